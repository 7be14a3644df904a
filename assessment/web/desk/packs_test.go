package desk_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

// rewritten is the source of the built-in pack, downloaded, with words replaced: old, new.
func rewritten(t *testing.T, s *webtest.Server, words ...string) []byte {
	t.Helper()
	a := s.Desk.Get("/packs/kommunikation/source").Want(http.StatusOK, "PK")
	if name := a.Header.Get("Content-Disposition"); name != "attachment; filename=kommunikation.zip" {
		t.Errorf("called %s", name)
	}
	r, err := zip.NewReader(strings.NewReader(a.Body), int64(len(a.Body)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	replace := strings.NewReplacer(words...)
	for _, entry := range r.File {
		in, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out, err := w.Create(entry.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(out, replace.Replace(string(data))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPacks(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk").Want(http.StatusOK, `href="/desk/_packs"`)
	s.Desk.Get("/desk/_packs").Want(http.StatusOK, "kommunikation", "1.0.0", "built in", "8 areas").Lacks("Remove")
	s.Desk.Get("/packs/kommunikation@1.0.0").Want(http.StatusOK, "Who is asked", "How clearly has top management given the mandate")
	s.Desk.Get("/packs/nothing").Want(http.StatusNotFound)
	s.Desk.Get("/packs/..%2Fx/source").Want(http.StatusNotFound)
	s.Desk.Get("/packs/kommunikation/remove").Want(http.StatusNotFound)
	s.Desk.Post("/packs/kommunikation/remove").Want(http.StatusNotFound)

	s.Desk.Upload("/desk/_packs", "files", "", nil).Want(http.StatusUnprocessableEntity, "Choose a ZIP file")
	s.Desk.Upload("/desk/_packs", "files", "same.zip", rewritten(t, s)).Want(http.StatusUnprocessableEntity, "kommunikation 1.0.0 comes with Lotse")
	s.Desk.Upload("/desk/_packs", "files", "pack.yaml", []byte("id: broken\nversion: 1\nlanguages: [en]\ntitel: {en: Broken}\nparts: []\n")).
		Want(http.StatusUnprocessableEntity, "pack.yaml:4:1: ", "Error:", `href="#f-files"`)
	s.Desk.Upload("/desk/_packs", "files", "none.zip", []byte("PK\x03\x04")).Want(http.StatusUnprocessableEntity, "cannot be read")
	s.Desk.Upload("/desk/_packs", "files", "photo.png", []byte("\x89PNG")).Want(http.StatusUnprocessableEntity, "pack.yaml:1:1: the folder has no pack.yaml")

	mine := rewritten(t, s, "id: kommunikation", "id: mine")
	if to := s.Desk.Upload("/desk/_packs", "files", "mine.zip", mine).Want(http.StatusSeeOther).To(); to != "/desk/_packs?done=pack-added" {
		t.Errorf("leads to %s", to)
	}
	s.Desk.Get("/desk/_packs?done=pack-added").Want(http.StatusOK, "checked and added", "mine", "your own", "Remove")
	s.Desk.Get("/desk/_new").Want(http.StatusOK, `<option value="mine@1.0.0">`, `name="pack" value="kommunikation@1.0.0"`)
	s.Desk.Get("/desk/_new?pack=mine%401.0.0").Want(http.StatusOK, `name="pack" value="mine@1.0.0"`)
	s.Desk.Get("/desk/_new?pack=nothing").Want(http.StatusNotFound)
	fields := []string{"pack", "mine@1.0.0", "client", "Oakhill Ltd", "language", "en", "mode", "panel", "disclosure", "confidential",
		"address", "formal", "round", "baseline", "retention", "2099-01-31", "date", "2026-11-02"}
	s.Desk.Post("/desk/_new", fields...).Want(http.StatusSeeOther)
	s.Desk.Get("/packs/mine@1.0.0/remove").Want(http.StatusOK, "Running projects keep their copy")
	s.Desk.Post("/packs/mine@1.0.0/remove").Want(http.StatusSeeOther)
	s.Desk.Post("/packs/mine@1.0.0/remove").Want(http.StatusNotFound)
	s.Desk.Get("/desk/oakhill-ltd/facts").Want(http.StatusOK)
	s.Desk.Get("/desk/oakhill-ltd/pack").Want(http.StatusOK, "There is no other version here")
	s.Desk.Get("/desk/oakhill-ltd/pack/source").Want(http.StatusOK, "PK")
	s.Desk.Post("/desk/_new", fields...).Want(http.StatusBadRequest)
}

// Loose files are a pack as well.
func TestPacks_Files(t *testing.T) {
	s := english(t)
	files := []page.Upload{
		{Name: "part.yaml", Data: []byte("section: {id: survey, mode: survey, en: Part}\nquestions:\n  - {id: size, kind: yesno, ask: {en: Large <script>}}\n")},
		{Name: "pack.yaml", Data: []byte("id: small\nversion: 1\nlanguages: [en]\ntitle: {en: Small <b>}\nparts: [part.yaml]\ngroups: [{id: one, core: true, en: One}, {id: two, core: true, en: Two}]\n")},
		{Name: "notes.txt", Data: []byte("x")},
	}
	s.Desk.UploadAll("/desk/_packs", "files", files).Want(http.StatusSeeOther)
	s.Desk.Get("/packs/small").Want(http.StatusOK, "Small &lt;b&gt;", "Large &lt;script&gt;")
	s.Desk.Get("/desk/_new?pack=small").Want(http.StatusOK)
	s.Desk.UploadAll("/desk/_packs", "files", append(files, files[0])).Want(http.StatusUnprocessableEntity, "‘part.yaml’ is there twice")
}

func TestUpgrade(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/settings").Want(http.StatusOK, `href="/desk/nordhang/pack"`)
	s.Desk.Get("/desk/nordhang/pack").Want(http.StatusOK, "version 1.0.0", "There is no other version here")
	s.Desk.Post("/desk/nordhang/pack", "to", "kommunikation@9.9.9").Want(http.StatusNotFound)
	s.Desk.Post("/desk/nordhang/pack").Want(http.StatusBadRequest)
	newer := rewritten(t, s, "version: 1.0.0", "version: 1.1.0", "lead-mandate", "lead-order")
	s.Desk.Upload("/desk/_packs", "files", "newer.zip", newer).Want(http.StatusSeeOther)
	a := s.Desk.Get("/desk/nordhang/pack").Want(http.StatusOK, "Go to version 1.1.0", "1 new question", "1 question goes", "the question is gone", "Use version 1.1.0", "btn--danger")
	fields := carriedUpgrade(t, a)
	s.Desk.Post("/desk/nordhang/pack", "to", "kommunikation@1.1.0", "seen", "x").Want(http.StatusUnprocessableEntity, "Look at the list again")
	if _, pack, err := s.DB.Engagement(t.Context(), "nordhang"); err != nil || pack.Version != "1.0.0" {
		t.Fatalf("%s, %v", pack.Version, err)
	}
	put := []store.Put{{Question: "lead-mandate", Answer: assessment.Answer{}, Version: store.AnyVersion}}
	if _, err := s.DB.PutAnswers(t.Context(), "nordhang", "baseline", engagement(t, s).Rounds[0].Respondents[0].ID, put); err != nil {
		t.Fatal(err)
	}
	b := s.Desk.Post("/desk/nordhang/pack", fields...).Want(http.StatusUnprocessableEntity, "Meanwhile")
	s.Desk.Post("/desk/nordhang/pack", carriedUpgrade(t, b)...).Want(http.StatusSeeOther)
	if _, pack, err := s.DB.Engagement(t.Context(), "nordhang"); err != nil || pack.Version != "1.1.0" {
		t.Fatalf("%s, %v", pack.Version, err)
	}
	s.Desk.Get("/desk/nordhang/pack?done=upgraded").Want(http.StatusOK, "uses this version now", "version 1.1.0", "Go to version 1.0.0")
}

func carriedUpgrade(t *testing.T, a *webtest.Answer) []string {
	t.Helper()
	return []string{"to", between(t, a.Body, `name="to" value="`, `"`), "seen", between(t, a.Body, `name="seen" value="`, `"`)}
}

// What is lost of single people is told without them, and cannot be counted: two projects
// in which another number of people loses something look the same.
func TestUpgrade_NobodyIsNamed(t *testing.T) {
	for _, disclosure := range []assessment.Disclosure{assessment.DisclosureConfidential, assessment.DisclosureAnonymous} {
		var pages []string
		for n := 1; n <= 3; n += 2 {
			s := english(t)
			change(t, s, func(e *assessment.Engagement) {
				e.Disclosure = disclosure
				for i := range e.Rounds[0].Respondents {
					delete(e.Rounds[0].Respondents[i].Answers, "lead-mandate")
					if i < n {
						e.Rounds[0].Respondents[i].Answers["lead-mandate"] = assessment.GivenAnswer(questionnaires.Number(2))
					}
				}
			})
			newer := rewritten(t, s, "version: 1.0.0", "version: 1.1.0", "lead-mandate", "lead-order")
			s.Desk.Upload("/desk/_packs", "files", "newer.zip", newer).Want(http.StatusSeeOther)
			a := s.Desk.Get("/desk/nordhang/pack").Want(http.StatusOK, "the question is gone", "is not said here on purpose")
			seen := between(t, a.Body, `name="seen" value="`, `"`)
			pages = append(pages, strings.ReplaceAll(a.Body, seen, ""))
		}
		if len(slices.Compact(pages)) != 1 {
			t.Errorf("%s: how many people lose something can be told from the page", disclosure)
		}
	}
}

func TestUpgrade_Frozen(t *testing.T) {
	s := english(t)
	s.Desk.Post("/desk/nordhang/rounds/baseline/freeze").Want(http.StatusSeeOther)
	newer := rewritten(t, s, "version: 1.0.0", "version: 1.1.0", "lead-mandate", "lead-order")
	s.Desk.Upload("/desk/_packs", "files", "newer.zip", newer).Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/pack").Want(http.StatusOK, "is closed for good", "keeps its version").Lacks(`name="seen"`)
	s.Desk.Post("/desk/nordhang/pack", "to", "kommunikation@1.1.0", "seen", "").Want(http.StatusUnprocessableEntity)
}
