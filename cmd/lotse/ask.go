package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
	"lotse/templates/locale"
)

// askFlags are how lotse ask is called.
type askFlags struct {
	as, group, round, at, start string
	plain                       bool
}

// askCommand asks question by question, on the whole screen or line by line.
func (a *app) askCommand() *cobra.Command {
	var f askFlags
	c := &cobra.Command{
		Use:     "ask [ENGAGEMENT]",
		Short:   a.say.T("ask-short"),
		Long:    a.say.T("ask-long"),
		Example: "  lotse ask\n  lotse ask nordhang --at swot\n  lotse ask nordhang --group editors\n  lotse ask nordhang --as p-7k3m9qxt",
		Args:    a.args(0, 1),
	}
	flags := c.Flags()
	flags.StringVar(&f.at, "at", "", a.say.T("ask-flag-at"))
	flags.StringVar(&f.group, "group", "", a.say.T("ask-flag-group"))
	flags.StringVar(&f.as, "as", "", a.say.T("ask-flag-as"))
	flags.StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	flags.StringVar(&f.start, "start", "", a.say.T("ask-flag-start"))
	flags.BoolVar(&f.plain, "plain", false, a.say.T("ask-flag-plain"))
	c.RunE = func(c *cobra.Command, args []string) error {
		f.plain = f.plain || a.env("LOTSE_PLAIN") != "" || a.interactive() && a.env("TERM") == "dumb"
		if !f.plain && !a.interactive() {
			return a.usage("ask-no-terminal")
		}
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			r, err := a.round(e, f.round)
			if err != nil {
				return err
			}
			job := &asking{app: a, ctx: c.Context(), db: db, e: e, pack: pack, round: r, flags: f}
			return job.run()
		})
	}
	return c
}

// asking is one run of lotse ask.
type asking struct {
	*app
	ctx   context.Context
	db    *store.DB
	e     *assessment.Engagement
	pack  *questionnaires.Pack
	round *assessment.Round
	flags askFlags

	mu    sync.Mutex // answers and drafts come from two goroutines
	who   string     // "" for the workshop
	group string
	add   bool             // who is new and not in the store yet
	read  map[string]int64 // the version of every answer as it was read
}

func (j *asking) run() error {
	switch j.round.State {
	case assessment.RoundClosed:
		return store.ErrClosed
	case assessment.RoundFrozen:
		return store.ErrFrozen
	}
	if err := j.person(); err != nil {
		return err
	}
	say, err := j.language()
	if err != nil {
		return err
	}
	iv, err := j.interview(say)
	if err != nil {
		return err
	}
	page := terminal.Page{Width: width(j.Out), Say: say}
	if j.flags.plain {
		j.calm = true // Ctrl+C is a way to stop: everything is saved
		_, err = page.InterviewPlain(j.ctx, j.In, j.Out, iv)
	} else {
		_, err = page.Interview(j.ctx, j.In, j.Out, iv)
	}
	if err != nil {
		return err
	}
	j.left(iv)
	return nil
}

// person finds who answers: the workshop, somebody who is there, or somebody new,
// who gets an id that tells nothing.
func (j *asking) person() error {
	f := j.flags
	if f.group != "" && j.pack.Group(f.group) == nil {
		return j.usage("command-new-unknown-group", "Group", f.group)
	}
	j.who, j.group = f.as, f.group
	if f.as == "" {
		if f.group != "" {
			j.who, j.add = invite.NewRespondent(), true
		}
		return nil
	}
	for i := range j.round.Respondents {
		if who := &j.round.Respondents[i]; who.ID == f.as {
			if f.group != "" && f.group != who.Group {
				return j.usage("answer-other-group", "Person", who.ID, "Group", who.Group)
			}
			j.group = who.Group
			return j.logAccess(j.ctx, j.db, "ask", j.e.ID, 1)
		}
	}
	switch {
	case f.group == "":
		return j.usage("answer-unknown-person", "Person", f.as, "Round", j.round.ID)
	case !assessment.IsID(strings.ToLower(f.as)):
		return j.badFlag("as", f.as)
	}
	j.add = true
	return nil
}

