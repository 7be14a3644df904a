package spreadsheet_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/spreadsheet"
	"lotse/questionnaires"
	"lotse/templates/goldentest"
)

func exporting(t testing.TB, p *questionnaires.Pack, e *assessment.Engagement, lang string) *spreadsheet.Export {
	t.Helper()
	round := &e.Rounds[0]
	pub := assessment.Assess(p, e, round).Publish()
	return &spreadsheet.Export{Engagement: e, Round: round, Published: pub, Plan: assessment.Recommend(pub), Say: assesstest.Printer(t, lang)}
}

func asCSV(t testing.TB, table spreadsheet.Table, lang string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := table.WriteCSV(&b, lang); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The sample's tables, word for word: German with comma, semicolon and byte order
// mark, English without.
func TestExport_golden(t *testing.T) {
	p := assesstest.Builtin(t)
	for _, disclosure := range []assessment.Disclosure{assessment.DisclosureNamed, assessment.DisclosureConfidential} {
		e := assesstest.NordhangOn(t, p)
		e.Disclosure = disclosure
		for _, lang := range []string{"de", "en"} {
			x := exporting(t, p, e, lang)
			for _, table := range x.Answers("long", "wide") {
				if table.Key == "wide" || lang == "de" {
					goldentest.Compare(t, fmt.Sprintf("testdata/%s.%s.%s.csv", table.Key, disclosure, lang), string(asCSV(t, table, lang)))
				}
			}
		}
	}
	x := exporting(t, p, assesstest.NordhangOn(t, p), "de")
	for _, table := range append(x.Answers("facts", "codebook"), x.Results()...) {
		goldentest.Compare(t, "testdata/"+table.Key+".de.csv", string(asCSV(t, table, "de")))
	}
}

func TestExport_workbook(t *testing.T) {
	p := assesstest.Builtin(t)
	x := exporting(t, p, assesstest.NordhangOn(t, p), "de")
	write := func() []byte {
		var b bytes.Buffer
		if err := spreadsheet.WriteXLSX(&b, append(x.Answers(), x.Results()...)); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	data := write()
	f := open(t, data)
	want := []string{"Antworten", "Personen", "Angaben zum Unternehmen", "Codebuch", "Überblick", "Bereiche", "Fragen", "Gruppen", "Unterschiede", "Empfehlungen", "Kennzahlen"}
	if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
		t.Errorf("sheets -want +got:\n%s", diff)
	}
	rows, err := f.GetRows("Kennzahlen")
	if err != nil || len(rows) != len(p.Metrics())+1 {
		t.Errorf("%d lines of metrics, %v; want %d", len(rows), err, len(p.Metrics())+1)
	}
	for range 3 {
		if !bytes.Equal(data, write()) {
			t.Fatal("the same tables gave other bytes")
		}
	}
}

// No cell of any table is taken for a formula, and none loses a character.
func TestTable_formulasAreNeutral(t *testing.T) {
	texts := []string{"=1+1", "+49 30", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "'=1", "＝1", "a=1", "'a", "", "ä;b,\"c\"", "_x0041_"}
	want := []string{"'=1+1", "'+49 30", "'-", "'@SUM(A1)", "'\t=1", "'\n=1", "'\n=1", "'=1", "''=1", "'＝1", "a=1", "'a", "", "ä;b,\"c\"", "_x0041_"}
	table := spreadsheet.Table{Key: "x", Name: "=Blatt", Head: []string{"=kopf"}}
	for _, s := range texts {
		table.Rows = append(table.Rows, []any{s})
	}
	table.Rows = append(table.Rows, []any{-1.5}, []any{7})
	for lang, comma := range map[string]rune{"de": ';', "en": ','} {
		data := string(string(asCSV(t, table, lang)))
		if strings.HasPrefix(data, "\uFEFF") != (lang == "de") {
			t.Errorf("%s: byte order mark: %q", lang, data[:5])
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, "\uFEFF")))
		r.Comma = comma
		records, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, record := range records[1:] {
			got = append(got, record[0])
		}
		number := map[string]string{"de": "-1,5", "en": "-1.5"}[lang]
		lines := append(append([]string{}, want...), number, "7")
		lines = append(lines[:12], lines[13:]...) // a record of one empty field is an empty line
		if diff := cmp.Diff(lines, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", lang, diff)
		}
		if records[0][0] != "'=kopf" {
			t.Errorf("head %q", records[0][0])
		}
	}
	var b bytes.Buffer
	if err := spreadsheet.WriteXLSX(&b, []spreadsheet.Table{table}); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	for i, s := range want {
		at := fmt.Sprintf("A%d", i+2)
		got, err := f.GetCellValue("=Blatt", at)
		if formula, _ := f.GetCellFormula("=Blatt", at); err != nil || got != s || formula != "" {
			t.Errorf("%s: %q, formula %q, %v; want %q", at, got, formula, err, s)
		}
	}
}

func TestTable_tooLongForACell(t *testing.T) {
	table := spreadsheet.Table{Key: "x", Name: "x", Head: []string{"x"}, Rows: [][]any{{strings.Repeat("🎉", 17_000)}}}
	if err := spreadsheet.WriteXLSX(&bytes.Buffer{}, []spreadsheet.Table{table}); err == nil || !strings.Contains(err.Error(), "34000 characters") {
		t.Errorf("a text that would be cut: %v", err)
	}
	if got := asCSV(t, table, "en"); len(got) < 17_000*4 {
		t.Errorf("CSV cut the text to %d bytes", len(got))
	}
}

