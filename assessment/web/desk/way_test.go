package desk_test

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"lotse/assessment"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
	"lotse/templates/browsertest"
)

// A walker goes the consultant's way by what a page offers.
type walker struct {
	*browsertest.Page
	t *testing.T
}

// soon waits until a script's expression holds on a page that is loaded.
func (w walker) soon(script string) {
	w.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if ok, err := chromedp.Run(w.Context, chromedp.Evaluate[bool](`document.readyState === "complete" && (`+script+`)`)); err == nil && ok {
			return
		}
	}
	w.t.Fatalf("in vain: %s\n%s", script, browsertest.Eval[string](w.t, w.Page, "location.href + document.body.innerText.slice(0, 600)"))
}

// click clicks and waits until the page that follows says some words.
func (w walker) click(css, words string) {
	w.t.Helper()
	w.Do(w.t, chromedp.Click(chromedp.CSS(css)))
	w.soon("document.body.innerText.includes(" + quoted(words) + ")")
}

func quoted(s string) string { return "`" + strings.ReplaceAll(s, "`", "\\`") + "`" }

// fill types into a field.
func (w walker) fill(css, words string) {
	w.t.Helper()
	w.Do(w.t, chromedp.SendKeys(chromedp.CSS(css), words))
}

// download returns the file that the browser gets where a link, or the button of a form
// that only asks, leads to. It must come as a file to be kept.
func (w walker) download(css string) []byte {
	w.t.Helper()
	coded := browsertest.Eval[string](w.t, w.Page, `(async () => {
		const e = document.querySelector(`+quoted(css)+`), f = e.form;
		const url = f ? f.action + "?" + new URLSearchParams(new FormData(f)) : e.href;
		const r = await fetch(url);
		if (!r.ok || !r.headers.get("Content-Disposition").startsWith("attachment")) return "";
		let s = ""; for (const b of new Uint8Array(await r.arrayBuffer())) s += String.fromCharCode(b);
		return btoa(s);
	})()`)
	data, err := base64.StdEncoding.DecodeString(coded)
	if err != nil {
		w.t.Fatal(err)
	}
	return data
}

// The consultant's whole way in a real browser, with the page's script and without: a new
// engagement, links, what the company says, a round that closes, results and where they
// come from, a decision, a version that is approved, and its PDF in the browser.
func TestDesk_FromNewToTheDownloadedPDF(t *testing.T) {
	b := browsertest.Start(t)
	for name, view := range map[string]browsertest.View{
		"with a script":   {Width: 1280, Lang: "en"},
		"without, 390 px": {Width: 390, Height: 800, Lang: "en", NoScript: true},
	} {
		t.Run(name, func(t *testing.T) {
			s := webtest.Start(t)
			s.Desk.Header.Set("Accept-Language", "en")
			p := b.Open(t, s.URL+"/launch", view)
			p.Take(t, s.URL, s.Desk.Cookies)
			w := walker{p, t}
			p.Go(t, s.URL+"/desk")
			w.click(`a[href="/desk/_new"]`, "Set up the project")
			w.fill("#f-client", "Oakhill Ltd")
			w.fill("#f-consultant", "Anna Petersen")
			w.fill("#f-contact", "anna@example.com")
			w.fill("#f-controller", "Oakhill Ltd")
			w.fill("#f-invited-experts", "5")
			w.click(".btn--big", "The project is set up.")

			w.click(`.tabs a[href="/desk/oakhill-ltd/invite"]`, "5 planned people have no link yet")
			w.click(`form:has(input[value="missing"]) button[value="page"]`, "5 new links")
			w.click(`.tabs a[href="/desk/oakhill-ltd/facts"]`, "What the company says once")
			w.click(`.tasks a[href$="/facts/section.company"]`, "Save and go on")
			w.fill("#company-headcount", "240")
			w.click(`button[value="list"]`, "1 of")
			answered(t, s)
			w.click(`.tabs a[href="/desk/oakhill-ltd"]`, "5 of 5")
			p.Go(t, s.URL+"/desk/oakhill-ltd/rounds")
			w.click(`form[action$="/close"] button`, "The survey is closed")
			w.click(`.tabs a[href="/desk/oakhill-ltd/results"]`, "On to the measures")
			w.click(`.kpi details summary`, "mean of the areas by their weight")
			w.click(`main > .acts .btn`, "Choose and order the measures")
			w.click(`.rec form[action$="/accept"] button`, "Your decision is saved.")
			w.click(`main > .acts .btn`, "Make the report and hand it over")
			if pdf := w.download(`form[action="/desk/oakhill-ltd/report/file"] .btn--big`); !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Errorf("the report begins with %.20q", pdf)
			}
			w.click(`a[href^="/desk/oakhill-ltd/report/approve"]`, "Approve as version 1")
			w.fill("#f-note", "for the board")
			w.click(`main form .btn`, "The version is approved.")
			pdf := w.download(`a[href="/desk/oakhill-ltd/report/version/1"]`)
			if _, frozen, err := s.DB.ReportFile(t.Context(), "oakhill-ltd", 1); err != nil || !bytes.Equal(pdf, frozen) {
				t.Errorf("%d bytes came, %d are frozen: %v", len(pdf), len(frozen), err)
			}
			for _, c := range p.Complaints() {
				t.Errorf("complaint: %s", c)
			}
		})
	}
}

// answered lets five experts answer.
func answered(t *testing.T, s *webtest.Server) {
	t.Helper()
	_, pack, err := s.DB.Engagement(t.Context(), "oakhill-ltd")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		who := assessment.Respondent{ID: "p" + string(rune('a'+i)), Group: "experts", Answers: map[string]assessment.Answer{}}
		for _, q := range pack.QuestionsFor("experts") {
			if lo, _, ok := q.Range(); ok {
				who.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Number(lo + float64(i%3)))
			} else {
				who.Answers[q.ID] = assessment.Answer{State: assessment.DontKnow}
			}
		}
		if err := s.DB.AddRespondent(t.Context(), "oakhill-ltd", "baseline", who); err != nil {
			t.Fatal(err)
		}
	}
}
