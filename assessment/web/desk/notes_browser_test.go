package desk_test

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"lotse/assessment"
	"lotse/assessment/markdown"
	"lotse/assessment/web/webtest"
	"lotse/templates/browsertest"
)

// withNotes gives the sample a picture and notes of every kind.
func withNotes(t *testing.T, s *webtest.Server) {
	t.Helper()
	const secret = "Niemand im Vertrieb beantwortet je meine Fragen nach Lieferterminen."
	s.Desk.Upload("/desk/nordhang/pictures", "file", "Team am Kai.png", aPNG(t, 640, 360)).Want(http.StatusSeeOther)
	s.Desk.Upload("/desk/nordhang/pictures", "file", "Hochformat.png", aPNG(t, 300, 700)).Want(http.StatusSeeOther)
	change(t, s, func(e *assessment.Engagement) {
		e.Rounds[0].Respondents[0].Answers["open"] = words(secret)
		p := markdown.Picture{Name: "Team-am-Kai.png", Alt: "Fünf Menschen vor einem Kran", Caption: "Die Redaktion. Foto: Anna"}
		e.Notes = e.Notes.With("rep-roles", assessment.NoteAfter, "de", "## Wer entscheidet\n\n"+p.String()+"\n\nDanach **sofort**.").
			With("rep-flows", assessment.NoteBefore, "", "Es hieß: "+secret).With("rep-time", assessment.NoteInstead, "en", "Hello <b>")
	})
}

// The pages of notes and pictures keep nobody out, with faults and previews too.
func TestNotes_InTheBrowser(t *testing.T) {
	b := browsertest.Start(t)
	s := webtest.Start(t)
	withNotes(t, s)
	pictures := os.Getenv("LOTSE_PICTURES")
	for _, view := range []struct {
		name string
		browsertest.View
	}{
		{"1280-de", browsertest.View{Width: 1280, Lang: "de"}}, {"320-en-dark", browsertest.View{Width: 320, Height: 700, Dark: true, Lang: "en"}},
		{"390-de", browsertest.View{Width: 390, Height: 800, Lang: "de"}}, {"1280-en-dark", browsertest.View{Width: 1280, Dark: true, Lang: "en"}},
	} {
		t.Run(view.name, func(t *testing.T) {
			p := b.Open(t, s.URL+"/launch", view.View)
			p.Take(t, s.URL, s.Desk.Cookies)
			w := walker{p, t}
			look := func(name string) {
				if n := browsertest.Eval[int](t, p, broken); n > 0 {
					t.Errorf("%s: %d pictures are broken", name, n)
				}
				if pictures != "" {
					p.Screenshot(t, filepath.Join(pictures, name+"-"+view.name+".png"))
				}
				for _, v := range p.Violations(t) {
					t.Errorf("%s: %s", name, v)
				}
				if n := p.Overflow(t); n > 0 {
					t.Errorf("%s is %d pixels too wide", name, n)
				}
			}
			for name, path := range map[string]string{
				"notes": "notes", "note": "notes/rep-roles/after/de", "note-new": "notes/rep-goals/instead/en", "note-slips": "notes/rep-flows/before/any",
				"note-remove": "notes/rep-roles/after/de/remove", "pictures": "pictures", "picture": "pictures/Team-am-Kai.png", "picture-unused": "pictures/Hochformat.png",
				"picture-remove": "pictures/Hochformat.png/remove", "report-broken": "report?lang=en",
			} {
				p.Go(t, s.URL+"/desk/nordhang/"+path)
				look(name)
			}
			p.Go(t, s.URL+"/desk/nordhang/notes/rep-roles/after/de")
			w.fill("#f-words", "\n\n- eins\n  - zwei\n\n| Rolle | Stunden |\n|---|--:|\n| Redaktion | 12 |\n\n> gesagt\n\nEin [Link](https://example.org/sehr/weit/weg)")
			w.click(`button[value="preview"]`, "Redaktion")
			w.soon(`!!document.querySelector("#preview")`)
			look("note-preview")
			w.fill("#f-words", "\n\n<b>")
			w.click(`main form .btn`, "HTML")
			look("note-faults")
			w.click(`button[value="insert"]`, "Team-am-Kai.png")
			w.soon(`!!document.querySelector('a[href="#f-alt"]')`)
			look("note-insert")
			// Or the browser would ask whether to leave.
			browsertest.Eval[bool](t, p, `document.querySelector("form[data-warn]").dispatchEvent(new Event("submit"))`)
			p.Go(t, s.URL+"/desk/nordhang/pictures")
			w.click(`main form .btn`, "MiB")
			w.soon(`!!document.querySelector(".errsum")`)
			look("pictures-faults")
			for _, c := range p.Complaints() {
				if !strings.Contains(c, "status of 422") { // which a form with faults is answered with
					t.Errorf("complaint: %s", c)
				}
			}
			for _, url := range p.Requests() {
				if !strings.HasPrefix(url, s.URL+"/") {
					t.Errorf("asks %s", url)
				}
			}
		})
	}
}