// No name, no words, no hidden group leaves where nobody is named.
func TestExport_protected(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	for i := range e.Rounds[0].Respondents {
		who := &e.Rounds[0].Respondents[i]
		who.ID = "person-" + who.ID
		who.Answers["open"] = assessment.GivenAnswer(questionnaires.Plain("geheim"))
		a := who.Answers["lead-mandate"]
		a.Note = "geheim"
		who.Answers["lead-mandate"] = a
	}
	for _, disclosure := range []assessment.Disclosure{assessment.DisclosureAnonymous, assessment.DisclosureConfidential} {
		e.Disclosure = disclosure
		x := exporting(t, p, e, "de")
		for _, table := range x.Answers("long", "wide") {
			text := string(asCSV(t, table, "de"))
			if strings.Contains(text, "person-") || strings.Contains(text, "geheim") {
				t.Errorf("%s %s names somebody or their words", disclosure, table.Key)
			}
			if len(table.Rows) == 0 {
				t.Errorf("%s %s is empty", disclosure, table.Key)
			}
		}
	}
	e.Disclosure = assessment.DisclosureNamed
	for _, table := range exporting(t, p, e, "de").Answers("long", "wide") {
		if text := string(asCSV(t, table, "de")); !strings.Contains(text, "person-m1") || !strings.Contains(text, "geheim") {
			t.Errorf("named %s lacks names or words", table.Key)
		}
	}
}

// The order people came in cannot be told from an export.
func TestExport_orderIsNotTheStores(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	first := exporting(t, p, e, "en").Answers()
	r := e.Rounds[0].Respondents
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	if diff := cmp.Diff(first, exporting(t, p, e, "en").Answers()); diff != "" {
		t.Errorf("another order of people gives another export:\n%s", diff)
	}
}

// Over random engagements: rows of shown groups only, each with at least k answers
// to a question, and whoever's answer stays back stays back with k−1 others of more
// than one group, or nobody does.
func TestExport_protectsSmallGroups(t *testing.T) {
	printer := assesstest.Printer(t, "en")
	rapid.Check(t, func(t *rapid.T) {
		p := assesstest.DrawPack(t)
		e := assesstest.DrawEngagement(t, p)
		e.Disclosure = assessment.Disclosure(rapid.IntRange(0, 1).Draw(t, "disclosure"))
		round := &e.Rounds[0]
		pub := assesstest.Publish(p, e)
		x := &spreadsheet.Export{Engagement: e, Round: round, Published: pub, Plan: assessment.Recommend(pub), Say: printer}
		members := map[string]string{} // group → what it is shown as
		for _, g := range pub.Groups {
			if !g.Shown {
				continue
			}
			members[g.ID] = g.ID
			for _, part := range g.Of {
				members[part] = g.ID
			}
		}
		left := map[string]map[string]int{} // question → group → answers
		for _, line := range x.Answers("long")[0].Rows {
			group, question := line[0].(string), line[2].(string)
			if members[group] != group {
				t.Fatalf("a row of %s, which is not shown", group)
			}
			if left[question] == nil {
				left[question] = map[string]int{}
			}
			left[question][group]++
		}
		people := assessment.Counted(p, round)
		for _, q := range p.Sections[0].Questions {
			back, groups := 0, map[string]bool{}
			for group, n := range left[q.ID] {
				if n < pub.K {
					t.Errorf("%s: %d answers of %s leave", q.ID, n, group)
				}
			}
			for _, person := range people {
				if a := person.Answers[q.ID]; a.State != assessment.Missing && left[q.ID][members[person.Group]] == 0 {
					back++
					groups[person.Group] = true
				}
			}
			if len(left[q.ID]) > 0 && back > 0 && (back < pub.K || len(groups) < 2) {
				t.Errorf("%s: %d answers of %d groups stay back beside %v", q.ID, back, len(groups), left[q.ID])
			}
		}
		wide(t, x, left, p)
	})
}

// wide checks that the wide table says what the long one says.
func wide(t *rapid.T, x *spreadsheet.Export, left map[string]map[string]int, p *questionnaires.Pack) {
	table := x.Answers("wide")[0]
	for i, q := range p.Sections[0].Questions {
		n := map[string]int{}
		for _, line := range table.Rows {
			if line[i+1] != nil {
				n[line[0].(string)]++
			}
		}
		if !cmp.Equal(n, left[q.ID]) && len(n)+len(left[q.ID]) > 0 {
			t.Errorf("%s: wide has %v, long has %v", q.ID, n, left[q.ID])
		}
	}
}

func TestExport_withheldPeople(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	e.Mode = assessment.ModeSurvey // from five people: only the experts are five
	x := exporting(t, p, e, "de")
	x.Answers()
	if got := x.Withheld(); got == 0 || got > len(e.Rounds[0].Respondents) {
		t.Errorf("%d people withheld", got)
	}
	e.Disclosure = assessment.DisclosureNamed
	x = exporting(t, p, e, "de")
	x.Answers()
	if got := x.Withheld(); got != 0 {
		t.Errorf("named: %d people withheld", got)
	}
}

func BenchmarkExport_longXLSX(b *testing.B) {
	e, p := assesstest.Nordhang(b)
	people := e.Rounds[0].Respondents
	for i := range 1000 {
		who := people[i%len(people)]
		who.ID = fmt.Sprint(who.ID, "-", i)
		e.Rounds[0].Respondents = append(e.Rounds[0].Respondents, who)
	}
	x := exporting(b, p, e, "de")
	for b.Loop() {
		if err := spreadsheet.WriteXLSX(&bytes.Buffer{}, x.Answers()); err != nil {
			b.Fatal(err)
		}
	}
}
