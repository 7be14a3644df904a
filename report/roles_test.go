package report_test

import (
	"fmt"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
)

// plainChapter is a chapter's blocks as plain text, "" if it is not printed.
func plainChapter(d *report.Document, id string) string {
	for _, c := range d.Chapters {
		if c.ID == id {
			alone := &report.Document{Chapters: []report.Chapter{c}}
			return alone.Plain()
		}
	}
	return ""
}

// blocksOf are the blocks of one kind in a chapter.
func blocksOf[B report.Block](d *report.Document, id string) []B {
	var out []B
	for _, c := range d.Chapters {
		for _, b := range c.Blocks {
			if b, ok := b.(B); ok && c.ID == id {
				out = append(out, b)
			}
		}
	}
	return out
}

// matrixOf is a diagnosis with so many activities, of which some are settled.
func matrixOf(tasks, settled, roles int) assessment.RACIDiagnosis {
	d := assessment.RACIDiagnosis{Present: true, RByRole: map[string]int{}}
	for i := range roles {
		d.Roles = append(d.Roles, fmt.Sprintf("role-%d", i))
	}
	for i := range tasks {
		a := assessment.RACIActivity{ID: "act-create-content", OK: i < settled, Letters: map[string]string{d.Roles[i%roles]: "R"}}
		if a.OK {
			a.Letters[d.Roles[0]] = "RA"
			d.OK++
		} else {
			a.Findings = []string{"raci-no-a"}
			d.NoA = append(d.NoA, a.ID)
		}
		d.Activities = append(d.Activities, a)
	}
	d.TotalR = tasks
	d.RByRole[d.Roles[0]] = tasks
	return d
}

func TestRoles_key(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for _, tc := range []struct {
		tasks, settled int
		de, en         string
	}{
		{16, 9, "Bei 9 von 16 Aufgaben", "For 9 of 16 tasks"},
		{16, 0, "Bei keiner der 16 Aufgaben", "For none of the 16 tasks is it"},
		{16, 1, "Bei einer von 16 Aufgaben", "For one of 16 tasks it is clearly settled who does it"},
		{16, 16, "Bei allen 16 Aufgaben", "For all 16 tasks"},
		{1, 1, "Für die eine erfasste Aufgabe ist eindeutig", "For the one task recorded it is clearly"},
		{1, 0, "Für die eine erfasste Aufgabe ist nicht eindeutig", "For the one task recorded it is not clearly"},
	} {
		p := *pub
		p.RACI = matrixOf(tc.tasks, tc.settled, 3)
		for lang, want := range map[string]string{"de": tc.de, "en": tc.en} {
			doc := build(t, &p, plan, lang)
			head := strings.ReplaceAll(blocksOf[report.Para](doc, "rep-roles")[0].Text.String(), "\u00a0", " ")
			if !strings.HasPrefix(head, want) {
				t.Errorf("%d of %d: %q does not start with %q", tc.settled, tc.tasks, head, want)
			}
		}
	}
}

// TestRoles_parts: more than 24 tasks or 16 roles go to further drawings under
// the same number; only the last of them has a source.
func TestRoles_parts(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for _, tc := range []struct{ tasks, roles, want int }{{24, 16, 1}, {25, 16, 2}, {24, 17, 2}, {60, 20, 6}} {
		p := *pub
		p.RACI = matrixOf(tc.tasks, 3, tc.roles)
		p.RACI.Clarity = assessment.Known(40)
		var figures []report.Figure
		for _, f := range blocksOf[report.Figure](build(t, &p, plan, "de"), "rep-roles") {
			if strings.HasPrefix(f.ID, "fig-raci") {
				figures = append(figures, f)
			}
		}
		if len(figures) != tc.want {
			t.Errorf("%d tasks, %d roles: %d drawings, want %d", tc.tasks, tc.roles, len(figures), tc.want)
			continue
		}
		for i, f := range figures {
			if last := i == len(figures)-1; (f.Source != "") != last || f.Number != figures[0].Number {
				t.Errorf("%d tasks, %d roles: drawing %d has source %q and number %q", tc.tasks, tc.roles, i, f.Source, f.Number)
			}
		}
	}
}