// language is that of talk, if the pack speaks it; else the client's.
func (j *asking) language() (*locale.Printer, error) {
	if slices.Contains(j.pack.Languages, j.say.Lang()) {
		return j.say, nil
	}
	say, err := locale.New(j.e.Language)
	if err != nil {
		return nil, fmt.Errorf("speak %s: %w", j.e.Language, err)
	}
	return say, nil
}

func (j *asking) interview(say *locale.Printer) (*terminal.Interview, error) {
	iv := &terminal.Interview{Title: j.e.Client, Pack: j.pack, Facts: j.round.Facts, Save: j.save, SaveDraft: j.saveDraft}
	answers := map[string]assessment.Answer{}
	j.read = map[string]int64{}
	if !j.add {
		stored, err := j.db.Answers(j.ctx, j.e.ID, j.round.ID, j.who)
		if err != nil {
			return nil, err
		}
		for id, s := range stored {
			answers[id], j.read[id] = s.Answer, s.Version
		}
		if iv.Drafts, err = j.db.Drafts(j.ctx, j.e.ID, j.round.ID, j.who); err != nil {
			return nil, err
		}
	}
	if j.group == "" {
		iv.Flow = assessment.NewWorkshopFlow(j.pack, answers)
		iv.Scores = func() []terminal.Score { return j.scores(iv.Flow, say) }
		var err error
		if iv.Meeting, err = j.meeting(say); err != nil {
			return nil, err
		}
	} else {
		iv.Flow = assessment.NewFlow(j.pack, j.group, answers, j.round.Facts)
		iv.Thanks = []string{say.T("ask-thanks"), say.T("ask-thanks-id", "ID", j.who)}
		if len(answers) == 0 {
			iv.Notice = privacy.Notice(j.e, j.pack, say)
			iv.Consent = privacy.Consent(j.e)
		}
	}
	return iv, j.at(iv)
}

// at finds the question or section to begin with.
func (j *asking) at(iv *terminal.Interview) error {
	want := j.flags.at
	if want == "" {
		return nil
	}
	var names []string
	for s, q := range iv.Flow.Questions() {
		for _, name := range []string{q.ID, s.ID, q.Key, s.Key} {
			if name == want {
				iv.At = q.ID
				return nil
			}
			names = append(names, name)
		}
	}
	if near := source.Nearest(want, names); near != "" {
		return j.usage("ask-at-near", "At", want, "Near", near)
	}
	return j.usage("ask-at-unknown", "At", want)
}

// scores are the values of the dimensions as they may be published, with the facts
// as they are now; nothing where nobody has answered yet.
func (j *asking) scores(flow *assessment.Flow, say *locale.Printer) []terminal.Score {
	round := *j.round
	round.Facts = flow.Answers()
	published := assessment.Assess(j.pack, j.e, &round).Publish()
	lo, hi := j.pack.Params.ScaleMin, j.pack.Params.ScaleMax
	var list []terminal.Score
	known := false
	for _, d := range published.Dimensions {
		s := terminal.Score{Name: j.pack.Label(d.ID).In(say.Lang()), Value: d.Score}
		if d.Score.Known {
			known = true
			s.Share = (d.Score.Value - lo) / (hi - lo)
		}
		list = append(list, s)
	}
	if !known {
		return nil
	}
	return list
}

// left says how far it is, and how to go on.
func (j *asking) left(iv *terminal.Interview) {
	done, all := 0, 0
	for _, p := range iv.Flow.Progress() {
		done += p.Done
		all += p.All
	}
	call := "lotse ask " + j.e.ID
	if j.flags.plain {
		call += " --plain"
	}
	switch {
	case j.add: // nothing was entered
		return
	case j.who != "":
		call += " --as " + j.who
	}
	if done == all {
		fmt.Fprintln(j.Err, j.say.T("ask-left-done", "All", all))
		return
	}
	where, err := j.storePath()
	if err != nil {
		where = ""
	}
	fmt.Fprintln(j.Err, j.say.T("ask-left", "Done", done, "All", all, "Call", call+j.storeFlag(where)))
}
