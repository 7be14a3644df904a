package respond_test

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/webtest"
)

var (
	field   = regexp.MustCompile(`<(input|select|textarea)\b[^>]*\bname="([^"]+)"[^>]*>`)
	typeOf  = regexp.MustCompile(`type="(\w+)"`)
	valueOf = regexp.MustCompile(`value="([^"]*)"`)
	action  = regexp.MustCompile(`(?s)<form [^>]*id="(questions|entry|row)".*?</form>`)
	option  = regexp.MustCompile(`<option value="([^"]+)"`)
)

// fill answers every field of a page's form with the first thing it offers.
func fill(t *testing.T, page string) url.Values {
	t.Helper()
	form := action.FindString(page)
	if form == "" {
		t.Fatalf("the page has no form:\n%s", page)
	}
	values := url.Values{}
	for _, m := range field.FindAllStringSubmatchIndex(form, -1) {
		tag, kind, name := form[m[0]:m[1]], form[m[2]:m[3]], form[m[4]:m[5]]
		value := ""
		if v := valueOf.FindStringSubmatch(tag); v != nil {
			value = html.UnescapeString(v[1])
		}
		switch {
		case kind == "textarea":
			values.Set(name, "ein Satz über "+name)
		case kind == "select":
			values.Set(name, option.FindStringSubmatch(form[m[1]:])[1])
		case strings.Contains(tag, `type="hidden"`):
			values.Set(name, value)
		case strings.HasPrefix(value, "."): // don't know
		case typeOf.FindStringSubmatch(tag)[1] == "text":
			values.Set(name, "7")
		default:
			if !values.Has(name) {
				values.Set(name, value)
			}
		}
	}
	return values
}

func flat(v url.Values) (list []string) {
	for name, values := range v {
		for _, value := range values {
			list = append(list, name, value)
		}
	}
	return list
}

// begin opens a link and begins.
func begin(s *webtest.Server, link string) *webtest.Browser {
	b := s.Browser()
	b.Get(link).Want(http.StatusOK, "Wer sieht was?")
	if to := b.Post(link, "consent", "1").Want(http.StatusSeeOther).To(); to != "/f" {
		s.T.Fatalf("beginning leads to %q", to)
	}
	return b
}

// A whole questionnaire without a script: every page by its form.
func TestQuestionnaire(t *testing.T) {
	for _, promise := range []assessment.Disclosure{assessment.DisclosureConfidential, assessment.DisclosureAnonymous, assessment.DisclosureNamed} {
		t.Run(promise.String(), func(t *testing.T) {
			s := webtest.Start(t)
			b := begin(s, s.Link("experts", invite.Personal, promise))
			at := regexp.MustCompile(`href="(/f/p/[^"]+)"`).FindStringSubmatch(b.Get("/f").Want(http.StatusOK).Body)[1]
			for pages := 0; at != "/f/review"; pages++ {
				if pages > 20 {
					t.Fatalf("no end: %s", at)
				}
				in := fill(t, b.Get(at).Want(http.StatusOK, "Abschnitt").Body)
				in.Set("go", "next")
				at = b.Post(at, flat(in)...).Want(http.StatusSeeOther).To()
			}
			b.Get("/f").Want(http.StatusOK, "Alle Abschnitte sind fertig").Lacks("tag--open", "tag--part")
			b.Get("/f/review").Want(http.StatusOK, "ein Satz über").Lacks("nicht beantwortet")
			b.Get("/f/answers.json").Want(http.StatusOK, "ein Satz über")
			b.Get("/f/answers.pdf").Want(http.StatusOK, "%PDF-")
			old := *b
			to := b.Post("/f/hand-in").Want(http.StatusSeeOther).To()
			b.Get(to).Want(http.StatusOK, "Vielen Dank")
			again := b.Post("/f/hand-in").Want(http.StatusSeeOther).To()
			b.Get(again).Want(http.StatusOK, "Vielen Dank")
			if promise == assessment.DisclosureAnonymous {
				old.Get("/f").Want(http.StatusNotFound)
				return
			}
			old.Get("/f").Want(http.StatusOK, "Vielen Dank")
			old.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "1", "lead-mandate", "5").Want(http.StatusConflict)
		})
	}
}

// What is wrong is said with its place, what is right on the same page is saved, and
// what is open is pointed out once.
func TestPart_Faults(t *testing.T) {
	s := webtest.Start(t)
	b := begin(s, s.Link("management", invite.Personal, assessment.DisclosureConfidential))
	page := "/f/p/leadership"
	in := fill(t, b.Get(page).Body)
	in.Set("lead-mandate.note", strings.Repeat("lang ", 120))
	in.Set("go", "next")
	b.Post(page, flat(in)...).Want(http.StatusUnprocessableEntity, "Fehler: ", `href="#lead-mandate.note"`, "99 Zeichen zu lang", "lang lang")
	b.Get(page).Want(http.StatusOK, fmt.Sprintf(`name=%q value="1"`, "lead-role-model.v"))
	in = fill(t, b.Get("/f/p/rules").Body)
	for name := range in {
		if !strings.HasSuffix(name, ".v") {
			delete(in, name)
		}
	}
	in.Set("go", "next")
	b.Post("/f/p/rules", flat(in)...).Want(http.StatusUnprocessableEntity, "ohne diese Antwort weiter")
	in.Set("go", "skip")
	if to := b.Post("/f/p/rules", flat(in)...).Want(http.StatusSeeOther).To(); to == "/f/p/rules" {
		t.Error("going on without an answer is not possible")
	}
}

