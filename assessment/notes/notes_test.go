package notes_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/markdown"
	"lotse/assessment/notes"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// kept is a store with an engagement that has a picture.
func kept(t *testing.T) (*store.DB, func() (*assessment.Engagement, *questionnaires.Pack)) {
	t.Helper()
	db, err := store.Open(t.Context(), storetest.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatal(err)
	}
	setup := assessment.Setup{Client: "Weide", Language: "de", Mode: "panel", Disclosure: "confidential", Date: "2026-11-02", Retention: "2099-01-31", Address: "formal", Round: "baseline"}
	e, wrong := setup.Engagement(pack, time.Now())
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	if err := db.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	return db, func() (*assessment.Engagement, *questionnaires.Pack) {
		e, pack, err := db.Engagement(context.Background(), "weide")
		if err != nil {
			t.Fatal(err)
		}
		return e, pack
	}
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSave(t *testing.T) {
	db, read := kept(t)
	e, pack := read()
	n := assessment.Note{Chapter: "rep-roles", Place: assessment.NoteAfter, Lang: "de", Words: "Worte\n\n<b>"}
	faults, err := notes.Save(t.Context(), db, pack, e, n, "")
	if err != nil || len(faults) != 1 || faults[0].Line != 3 || faults[0].Key != markdown.FaultHTML {
		t.Fatalf("HTML: %+v, %v", faults, err)
	}
	n.Words = "Worte"
	if faults, err := notes.Save(t.Context(), db, pack, e, n, ""); err != nil || len(faults) > 0 {
		t.Fatalf("%+v, %v", faults, err)
	}
	other := n
	other.Words = "andere"
	if _, err := notes.Save(t.Context(), db, pack, e, other, ""); !errors.Is(err, store.ErrConflict) {
		t.Errorf("over words nobody has read: %v", err)
	}
	if err := notes.Remove(t.Context(), db, e.ID, n, other.Version()); !errors.Is(err, store.ErrConflict) {
		t.Errorf("removed words nobody has read: %v", err)
	}
	if e, _ := read(); e.Notes.Words("rep-roles", assessment.NoteAfter, "de") != "Worte" {
		t.Errorf("notes %v", e.Notes)
	}
	if err := notes.Remove(t.Context(), db, e.ID, n, n.Version()); err != nil {
		t.Error(err)
	}
	if e, _ := read(); len(e.Notes) > 0 {
		t.Errorf("notes %v", e.Notes)
	}
	n.Chapter, n.Place = "rep-annex", assessment.NoteInstead
	if faults, err := notes.Save(t.Context(), db, pack, e, n, ""); err != nil || len(faults) != 1 {
		t.Errorf("instead of the annex: %+v, %v", faults, err)
	}
}

func TestPictures(t *testing.T) {
	db, read := kept(t)
	e, pack := read()
	p := assessment.Picture{Name: "team.png", Data: picture(t)}
	if err := notes.TakePicture(t.Context(), db, e.ID, p, false); err != nil {
		t.Fatal(err)
	}
	if err := notes.TakePicture(t.Context(), db, e.ID, p, false); !errors.Is(err, store.ErrExists) {
		t.Errorf("a second one of the name: %v", err)
	}
	if err := notes.TakePicture(t.Context(), db, e.ID, p, true); err != nil {
		t.Errorf("replaced: %v", err)
	}
	e, _ = read()
	shown := markdown.Picture{Name: "team.png", Alt: "Das Team", Caption: "Wir"}
	n := assessment.Note{Chapter: "rep-roles", Place: assessment.NoteAfter, Words: "a\n\n" + shown.String()}
	if faults, err := notes.Save(t.Context(), db, pack, e, n, ""); err != nil || len(faults) > 0 {
		t.Fatalf("%+v, %v", faults, err)
	}
	e, _ = read()
	used, err := notes.RemovePicture(t.Context(), db, e, "team.png")
	if err != nil || len(used) != 1 || used[0].Picture != shown || used[0].Note != n {
		t.Errorf("in use: %+v, %v", used, err)
	}
	if e, _ := read(); e.Picture("team.png") == nil {
		t.Fatal("removed while words show it")
	}
	if err := notes.Remove(t.Context(), db, e.ID, n, n.Version()); err != nil {
		t.Fatal(err)
	}
	e, _ = read()
	if used, err := notes.RemovePicture(t.Context(), db, e, "team.png"); err != nil || used != nil {
		t.Errorf("%+v, %v", used, err)
	}
	if _, err := notes.RemovePicture(t.Context(), db, e, "team.png"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
}

// Every fault has words in both languages, and every placeholder is filled.
func TestFaults_HaveWords(t *testing.T) {
	for _, lang := range locale.Languages() {
		say, err := locale.New(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range append(markdown.FaultKeys(), "no-chapter", "no-chapter-near", "annex") {
			if !say.Has("note-fault-" + key) {
				t.Errorf("no message for %s in %s", key, lang)
			}
		}
		for _, err := range []error{assessment.ErrPictureName, assessment.ErrPictureFormat, assessment.ErrPictureSize, assessment.ErrPicturesSize, assessment.ErrPictureColour} {
			if word := notes.PictureFault(err); !say.Has("note-picture-" + word) {
				t.Errorf("no message for %v in %s", err, lang)
			}
		}
	}
	if word := notes.PictureFault(store.ErrBusy); word != "" {
		t.Errorf("the machine's error is called %q", word)
	}
}
