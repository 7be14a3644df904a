package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/intake"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// answerFlags are how lotse answer is called.
type answerFlags struct {
	as, group, round, from string
	blank, dry             bool
}

// answerCommand sets answers without asking: all of them or none.
func (a *app) answerCommand() *cobra.Command {
	var f answerFlags
	c := &cobra.Command{
		Use:   "answer [ENGAGEMENT] [QUESTION=VALUE…]",
		Short: a.say.T("answer-short"),
		Long:  a.say.T("answer-long"),
		Example: "  lotse answer nordhang company-headcount=240 wg-exists=true\n" +
			"  lotse answer nordhang --as e7 --group experts lead-mandate=3 lead-role-model=dk 'lead-priority={value: 2, note: \"…\"}'\n" +
			"  lotse answer nordhang --blank > workshop.yaml\n" +
			"  lotse answer nordhang --from workshop.yaml",
		Args: a.args(0, -1),
	}
	flags := c.Flags()
	flags.StringVar(&f.as, "as", "", a.say.T("answer-flag-as"))
	flags.StringVar(&f.group, "group", "", a.say.T("answer-flag-group"))
	flags.StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	flags.StringVar(&f.from, "from", "", a.say.T("answer-flag-from"))
	flags.BoolVar(&f.blank, "blank", false, a.say.T("answer-flag-blank"))
	flags.BoolVar(&f.dry, "dry-run", false, a.say.T("answer-flag-dry-run"))
	c.RunE = func(c *cobra.Command, args []string) error {
		var named []string
		if len(args) > 0 && !strings.Contains(args[0], "=") {
			named, args = args[:1], args[1:]
		}
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, named)
			if err != nil {
				return err
			}
			r, err := a.round(e, f.round)
			if err != nil {
				return err
			}
			job := &answering{app: a, c: c, db: db, e: e, pack: pack, round: r, flags: f}
			return job.run(args)
		})
	}
	return c
}

// answering is one run of lotse answer.
type answering struct {
	*app
	c     *cobra.Command
	db    *store.DB
	e     *assessment.Engagement
	pack  *questionnaires.Pack
	round *assessment.Round
	flags answerFlags

	who  *assessment.Respondent // nil: the workshop
	add  bool                   // who is new
	form *document.Form
}

func (j *answering) run(args []string) error {
	if err := j.person(); err != nil {
		return err
	}
	switch {
	case j.flags.blank && (len(args) > 0 || j.flags.from != ""), len(args) > 0 && j.flags.from != "":
		return j.usage("answer-one-way")
	case j.flags.blank:
		out := bufio.NewWriter(j.Out)
		if err := j.form.Blank(out, j.say.Lang(), j.have()); err != nil {
			return err
		}
		return out.Flush()
	case len(args) == 0 && j.flags.from == "":
		return j.usage("answer-nothing")
	}
	answers, order, faults, err := j.read(args)
	if err != nil {
		return err
	}
	if len(faults) == 0 {
		faults = j.check(answers)
	}
	if len(faults) > 0 {
		for _, fault := range faults {
			fmt.Fprintln(j.Err, "  "+fault)
		}
		return &openError{j.say.N("answer-faults", len(faults))}
	}
	if j.flags.dry {
		if err := j.target().Open(); err != nil {
			return err
		}
		fmt.Fprintln(j.Err, j.say.N("answer-dry", len(answers)))
		return nil
	}
	return j.save(answers, order)
}

// person finds whose answers these are.
func (j *answering) person() error {
	if j.flags.as == "" {
		if j.flags.group == "" || j.flags.blank {
			return j.forGroup(j.flags.group)
		}
		return j.usage("answer-group-alone")
	}
	for i := range j.round.Respondents {
		if who := &j.round.Respondents[i]; who.ID == j.flags.as {
			if j.flags.group != "" && j.flags.group != who.Group {
				return j.usage("answer-other-group", "Person", who.ID, "Group", who.Group)
			}
			j.who = who
			return j.forGroup(who.Group)
		}
	}
	switch {
	case j.flags.group == "":
		return j.usage("answer-unknown-person", "Person", j.flags.as, "Round", j.round.ID)
	case !assessment.IsID(strings.ToLower(j.flags.as)):
		return j.badFlag("as", j.flags.as)
	}
	j.who, j.add = &assessment.Respondent{ID: j.flags.as, Group: j.flags.group}, true
	return j.forGroup(j.flags.group)
}

func (j *answering) forGroup(group string) error {
	if group != "" && j.pack.Group(group) == nil {
		return j.usage("command-new-unknown-group", "Group", group)
	}
	j.form = document.NewForm(j.pack, group)
	return nil
}

// have are the answers so far.
func (j *answering) have() map[string]assessment.Answer {
	switch {
	case j.who != nil:
		return j.who.Answers
	case j.flags.group != "":
		return nil
	}
	return j.round.Facts
}

// target is the round that the answers go into.
func (j *answering) target() *intake.Target {
	return &intake.Target{DB: j.db, Engagement: j.e, Pack: j.pack, Round: j.round}
}

// save saves what has changed and prints the id of every answer, now that it is durable.
func (j *answering) save(answers map[string]assessment.Answer, order []string) error {
	arrival, err := j.target().Answers(j.c.Context(), j.who, j.add, answers)
	if err != nil {
		return err
	}
	if err := j.takeIn(j.c.Context(), j.target(), arrival); err != nil {
		return err
	}
	for _, id := range order {
		fmt.Fprintln(j.Out, id)
	}
	fmt.Fprintln(j.Err, j.say.N("answer-saved", len(order)))
	return nil
}

// takeIn saves an arrival.
func (a *app) takeIn(ctx context.Context, target *intake.Target, arrival *intake.Arrival) error {
	err := target.Take(ctx, arrival)
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		return fmt.Errorf("%s", a.say.T("answer-conflict", "Question", conflict.Question))
	}
	return err
}
