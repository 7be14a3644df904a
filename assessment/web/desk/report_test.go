package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/report"
	"lotse/report/format"
)

func TestReport(t *testing.T) {
	s := english(t)
	a := s.Desk.Get("/desk/nordhang/report").Want(http.StatusOK, "Make the report", "nordhang-de.pdf", "The survey is still running", "Survey closed")
	figure := between(t, a.Body, `<img src="`, `"`)
	pic := s.Desk.Get(strings.ReplaceAll(figure, "&amp;", "&")).Want(http.StatusOK, "PNG")
	if kind := pic.Header.Get("Content-Type"); kind != "image/png" {
		t.Errorf("the picture is %s", kind)
	}
	s.Desk.Get("/desk/nordhang/report/figure/nothing.png").Want(http.StatusNotFound)
	begins := map[string]string{"pdf": "%PDF-", "html": "<!doctype html>", "docx": "PK"}
	for _, f := range format.All() {
		for _, v := range report.Variants() {
			a := s.Desk.Get("/desk/nordhang/report/file?lang=en&format=" + f.Name + "&variant=" + string(v)).Want(http.StatusOK)
			if !strings.HasPrefix(strings.ToLower(a.Body), strings.ToLower(begins[f.Name])) {
				t.Errorf("%s as %s begins with %.20q", v, f.Name, a.Body)
			}
			if kind := a.Header.Get("Content-Type"); kind != f.MediaType {
				t.Errorf("%s is %s", f.Name, kind)
			}
		}
	}
	plain := s.Desk.Get("/desk/nordhang/report/file").Want(http.StatusOK)
	a = s.Desk.Get("/desk/nordhang/report/file?attach=yes").Want(http.StatusOK)
	if len(a.Body) <= len(plain.Body) {
		t.Errorf("with the results %d bytes, without %d", len(a.Body), len(plain.Body))
	}
	if got := a.Header.Get("Content-Disposition"); !strings.Contains(got, "nordhang-de.pdf") {
		t.Errorf("called %s", got)
	}
	for _, wrong := range []string{"lang=fr", "variant=all", "format=exe"} {
		s.Desk.Get("/desk/nordhang/report/file?" + wrong).Want(http.StatusBadRequest)
		s.Desk.Get("/desk/nordhang/report?" + wrong).Want(http.StatusBadRequest)
	}
}

// A feedback for nobody says so instead of failing.
func TestReport_NobodyIsShown(t *testing.T) {
	s := english(t)
	change(t, s, func(e *assessment.Engagement) { e.KMin = 50 })
	s.Desk.Get("/desk/nordhang/report?variant=feedback").Want(http.StatusOK, "No group is large enough")
	s.Desk.Get("/desk/nordhang/report/file?variant=feedback").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/report").Want(http.StatusOK, "Download the report")
	s.Desk.Get("/desk/nordhang/results").Want(http.StatusOK, "hidden")
}

// A report whose notes repeat what nobody has released is not handed out.
func TestReport_NotesThatSlip(t *testing.T) {
	s := english(t)
	const secret = "Nobody in sales ever answers my questions about deliveries."
	change(t, s, func(e *assessment.Engagement) {
		e.Rounds[0].Respondents[0].Answers["open"] = words(secret)
		e.Notes = e.Notes.With("summary", assessment.NoteAfter, "", "Somebody said: "+secret)
	})
	s.Desk.Get("/desk/nordhang/report").Want(http.StatusOK, "One of your texts repeats").Lacks(secret, "Download the report")
	s.Desk.Get("/desk/nordhang/report/file").Want(http.StatusSeeOther)
}

// What is approved never changes again; a later version gets another number.
func TestReport_Approve(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/report/approve?lang=en").Want(http.StatusOK, "Approve as version 1")
	s.Desk.Post("/desk/nordhang/report/approve?lang=en", "note", "for the board").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/report?lang=en&done=approved").Want(http.StatusOK, "The version is approved", "Version 1", "for the board")
	first := s.Desk.Get("/desk/nordhang/report/version/1").Want(http.StatusOK, "%PDF-")
	if got := first.Header.Get("Content-Disposition"); !strings.Contains(got, "nordhang-en-v1.pdf") {
		t.Errorf("called %s", got)
	}
	s.Desk.Get("/desk/nordhang/report/approve?lang=en").Want(http.StatusOK, "What speaks against it", "version 1")
	change(t, s, func(e *assessment.Engagement) {
		e.Plan = e.Plan.Decide("secure-leadership-mandate", assessment.Decision{Verdict: assessment.Accept, Effort: 9})
	})
	s.Desk.Get("/desk/nordhang/report?lang=en").Want(http.StatusOK, "Changed since version 1")
	s.Desk.Get("/desk/nordhang/report/compare?from=1").Want(http.StatusOK, "Issue top management")
	s.Desk.Get("/desk/nordhang/report/compare?from=7").Want(http.StatusNotFound)
	s.Desk.Post("/desk/nordhang/report/approve?lang=en").Want(http.StatusSeeOther)
	if again := s.Desk.Get("/desk/nordhang/report/version/1").Body; again != first.Body {
		t.Error("version 1 has changed")
	}
	s.Desk.Get("/desk/nordhang/report/version/2").Want(http.StatusOK)
	s.Desk.Get("/desk/nordhang/report/version/3").Want(http.StatusNotFound)
	s.Desk.Get("/desk/nordhang/report/version/x").Want(http.StatusNotFound)
}

// A look that is not there is a matter of the settings, not a failure.
func TestReport_NoSuchLook(t *testing.T) {
	s := english(t)
	change(t, s, func(e *assessment.Engagement) { e.Brand = "harbour" })
	s.Desk.Get("/desk/nordhang/report").Want(http.StatusOK, "There is no look ‘harbour’ here")
	s.Desk.Get("/desk/nordhang/report/file").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/settings").Want(http.StatusOK, `<option value="harbour" selected>`)
}
