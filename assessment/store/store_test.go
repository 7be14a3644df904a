package store_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// Equal empties: whether a map is nil or empty means nothing in an engagement.
var empties = cmpopts.EquateEmpty()

func TestMain(m *testing.M) {
	if path := os.Getenv("LOTSE_TEST_SAVER"); path != "" {
		os.Exit(saver(path))
	}
	if path := os.Getenv("LOTSE_TEST_OPENER"); path != "" {
		os.Exit(opener(path))
	}
	os.Exit(m.Run())
}

func open(t testing.TB) *store.DB {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "lotse.db"))
}

func openAt(t testing.TB, path string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestOpen_CreatesForTheUserOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "100% #1?.db")
	db := openAt(t, path)
	if got := db.Migration(); got.Upgraded() || got.From != 0 || got.To < 1 {
		t.Errorf("Migration() = %+v; a new store is nothing to talk about", got)
	}
	save(t, db, engagement())
	for name, want := range map[string]os.FileMode{path: 0o600, path + "-wal": 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(name), got, want)
		}
	}
}

func TestOpen_Refuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte("this is no database, but a longer text than a header\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, where := range map[string]string{"text file": text, "folder": dir, "address": "postgres://me:secret@host/db"} {
		t.Run(name, func(t *testing.T) {
			_, err := store.Open(t.Context(), where)
			if err == nil {
				t.Fatal("opened")
			}
			if name == "text file" && !errors.Is(err, store.ErrNotStore) {
				t.Errorf("err = %v, want ErrNotStore", err)
			}
			if name == "address" && cmp.Diff("open store postgres://me:xxxxx@host/db: only SQLite files can be opened", err.Error()) != "" {
				t.Errorf("err = %v", err)
			}
		})
	}
}

func save(t testing.TB, db *store.DB, e *assessment.Engagement, options ...store.SaveOption) {
	t.Helper()
	if err := db.SaveEngagement(t.Context(), e, pack(t), options...); err != nil {
		t.Fatal(err)
	}
}

