package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/sample"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

func TestImport(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk").Want(http.StatusOK, `href="/desk/_import"`)
	s.Desk.Get("/desk/_import").Want(http.StatusOK, "File of the project")
	s.Desk.Upload("/desk/_import", "files", "", nil).Want(http.StatusUnprocessableEntity, "Choose a file")
	bad := "lotse: 1\nengagement: {id: x, client: X, language: fr, pack: kommunikation}\nrounds:\n  - id: baseline\n    respondents: [{id: a, group: nobody, answers: {}}]\n"
	s.Desk.Upload("/desk/_import", "files", "bad.yaml", []byte(bad)).Want(http.StatusUnprocessableEntity, "bad.yaml:2:", "bad.yaml:5:", "Error:", `href="#f-files"`)
	s.Desk.Upload("/desk/_import", "files", "p.yaml", []byte("lotse: 1\nengagement: {id: x, client: X, language: en, pack: nowhere}\n")).
		Want(http.StatusUnprocessableEntity, "there is no such pack here")

	small := "lotse: 1\nengagement: {id: elm, client: Elm <b>Ltd</b>, language: en, pack: kommunikation, pack-version: 0.9.0, brand: nowhere, disclosure: named}\nrounds: [{id: baseline}]\n"
	a := s.Desk.Upload("/desk/_import", "files", "elm.yaml", []byte(small)).
		Want(http.StatusOK, "Elm &lt;b&gt;Ltd", "First round: answers of 0 people", "version 0.9.0 of the question pack", "no look ‘nowhere’", "Create the project").Lacks("will be lost")
	s.Desk.Get("/desk/elm").Want(http.StatusNotFound)
	take := carried(a, "go", "take")
	if to := s.Desk.Post("/desk/_import", take...).Want(http.StatusSeeOther).To(); to != "/desk/elm?done=import" {
		t.Errorf("leads to %s", to)
	}
	s.Desk.Get("/desk/elm?done=import").Want(http.StatusOK, "The project has been read in")
	// The same page confirmed again: by now the project is there.
	s.Desk.Post("/desk/_import", take...).Want(http.StatusUnprocessableEntity, "Something has changed here", "This project exists already")
}

// A project is replaced only by who has seen what is lost and typed its name.
func TestImport_Replace(t *testing.T) {
	s := english(t)
	doc := strings.Replace(string(sample.Nordhang()), "id: baseline", "id: second", 1)
	people := s.People(t)
	send := func() []string {
		t.Helper()
		a := s.Desk.Upload("/desk/_import", "files", "nordhang.yaml", []byte(doc)).
			Want(http.StatusOK, "This project exists already", "the answers of 14 people", "The round ‘First round’ is not in the file", "Type ‘nordhang’", "Save it before")
		return carried(a, "go", "take")
	}
	fields := send()
	s.Desk.Post("/desk/_import", fields...).Want(http.StatusUnprocessableEntity, "Type exactly ‘nordhang’")
	s.Desk.Post("/desk/_import", append(fields, "word", "nord")...).Want(http.StatusUnprocessableEntity)
	put := []store.Put{{Question: "company-headcount", Answer: assessment.GivenAnswer(questionnaires.Number(250)), Version: store.AnyVersion}}
	if _, err := s.DB.PutAnswers(t.Context(), "nordhang", "baseline", "", put); err != nil {
		t.Fatal(err)
	}
	s.Desk.Post("/desk/_import", append(fields, "word", "nordhang")...).Want(http.StatusUnprocessableEntity, "Something has changed here since the preview")
	if e := engagement(t, s); e.Latest().ID != "baseline" || s.People(t) != people {
		t.Fatal("replaced unasked")
	}
	s.Desk.Post("/desk/nordhang/archive", "archived", "yes").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/_import", append(send(), "word", "nordhang")...).Want(http.StatusUnprocessableEntity, "The project is archived")
	s.Desk.Post("/desk/nordhang/archive", "archived", "no").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/_import", append(send(), "word", " nordhang ")...).Want(http.StatusSeeOther)
	if e := engagement(t, s); e.Latest().ID != "second" {
		t.Errorf("the round is %s", e.Latest().ID)
	}
	s.Desk.Post("/desk/nordhang/rounds/second/freeze").Want(http.StatusSeeOther)
	doc = strings.Replace(doc, "company: {name: ", "company: {name: Another ", 1)
	doc = strings.Replace(doc, "headcount: 238", "headcount: 239", 1)
	a := s.Desk.Upload("/desk/_import", "files", "nordhang.yaml", []byte(doc)).Want(http.StatusOK)
	s.Desk.Post("/desk/_import", carried(a, "go", "take", "word", "nordhang")...).Want(http.StatusUnprocessableEntity, "closed for good")
}

// What a document promises less than people were told is said before it is taken.
func TestImport_Less(t *testing.T) {
	s := english(t)
	doc := strings.Replace(string(sample.Nordhang()), "mode: panel", "mode: panel\n  disclosure: named", 1)
	s.Desk.Upload("/desk/_import", "files", "nordhang.yaml", []byte(doc)).Want(http.StatusOK, "promises respondents something else")
}
