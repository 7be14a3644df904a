package assessment

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"lotse/questionnaires"
)

// A Setup is what a new engagement is made of, as somebody typed it.
type Setup struct {
	Client, ID, Language, Mode, Disclosure, Date, Retention string
	Consultant, Contact, Controller, Brand, Address, Round  string
	KMin                                                    int            // 0: the smallest the pack allows for the mode
	Invited                                                 map[string]int // per group
}

// A SetupReason says why a field of a setup is refused.
type SetupReason string

// The reasons of a SetupFault.
const (
	SetupNoClient     SetupReason = "no-client"
	SetupBadValue     SetupReason = "bad-value"
	SetupSmallGroups  SetupReason = "small-groups" // a smallest group below three
	SetupUnknownGroup SetupReason = "unknown-group"
	SetupPromised     SetupReason = "promised" // less protection than people were promised
)

// A SetupFault is one field of a setup that is wrong.
type SetupFault struct {
	Field  string // client, id, language, mode, disclosure, k-min, date, retention, address, round, invited
	Value  string
	Reason SetupReason
}

// leastShown is the smallest group that is ever shown: with two, each could work out
// the other's answer.
const leastShown = 3

// Engagement makes the engagement. Without an id it gets one made of the client's name,
// without a date it gets today's. With faults there is no engagement.
func (s Setup) Engagement(pack *questionnaires.Pack, today time.Time) (*Engagement, []SetupFault) {
	e := &Engagement{
		ID: s.ID, Client: strings.TrimSpace(s.Client), Language: s.Language, Pack: pack.ID, Consultant: s.Consultant, Contact: s.Contact,
		Controller: s.Controller, Brand: s.Brand, KMin: s.KMin, Date: s.Date, Retention: s.Retention, Mode: DisclosureMode(s.Mode),
		Rounds: []Round{{ID: s.Round, Invited: s.Invited}},
	}
	if e.ID == "" {
		e.ID = Slug(e.Client)
	}
	if e.Date == "" {
		e.Date = today.Format(time.DateOnly)
	}
	c := &setupCheck{pack: pack}
	if e.Client == "" {
		c.add("client", "", SetupNoClient)
	} else {
		c.need(IsID(e.ID), "id", e.ID)
	}
	c.need(IsID(s.Round), "round", s.Round)
	c.settings(e, s)
	c.invited(s.Invited)
	if c.faults != nil {
		return nil, c.faults
	}
	return e, nil
}

// Change gives an engagement other settings: all of them or, with faults, none. The id,
// the language and the rounds stay. Once people were invited or have answered, promised,
// nothing may protect them less than they were told: the disclosure and the mode stay, the
// smallest group does not become smaller, and answers are not kept for longer.
func (s Setup) Change(e *Engagement, pack *questionnaires.Pack, promised bool) []SetupFault {
	changed := *e
	changed.Client, changed.Consultant, changed.Contact = strings.TrimSpace(s.Client), s.Consultant, s.Contact
	changed.Controller, changed.Brand, changed.Date, changed.Retention = s.Controller, s.Brand, s.Date, s.Retention
	changed.KMin, changed.Mode = s.KMin, DisclosureMode(s.Mode)
	c := &setupCheck{pack: pack}
	if changed.Client == "" {
		c.add("client", "", SetupNoClient)
	}
	c.settings(&changed, s)
	if promised {
		c.promises(e, &changed)
	}
	if c.faults == nil {
		*e = changed
	}
	return c.faults
}

// promises refuses what would protect people less than they were told.
func (c *setupCheck) promises(was, is *Engagement) {
	if is.Disclosure != was.Disclosure {
		c.add("disclosure", is.Disclosure.String(), SetupPromised)
	}
	if is.Mode != was.Mode {
		c.add("mode", string(is.Mode), SetupPromised)
	}
	if is.KMin < was.KMin {
		c.add("k-min", strconv.Itoa(is.KMin), SetupPromised)
	}
	if was.Retention != "" && (is.Retention == "" || is.Retention > was.Retention) {
		c.add("retention", is.Retention, SetupPromised)
	}
}

// A setupCheck gathers what is wrong with a setup.
type setupCheck struct {
	pack   *questionnaires.Pack
	faults []SetupFault
}

func (c *setupCheck) add(field, value string, reason SetupReason) {
	c.faults = append(c.faults, SetupFault{Field: field, Value: value, Reason: reason})
}

func (c *setupCheck) need(ok bool, field, value string) {
	if !ok {
		c.add(field, value, SetupBadValue)
	}
}

// settings checks what can be changed later, too, and sets what is given as a word.
func (c *setupCheck) settings(e *Engagement, s Setup) {
	c.need(slices.Contains(c.pack.Languages, e.Language), "language", e.Language)
	var ok bool
	e.Address, ok = ParseAddress(s.Address)
	c.need(ok, "address", s.Address)
	e.Disclosure, ok = ParseDisclosure(s.Disclosure)
	c.need(ok, "disclosure", s.Disclosure)
	least := c.pack.Params.KMinSurvey
	if e.Mode == ModePanel {
		least = c.pack.Params.KMinPanel
	}
	c.need(e.Mode == ModePanel || e.Mode == ModeSurvey, "mode", string(e.Mode))
	if e.KMin == 0 {
		e.KMin = least
	}
	if e.KMin < leastShown {
		c.faults = append(c.faults, SetupFault{Field: "k-min", Value: strconv.Itoa(e.KMin), Reason: SetupSmallGroups})
	}
	c.need(IsDay(e.Date), "date", e.Date)
	c.need(e.Retention == "" || IsDay(e.Retention) && e.Retention >= e.Date, "retention", e.Retention)
}

func (c *setupCheck) invited(people map[string]int) {
	c.faults = append(c.faults, InvitedFaults(c.pack, people)...)
}

// InvitedFaults says what is wrong with numbers of people per group.
func InvitedFaults(pack *questionnaires.Pack, people map[string]int) []SetupFault {
	var faults []SetupFault
	for _, group := range slices.Sorted(maps.Keys(people)) {
		switch {
		case pack.Group(group) == nil:
			faults = append(faults, SetupFault{"invited", group, SetupUnknownGroup})
		case people[group] < 0:
			faults = append(faults, SetupFault{"invited", strconv.Itoa(people[group]), SetupBadValue})
		}
	}
	return faults
}

// IsDay reports whether s is a day like 2006-01-02.
func IsDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

var (
	kebab    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	notKebab = regexp.MustCompile(`[^a-z0-9]+`)
)

// IsID reports whether s can be the id of an engagement or a round.
func IsID(s string) bool { return kebab.MatchString(s) }

// Slug makes an id of a client's name: "Müller & Söhne" is "mueller-soehne".
func Slug(name string) string {
	german := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")
	s := german.Replace(strings.ToLower(norm.NFC.String(name)))
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), s)
	if err != nil {
		plain = s
	}
	return strings.Trim(notKebab.ReplaceAllString(plain, "-"), "-")
}
