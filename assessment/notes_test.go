package assessment_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/questionnaires"
)

// Notes that were kept before they had places stand after the computed words.
func TestNotes_ReadsPlainTexts(t *testing.T) {
	var n assessment.Notes
	if err := json.Unmarshal([]byte(`{"a": "words", "b": "", "c": {"instead": {"de": "x"}}}`), &n); err != nil {
		t.Fatal(err)
	}
	want := assessment.Notes{"a": {After: questionnaires.Text{"": "words"}}, "b": {}, "c": {Instead: questionnaires.Text{"de": "x"}}}
	if diff := cmp.Diff(want, n); diff != "" {
		t.Error(diff)
	}
}

func TestNotes_Words(t *testing.T) {
	var n assessment.Notes
	n = n.With("a", assessment.NoteBefore, "de", "eins").With("a", assessment.NoteAfter, "", "any").With("a", assessment.NoteAfter, "en", "two")
	for _, tt := range []struct {
		at         assessment.NotePlace
		lang, want string
	}{{"before", "de", "eins"}, {"before", "en", ""}, {"after", "en", "two"}, {"after", "de", "any"}, {"instead", "de", ""}} {
		if got := n.Words("a", tt.at, tt.lang); got != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.at, tt.lang, got, tt.want)
		}
	}
	if rest := n.With("a", assessment.NoteBefore, "de", ""); rest.Words("a", "before", "de") != "" || n.Words("a", "before", "de") == "" {
		t.Error("taking away changes the notes it is called on, or nothing")
	}
	if gone := n.With("a", assessment.NoteBefore, "de", "").With("a", assessment.NoteAfter, "", "").With("a", assessment.NoteAfter, "en", ""); gone != nil {
		t.Errorf("nothing is written, but %v", gone)
	}
}
