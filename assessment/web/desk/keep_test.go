package desk_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotse/assessment/store"
	"lotse/assessment/web/webtest"
)

// The copy is a store that opens with everything in it, and nothing of it stays behind.
func TestBackup(t *testing.T) {
	s := english(t)
	rest := t.TempDir()
	t.Setenv("TMPDIR", rest)
	s.Desk.Get("/desk").Want(http.StatusOK, `href="/desk/_backup"`)
	s.Desk.Get("/desk/_backup").Want(http.StatusOK, "Erasing does not reach it")
	a := s.Desk.Post("/desk/_backup").Want(http.StatusOK)
	if name := a.Header.Get("Content-Disposition"); !strings.Contains(name, "lotse-"+s.Clock.Now().Format("2006-01-02")+".db") {
		t.Error(name)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(copied, []byte(a.Body), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), copied)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if e, _, err := db.Engagement(t.Context(), "nordhang"); err != nil || len(e.Latest().Respondents) != 14 {
		t.Errorf("the copy: %v", err)
	}
	if left, err := os.ReadDir(rest); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	// On a server a copy would hold what lets other users in.
	public := webtest.StartPublic(t)
	public.Browser().Get("/desk/_backup").Want(http.StatusSeeOther)
}

func TestLibrary(t *testing.T) {
	s := english(t)
	s.Desk.Post("/desk/nordhang/rounds/baseline/close").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/library", "name", "machinery-2026").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/export").Want(http.StatusOK, "machinery-2026", `href="/desk/nordhang/library/machinery-2026"`)
	s.Desk.Get("/desk/nordhang/library/machinery-2026").Want(http.StatusOK, `"overall"`)
	s.Desk.Get("/desk/nordhang/library/nothing").Want(http.StatusNotFound)
	s.Desk.Get("/desk/nordhang/library/nothing/remove").Want(http.StatusNotFound)
	s.Desk.Get("/desk/nordhang/library/machinery-2026/remove").Want(http.StatusOK, "Remove machinery-2026?", "cannot be undone")
	s.Desk.Post("/desk/nordhang/library/machinery-2026/remove").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/export").Want(http.StatusOK).Lacks("machinery-2026")
}