func load(t testing.TB, db *store.DB, id string) *assessment.Engagement {
	t.Helper()
	e, _, err := db.Engagement(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func pack(t testing.TB) *questionnaires.Pack {
	t.Helper()
	p, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// engagement returns one with every type of value and every state.
func engagement() *assessment.Engagement {
	return &assessment.Engagement{
		ID: "nord", Client: "Nordhang <& Söhne>", Language: "de", Pack: "kommunikation", Mode: assessment.ModePanel, KMin: 3,
		Date: "2026-11-02", Consultant: "C", Contact: "c@example.com", Controller: "N", Retention: "2027-06-30", Merge: true,
		Plan:  assessment.Curation{"held": []any{"a", 1.5, true, nil}, "order": map[string]any{"x": "y"}},
		Notes: map[string]string{"rep-summary": "# Two\n\nlines"},
		Rounds: []assessment.Round{
			{ID: "second", Date: "2027-05-01", Facts: assessment.Facts{"company-name": assessment.GivenAnswer(questionnaires.Plain("N"))}},
			{ID: "baseline", Invited: map[string]int{"management": 3, "experts": 0}, Facts: facts(), Respondents: []assessment.Respondent{
				{ID: "z", Group: "management", Answers: map[string]assessment.Answer{
					"lead-mandate": {State: assessment.Given, Value: questionnaires.Number(2.5), Note: "half", Evidence: []string{"a", "b"}},
					"lead-roles":   {State: assessment.DontKnow}, "rule-crisis": {State: assessment.NotApplicable, Note: "no"},
					"open": {Note: "only a note"},
				}},
				{ID: "a", Group: "experts"},
			}},
		},
	}
}

func facts() assessment.Facts {
	return assessment.Facts{
		"text":    assessment.GivenAnswer(questionnaires.Text{"de": "Äpfel & <Birnen>", "en": "fruit", "": "?"}),
		"flag":    assessment.GivenAnswer(questionnaires.Flag(true)),
		"number":  assessment.GivenAnswer(questionnaires.Number(-0.1)),
		"pick":    assessment.GivenAnswer(questionnaires.Pick("a")),
		"picks":   assessment.GivenAnswer(questionnaires.Picks{"b", "a"}),
		"none":    assessment.GivenAnswer(questionnaires.Picks{}),
		"date":    assessment.GivenAnswer(questionnaires.Date("2026-11-02")),
		"entries": assessment.GivenAnswer(questionnaires.Entries{{ID: "e2", Fields: map[string]questionnaires.Value{"f": questionnaires.Flag(false), "t": questionnaires.Plain("x")}}, {ID: "e1"}}),
		"cells":   assessment.GivenAnswer(questionnaires.Cells{"r": {"c": questionnaires.Picks{"A", "R"}}, "s": {}}),
	}
}

func TestSaveEngagement_ReadsBackAlike(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lotse.db")
	first, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	want := engagement()
	save(t, first, want)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	got, p, err := openAt(t, path).Engagement(t.Context(), "nord")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, empties); diff != "" {
		t.Errorf("-saved +read:\n%s", diff)
	}
	if diff := cmp.Diff(pack(t).Files, p.Files); diff != "" {
		t.Errorf("the frozen pack differs:\n%s", diff)
	}
}

func TestSaveEngagement_Exists(t *testing.T) {
	db := open(t)
	e := engagement()
	save(t, db, e)
	again := engagement()
	again.Client, again.Rounds = "Other", nil
	if err := db.SaveEngagement(t.Context(), again, pack(t)); !errors.Is(err, store.ErrExists) {
		t.Fatalf("err = %v, want ErrExists", err)
	}
	if diff := cmp.Diff(e, load(t, db, "nord"), empties); diff != "" {
		t.Errorf("a refused save changed something:\n%s", diff)
	}
	save(t, db, again, store.Replace)
	if diff := cmp.Diff(again, load(t, db, "nord"), empties); diff != "" {
		t.Errorf("-replaced by +read:\n%s", diff)
	}
}

func TestSaveEngagement_AllOrNothing(t *testing.T) {
	db := open(t)
	save(t, db, engagement())
	broken := engagement()
	broken.Client = "Broken"
	broken.Rounds[1].Respondents[1].ID = "z" // the same as the first one's
	if err := db.SaveEngagement(t.Context(), broken, pack(t), store.Replace); !errors.Is(err, store.ErrExists) {
		t.Fatalf("err = %v, want ErrExists for a respondent", err)
	}
	if diff := cmp.Diff(engagement(), load(t, db, "nord"), empties); diff != "" {
		t.Errorf("half a save is left:\n%s", diff)
	}
}

func TestEngagements(t *testing.T) {
	db := open(t)
	if list, err := db.Engagements(t.Context()); err != nil || len(list) != 0 {
		t.Fatalf("an empty store lists %v, %v", list, err)
	}
	b, a := engagement(), engagement()
	b.ID, a.ID, a.Rounds = "b", "a", nil
	save(t, db, b)
	save(t, db, a)
	list, err := db.Engagements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	version := pack(t).Version
	want := []store.Summary{
		{ID: "a", Client: a.Client, Language: "de", Pack: "kommunikation", PackVersion: version},
		{ID: "b", Client: b.Client, Language: "de", Pack: "kommunikation", PackVersion: version, Rounds: 2, Respondents: 2},
	}
	if diff := cmp.Diff(want, list, cmpopts.IgnoreFields(store.Summary{}, "Created", "Updated")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if list[0].Created == 0 || list[0].Updated < list[0].Created {
		t.Errorf("times of %+v", list[0])
	}
}

func TestUsedAndDelete(t *testing.T) {
	db := open(t)
	if _, err := db.LastUsed(t.Context()); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("LastUsed in an empty store: %v", err)
	}
	for _, id := range []string{"a", "b"} {
		e := engagement()
		e.ID = id
		save(t, db, e)
	}
	if err := db.Used(t.Context(), "c"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Used of an unknown engagement: %v", err)
	}
	for _, id := range []string{"b", "a", "a", "b"} {
		if err := db.Used(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		if got, err := db.LastUsed(t.Context()); err != nil || got != id {
			t.Errorf("LastUsed() = %q, %v after using %s", got, err, id)
		}
	}
	if err := db.Delete(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	if got, err := db.LastUsed(t.Context()); err != nil || got != "a" {
		t.Errorf("LastUsed() = %q, %v after b was deleted, want a", got, err)
	}
	if _, _, err := db.Engagement(t.Context(), "b"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the deleted engagement: %v", err)
	}
	if err := db.Delete(t.Context(), "b"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("second Delete: %v", err)
	}
}

// Several processes create the same store at the same moment.
func TestOpen_ManyProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lotse.db")
	var all []*exec.Cmd
	for range 6 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "LOTSE_TEST_OPENER="+path)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, cmd)
	}
	for _, cmd := range all {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	list, err := openAt(t, path).Engagements(t.Context())
	if err != nil || len(list) != 6 {
		t.Errorf("%d engagements, %v; want the 6 the processes saved", len(list), err)
	}
}

// opener is another process that opens a store and saves into it.
func opener(path string) int {
	ctx := context.Background()
	err := func() error {
		db, err := store.Open(ctx, path)
		if err != nil {
			return err
		}
		p, err := questionnaires.LoadBuiltin("kommunikation")
		if err != nil {
			return err
		}
		e := engagement()
		e.ID = "p" + itoa(os.Getpid())
		if err := db.SaveEngagement(ctx, e, p); err != nil {
			return err
		}
		return db.Close()
	}()
	return report(err)
}

// What is imported and exported again is the same document, byte for byte.
func TestEngagement_SampleReadsBackAlike(t *testing.T) {
	builtin := pack(t)
	e, err := document.Decode("nordhang.yaml", sample.Nordhang(), func(string, string) (*questionnaires.Pack, error) { return builtin, nil })
	if err != nil {
		t.Fatal(err)
	}
	want, err := document.Encode(e, builtin)
	if err != nil {
		t.Fatal(err)
	}
	db := open(t)
	save(t, db, e)
	stored, frozen, err := db.Engagement(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	got, err := document.Encode(stored, frozen)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("-imported +exported:\n%s", diff)
	}
}
