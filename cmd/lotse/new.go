package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

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
	pack, err := a.pack(c.Context(), f.pack)
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

// engagementFrom makes the engagement and names the first flag that is wrong.
func (a *app) engagementFrom(f newFlags, pack *questionnaires.Pack) (*assessment.Engagement, error) {
	setup := assessment.Setup{
		Client: f.client, ID: f.id, Language: f.lang, Mode: f.mode, Disclosure: f.disclosure, Date: f.date, Retention: f.retention,
		Consultant: f.consultant, Contact: f.contact, Controller: f.controller, Brand: f.brand, Address: f.address, Round: f.round,
		KMin: f.kMin, Invited: f.invited,
	}
	e, faults := setup.Engagement(pack, time.Now())
	return e, a.setupFault(faults)
}

// setupFault says the first fault of a setup, which is a flag's.
func (a *app) setupFault(faults []assessment.SetupFault) error {
	if len(faults) == 0 {
		return nil
	}
	switch f := faults[0]; f.Reason {
	case assessment.SetupNoClient:
		return a.usage("command-new-no-client")
	case assessment.SetupSmallGroups:
		return a.usage("command-new-k-min", "K", f.Value)
	case assessment.SetupUnknownGroup:
		return a.usage("command-new-unknown-group", "Group", f.Value)
	default:
		return a.badFlag(f.Field, f.Value)
	}
}

// badFlag says that a flag has a value it cannot have.
func (a *app) badFlag(flag, value string) error {
	return a.usage("command-flag-bad-value", "Flag", "--"+flag, "Value", value)
}
