package store_test

import (
	"encoding/base64"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/store"
)

// onePoint is a PNG picture.
var onePoint, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")

func TestDB_Words(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		save(t, db, engagement())
		note := func(lang, words string) assessment.Note {
			return assessment.Note{Chapter: "rep-roles", Place: assessment.NoteInstead, Lang: lang, Words: words}
		}
		put := func(lang, words, over string) {
			t.Helper()
			if err := db.PutNote(ctx, "nord", note(lang, words), note(lang, over).Version()); err != nil {
				t.Fatal(err)
			}
		}
		put("de", "Wörter", "")
		put("en", "words", "")
		for name, n := range map[string]assessment.Note{"new": note("de", "andere"), "removed": note("de", "")} {
			for _, over := range []string{"", "Worte"} {
				if err := db.PutNote(ctx, "nord", n, note("de", over).Version()); !errors.Is(err, store.ErrConflict) {
					t.Errorf("%s over %q: %v", name, over, err)
				}
			}
		}
		put("de", "", "Wörter")
		e, _, err := db.Engagement(ctx, "nord")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(engagement().Notes.With("rep-roles", assessment.NoteInstead, "en", "words"), e.Notes); diff != "" {
			t.Error(diff)
		}
		if err := db.PutNote(ctx, "nobody", note("de", "x"), ""); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("notes of nobody: %v", err)
		}
		if err := db.AddPicture(ctx, "nord", assessment.Picture{Name: "a.png", Data: onePoint}); !errors.Is(err, store.ErrExists) {
			t.Errorf("added twice: %v", err)
		}
		if err := db.RemovePicture(ctx, "nord", "a.png"); err != nil {
			t.Error(err)
		}
		if err := db.AddPicture(ctx, "nord", assessment.Picture{Name: "a.png", Data: onePoint}); err != nil {
			t.Error(err)
		}
		if err := db.RemovePicture(ctx, "nord", "a.png"); err != nil {
			t.Error(err)
		}
		if err := db.RemovePicture(ctx, "nord", "a.png"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("removed twice: %v", err)
		}
		if err := db.PutPicture(ctx, "nord", assessment.Picture{Name: "c.png", Data: []byte("no picture")}); !errors.Is(err, assessment.ErrPictureFormat) {
			t.Errorf("no picture: %v", err)
		}
	})
}

func TestDB_Themes(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		now := time.Now()
		db.Now = func() time.Time { return now } // versions differ within one tick
		last := int64(0)
		want := store.Theme{Name: "weide", Source: "theme: weide\n", Files: map[string][]byte{"logo.svg": []byte("<svg/>"), "a.ttf": {0, 1}}}
		for _, files := range []map[string][]byte{{"old.png": {1}}, want.Files} {
			if err := db.PutTheme(ctx, store.Theme{Name: want.Name, Source: want.Source, Files: files}); err != nil {
				t.Fatal(err)
			}
			version, err := db.ThemeVersion(ctx, want.Name)
			if err != nil || version <= last {
				t.Errorf("version %d after %d, %v", version, last, err)
			}
			last = version
		}
		got, err := db.Theme(ctx, "weide")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&want, got); diff != "" {
			t.Error(diff)
		}
		save(t, db, engagement())
		brand := func(name string) {
			t.Helper()
			err := db.ChangeSettings(ctx, "nord", func(e *assessment.Engagement, _ bool) error { e.Brand = name; return nil })
			if err != nil {
				t.Fatal(err)
			}
		}
		brand("weide")
		if list, err := db.Wearers(ctx); err != nil || len(list) != 1 || list[0].ID != "nord" || list[0].Theme != "weide" || list[0].Client == "" {
			t.Errorf("who wears it: %+v, %v", list, err)
		}
		if used, err := db.RemoveTheme(ctx, "weide"); err != nil || !cmp.Equal(used, []string{"nord"}) {
			t.Errorf("a theme in use: %v, %v", used, err)
		}
		if names, err := db.Themes(ctx); err != nil || !cmp.Equal(names, []string{"weide"}) {
			t.Errorf("themes %v, %v", names, err)
		}
		brand("")
		if used, err := db.RemoveTheme(ctx, "weide"); err != nil || used != nil {
			t.Errorf("a theme nobody uses: %v, %v", used, err)
		}
		if _, err := db.Theme(ctx, "weide"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a theme that is gone: %v", err)
		}
		if _, err := db.ThemeVersion(ctx, "weide"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the version of a theme that is gone: %v", err)
		}
	})
}
