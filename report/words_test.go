package report_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires/source"
	"lotse/report"
)

// noted is the sample's report with notes.
func noted(t *testing.T, lang string, notes assessment.Notes) (*report.Document, error) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	with := *e
	with.Notes = notes
	pub, plan := assessed(&with, pack)
	return report.Build(pub, plan, report.Options{Lang: lang})
}

func printedChapter(t *testing.T, d *report.Document, id string) report.Chapter {
	t.Helper()
	for _, c := range d.Chapters {
		if c.ID == id {
			return c
		}
	}
	t.Fatalf("no chapter %s", id)
	return report.Chapter{}
}

func TestBuild_Notes(t *testing.T) {
	var n assessment.Notes
	n = n.With("rep-flows", assessment.NoteBefore, "de", "Zuerst \"das\".")
	n = n.With("rep-flows", assessment.NoteAfter, "", "## Nachher\n\n- eins\n  - zwei\n\n| A | B |\n|---|--:|\n| [x](https://example.org) | *2* |")
	plain, err := noted(t, "de", nil)
	if err != nil {
		t.Fatal(err)
	}
	was := printedChapter(t, plain, "rep-flows").Blocks
	d, err := noted(t, "de", n)
	if err != nil {
		t.Fatal(err)
	}
	got := printedChapter(t, d, "rep-flows").Blocks
	if len(got) != len(was)+4 {
		t.Fatalf("%d blocks, want %d", len(got), len(was)+4)
	}
	want := []report.Block{
		report.Para{Text: report.Rich{{Text: "Zuerst „das“."}}},
		report.Heading{Level: 2, Text: "Nachher"},
		report.List{Items: []report.Rich{{{Text: "eins"}}}, Below: [][]report.List{{{Items: []report.Rich{{{Text: "zwei"}}}}}}},
		report.Table{Columns: []report.TableColumn{{Head: "A"}, {Head: "B", Align: 2}},
			Rows: []report.TableRow{{Cells: []report.Cell{{Text: report.Rich{{Text: "x", URI: "https://example.org"}}}, {Text: report.Rich{{Text: "2", Italic: true}}}}}}},
	}
	if diff := cmp.Diff(want, append(got[:1:1], got[len(got)-3:]...)); diff != "" {
		t.Error(diff)
	}
	other, err := noted(t, "en", n)
	if err != nil {
		t.Fatal(err)
	}
	if p, ok := printedChapter(t, other, "rep-flows").Blocks[0].(report.Para); !ok || p.Style != report.Key {
		t.Errorf("a German note stands in the English report: %+v", p)
	}
}

// Instead of a chapter's words: what is drawn stays, and no link is left without an end.
func TestBuild_NotesInstead(t *testing.T) {
	pack := assesstest.Builtin(t)
	for _, c := range pack.Report.Chapters {
		d, err := noted(t, "en", assessment.Notes{}.With(c.ID, assessment.NoteInstead, "en", "Hers, see [the flows](#rep-flows)."))
		if c.ID == "rep-cover" {
			if err == nil {
				t.Error("words are lost on the cover")
			}
			continue
		}
		if c.ID == "rep-annex" {
			var problems source.Problems
			if !errors.As(err, &problems) || !strings.Contains(problems[0].Error(), "rep-annex, instead, en:1:1: the annex says") {
				t.Errorf("the annex is replaced: %v", err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		blocks := printedChapter(t, d, c.ID).Blocks
		if p, ok := blocks[0].(report.Para); !ok || p.Text[0].Text != "Hers, see " {
			t.Errorf("%s begins with %+v", c.ID, blocks[0])
		}
		if c.ID == "rep-summary" && len(blocks) != 3 {
			t.Errorf("the summary keeps %d blocks, want the words and two figures", len(blocks))
		}
		for _, b := range blocks[1:] {
			switch b.(type) {
			case report.Para, report.List, report.Callout, report.Summary:
				t.Errorf("%s: %T stays", c.ID, b)
			}
		}
	}
}

// A chapter that has nothing to say is printed for her words alone.
func TestBuild_NotesWithoutData(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	with := *e
	with.Rounds = append([]assessment.Round(nil), e.Rounds...)
	with.Rounds[0].Facts = assessment.Facts{}
	with.Notes = assessment.Notes{}.With("rep-positioning", assessment.NoteInstead, "", "Hers.").With("rep-goals", assessment.NoteAfter, "", "Hers as well.")
	pub, plan := assessed(&with, pack)
	d := build(t, pub, plan, "de")
	if got := printedChapter(t, d, "rep-positioning"); len(got.Blocks) != 1 || got.Number == "" {
		t.Errorf("%+v", got)
	}
	if got := printedChapter(t, d, "rep-goals"); len(got.Blocks) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestBuild_NotesProblems(t *testing.T) {
	_, err := noted(t, "de", assessment.Notes{}.With("rep-flows", assessment.NoteAfter, "", "a\n\nb <i>c</i>").With("rep-rulez", assessment.NoteBefore, "de", "x"))
	var problems source.Problems
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	if diff := cmp.Diff("rep-flows, after:3:3: HTML wird nicht gedruckt; schreiben Sie es als Markdown, oder < als \\<\n"+
		"rep-flows, after:3:7: HTML wird nicht gedruckt; schreiben Sie es als Markdown, oder < als \\<\n"+
		"rep-rulez, before, de:1:1: der Bericht hat kein Kapitel „rep-rulez“; meinten Sie rep-rules?\n", problems.String()); diff != "" {
		t.Error(diff)
	}
}
