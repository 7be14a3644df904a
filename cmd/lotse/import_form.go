package main

import (
	"context"
	"errors"
	"fmt"

	"lotse/assessment/intake"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/store"
)

// formImport is one form on its way into the store.
type formImport struct {
	*app
	*intake.Arrival
	target *intake.Target
	flags  importFlags
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
	if f.engagement != manifest.Engagement { // said before anything is opened
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
		job := &formImport{app: a, target: &intake.Target{DB: db, Engagement: e, Pack: pack, Round: round}, flags: f}
		return job.run(ctx, data)
	})
}

// formFaults says what is wrong with a form, a line each.
func (a *app) formFaults(faults spreadsheet.Faults) error {
	for _, fault := range faults {
		fmt.Fprintln(a.Err, "  "+fault.Say(a.say))
	}
	return &openError{a.say.N("spreadsheet-import-faults", len(faults))}
}

func (j *formImport) run(ctx context.Context, data []byte) error {
	form, err := j.target.ReadForm(data)
	if err == nil {
		j.Arrival, err = j.target.Form(ctx, form, j.flags.as, j.flags.takeBack)
	}
	if err != nil {
		return j.refused(err)
	}
	j.preview()
	if j.flags.dry {
		if err := j.target.Open(); err != nil {
			return err
		}
		fmt.Fprintln(j.Err, j.say.T("spreadsheet-import-dry", "Whose", j.whose()))
		return nil
	}
	if err := j.takeIn(ctx, j.target, j.Arrival); err != nil {
		return err
	}
	fmt.Fprintln(j.Err, j.say.N("spreadsheet-import-saved", j.Saves(), "Whose", j.whose()))
	return nil
}

// refused says why a form was not taken.
func (j *formImport) refused(err error) error {
	var faults spreadsheet.Faults
	var refusal *intake.Refusal
	switch {
	case errors.As(err, &faults):
		return j.formFaults(faults)
	case !errors.As(err, &refusal):
		return err
	case refusal.Reason == intake.BadSign:
		return j.badFlag("as", j.flags.as)
	case refusal.Reason == intake.OtherGroup:
		return j.usage("answer-other-group", refusal.Args...)
	}
	return j.usage("spreadsheet-import-"+string(refusal.Reason), refusal.Args...)
}
