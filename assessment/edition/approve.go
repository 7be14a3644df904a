package edition

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"lotse/assessment"
	"lotse/assessment/released"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
)

// A Printing says in which form an edition is printed.
type Printing struct {
	Lang        string
	Variant     report.Variant
	Attachments []pdf.Attachment
	Lost        func(pdf.Lost) // see [pdf.Options]
}

// Document builds the report of an edition under the number of a version: a draft, until
// it is approved.
func (made *Edition) Document(p Printing, number int, draft bool) (*report.Document, error) {
	o := report.Options{Lang: p.Lang, Variant: p.Variant, Version: strconv.Itoa(number), Draft: draft, Theme: made.Theme}
	if !draft {
		o.Approved = time.Now()
	}
	return report.Build(made.Published, made.Plan, o)
}

// Approve freezes a report: its file, its number, its hash and what it printed. What is
// frozen is never replaced; what is approved again gets another number. The error is
// [store.ErrConflict] where somebody has approved another report in between.
func (made *Edition) Approve(ctx context.Context, db *store.DB, e *assessment.Engagement, p Printing, by, note string) (store.Report, []byte, error) {
	snapshot, err := made.Snapshot(e)
	if err != nil {
		return store.Report{}, nil, err
	}
	number, err := db.NextReport(ctx, e.ID)
	if err != nil {
		return store.Report{}, nil, err
	}
	doc, err := made.Document(p, number, false)
	if err != nil {
		return store.Report{}, nil, fmt.Errorf("build the report: %w", err)
	}
	var file bytes.Buffer
	if err := pdf.Write(&file, doc, pdf.Options{Attachments: p.Attachments, Lost: p.Lost}); err != nil {
		return store.Report{}, nil, fmt.Errorf("write the report: %w", err)
	}
	data, err := snapshot.Encode()
	if err != nil {
		return store.Report{}, nil, err
	}
	frozen := store.Report{
		Number: number, Round: made.Published.Round, Language: p.Lang, Variant: string(p.Variant), Date: e.Date, ApprovedBy: by, Note: note,
		Input: snapshot.Input(), Snapshot: data, Words: snapshot.Answers > 0,
	}
	if err := db.FreezeReport(ctx, e.ID, frozen, file.Bytes()); err != nil {
		return store.Report{}, nil, err
	}
	frozen, _, err = db.ReportFile(ctx, e.ID, number)
	return frozen, file.Bytes(), err
}

// SameAs reports whether an approved report was made from just what this edition holds.
func (made *Edition) SameAs(e *assessment.Engagement, r store.Report) (bool, error) {
	now, err := made.Snapshot(e)
	return err == nil && now.Input() == r.Input, err
}

// Near finds the first approved report of the round that is too near to this edition:
// who holds both can work out what single people of the groups said. Number 0: none is.
func (made *Edition) Near(ctx context.Context, db *store.DB, e *assessment.Engagement) (number int, groups []string, err error) {
	list, err := db.Reports(ctx, e.ID)
	if err != nil {
		return 0, nil, err
	}
	now, err := made.Snapshot(e)
	if err != nil {
		return 0, nil, err
	}
	for _, r := range list {
		then, err := released.Decode(r.Snapshot)
		if err != nil {
			return 0, nil, err
		}
		if groups := then.TooNear(now, made.Published.Pack, made.Published.K); len(groups) > 0 {
			return r.Number, groups, nil
		}
	}
	return 0, nil, nil
}

// Newest are the approved reports that no later one of the same round, form and language
// follows.
func Newest(ctx context.Context, db *store.DB, engagement string) ([]store.Report, error) {
	list, err := db.Reports(ctx, engagement)
	if err != nil {
		return nil, err
	}
	var out []store.Report
	for i, r := range list {
		followed := slices.ContainsFunc(list[i+1:], func(x store.Report) bool {
			return x.Round == r.Round && x.Language == r.Language && x.Variant == r.Variant
		})
		if !followed {
			out = append(out, r)
		}
	}
	return out, nil
}

// Latest is the newest approved report of an edition in a form, or nil.
func (made *Edition) Latest(ctx context.Context, db *store.DB, engagement string, p Printing) (*store.Report, error) {
	list, err := Newest(ctx, db, engagement)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if x := &list[i]; x.Round == made.Published.Round && x.Language == p.Lang && x.Variant == string(p.Variant) {
			return x, nil
		}
	}
	return nil, nil
}

// Snapshot is what a report on a round would print now.
func Snapshot(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, round *assessment.Round) (released.Snapshot, error) {
	made, err := Of(ctx, db, e, pack, round)
	if err != nil {
		return released.Snapshot{}, err
	}
	return made.Snapshot(e)
}

// Snapshot is what a report made from this edition prints.
func (made *Edition) Snapshot(e *assessment.Engagement) (released.Snapshot, error) {
	return released.Take(e, made.Published, made.Plan, made.look)
}

// ChangedSince lists what is not as it was when a report was approved. A round that is no
// more has nothing to compare with.
func ChangedSince(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, r store.Report) ([]released.Part, error) {
	round := e.Round(r.Round)
	if round == nil {
		return []released.Part{released.PartAnswers}, nil
	}
	made, err := Of(ctx, db, e, pack, round)
	if err != nil {
		return nil, err
	}
	return made.ChangedSince(e, r)
}

// ChangedSince lists what is not as it was when a report on the same round was approved.
func (made *Edition) ChangedSince(e *assessment.Engagement, r store.Report) ([]released.Part, error) {
	now, err := made.Snapshot(e)
	if err != nil {
		return nil, err
	}
	then, err := released.Decode(r.Snapshot)
	if err != nil {
		return nil, err
	}
	return append([]released.Part{}, then.Stale(now)...), nil
}
