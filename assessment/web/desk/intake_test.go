package desk_test

import (
	"crypto/rand"
	"fmt"
	"html"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/spreadsheet/formtest"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

// blank downloads a questionnaire; column C of some of its lines is filled in: key, value.
func blank(t *testing.T, s *webtest.Server, group string, lines ...any) []byte {
	t.Helper()
	data := []byte(s.Desk.Post("/desk/nordhang/export", "format", "form", "group", group, "lang", "en").Want(http.StatusOK, "PK").Body)
	for i := 0; i+1 < len(lines); i += 2 {
		var err error
		if data, _, err = formtest.Fill(data, lines[i].(string), "C", lines[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// carried are the fields that a page carries on, with others.
func carried(a *webtest.Answer, more ...string) []string {
	_, body, _ := strings.Cut(a.Body, `id="f-good"`)
	for _, m := range hidden.FindAllStringSubmatch(body, -1) {
		if m[1] != "back" {
			more = append(more, html.UnescapeString(m[1]), html.UnescapeString(m[2]))
		}
	}
	return more
}

func TestIntake_Facts(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/intake").Want(http.StatusOK, "Files that came back", `enctype="multipart/form-data"`, `action="/desk/nordhang/export"`)
	before := engagement(t, s)
	form := blank(t, s, "", "q/company-headcount", 240)
	a := s.Desk.Upload("/desk/nordhang/intake", "files", "Angaben <b>.xlsx", form).
		Want(http.StatusOK, "1 file is in order", "Angaben &lt;b&gt;.xlsx", "238", "240", "unchanged answers", "Take over")
	if got := engagement(t, s); got.Rounds[0].Facts["company-headcount"].Value != before.Rounds[0].Facts["company-headcount"].Value {
		t.Fatal("the preview saves")
	}
	take := carried(a, "go", "take")
	if to := s.Desk.Post("/desk/nordhang/intake", take...).Want(http.StatusSeeOther).To(); to != "/desk/nordhang/intake?done=intake" {
		t.Errorf("leads to %s", to)
	}
	s.Desk.Get("/desk/nordhang/intake?done=intake").Want(http.StatusOK, "The answers are taken over")
	if got := engagement(t, s).Rounds[0].Facts["company-headcount"].Value; got != questionnaires.Number(240) {
		t.Errorf("headcount %v", got)
	}
	// The same confirmation again, as after going back: the state is another one.
	s.Desk.Post("/desk/nordhang/intake", take...).Want(http.StatusUnprocessableEntity, "Something has changed since the preview")
}

func TestIntake_Meanwhile(t *testing.T) {
	s := english(t)
	a := s.Desk.Upload("/desk/nordhang/intake", "files", "a.xlsx", blank(t, s, "", "q/company-headcount", 240)).Want(http.StatusOK)
	put := []store.Put{{Question: "company-headcount", Answer: assessment.GivenAnswer(questionnaires.Number(250)), Version: store.AnyVersion}}
	if _, err := s.DB.PutAnswers(t.Context(), "nordhang", "baseline", "", put); err != nil {
		t.Fatal(err)
	}
	b := s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take")...).Want(http.StatusUnprocessableEntity, "Something has changed since the preview", "250")
	s.Desk.Post("/desk/nordhang/intake", carried(b, "go", "take")...).Want(http.StatusSeeOther)
	a = s.Desk.Upload("/desk/nordhang/intake", "files", "a.xlsx", blank(t, s, "", "q/company-headcount", 260)).Want(http.StatusOK)
	s.Desk.Post("/desk/nordhang/rounds/baseline/close").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take")...).Want(http.StatusConflict)
	s.Desk.Get("/desk/nordhang/intake").Want(http.StatusOK, "The round is closed").Lacks(`type="file"`)
}

// Several files at once: what is wrong with one is told by its cells, and the others can
// be taken; a person is new or known, and nobody sees what somebody else answered.
func TestIntake_People(t *testing.T) {
	s := english(t)
	expert := ""
	for _, who := range engagement(t, s).Rounds[0].Respondents {
		if who.Group == "experts" {
			expert = who.ID
		}
	}
	good, bad := blank(t, s, "experts", "q/lead-mandate", 2, "q/lead-priority", 1), blank(t, s, "experts", "q/lead-mandate", 7)
	a := s.Desk.UploadAll("/desk/nordhang/intake", "files", []page.Upload{{Name: "anna.xlsx", Data: good}, {Name: "bert.xlsx", Data: bad}, {Name: "c.xlsx", Data: []byte("PK\x03\x04")}}).
		Want(http.StatusUnprocessableEntity, "bert.xlsx: 1 place does not fit", "C", "is not one of the options", "c.xlsx: 1 place", "A new person in the group", "2 answers in the file", `href="#f-file-1"`)
	people := s.People(t)
	s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take")...).Want(http.StatusSeeOther)
	if n := s.People(t); n != people+1 {
		t.Errorf("%d people, want one more than %d", n, people)
	}
	a = s.Desk.Upload("/desk/nordhang/intake", "files", "anna.xlsx", good).Want(http.StatusOK)
	s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take", "as-0", "No sign")...).Want(http.StatusUnprocessableEntity, "cannot be a sign", `value="No sign"`)
	s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take", "as-0", "m1")...).Want(http.StatusUnprocessableEntity, "belongs to another group")
	if log, err := s.DB.AccessLog(t.Context(), "nordhang"); err != nil || len(log) != 0 {
		t.Errorf("log: %+v, %v", log, err)
	}
	b := s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take", "as-0", expert)...).
		Want(http.StatusUnprocessableEntity, "Something has changed since the preview", "already in this round", "2 of them take the place of answers").Lacks("From now on", "changed answer")
	if log, err := s.DB.AccessLog(t.Context(), "nordhang"); err != nil || len(log) != 1 || log[0].People != 1 {
		t.Errorf("log: %+v, %v", log, err)
	}
	s.Desk.Get("/desk/nordhang/log").Want(http.StatusOK, "compared with a file")
	s.Desk.Post("/desk/nordhang/intake", carried(b, "go", "take", "as-0", expert)...).Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/intake", carried(b, "go", "take", "as-0", expert, "out-0", "yes")...).Want(http.StatusUnprocessableEntity, "Choose at least one file")
}

// In an anonymous project a file is a new person's, whatever a form says.
func TestIntake_Anonymous(t *testing.T) {
	s := english(t)
	change(t, s, func(e *assessment.Engagement) { e.Disclosure = assessment.DisclosureAnonymous })
	expert := ""
	for _, who := range engagement(t, s).Rounds[0].Respondents {
		if who.Group == "experts" {
			expert = who.ID
		}
	}
	a := s.Desk.Upload("/desk/nordhang/intake", "files", "a.xlsx", blank(t, s, "experts", "q/lead-mandate", 2)).Want(http.StatusOK).Lacks("The person’s sign")
	s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take", "as-0", expert)...).Want(http.StatusUnprocessableEntity, "changes no answers that are there")
	people := s.People(t)
	s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take")...).Want(http.StatusSeeOther)
	if n := s.People(t); n != people+1 {
		t.Errorf("%d people", n)
	}
}

func TestIntake_AnswersFile(t *testing.T) {
	s := english(t)
	s.Desk.Post("/desk/nordhang/export", "format", "facts-yaml").Want(http.StatusOK, "headcount: 238")
	s.Desk.Upload("/desk/nordhang/intake", "files", "facts.yaml", []byte("company-headcount: many\nnothing: 1\n")).
		Want(http.StatusUnprocessableEntity, "facts.yaml:1:20: ", "facts.yaml:2:1: ").Lacks("Take over<")
	a := s.Desk.Upload("/desk/nordhang/intake", "files", "facts.yaml", []byte("company-headcount: 241\n")).Want(http.StatusOK, "241")
	s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take")...).Want(http.StatusSeeOther)
	if got := engagement(t, s).Rounds[0].Facts["company-headcount"].Value; got != questionnaires.Number(241) {
		t.Errorf("headcount %v", got)
	}
	s.Desk.Upload("/desk/nordhang/intake", "files", "", nil).Want(http.StatusUnprocessableEntity, "Choose at least one file")
	s.Desk.Upload("/desk/nordhang/intake", "files", "empty.yaml", nil).Want(http.StatusUnprocessableEntity, "There is no answer in the file")
}

// What comes back from a page is trusted no more than what came first.
func TestIntake_Forged(t *testing.T) {
	s := english(t)
	a := s.Desk.Upload("/desk/nordhang/intake", "files", "a.xlsx", blank(t, s, "", "q/company-headcount", 240)).Want(http.StatusOK)
	fields := carried(a, "go", "take")
	set := func(name, value string) []string {
		list := append([]string(nil), fields...)
		for i := 0; i < len(list); i += 2 {
			if list[i] == name {
				list[i+1] = value
			}
		}
		return list
	}
	s.Desk.Post("/desk/nordhang/intake", set("file-0", "AAAA")...).Want(http.StatusBadRequest)
	s.Desk.Post("/desk/nordhang/intake", set("seen-0", strings.Repeat("0", 64))...).Want(http.StatusUnprocessableEntity)
	b := s.Desk.Upload("/desk/nordhang/intake", "files", "b.yaml", []byte("company-headcount: 4\n")).Want(http.StatusOK)
	other := between(t, b.Body, `name="file-0" value="`, `"`)
	s.Desk.Post("/desk/nordhang/intake", set("file-0", other)...).Want(http.StatusUnprocessableEntity) // no workbook, by that name
	s.Desk.Post("/desk/nordhang/intake", "go", "take").Want(http.StatusUnprocessableEntity, "Choose at least one file")
	if got := engagement(t, s).Rounds[0].Facts["company-headcount"].Value; got != questionnaires.Number(238) {
		t.Errorf("headcount %v", got)
	}
}

// A file as large as may be sent also fits into the page that carries it.
func TestIntake_Large(t *testing.T) {
	s := english(t)
	noise := make([]byte, upload.MaxBytes*3/8-1000) // which hexadecimal makes longer, and packing shorter
	rand.Read(noise)
	var b strings.Builder
	b.WriteString("company-headcount: 241\n")
	for line := range slices.Chunk(noise, 50) {
		fmt.Fprintf(&b, "# %x\n", line)
	}
	a := s.Desk.Upload("/desk/nordhang/intake", "files", "large.yaml", []byte(b.String())).Want(http.StatusOK)
	s.Desk.Post("/desk/nordhang/intake", carried(a, "go", "take")...).Want(http.StatusSeeOther)
	if got := engagement(t, s).Rounds[0].Facts["company-headcount"].Value; got != questionnaires.Number(241) {
		t.Errorf("headcount %v of a file of %d bytes", got, b.Len())
	}
}
