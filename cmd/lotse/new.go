package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// newFlags are what a new engagement is made of.
type newFlags struct {
	client, id, pack, lang, mode, disclosure, date, retention string
	consultant, contact, controller, brand, address, round    string
	kMin                                                      int
	invited                                                   map[string]int
	plain, noAsk                                              bool
}

// newCommand creates an engagement: from flags, and on a terminal from answers to
// what no flag says.
func (a *app) newCommand() *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:   "new [CLIENT]",
		Short: a.say.T("command-new-short"),
		Long:  a.say.T("command-new-long"),
		Example: "  lotse new\n  lotse new \"Nordhang Maschinenbau GmbH\" --mode panel --invited experts=5,editors=3\n" +
			"  lotse new \"Nordhang Maschinenbau GmbH\" --disclosure anonymous --retention 2027-11-30 --no-ask",
		Args: a.args(0, 1),
	}
	flags := c.Flags()
	flags.StringVar(&f.id, "id", "", a.say.T("command-new-flag-id"))
	flags.StringVar(&f.pack, "pack", "kommunikation", a.say.T("command-flag-pack"))
	flags.StringVar(&f.lang, "language", "de", a.say.T("command-new-flag-language"))
	flags.StringVar(&f.mode, "mode", string(assessment.ModeSurvey), a.say.T("command-new-flag-mode"))
	flags.StringVar(&f.disclosure, "disclosure", assessment.DisclosureConfidential.String(), a.say.T("new-flag-disclosure"))
	flags.IntVar(&f.kMin, "k-min", 0, a.say.T("command-new-flag-k-min"))
	flags.StringToIntVar(&f.invited, "invited", nil, a.say.T("command-new-flag-invited"))
	flags.StringVar(&f.date, "date", "", a.say.T("command-new-flag-date"))
	flags.StringVar(&f.retention, "retention", "", a.say.T("new-flag-retention"))
	flags.StringVar(&f.consultant, "consultant", "", a.say.T("command-new-flag-consultant"))
	flags.StringVar(&f.contact, "contact", "", a.say.T("command-new-flag-contact"))
	flags.StringVar(&f.controller, "controller", "", a.say.T("new-flag-controller"))
	flags.StringVar(&f.brand, "brand", "", a.say.T("new-flag-brand"))
	flags.StringVar(&f.address, "address", assessment.AddressFormal.String(), a.say.T("new-flag-address"))
	flags.StringVar(&f.round, "round", "baseline", a.say.T("new-flag-round"))
	flags.BoolVar(&f.plain, "plain", false, a.say.T("new-flag-plain"))
	flags.BoolVar(&f.noAsk, "no-ask", false, a.say.T("new-flag-no-ask"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			f.client = args[0]
		}
		return a.create(c, f)
	}
	return c
}

func (a *app) create(c *cobra.Command, f newFlags) error {
	pack, err := a.pack(f.pack)
	if err != nil {
		return err
	}
	if a.interactive() && !f.noAsk {
		if err := a.askNew(c, &f, pack); err != nil {
			return err
		}
	}
	e, err := a.engagementFrom(f, pack)
	if err != nil {
		return err
	}
	db, err := a.open(c.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.SaveEngagement(c.Context(), e, pack); err != nil {
		if errors.Is(err, store.ErrExists) {
			return a.usage("command-new-exists", "ID", e.ID)
		}
		return err
	}
	if err := db.Used(c.Context(), e.ID); err != nil {
		return err
	}
	fmt.Fprintln(a.Out, e.ID)
	fmt.Fprintln(a.Err, a.say.T("command-new-done", "ID", e.ID, "Client", e.Client))
	return nil
}

// engagementFrom checks the flags one by one and names the first that is wrong.
func (a *app) engagementFrom(f newFlags, pack *questionnaires.Pack) (*assessment.Engagement, error) {
	e := &assessment.Engagement{
		ID: f.id, Client: strings.TrimSpace(f.client), Language: f.lang, Pack: pack.ID, Consultant: f.consultant, Contact: f.contact,
		Controller: f.controller, Brand: f.brand, KMin: f.kMin, Date: f.date, Retention: f.retention,
		Rounds: []assessment.Round{{ID: f.round, Invited: f.invited}},
	}
	if e.Client == "" {
		return nil, a.usage("command-new-no-client")
	}
	if e.ID == "" {
		e.ID = slug(e.Client)
	}
	if e.Date == "" {
		e.Date = time.Now().Format(time.DateOnly)
	}
	for _, check := range []func(*assessment.Engagement, newFlags, *questionnaires.Pack) error{a.checkNames, a.checkProtection, a.checkDates, a.checkInvited} {
		if err := check(e, f, pack); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// badFlag says that a flag has a value it cannot have.
func (a *app) badFlag(flag, value string) error {
	return a.usage("command-flag-bad-value", "Flag", "--"+flag, "Value", value)
}

func (a *app) checkNames(e *assessment.Engagement, f newFlags, pack *questionnaires.Pack) error {
	if !kebab.MatchString(e.ID) {
		return a.badFlag("id", e.ID)
	}
	if !kebab.MatchString(f.round) {
		return a.badFlag("round", f.round)
	}
	if !slices.Contains(pack.Languages, e.Language) {
		return a.badFlag("language", e.Language)
	}
	var ok bool
	if e.Address, ok = assessment.ParseAddress(f.address); !ok {
		return a.badFlag("address", f.address)
	}
	return nil
}

// checkProtection sets how respondents are protected. No group below three is ever
// shown: with two, each could work out the other's answer.
func (a *app) checkProtection(e *assessment.Engagement, f newFlags, pack *questionnaires.Pack) error {
	var ok bool
	if e.Disclosure, ok = assessment.ParseDisclosure(f.disclosure); !ok {
		return a.badFlag("disclosure", f.disclosure)
	}
	e.Mode = assessment.DisclosureMode(f.mode)
	least := pack.Params.KMinSurvey
	switch e.Mode {
	case assessment.ModeSurvey:
	case assessment.ModePanel:
		least = pack.Params.KMinPanel
	default:
		return a.badFlag("mode", f.mode)
	}
	if e.KMin == 0 {
		e.KMin = least
	}
	if e.KMin < 3 {
		return a.usage("command-new-k-min", "K", e.KMin)
	}
	return nil
}

func (a *app) checkDates(e *assessment.Engagement, _ newFlags, _ *questionnaires.Pack) error {
	if !isDate(e.Date) {
		return a.badFlag("date", e.Date)
	}
	if e.Retention != "" && (!isDate(e.Retention) || e.Retention < e.Date) {
		return a.badFlag("retention", e.Retention)
	}
	return nil
}

func (a *app) checkInvited(_ *assessment.Engagement, f newFlags, pack *questionnaires.Pack) error {
	for group, n := range f.invited {
		if pack.Group(group) == nil {
			return a.usage("command-new-unknown-group", "Group", group)
		}
		if n < 0 {
			return a.badFlag("invited", fmt.Sprint(n))
		}
	}
	return nil
}

// isDate reports whether s is a day like 2006-01-02.
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

var (
	kebab    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	notKebab = regexp.MustCompile(`[^a-z0-9]+`)
)

// slug makes an id of a client's name: "Müller & Söhne" is "mueller-soehne".
func slug(name string) string {
	german := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")
	s := german.Replace(strings.ToLower(norm.NFC.String(name)))
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), s)
	if err != nil {
		plain = s
	}
	return strings.Trim(notKebab.ReplaceAllString(plain, "-"), "-")
}
