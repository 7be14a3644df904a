package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"

	"lotse/assessment"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// formImport is one form on its way into the store.
type formImport struct {
	*app
	ctx   context.Context
	db    *store.DB
	e     *assessment.Engagement
	pack  *questionnaires.Pack
	round *assessment.Round
	form  *spreadsheet.Filled
	flags importFlags

	who  string // respondent; "" for what is answered once
	add  bool   // who is new
	have map[string]store.Stored
}

// importForm reads a filled-in form: all of it or nothing.
func (a *app) importForm(ctx context.Context, data []byte, f importFlags) error {
	manifest, faults := spreadsheet.ReadManifest(data)
	if faults != nil {
		return a.formFaults(faults)
	}
	if f.engagement == "" {
		f.engagement = manifest.Engagement
	}
	if f.engagement != manifest.Engagement {
		return a.usage("spreadsheet-import-other-engagement", "Form", manifest.Engagement, "Engagement", f.engagement)
	}
	if f.round == "" {
		f.round = manifest.Round
	}
	if f.group != "" && f.group != manifest.Group {
		return a.usage("spreadsheet-import-other-group", "Group", manifest.Group)
	}
	return a.withStore(ctx, func(db *store.DB) error {
		e, pack, err := a.engagement(ctx, db, []string{f.engagement})
		if err != nil {
			return err
		}
		round, err := a.round(e, f.round)
		if err != nil {
			return err
		}
		form, faults := spreadsheet.Read(data, pack, round.Facts)
		if faults != nil {
			return a.formFaults(faults)
		}
		job := &formImport{app: a, ctx: ctx, db: db, e: e, pack: pack, round: round, form: form, flags: f}
		return job.run()
	})
}

// formFaults says what is wrong with a form, a line each.
func (a *app) formFaults(faults spreadsheet.Faults) error {
	for _, fault := range faults {
		fmt.Fprintln(a.Err, "  "+fault.Say(a.say))
	}
	return &openError{a.say.N("spreadsheet-import-faults", len(faults))}
}

func (j *formImport) run() error {
	if err := j.person(); err != nil {
		return err
	}
	answers := map[string]assessment.Answer{}
	if !j.add {
		var err error
		if j.have, err = j.db.Answers(j.ctx, j.e.ID, j.round.ID, j.who); err != nil {
			return err
		}
	}
	for id, stored := range j.have {
		answers[id] = stored.Answer
	}
	changes := j.form.Changes(answers, j.flags.takeBack)
	j.preview(changes)
	if j.flags.dry {
		return j.state()
	}
	if err := j.save(changes); err != nil {
		return err
	}
	fmt.Fprintln(j.Err, j.say.N("spreadsheet-import-saved", saved(changes), "Whose", j.whose()))
	return nil
}

// state is what the store would say of the round.
func (j *formImport) state() error {
	switch j.round.State {
	case assessment.RoundClosed:
		return store.ErrClosed
	case assessment.RoundFrozen:
		return store.ErrFrozen
	}
	fmt.Fprintln(j.Err, j.say.T("spreadsheet-import-dry", "Whose", j.whose()))
	return nil
}

// person finds whose answers these are. Without --as a survey's form is a new
// person's, under a pseudonym that says nothing.
func (j *formImport) person() error {
	switch group := j.form.Group; {
	case group == "" && j.flags.as != "":
		return j.usage("spreadsheet-import-of-workshop")
	case group == "":
		return nil
	}
	for i := range j.round.Respondents {
		who := &j.round.Respondents[i]
		if who.ID == j.flags.as {
			if who.Group != j.form.Group {
				return j.usage("answer-other-group", "Person", who.ID, "Group", who.Group)
			}
			j.who = who.ID
			return nil
		}
		if j.flags.as == "" && who.Group == j.form.Group && j.alike(who.Answers) {
			return j.usage("spreadsheet-import-twice")
		}
	}
	if j.who, j.add = j.flags.as, true; j.who == "" {
		var id [5]byte
		rand.Read(id[:]) // never fails
		j.who = "p" + hex.EncodeToString(id[:])
	}
	if !assessment.IsID(j.who) {
		return j.badFlag("as", j.who)
	}
	return nil
}

// fewAnswers is how many answers two people may well have in common.
const fewAnswers = 5

// alike reports whether somebody's answers are those of the form: then the form was
// imported already.
func (j *formImport) alike(answers map[string]assessment.Answer) bool {
	return len(j.form.Answers) > fewAnswers && reflect.DeepEqual(answers, j.form.Answers)
}

// save saves what the form changes, in one step.
func (j *formImport) save(changes []spreadsheet.Change) error {
	if j.add {
		return j.db.AddRespondent(j.ctx, j.e.ID, j.round.ID, assessment.Respondent{ID: j.who, Group: j.form.Group, Answers: j.form.Answers})
	}
	var puts []store.Put
	for _, c := range changes {
		if c.Saves() {
			puts = append(puts, store.Put{Question: c.Question.ID, Answer: c.New, Version: j.have[c.Question.ID].Version})
		}
	}
	// Also with nothing to save: a round that is closed says so.
	_, err := j.db.PutAnswers(j.ctx, j.e.ID, j.round.ID, j.who, puts)
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		return fmt.Errorf("%s", j.say.T("answer-conflict", "Question", conflict.Question))
	}
	return err
}

func saved(changes []spreadsheet.Change) int {
	n := 0
	for _, c := range changes {
		if c.Saves() {
			n++
		}
	}
	return n
}
