package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/released"
	"lotse/assessment/store"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
)

// writeFrozen writes the bytes of an approved report, after their hash was checked.
func (a *app) writeFrozen(ctx context.Context, db *store.DB, e *assessment.Engagement, number int, out string) error {
	r, file, err := db.ReportFile(ctx, e.ID, number)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return a.usage("approve-unknown", "N", number, "Engagement", e.ID)
	case errors.Is(err, store.ErrWithdrawn):
		return errors.New(a.say.T("approve-withdrawn", "N", number, "SHA256", r.SHA256))
	case errors.Is(err, store.ErrDamaged):
		return errors.New(a.say.T("approve-damaged", "N", number, "SHA256", r.SHA256))
	case err != nil:
		return err
	}
	if out == "" {
		out = frozenName(e.ID, r)
	}
	if out == "-" && isTerminal(a.Out) {
		return a.usage("command-report-terminal")
	}
	err = a.writeFile(out, func(w io.Writer) error {
		_, err := w.Write(file)
		return err
	})
	if err == nil && out != "-" {
		fmt.Fprintln(a.Err, a.say.T("approve-written", "N", number, "Path", out, "SHA256", r.SHA256))
	}
	return err
}

// frozenName is an approved report's file where none is named: its number is in it, so
// that no version is written over another.
func frozenName(id string, r store.Report) string {
	return reportName(id, r.Variant, r.Language+"-v"+strconv.Itoa(r.Number), reportFormats[0])
}

// reportDocument is an approved report in JSON.
type reportDocument struct {
	Number   int             `json:"number"`
	Round    string          `json:"round"`
	Language string          `json:"language"`
	Variant  string          `json:"variant"`
	Date     string          `json:"date"`
	Approved string          `json:"approved"`
	By       string          `json:"approved-by"`
	Note     string          `json:"note"`
	Size     int             `json:"size"`
	SHA256   string          `json:"sha256"`
	Input    string          `json:"input-sha256"`
	Changed  []released.Part `json:"changed"` // since it was approved
	File     bool            `json:"file"`    // false: deleted with the answers it quoted
}

// listReports shows the approved reports, each with its hash and what has changed since.
func (a *app) listReports(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, asJSON bool) error {
	list, err := db.Reports(ctx, e.ID)
	if err != nil {
		return err
	}
	docs := []reportDocument{}
	var outline terminal.Part
	outline.Head = a.say.T("approve-list-head")
	for _, r := range list {
		changed, err := edition.ChangedSince(ctx, db, e, pack, r)
		if err != nil {
			return err
		}
		docs = append(docs, reportDocument{r.Number, r.Round, r.Language, r.Variant, r.Date, time.UnixMilli(r.Approved).UTC().Format(time.RFC3339),
			r.ApprovedBy, r.Note, r.Size, r.SHA256, r.Input, changed, !r.Withdrawn})
		outline.Items = append(outline.Items, a.listed(r, changed))
	}
	switch {
	case asJSON:
		return a.writeJSON(struct {
			Version    int              `json:"version"`
			Engagement string           `json:"engagement"`
			Reports    []reportDocument `json:"reports"`
		}{1, e.ID, docs})
	case len(list) == 0:
		fmt.Fprintln(a.Err, a.say.T("approve-none", "Engagement", e.ID))
		return nil
	}
	return a.page().Outline(a.Out, terminal.Outline{Title: e.Client, Parts: []terminal.Part{outline}})
}

// listed is an approved report as a line of a list.
func (a *app) listed(r store.Report, changed []released.Part) terminal.Item {
	state := a.say.T("approve-list-current")
	switch {
	case r.Withdrawn:
		state = a.say.T("approve-list-withdrawn")
	case len(changed) > 0:
		state = a.say.T("approve-list-stale", "Parts", a.parts(changed))
	}
	text := a.say.T("approve-list-line", "Date", a.approvedDay(r), "Round", r.Round, "Variant", r.Variant, "Language", r.Language, "By", r.ApprovedBy)
	if r.Note != "" {
		text += " · " + oneLine(r.Note)
	}
	return terminal.Item{Label: strconv.Itoa(r.Number), Text: text, Below: state + " · SHA-256 " + r.SHA256}
}

// snapshot is what a report on a round would print now.
func (a *app) snapshot(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, round string) (released.Snapshot, error) {
	r, err := a.round(e, round)
	if err != nil {
		return released.Snapshot{}, err
	}
	return edition.Snapshot(ctx, db, e, pack, r)
}

// compareReports says what changed between two approved reports, or between one and
// today. Without numbers it is the last two, or the only one and today.
func (a *app) compareReports(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, numbers []int, round string, asJSON bool) error {
	list, err := db.Reports(ctx, e.ID)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return a.usage("approve-none", "Engagement", e.ID)
	}
	if len(numbers) == 0 {
		numbers = append(numbers, list[max(0, len(list)-2)].Number)
		if len(list) > 1 {
			numbers = append(numbers, list[len(list)-1].Number)
		}
	}
	names, shots := []string{}, []released.Snapshot{}
	for _, n := range numbers {
		i := slices.IndexFunc(list, func(r store.Report) bool { return r.Number == n })
		if i < 0 {
			return a.usage("approve-unknown", "N", n, "Engagement", e.ID)
		}
		s, err := released.Decode(list[i].Snapshot)
		if err != nil {
			return err
		}
		names, shots = append(names, a.say.T("compare-version", "N", n)), append(shots, s)
	}
	if len(shots) == 1 {
		now, err := a.snapshot(ctx, db, e, pack, round)
		if err != nil {
			return err
		}
		names, shots = append(names, a.say.T("compare-now")), append(shots, now)
	}
	return a.showComparison(pack, names, shots, asJSON)
}

func (a *app) showComparison(pack *questionnaires.Pack, names []string, shots []released.Snapshot, asJSON bool) error {
	sections := released.Compare(pack, shots[0], shots[1], a.say)
	if asJSON {
		if sections == nil {
			sections = []released.Section{}
		}
		return a.writeJSON(struct {
			Version  int                `json:"version"`
			From     string             `json:"from"`
			To       string             `json:"to"`
			Sections []released.Section `json:"sections"`
		}{1, names[0], names[1], sections})
	}
	if len(sections) == 0 {
		fmt.Fprintln(a.Out, a.say.T("compare-same", "A", names[0], "B", names[1]))
		return nil
	}
	o := terminal.Outline{Title: a.say.T("compare-title", "A", names[0], "B", names[1])}
	for _, s := range sections {
		part := terminal.Part{Head: s.Head}
		for _, line := range s.Lines {
			part.Items = append(part.Items, terminal.Item{Label: "·", Text: line})
		}
		o.Parts = append(o.Parts, part)
	}
	return a.page().Outline(a.Out, o)
}
