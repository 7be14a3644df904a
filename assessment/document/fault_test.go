package document

import (
	"testing"

	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

func TestMessages_EveryFault(t *testing.T) {
	keys := questionnaires.FaultKeys()
	for _, key := range keys {
		if messages[key] == "" {
			t.Errorf("no words for %s", key)
		}
	}
	if len(messages) != len(keys) {
		t.Errorf("%d messages for %d keys", len(messages), len(keys))
	}
}

func TestNearest(t *testing.T) {
	names := []string{"lead-mandate", "lead-priority", "S", "W"}
	for name, want := range map[string]string{
		"lead-mandat": "lead-mandate", "laed-mandate": "lead-mandate", "lead-prioritaet": "lead-priority",
		"X": "", "something": "", "": "",
	} {
		if got := source.Nearest(name, names); got != want {
			t.Errorf("source.Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}