// An answer can be taken back, and "don't know" is one.
func TestPart_ClearAndStates(t *testing.T) {
	s := webtest.Start(t)
	b := begin(s, s.Link("management", invite.Personal, assessment.DisclosureConfidential))
	page := "/f/p/leadership"
	b.Post(page, "lead-mandate.v", "0", "lead-mandate", ".dk", "go", "tasks").Want(http.StatusSeeOther)
	b.Get(page).Want(http.StatusOK, `value=".dk" checked`)
	b.Post(page, "lead-mandate.v", "1", "clear", "lead-mandate").Want(http.StatusSeeOther)
	b.Get(page).Want(http.StatusOK).Lacks("checked")
}

// A person goes on where she was, on any device; what was changed on the other one is
// not overwritten unseen.
func TestResume_TwoDevices(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("management", invite.Personal, assessment.DisclosureAnonymous)
	phone, desk := begin(s, link), begin(s, link)
	phone.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK, `"version":1`)
	desk.Get("/f/p/leadership").Want(http.StatusOK, `value="4" checked`)
	desk.Post("/f/p/leadership", "lead-mandate.v", "1", "lead-mandate", "2", "go", "tasks").Want(http.StatusSeeOther)
	phone.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "1", "lead-mandate", "1").Want(http.StatusPreconditionFailed)
	phone.Post("/f/p/leadership", "lead-mandate.v", "1", "lead-mandate", "5", "lead-priority.v", "0", "lead-priority", "3", "go", "next").
		Want(http.StatusUnprocessableEntity, "inzwischen anderswo geändert", `value="2" checked`)
	desk.Get("/f/p/leadership").Want(http.StatusOK, `value="2" checked`, `name="lead-priority" value="3" checked`)
}

// Devices that share a link are people of their own.
func TestSharedLink(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Shared, assessment.DisclosureConfidential)
	one, other := begin(s, link), begin(s, link)
	one.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK)
	other.Get("/f/p/leadership").Want(http.StatusOK).Lacks("checked")
	one.Post(link, "consent", "1").Want(http.StatusSeeOther)
	one.Get("/f/p/leadership").Want(http.StatusOK, `value="4" checked`)
	if c := one.Post("/f/leave").Want(http.StatusSeeOther); c.To() != "/thanks" || len(one.Cookies) != 0 {
		t.Errorf("after leaving: %v", one.Cookies)
	}
}

// Who withdraws is gone.
func TestDelete(t *testing.T) {
	s := webtest.Start(t)
	b := begin(s, s.Link("experts", invite.Personal, assessment.DisclosureConfidential))
	b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK)
	b.Get("/f/delete").Want(http.StatusOK, "1 Antwort")
	b.Post("/f/delete").Want(http.StatusUnprocessableEntity, "Bestätigen Sie")
	before := s.People(t)
	b.Post("/f/delete", "sure", "1").Want(http.StatusSeeOther)
	if after := s.People(t); after != before-1 {
		t.Errorf("%d people, %d before", after, before)
	}
	b.Get("/f").Want(http.StatusNotFound, "Dieser Link gilt nicht")
}

// A note without an answer is not dropped without a word, however it is sent.
func TestPart_NoteAlone(t *testing.T) {
	s := webtest.Start(t)
	b := begin(s, s.Link("management", invite.Personal, assessment.DisclosureConfidential))
	b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate.note", "ein Gedanke").Want(http.StatusUnprocessableEntity)
	for _, button := range []string{"next", "skip", "tasks", "back"} {
		b.Post("/f/p/leadership", "lead-mandate.v", "0", "lead-mandate.note", "ein Gedanke", "go", button).
			Want(http.StatusUnprocessableEntity, "nur mit ihr gespeichert", "ein Gedanke", `href="#lead-mandate.note"`)
	}
	b.Post("/f/p/leadership", "lead-mandate.v", "0", "lead-mandate", ".dk", "lead-mandate.note", "ein Gedanke", "go", "tasks").Want(http.StatusSeeOther)
	b.Get("/f/review").Want(http.StatusOK, "ein Gedanke")
	b.Post("/f/p/leadership", "lead-mandate.v", "1", "clear", "lead-mandate").Want(http.StatusSeeOther)
	b.Get("/f/review").Want(http.StatusOK).Lacks("ein Gedanke")
}

// A person's own answers on paper say that a character is missing, and where it is.
func TestOwn_lostCharacters(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
			t.Fatal("pdftotext is missing")
		}
		t.Skip("NOT CHECKED: pdftotext is missing")
	}
	s := webtest.Start(t)
	b := begin(s, s.Link("experts", invite.Personal, assessment.DisclosureConfidential))
	paper := func() string {
		t.Helper()
		read := exec.Command("pdftotext", "-", "-")
		read.Stdin = strings.NewReader(b.Get("/f/answers.pdf").Want(http.StatusOK, "%PDF").Body)
		out, err := read.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(string(out)), " ")
	}
	b.Post("/f/save", "q", "open", "open.v", "0", "open", "Alles gut").Want(http.StatusOK)
	if got := paper(); !strings.Contains(got, "Alles gut") || strings.Contains(got, "Ersatzzeichen") {
		t.Errorf("nothing is missing, yet: %s", got)
	}
	b.Post("/f/save", "q", "open", "open.v", "1", "open", "Alles gut 👍🚀").Want(http.StatusOK)
	if got := paper(); !strings.Contains(got, "2 Zeichen Ihrer Antworten kann dieses PDF nicht zeigen") {
		t.Errorf("what is missing is not said: %s", got)
	}
	b.Get("/f/answers.json").Want(http.StatusOK, "👍🚀")
}
