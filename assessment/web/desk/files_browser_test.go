package desk_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"lotse/assessment/sample"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
	"lotse/templates/browsertest"
)

// onDisk writes a file that a browser can choose.
func onDisk(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A looker is a walker who looks at every page on the way.
type looker struct {
	walker
	silent bool // the page's scripts do not run
}

// choose chooses files in the form of a page.
func (w walker) choose(files ...string) {
	w.t.Helper()
	w.Do(w.t, chromedp.SetUploadFiles(chromedp.CSS("#f-files"), files))
}

// fits looks at the page that is shown: nobody is kept out, nothing is too wide.
// LOTSE_PICTURES names a folder that gets a picture of it.
func (w looker) fits(name string) {
	w.t.Helper()
	if pictures := os.Getenv("LOTSE_PICTURES"); pictures != "" {
		w.Screenshot(w.t, filepath.Join(pictures, name+".png"))
	}
	if !w.silent { // the check is a script
		for _, v := range w.Violations(w.t) {
			w.t.Errorf("%s: %s", name, v)
		}
	}
	if n := w.Overflow(w.t); n > 0 {
		w.t.Errorf("%s is %d pixels too wide", name, n)
	}
}

// Files in a real browser: chosen, looked at, put right, taken, in every look and with the
// page's script and without.
func TestDesk_FilesInTheBrowser(t *testing.T) {
	b := browsertest.Start(t)
	for name, view := range map[string]browsertest.View{
		"de-1280":     {Width: 1280, Lang: "de"},
		"en-320-dark": {Width: 320, Height: 700, Lang: "en", Dark: true},
		"de-390-dark": {Width: 390, Height: 800, Lang: "de", Dark: true, NoScript: true},
		"en-1280":     {Width: 1280, Lang: "en"},
	} {
		t.Run(name, func(t *testing.T) {
			s := webtest.Start(t)
			w := looker{walker{b.Open(t, s.URL+"/launch", view), t}, view.NoScript}
			w.Take(t, s.URL, s.Desk.Cookies)
			w.workbooks(s, name)
			w.document(s, name)
			w.packs(s, name)
			for _, c := range w.Complaints() {
				if !strings.Contains(c, "status of 422") { // which a form with faults is answered with
					t.Errorf("complaint: %s", c)
				}
			}
		})
	}
}

// workbooks sends three at once, one of them faulty, and takes the others.
func (w looker) workbooks(s *webtest.Server, view string) {
	t := w.t
	t.Helper()
	facts := onDisk(t, "angaben.xlsx", blank(t, s, "", "q/company-headcount", 240, "q/company-name", "Nordhang AG"))
	anna := onDisk(t, "anna.xlsx", blank(t, s, "experts", "q/lead-mandate", 2, "q/lead-priority", 1))
	bert := onDisk(t, "bert.xlsx", blank(t, s, "experts", "q/lead-mandate", 7, "o/barriers/bar-none", "x"))
	people := s.People(t)
	w.Go(t, s.URL+"/desk/nordhang/intake")
	w.choose(facts, anna, bert)
	w.click("main form[enctype] .btn", "bert.xlsx")
	w.fits("intake-preview-" + view)
	w.fill("#f-as-1", "e77")
	w.click("#f-good [value=take]", "e77") // another person than was shown: it is shown again
	w.fits("intake-changed-" + view)
	w.Do(t, chromedp.Click(chromedp.CSS("#f-good [value=take]")))
	w.soon("location.search.includes('done=intake')")
	w.fits("intake-done-" + view)
	e := engagement(t, s)
	if e.Rounds[0].Facts["company-headcount"].Value != questionnaires.Number(240) || s.People(t) != people+1 {
		t.Errorf("headcount %v, %d people", e.Rounds[0].Facts["company-headcount"], s.People(t))
	}
}

// document sends one with faults, then the whole sample, which replaces what is there.
func (w looker) document(s *webtest.Server, view string) {
	t := w.t
	t.Helper()
	bad := onDisk(t, "bad.yaml", []byte("lotse: 1\nengagement: {id: x, client: X, language: fr, pack: kommunikation}\nrounds: [{id: baseline, respondents: [{id: a, group: nobody, answers: {}}]}]\n"))
	w.Go(t, s.URL+"/desk/_import")
	w.choose(bad)
	w.click("main form[enctype] .btn", "bad.yaml:2:")
	w.fits("import-faults-" + view)
	w.choose(onDisk(t, "nordhang.yaml", sample.Nordhang()))
	w.click("main form[enctype] .btn", "nordhang.yaml")
	w.fits("import-preview-" + view)
	w.fill("#f-word", "nordhang")
	w.Do(t, chromedp.Click(chromedp.CSS("#f-good .btn")))
	w.soon("location.search.includes('done=import')")
	if e := engagement(t, s); e.Rounds[0].Facts["company-headcount"].Value != questionnaires.Number(238) {
		t.Errorf("headcount %v", e.Rounds[0].Facts["company-headcount"])
	}
}

// packs adds a newer version of the built-in pack and takes the project to it.
func (w looker) packs(s *webtest.Server, view string) {
	t := w.t
	t.Helper()
	newer := rewritten(t, s, "version: 1.0.0", "version: 1.1.0", "lead-mandate", "lead-order")
	w.Go(t, s.URL+"/desk/_packs")
	w.choose(onDisk(t, "pack.yaml", []byte("id: x\nversion: 1\nlanguages: [en]\ntitel: {en: X}\n")))
	w.click("main form[enctype] .btn", "pack.yaml:4:1")
	w.fits("packs-faults-" + view)
	w.choose(onDisk(t, "newer.zip", newer))
	w.click("main form[enctype] .btn", "1.1.0")
	w.fits("packs-added-" + view)
	w.Go(t, s.URL+"/desk/_new")
	w.fits("new-" + view)
	w.Go(t, s.URL+"/packs/kommunikation@1.1.0/remove")
	w.fits("pack-remove-" + view)
	w.Go(t, s.URL+"/desk/nordhang/pack")
	w.fits("upgrade-" + view)
	w.Do(t, chromedp.Click(chromedp.CSS("main form .btn")))
	w.soon("location.search.includes('done=upgraded')")
	if _, pack, err := s.DB.Engagement(t.Context(), "nordhang"); err != nil || pack.Version != "1.1.0" {
		t.Errorf("version %s, %v", pack.Version, err)
	}
	s.Desk.Get("/desk/nordhang/results").Want(http.StatusOK)
}