func TestRoles_owners(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	item := func(unknown int, counts ...int) assessment.OwnerItem {
		o := assessment.OwnerItem{ID: "own-check-facts", Activity: "act-check-facts", DontKnow: unknown, Answers: unknown}
		for i, n := range counts {
			o.Counts = append(o.Counts, assessment.RoleCount{Role: pub.RACI.Roles[i], Count: n})
			o.Answers += n
		}
		most := 0
		if len(counts) > 0 {
			most = counts[0]
		}
		o.Agreement = assessment.Known(float64(most) / float64(o.Answers))
		return o
	}
	for _, tc := range []struct {
		item assessment.OwnerItem
		want string
	}{
		{item(2, 4, 4, 3, 1), "14 Personen nannten auf dieselbe Frage vier verschiedene Rollen oder wussten es nicht."},
		{item(0, 5, 5), "10 Personen nannten auf dieselbe Frage zwei verschiedene Rollen."},
		{item(6, 4), "Von 10 Personen wussten es 6 nicht; alle anderen nannten dieselbe Rolle."},
		{item(5), "5 Personen wurden gefragt, keine von ihnen konnte eine Rolle nennen."},
		{item(0, 9, 1), "Bei jeder Aufgabe nannten mindestens 60 Prozent der Befragten dieselbe Rolle."},
	} {
		p := *pub
		p.Owners = []assessment.OwnerItem{tc.item}
		doc := build(t, &p, plan, "de")
		check(t, doc)
		if got := strings.ReplaceAll(plainChapter(doc, "rep-roles"), "\u00a0", " "); !strings.Contains(got, tc.want) {
			t.Errorf("the chapter lacks %q:\n%s", tc.want, got)
		}
	}
}

// TestRoles_missing: without a matrix the chapter says so and shows the owner
// check; without both there is no chapter.
func TestRoles_missing(t *testing.T) {
	withoutMatrix := func(f assessment.Facts) { delete(f, "raci") }
	c, ok := chapterOf(t, "de", "rep-roles", withoutMatrix)
	got := (&report.Document{Chapters: []report.Chapter{c}}).Plain()
	if !ok || !strings.Contains(got, "noch nicht in einer Matrix erfasst") || !strings.Contains(got, "Die Antworten der Befragten") {
		t.Errorf("without a matrix:\n%s", got)
	}
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	p := *pub
	p.RACI, p.Owners = assessment.RACIDiagnosis{}, nil
	if got := plainChapter(build(t, &p, plan, "de"), "rep-roles"); got != "" {
		t.Errorf("a chapter without anything to say:\n%s", got)
	}
	p.Owners = []assessment.OwnerItem{{ID: "own-check-facts", Activity: "act-check-facts", Withheld: true}}
	if got := plainChapter(build(t, &p, plan, "de"), "rep-roles"); !strings.Contains(got, "1\u00a0Aufgabe nicht gezeigt.") {
		t.Errorf("nothing says that answers are withheld: %q", got)
	}
}

func TestFlows_numbers(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	p := *pub
	p.Flows = assessment.FlowsDiagnosis{Present: true}
	for i := range 16 {
		id := fmt.Sprint("d", i)
		p.Flows.Departments = append(p.Flows.Departments, assessment.Named{ID: id, Name: questionnaires.Text{"de": "Abteilung " + id, "en": "Department " + id}})
		p.Flows.Flows = append(p.Flows.Flows, assessment.InformationFlow{ID: id, From: id, To: "social-team", Works: "wk-yes", Health: assessment.Known(float64(i))})
	}
	doc := build(t, &p, plan, "de")
	check(t, doc)
	table := blocksOf[report.Table](doc, "rep-flows")[0]
	if table.Columns[0].Head != "Nr." || table.Rows[0].Cells[0].Text.String() != "1" || table.Rows[0].Cells[1].Text.String() != "Abteilung d15" {
		t.Errorf("the table does not carry the numbers: %v", table.Rows[0])
	}
	if got := plainChapter(doc, "rep-flows"); !strings.Contains(got, "nur die Flüsse in die Redaktion") {
		t.Errorf("nothing says that flows are left out:\n%s", got)
	}
}

func TestFlows_empty(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	flow := assessment.InformationFlow{ID: "f", From: "gone", To: "social-team", Works: "wk-no", Health: assessment.Known(0)}
	for name, tc := range map[string]struct {
		flows assessment.FlowsDiagnosis
		want  string // "": no chapter
	}{
		"nothing":        {assessment.FlowsDiagnosis{}, ""},
		"no departments": {assessment.FlowsDiagnosis{Present: true, Flows: []assessment.InformationFlow{flow}}, "Es sind keine Abteilungen erfasst"},
		"no flows": {assessment.FlowsDiagnosis{
			Present: true, Departments: []assessment.Named{{ID: "a", Name: questionnaires.Text{"de": "A"}}}, Silent: []string{"a"}, Coverage: assessment.Known(0),
		}, "Es sind keine Informationsflüsse erfasst."},
	} {
		p := *pub
		p.Flows = tc.flows
		doc := build(t, &p, plan, "de")
		if got := plainChapter(doc, "rep-flows"); (got == "") != (tc.want == "") || !strings.Contains(got, tc.want) {
			t.Errorf("%s: %q is not said:\n%s", name, tc.want, got)
		}
	}
}
