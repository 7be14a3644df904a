package intake_test

import (
	"errors"
	"slices"
	"testing"

	"lotse/assessment"
	"lotse/assessment/intake"
	"lotse/assessment/sample"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

func read(t *testing.T, to *intake.Target, data []byte) (*intake.Document, error) {
	t.Helper()
	return intake.ReadDocument("in.yaml", data, func(id, version string) (*questionnaires.Pack, error) {
		return intake.Offered(t.Context(), to.DB, id, version)
	})
}

func TestDocument(t *testing.T) {
	to := target(t, nil)
	doc, err := read(t, to, sample.Nordhang())
	if err != nil {
		t.Fatal(err)
	}
	if doc.OtherVersion() || doc.People() != 14 {
		t.Errorf("%d people, written for %s", doc.People(), doc.Meant)
	}
	if err := doc.Save(t.Context(), to.DB); !errors.Is(err, store.ErrExists) {
		t.Errorf("over what is there: %v", err)
	}
	doc.Engagement.Rounds[0].ID, doc.Engagement.KMin = "second", 2
	r, err := doc.Replaces(t.Context(), to.DB)
	if err != nil || r == nil || r.People != 14 || r.Others != 14 || !r.Less || !slices.Equal(r.Gone, []string{"baseline"}) {
		t.Fatalf("%+v, %v", r, err)
	}
	put := []store.Put{{Question: "company-headcount", Answer: assessment.Answer{State: assessment.DontKnow}, Version: store.AnyVersion}}
	if _, err := to.DB.PutAnswers(t.Context(), "nordhang", "baseline", "", put); err != nil {
		t.Fatal(err)
	}
	if again, err := doc.Replaces(t.Context(), to.DB); err != nil || again.Revision == r.Revision {
		t.Errorf("what changed looks the same: %v", err)
	}
	if err := doc.Save(t.Context(), to.DB, store.Replace); err != nil {
		t.Fatal(err)
	}
	doc.Engagement.ID = "elsewhere"
	if r, err := doc.Replaces(t.Context(), to.DB); err != nil || r != nil {
		t.Errorf("replaces nothing: %+v, %v", r, err)
	}
}

// A document finds the version of its pack that it was written with, else the one there is.
func TestDocument_Pack(t *testing.T) {
	to := target(t, nil)
	text := "lotse: 1\nengagement: {id: x, client: X, language: en, pack: kommunikation, pack-version: 0.9.0}\n"
	doc, err := read(t, to, []byte(text))
	if err != nil || !doc.OtherVersion() || doc.Pack.Version != "1.0.0" {
		t.Fatalf("%+v, %v", doc, err)
	}
	old := map[string][]byte{}
	for name, data := range doc.Pack.Files {
		old[name] = data
	}
	old["pack.yaml"] = slices.Concat([]byte("version: 0.9.0\n"), without(old["pack.yaml"], "version: 1.0.0\n"))
	pack, err := questionnaires.LoadFiles(old)
	if err != nil {
		t.Fatal(err)
	}
	if err := to.DB.AddPack(t.Context(), pack); err != nil {
		t.Fatal(err)
	}
	if doc, err = read(t, to, []byte(text)); err != nil || doc.OtherVersion() || doc.Pack.Version != "0.9.0" {
		t.Errorf("%v", err)
	}
	var problems source.Problems
	if _, err := read(t, to, []byte("lotse: 1\nengagement: {id: x, client: X, language: en, pack: nowhere}\n")); !errors.As(err, &problems) || problems[0].Line != 2 {
		t.Errorf("a pack that is not there: %v", err)
	}
}

// without takes a line out of a file.
func without(data []byte, line string) []byte {
	for i := range data {
		if i+len(line) <= len(data) && string(data[i:i+len(line)]) == line {
			return slices.Concat(data[:i], data[i+len(line):])
		}
	}
	return data
}
