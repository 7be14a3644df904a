package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
	"unicode"

	"lotse/assessment"
	"lotse/assessment/store"
)

// newFlags are what a new engagement is made of.
type newFlags struct {
	id, pack, lang, mode, date, consultant, contact string
	kMin                                            int
	invited                                         map[string]int
}

// newCommand creates an engagement from flags.
func (a *app) newCommand() *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:     "new CLIENT",
		Short:   a.say.T("command-new-short"),
		Long:    a.say.T("command-new-long"),
		Example: "  lotse new \"Nordhang Maschinenbau GmbH\" --mode panel --invited experts=5,editors=3",
		Args:    a.args(1, 1),
	}
	flags := c.Flags()
	flags.StringVar(&f.id, "id", "", a.say.T("command-new-flag-id"))
	flags.StringVar(&f.pack, "pack", "kommunikation", a.say.T("command-flag-pack"))
	flags.StringVar(&f.lang, "language", "de", a.say.T("command-new-flag-language"))
	flags.StringVar(&f.mode, "mode", string(assessment.ModeSurvey), a.say.T("command-new-flag-mode"))
	flags.StringVar(&f.date, "date", "", a.say.T("command-new-flag-date"))
	flags.StringVar(&f.consultant, "consultant", "", a.say.T("command-new-flag-consultant"))
	flags.StringVar(&f.contact, "contact", "", a.say.T("command-new-flag-contact"))
	flags.IntVar(&f.kMin, "k-min", 0, a.say.T("command-new-flag-k-min"))
	flags.StringToIntVar(&f.invited, "invited", nil, a.say.T("command-new-flag-invited"))
	c.RunE = func(c *cobra.Command, args []string) error { return a.create(c, args[0], f) }
	return c
}

func (a *app) create(c *cobra.Command, client string, f newFlags) error {
	pack, err := a.pack(f.pack)
	if err != nil {
		return err
	}
	e, err := a.engagementFrom(client, f)
	if err != nil {
		return err
	}
	e.Pack = pack.ID
	for group, n := range f.invited {
		if pack.Group(group) == nil {
			return a.usage("command-new-unknown-group", "Group", group)
		}
		if n < 0 {
			return a.usage("command-flag-bad-value", "Flag", "--invited", "Value", fmt.Sprint(n))
		}
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
	fmt.Fprintln(a.Err, a.say.T("command-new-done", "ID", e.ID, "Client", client))
	return nil
}

// engagementFrom checks the flags one by one and names the first that is wrong.
func (a *app) engagementFrom(client string, f newFlags) (*assessment.Engagement, error) {
	client = strings.TrimSpace(client)
	if client == "" {
		return nil, a.usage("command-new-no-client")
	}
	if f.id == "" {
		f.id = slug(client)
	}
	if !kebab.MatchString(f.id) {
		return nil, a.usage("command-flag-bad-value", "Flag", "--id", "Value", f.id)
	}
	if f.lang != "de" && f.lang != "en" {
		return nil, a.usage("command-flag-bad-value", "Flag", "--language", "Value", f.lang)
	}
	mode := assessment.DisclosureMode(f.mode)
	if mode != assessment.ModeSurvey && mode != assessment.ModePanel {
		return nil, a.usage("command-flag-bad-value", "Flag", "--mode", "Value", f.mode)
	}
	if f.date == "" {
		f.date = time.Now().Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, f.date); err != nil {
		return nil, a.usage("command-flag-bad-value", "Flag", "--date", "Value", f.date)
	}
	least := map[assessment.DisclosureMode]int{assessment.ModeSurvey: 5, assessment.ModePanel: 3}[mode]
	if f.kMin == 0 {
		f.kMin = least
	}
	if f.kMin < 3 {
		return nil, a.usage("command-new-k-min", "K", f.kMin)
	}
	return &assessment.Engagement{
		ID: f.id, Client: client, Language: f.lang, Mode: mode, KMin: f.kMin, Date: f.date,
		Consultant: f.consultant, Contact: f.contact,
		Rounds: []assessment.Round{{ID: "baseline", Invited: f.invited}},
	}, nil
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
