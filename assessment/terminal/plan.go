package terminal

import (
	"fmt"
	"io"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/planwords"
	"lotse/templates/locale"
)

// Plan writes the whole curated plan by stage, with what is computed beside what the
// consultant changed, what she holds back, what does not go together, and what changed
// since she last looked.
func (p Page) Plan(w io.Writer, pub *assessment.Published, plan *assessment.Plan) error {
	t := &planPage{p.begin(w), pub, plan, planwords.New(pub.Pack, plan, p.Say)}
	t.wrapped(0, t.bold(pub.Engagement.Client+" · "+p.Say.T("plan-title")))
	t.changes()
	for wave := 1; wave <= 4; wave++ {
		t.stage(wave)
	}
	t.held()
	t.dormant()
	t.overridden()
	for i, warning := range plan.Warnings {
		if i == 0 {
			t.heading(p.Say.T("plan-warnings"))
		}
		t.hanging(2, 4, "! "+t.words.Warning(warning))
	}
	return t.err
}

// PlanChanges writes what changed since the consultant last looked.
func (p Page) PlanChanges(w io.Writer, pub *assessment.Published, plan *assessment.Plan) error {
	t := &planPage{p.begin(w), pub, plan, planwords.New(pub.Pack, plan, p.Say)}
	if len(plan.Changes) == 0 {
		t.wrapped(0, p.Say.T("plan-no-changes"))
	}
	t.changes()
	return t.err
}

// A planPage is a page about a plan while it is written.
type planPage struct {
	*text
	pub   *assessment.Published
	plan  *assessment.Plan
	words planwords.Words
}

func (t *planPage) changes() {
	if len(t.plan.Changes) == 0 {
		return
	}
	t.heading(t.Say.N("plan-changes", len(t.plan.Changes)))
	for _, c := range t.plan.Changes {
		t.hanging(2, 4, "* "+t.words.Subject(c)+": "+t.words.Change(c))
	}
}

// stage lists the recommendations of a stage, with the room they take.
func (t *planPage) stage(wave int) {
	var list []*assessment.Recommendation
	for _, id := range t.plan.Print {
		if r := t.plan.Recommendation(id); r != nil && r.Wave == wave {
			list = append(list, r)
		}
	}
	if len(list) == 0 {
		return
	}
	head := t.words.Stage(wave)
	if wave <= len(t.plan.Capacity) {
		head += " · " + t.Say.T("plan-room", "Days", t.days(t.plan.DaysByWave[wave]), "Capacity", t.days(t.plan.Capacity[wave-1]))
	}
	t.heading(head)
	for _, r := range list {
		t.hanging(1, 5, fmt.Sprintf("%2d  %s", r.Number, r.Rule.Title.In(t.Say.Lang())))
		t.wrapped(5, t.faint(strings.Join(t.facts(r), " · ")))
		if marks := t.words.Marks(r); len(marks) > 0 {
			t.wrapped(5, strings.Join(marks, " · "))
		}
		if reason := r.Decision.Reason.In(t.Say.Lang()); reason != "" {
			t.wrapped(5, t.faint(reason))
		}
	}
}

// days writes person-days without the word.
func (t *planPage) days(n float64) string {
	if locale.Round(n, 1) == locale.Round(n, 0) {
		return t.Say.Number(n, 0)
	}
	return t.Say.Number(n, 1)
}

func (t *planPage) facts(r *assessment.Recommendation) []string {
	facts := []string{r.ID, t.Say.PersonDays(r.EffortPD)}
	if owner := r.Rule.Owner.In(t.Say.Lang()); owner != "" {
		facts = append(facts, owner)
	}
	if r.Inherited > 0 {
		facts = append(facts, t.Say.T("results-priority", "Value", t.Say.Number(r.Inherited, 1)))
	}
	if day, err := time.Parse(time.DateOnly, r.Decision.Start); err == nil {
		facts = append(facts, t.Say.T("plan-from", "Date", t.Say.Date(day)))
	}
	return facts
}

func (t *planPage) held() {
	for i, r := range t.plan.Held {
		if i == 0 {
			t.heading(t.Say.T("plan-held"))
		}
		t.hanging(2, 5, r.Rule.Title.In(t.Say.Lang()))
		t.wrapped(5, t.faint(r.ID+" · "+r.Decision.Reason.In(t.Say.Lang())))
	}
}

// dormant lists what she said about recommendations whose rules do not fire now.
func (t *planPage) dormant() {
	for i, d := range t.plan.Dormant {
		if i == 0 {
			t.heading(t.Say.T("plan-dormant"))
		}
		t.hanging(2, 5, t.words.Title(d.ID)+" ("+d.ID+")")
	}
}

func (t *planPage) overridden() {
	for i, o := range t.pub.Overridden {
		if i == 0 {
			t.heading(t.Say.T("plan-overridden"))
		}
		t.hanging(2, 5, override(t.text, t.words, o))
		t.wrapped(5, t.faint(o.Reason.In(t.Say.Lang())))
	}
}

// override is a value of hers beside the computed one.
func override(t *text, words planwords.Words, o assessment.Overridden) string {
	decimals := 1
	if o.Dimension == "" {
		decimals = 0 // a level
	}
	return t.Say.T("plan-override", "Of", words.Dimension(o.Dimension), "Value", t.Say.Number(o.Value, decimals),
		"Computed", t.Say.Number(o.Computed.Value, decimals))
}
