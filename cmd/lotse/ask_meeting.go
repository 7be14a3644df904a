package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/terminal"
	"lotse/report"
	"lotse/templates/locale"
)

// meeting is the workshop around the questions: it began when --start says or the record
// does, else now, and its minutes are in the store.
func (j *asking) meeting(say *locale.Printer) (*terminal.Meeting, error) {
	if err := j.begin(j.ctx, j.db, j.e, j.round.ID, j.flags.start, time.Now().Format(time.DateOnly)); err != nil {
		return nil, err
	}
	published, plan, err := j.results(j.e, j.pack, j.round.ID)
	if err != nil {
		return nil, err
	}
	m := &terminal.Meeting{Start: j.round.Workshop.Began(time.Now()), Now: time.Now, Results: published, Agenda: published.Agenda(plan), Talks: map[string][]string{},
		Read: j.minutes, Change: j.changeMinutes}
	w, err := report.PrepareWorkshop(published, plan, report.WorkshopOptions{Lang: say.Lang()})
	if err != nil {
		return nil, fmt.Errorf("make the agenda: %w", err)
	}
	for _, s := range w.Slots {
		for _, p := range s.Points {
			m.Talks[s.ID] = append(m.Talks[s.ID], p.Statement+" "+p.Question)
		}
	}
	return m, nil
}

func (j *asking) minutes() (assessment.Workshop, error) {
	w, _, err := j.db.Workshop(j.ctx, j.e.ID, j.round.ID)
	if err != nil {
		return w, errors.New(j.failure(err))
	}
	return w, nil
}

// changeMinutes saves what is said at this moment, also while the program is being
// ended from outside. Who changes a point somebody else has changed is told so.
func (j *asking) changeMinutes(change func(*assessment.Workshop) error) error {
	_, err := j.db.ChangeWorkshop(context.WithoutCancel(j.ctx), j.e.ID, j.round.ID, store.AnyVersion, change)
	switch {
	case errors.Is(err, assessment.ErrPointChanged):
		return errors.New(j.say.T("ask-point-changed"))
	case err != nil:
		return errors.New(j.failure(err))
	}
	return nil
}
