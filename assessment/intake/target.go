package intake

import (
	"context"
	"reflect"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// A Target is the round that files come into.
type Target struct {
	DB         *store.DB
	Engagement *assessment.Engagement
	Pack       *questionnaires.Pack
	Round      *assessment.Round
}

// Open says whether the round takes answers, as the store would: nil,
// [store.ErrClosed] or [store.ErrFrozen].
func (t *Target) Open() error {
	switch t.Round.State {
	case assessment.RoundClosed:
		return store.ErrClosed
	case assessment.RoundFrozen:
		return store.ErrFrozen
	}
	return nil
}

// ReadForm reads a filled-in workbook. What is wrong with it is [spreadsheet.Faults]; one
// that was made for another project is a *[Refusal].
func (t *Target) ReadForm(data []byte) (*spreadsheet.Filled, error) {
	m, faults := spreadsheet.ReadManifest(data)
	if faults != nil {
		return nil, faults
	}
	if m.Engagement != t.Engagement.ID {
		return nil, &Refusal{OtherEngagement, []any{"Form", m.Engagement, "Engagement", t.Engagement.ID}}
	}
	form, faults := spreadsheet.Read(data, t.Pack, t.Round.Facts)
	if faults != nil {
		return nil, faults
	}
	return form, nil
}

// Form finds whose answers a workbook holds and what it changes. as names the person,
// new or known; without it a survey's form is a new person's, under a sign that says
// nothing. What is blank in the form stays, unless takeBack is set. A refusal is a
// *[Refusal].
func (t *Target) Form(ctx context.Context, form *spreadsheet.Filled, as string, takeBack bool) (*Arrival, error) {
	a := &Arrival{Group: form.Group, Who: as, whole: form.Group != ""}
	if err := t.place(a, form.Answers); err != nil {
		return nil, err
	}
	if err := t.read(ctx, a); err != nil {
		return nil, err
	}
	a.Changes = form.Changes(a.before(), takeBack)
	a.Blank = len(form.Blank)
	for _, c := range a.Changes {
		if c.Sort == spreadsheet.ChangeKept || c.Sort == spreadsheet.ChangeTaken {
			a.Blank--
		}
	}
	return a, nil
}

// Answers finds what a file of answers changes, question by question: the client's facts,
// or those of a person who is new or there. An answer of state Missing takes back.
func (t *Target) Answers(ctx context.Context, who *assessment.Respondent, isNew bool, answers map[string]assessment.Answer) (*Arrival, error) {
	a := &Arrival{New: isNew}
	if who != nil {
		a.Who, a.Group = who.ID, who.Group
	}
	if err := t.read(ctx, a); err != nil {
		return nil, err
	}
	a.compare(t.Pack, answers)
	return a, nil
}

// read reads what there is.
func (t *Target) read(ctx context.Context, a *Arrival) (err error) {
	if !a.New {
		a.have, err = t.DB.Answers(ctx, t.Engagement.ID, t.Round.ID, a.Who)
	}
	return err
}

// place finds whose answers a form's are.
func (t *Target) place(a *Arrival, answers map[string]assessment.Answer) error {
	switch {
	case a.Group == "" && a.Who != "":
		return &Refusal{Reason: OfWorkshop}
	case a.Group == "":
		return nil
	}
	for i := range t.Round.Respondents {
		who := &t.Round.Respondents[i]
		switch {
		case who.ID != a.Who:
			if a.Who == "" && who.Group == a.Group && alike(answers, who.Answers) {
				return &Refusal{Reason: Twice}
			}
		case t.Engagement.Disclosure == assessment.DisclosureAnonymous:
			return &Refusal{Anonymous, []any{"Person", who.ID}}
		case who.Group != a.Group:
			return &Refusal{OtherGroup, []any{"Person", who.ID, "Group", who.Group}}
		default:
			return nil
		}
	}
	if a.New = true; a.Who == "" {
		a.Who, a.chosen = invite.NewRespondent(), true
	}
	if !assessment.IsID(a.Who) {
		return &Refusal{BadSign, []any{"Given", a.Who}}
	}
	return nil
}

// fewAnswers is how many answers two people may well have in common.
const fewAnswers = 5

// alike reports whether two sets of answers are one person's: then a form came in before.
func alike(one, other map[string]assessment.Answer) bool {
	return len(one) > fewAnswers && reflect.DeepEqual(one, other)
}

// Take saves what arrivals change, all of them or nothing. The round must be open. What
// somebody else changed meanwhile is a [store.Conflict].
func (t *Target) Take(ctx context.Context, arrivals ...*Arrival) error {
	batches := make([]store.Batch, len(arrivals))
	for i, a := range arrivals {
		batches[i] = a.batch()
	}
	return t.DB.PutBatches(ctx, t.Engagement.ID, t.Round.ID, batches)
}
