package assessment_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

func TestRemarks(t *testing.T) {
	p := assesstest.Builtin(t)
	picks := func(letters ...string) questionnaires.Value { return questionnaires.Picks(letters) }
	cells := questionnaires.Cells{
		"act-set-goals":      {"role-managing-director": picks("A"), "role-marketing-lead": picks("R"), "role-it": picks("I")},
		"act-approve-rules":  {"role-managing-director": picks("A"), "role-hr": picks("A")},
		"act-create-content": {"role-social-editor": picks("R"), "role-it": picks("C")},
	}
	want := map[string][]string{"act-approve-rules": {"raci-multi-a", "raci-no-r", "raci-silent"}, "act-create-content": {"raci-no-a"}}
	got := assessment.Remarks(p, "raci", cells)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
	for _, ids := range got {
		for _, id := range ids {
			if p.Label(id).Empty() {
				t.Errorf("no words for %s", id)
			}
		}
	}
	if got := assessment.Remarks(p, "rules-checklist", cells); got != nil {
		t.Errorf("remarks on another grid: %v", got)
	}
}
