package main

import (
	"context"
	"errors"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/terminal"
)

// enter puts a new person into the store, with the first thing she enters.
func (j *asking) enter(ctx context.Context) error {
	if !j.add {
		return nil
	}
	err := j.db.AddRespondent(ctx, j.e.ID, j.round.ID, assessment.Respondent{ID: j.who, Group: j.group})
	if err == nil {
		j.add = false
	}
	return err
}

// save saves an answer over the version that was read, also while the program is
// being ended from outside.
func (j *asking) save(question string, a assessment.Answer) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	ctx := context.WithoutCancel(j.ctx)
	if err := j.enter(ctx); err != nil {
		return errors.New(j.failure(err))
	}
	put := store.Put{Question: question, Answer: a, Version: j.read[question]}
	versions, err := j.db.PutAnswers(ctx, j.e.ID, j.round.ID, j.who, []store.Put{put})
	var conflict *store.Conflict
	switch {
	case errors.As(err, &conflict):
		j.read[question] = conflict.Now.Version
		return &terminal.Conflict{Question: question, Now: conflict.Now.Answer}
	case err != nil:
		return errors.New(j.failure(err))
	}
	j.read[question] = versions[0]
	return nil
}

func (j *asking) saveDraft(question, draft string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	ctx := context.WithoutCancel(j.ctx)
	if draft == "" && j.add {
		return nil
	}
	if err := j.enter(ctx); err != nil {
		return errors.New(j.failure(err))
	}
	if err := j.db.PutDraft(ctx, j.e.ID, j.round.ID, j.who, question, draft); err != nil {
		return errors.New(j.failure(err))
	}
	return nil
}
