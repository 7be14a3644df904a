package document_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/questionnaires/source"
)

// Any text gives problems with a place, or an engagement that is written and read alike.
func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob("testdata/faulty/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(head + `  invited: {experts: 5}
  facts:
    company: {name: N, trigger: [trig-growth], departments: [{id: sales, de: V, en: S, headcount: 21}]}
    positioning: {pos-tone: {status: pos-draft, text: {de: x}}, pos-swap-test: swap-partly}
    raci: {act-set-goals: {role-hr: AR}}
    time-budget: {time-budget: [{id: t, contract: 39, tasks: {task-content: 9}}]}
    rules-checklist: {chk-imprint: chk-draft, rules-communicated: [chk-imprint]}
  respondents:
  - {id: a, group: experts, answers: {lead-mandate: {value: 3, note: x, evidence: [y]}, rule-existence: dk}, barriers: [bar-no-time], open: "na"}
plan: {recommendations: {train-roles: {wave: 2, why: {de: x}}}, capacity: [1.5]}
notes: {rep-roles: "a\nb", rep-flows: {before: {de: x}}}
pictures: [{name: a.png, data: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="}]
`))
	f.Add([]byte(head + "  facts: {company: {name: 012}, flows: [[]], raci: {act-set-goals: {}}}\n  respondents: [{id: a, group: experts, open: {}}]\n"))
	p, find := assesstest.Builtin(f), packs(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := document.Decode("fuzz.yaml", data, find)
		if err != nil {
			var problems source.Problems
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("no problems but %v", err)
			}
			for _, problem := range problems {
				if problem.Line < 1 || problem.Col < 1 {
					t.Fatalf("a problem without a place: %v", problem)
				}
			}
			return
		}
		written, err := document.Encode(e, p)
		if err != nil {
			t.Fatalf("cannot be written: %v", err)
		}
		again, err := document.Decode("again.yaml", written, find)
		if err != nil {
			t.Fatalf("what was written has problems: %v\n%s", err, written)
		}
		if diff := cmp.Diff(e, again, empties); diff != "" {
			t.Fatalf("-read +read again:\n%s\n%s", diff, written)
		}
	})
}

// Whatever a command line or a file says, it is answers that are written and read
// alike, or it is refused with a reason.
func FuzzForm(f *testing.F) {
	f.Add("lead-mandate", "3")
	f.Add("open", "Wir: alle")
	f.Add("barriers", "bar-no-time, bar-superior")
	f.Add("lead-mandate", `{value: 2, note: "x", evidence: [y]}`)
	f.Add("raci", "{act-set-goals: {role-hr: AR}}")
	f.Add("company-goals", "[{id: g1, de: Wachsen}]")
	p := assesstest.Builtin(f)
	forms := []*document.Form{document.NewForm(p, ""), document.NewForm(p, "experts")}
	f.Fuzz(func(t *testing.T, name, raw string) {
		for i, group := range []string{"", "experts"} {
			if _, err := forms[i].Read("fuzz.yaml", []byte(name+": "+raw)); err != nil {
				var problems source.Problems
				if !errors.As(err, &problems) || len(problems) == 0 {
					t.Fatalf("no problems but %v", err)
				}
			}
			q := forms[i].Question(name)
			if q == nil || !forms[i].Asks(q) {
				continue
			}
			a, faults, err := forms[i].Value(q, raw)
			if err != nil || len(faults) > 0 || a.State == assessment.Missing && a.Note == "" && len(a.Evidence) == 0 {
				continue
			}
			answers := map[string]assessment.Answer{q.ID: a}
			if diff := cmp.Diff(answers, blank(t, p, group, answers), empties); diff != "" {
				t.Fatalf("%s=%q: %s", name, raw, diff)
			}
		}
	})
}