// From an empty chapter to words and a picture in the report that is downloaded, with the
// page's script and without.
func TestNotes_FromThePageIntoTheReport(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
			t.Fatal("pdftotext is missing")
		}
		t.Skip("NOT CHECKED: pdftotext is missing")
	}
	b := browsertest.Start(t)
	file := filepath.Join(t.TempDir(), "Team am Kai.png")
	if err := os.WriteFile(file, aPNG(t, 640, 360), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, view := range map[string]browsertest.View{
		"with a script": {Width: 1280, Lang: "en"}, "without, 390 px": {Width: 390, Height: 800, Lang: "en", NoScript: true},
	} {
		t.Run(name, func(t *testing.T) {
			s := webtest.Start(t)
			p := b.Open(t, s.URL+"/launch", view)
			p.Take(t, s.URL, s.Desk.Cookies)
			w := walker{p, t}
			p.Go(t, s.URL+"/desk/nordhang")
			w.click(`main a[href="/desk/nordhang/notes"]`, "Your texts in the report")
			w.click(`main a[href="/desk/nordhang/pictures"]`, "No picture yet")
			p.Do(t, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{file}))
			w.click(`main form .btn`, "Team-am-Kai.png")
			w.click(`a.back`, "Pictures")
			w.click(`a.back`, "Chapters of the report")
			w.click(`#c-rep-roles a`, "How to write")
			w.fill("#f-words", "## What we saw\n\nThe crane at the north quay **stands still**.")
			w.fill("#f-alt", "Five people in front of a crane")
			w.fill("#f-caption", "The editors at the quay")
			w.click(`button[value="insert"]`, "The picture stands at the end")
			w.click(`button[value="preview"]`, "Not saved yet")
			w.soon(`document.querySelector("#preview strong").textContent === "stands still"`)
			w.soon(`[...document.querySelectorAll("#preview img")].some(i => i.naturalWidth === 640 && i.alt === "Five people in front of a crane")`)
			w.click(`main form .acts .btn`, "Your words are saved")
			w.click(`.tabs a[href="/desk/nordhang/report"]`, "1 written")
			pdf := w.download(`form[action="/desk/nordhang/report/file"] .btn--big`)
			out := filepath.Join(t.TempDir(), "report.pdf")
			if err := os.WriteFile(out, pdf, 0o600); err != nil {
				t.Fatal(err)
			}
			text, err := exec.Command(tool, out, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{"What we saw", "The crane at the north quay stands still.", "The editors at the quay"} {
				if !strings.Contains(strings.Join(strings.Fields(string(text)), " "), want) {
					t.Errorf("the report lacks %q", want)
				}
			}
			for _, c := range p.Complaints() {
				t.Errorf("complaint: %s", c)
			}
		})
	}
}
