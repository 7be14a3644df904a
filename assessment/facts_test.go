package assessment

import (
	"testing"

	"lotse/questionnaires"
)

// builtin is the pack whose ids the instruments read.
func builtin(t *testing.T) *questionnaires.Pack {
	t.Helper()
	p, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatalf("loading the pack: %v", err)
	}
	return p
}

type fields = map[string]questionnaires.Value

// facts makes answers of values.
func facts(values fields) Facts {
	f := Facts{}
	for id, v := range values {
		f[id] = GivenAnswer(v)
	}
	return f
}

func entry(id string, f fields) questionnaires.Entry { return questionnaires.Entry{ID: id, Fields: f} }

func departments(ids ...string) questionnaires.Entries {
	var out questionnaires.Entries
	for _, id := range ids {
		out = append(out, entry(id, fields{"department-name": questionnaires.Text{"": id}}))
	}
	return out
}

// flow is a flow that works and matters most.
func flow(id, from, to string) questionnaires.Entry {
	return entry(id, fields{
		"flow-from": questionnaires.Pick(from), "flow-to": questionnaires.Pick(to), "flow-works": questionnaires.Pick("wk-yes"),
		"flow-mode": questionnaires.Pick("md-push"), "flow-frequency": questionnaires.Pick("fq-regular"), "flow-importance": questionnaires.Number(3),
	})
}

// TestDiagnose_anything: whatever stands in the answers, the instruments neither

// panic nor leave the range of their metrics.

// anyValue draws an answer that need not fit its question.
