package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/invite/campaign"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// inviteFlags are how lotse invite is called.
type inviteFlags struct {
	round, base, group, expires, csv, addresses string
	count, rate                                 int
	shared, send, remind, dry, list, json       bool
	preparer                                    bool
	revoke, answered, sections, to              []string
}

// inviting is one run of lotse invite.
type inviting struct {
	*app
	ctx   context.Context
	db    *store.DB
	e     *assessment.Engagement
	pack  *questionnaires.Pack
	round *assessment.Round
	now   time.Time
	flags inviteFlags

	campaign *campaign.Campaign // set with the round
}

// inviteCommand makes links, prints or sends them, and looks after them.
func (a *app) inviteCommand() *cobra.Command {
	var f inviteFlags
	c := &cobra.Command{
		Use:   "invite [ENGAGEMENT]",
		Short: a.say.T("invite-short"),
		Long:  a.say.T("invite-long"),
		Example: "  lotse invite nordhang --base-url https://lotse.example\n" +
			"  lotse invite nordhang --group experts --count 5 --shared\n" +
			"  lotse invite nordhang --addresses people.csv --csv letters.csv\n" +
			"  lotse invite nordhang --addresses people.csv --send --dry-run\n" +
			"  lotse invite nordhang --remind --send\n" +
			"  lotse invite nordhang --preparer --sections company,swot --to jo@example.com --send\n" +
			"  lotse invite nordhang --list",
		Args: a.args(0, 1),
	}
	flags := c.Flags()
	flags.StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	flags.StringVar(&f.base, "base-url", "", a.say.T("invite-flag-base-url"))
	flags.StringVar(&f.group, "group", "", a.say.T("invite-flag-group"))
	flags.IntVar(&f.count, "count", 0, a.say.T("invite-flag-count"))
	flags.BoolVar(&f.shared, "shared", false, a.say.T("invite-flag-shared"))
	flags.StringVar(&f.expires, "expires", "", a.say.T("invite-flag-expires"))
	flags.StringVar(&f.addresses, "addresses", "", a.say.T("invite-flag-addresses"))
	flags.StringVar(&f.csv, "csv", "", a.say.T("invite-flag-csv"))
	flags.BoolVar(&f.send, "send", false, a.say.T("invite-flag-send"))
	flags.BoolVar(&f.remind, "remind", false, a.say.T("invite-flag-remind"))
	flags.BoolVar(&f.dry, "dry-run", false, a.say.T("invite-flag-dry-run"))
	flags.IntVar(&f.rate, "rate", 20, a.say.T("invite-flag-rate"))
	flags.BoolVar(&f.list, "list", false, a.say.T("invite-flag-list"))
	flags.BoolVar(&f.preparer, "preparer", false, a.say.T("invite-flag-preparer"))
	flags.StringSliceVar(&f.sections, "sections", nil, a.say.T("invite-flag-sections"))
	flags.StringSliceVar(&f.to, "to", nil, a.say.T("invite-flag-to"))
	flags.StringSliceVar(&f.revoke, "revoke", nil, a.say.T("invite-flag-revoke"))
	flags.StringSliceVar(&f.answered, "answered", nil, a.say.T("invite-flag-answered"))
	flags.BoolVar(&f.json, "json", false, a.say.T("invite-flag-json"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := a.checkInvite(f); err != nil {
			return err
		}
		db, err := a.openExisting(c.Context())
		if err != nil {
			return err
		}
		defer db.Close()
		e, pack, err := a.engagement(c.Context(), db, args)
		if err != nil {
			return err
		}
		in := &inviting{app: a, ctx: c.Context(), db: db, e: e, pack: pack, now: db.Now(), flags: f}
		return a.inviteFailure(in.run(), e.ID)
	}
	return c
}

// checkInvite refuses flags that contradict each other.
func (a *app) checkInvite(f inviteFlags) error {
	chosen := func(flags ...bool) (n int) {
		for _, yes := range flags {
			if yes {
				n++
			}
		}
		return n
	}
	makes := f.group != "" || f.count != 0 || f.shared || f.addresses != "" || f.expires != "" || len(f.to)+len(f.sections) > 0
	hands := f.send || f.remind || f.csv != "" || f.dry
	care := chosen(f.list, len(f.revoke) > 0, len(f.answered) > 0)
	switch {
	case care > 1 || care == 1 && (makes || hands):
		return a.usage("invite-flags-care")
	case !f.preparer && len(f.to)+len(f.sections) > 0, f.preparer && (f.group != "" || f.count != 0 || f.shared || f.addresses != ""):
		return a.usage("invite-flags-preparer")
	case f.preparer && f.send && (f.remind || len(f.to) == 0):
		return a.usage("invite-flags-preparer-send")
	case f.remind && makes:
		return a.usage("invite-flags-remind")
	case f.send && f.csv != "":
		return a.usage("invite-flags-send-csv")
	case f.json && f.csv == "-":
		return a.usage("invite-flags-json-csv")
	case f.addresses != "" && (f.group != "" || f.count != 0 || f.shared):
		return a.usage("invite-flags-addresses")
	case f.send && (f.group != "" || f.shared):
		return a.usage("invite-flags-send-group")
	case f.group == "" && (f.count != 0 || f.shared):
		return a.usage("invite-flags-no-group")
	case f.count < 0 || f.count > maxLinks:
		return a.usage("invite-count", "Most", maxLinks)
	case f.rate < 1 || f.rate > maxRate:
		return a.usage("invite-rate", "Most", maxRate)
	}
	return nil
}

const (
	// maxLinks are made at once for a group: a slip of the finger should not make a million.
	maxLinks = 10_000
	// maxRate is how many mails a minute can be asked for: ten a second.
	maxRate = 600
)

func (in *inviting) run() error {
	if err := in.findRound(); err != nil {
		return err
	}
	switch {
	case in.flags.list:
		return in.list()
	case len(in.flags.revoke) > 0:
		return in.each(in.flags.revoke, in.db.RevokeLink, "invite-revoked")
	case len(in.flags.answered) > 0:
		return in.each(in.flags.answered, in.db.UseLink, "invite-noted")
	}
	var err error
	if in.campaign.Base, err = in.base(); err != nil {
		return err
	}
	if in.flags.send {
		return in.sendAll()
	}
	return in.handOut()
}

// findRound sets the round; only looking is possible in one that is closed.
func (in *inviting) findRound() error {
	in.round = in.e.Latest()
	if in.flags.round != "" {
		in.round = in.e.Round(in.flags.round)
		if in.round == nil {
			return in.usage("command-unknown-round", "Round", in.flags.round, "Engagement", in.e.ID)
		}
	}
	if in.round == nil {
		return &openError{in.say.T("command-no-round", "Engagement", in.e.ID)}
	}
	in.campaign = &campaign.Campaign{DB: in.db, Engagement: in.e, Pack: in.pack, Round: in.round, Now: in.now}
	if in.campaign.Open() != nil && !in.flags.list {
		return in.usage("invite-closed", "Round", in.round.ID)
	}
	return nil
}

// base is the server's address: --base-url, else LOTSE_BASE_URL.
func (in *inviting) base() (invite.Base, error) {
	s := in.flags.base
	if s == "" {
		s = in.env("LOTSE_BASE_URL")
	}
	if s == "" {
		return invite.Base{}, in.usage("invite-no-base")
	}
	base, err := invite.ParseBase(s)
	switch {
	case errors.Is(err, invite.ErrInsecure):
		return base, in.usage("invite-insecure", "Given", s)
	case err != nil:
		return base, in.usage("invite-bad-base", "Given", s)
	}
	return base, nil
}

// inviteFailure says in the language of talk what the user can do something about.
func (a *app) inviteFailure(err error, engagement string) error {
	var expiry *invite.ExpiryError
	var missing *invite.MissingError
	var section *campaign.SectionError
	switch {
	case errors.As(err, &section):
		return a.usage("invite-no-section", "ID", section.ID, "Sections", strings.Join(section.Has, ", "))
	case errors.As(err, &expiry):
		key := map[invite.ExpiryReason]string{invite.NoDay: "invite-no-day", invite.Past: "invite-past", invite.AfterRetention: "invite-after-retention"}[expiry.Reason]
		return a.usage(key, "Day", expiry.Day, "Limit", expiry.Limit)
	case errors.As(err, &missing):
		names := make([]string, len(missing.Fields))
		for i, field := range missing.Fields {
			names[i] = a.say.T("invite-field-" + field)
		}
		return a.usage("invite-missing", "Fields", a.say.List(names), "Engagement", engagement)
	case errors.Is(err, campaign.ErrNobody):
		return a.usage("invite-nobody")
	case errors.Is(err, store.ErrClosed):
		return a.usage("invite-just-closed")
	}
	return err
}
