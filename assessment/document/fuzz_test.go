package document_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

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
plan: {x: [1, {y: null}]}
notes: {rep-x: "a\nb"}
`))
	f.Add([]byte(head + "  facts: {company: {name: 012}, flows: [[]], raci: {act-set-goals: {}}}\n  respondents: [{id: a, group: experts, open: {}}]\n"))
	p, find := builtin(f), packs(f)
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
