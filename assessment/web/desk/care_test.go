package desk_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/webtest"
)

func engagement(t *testing.T, s *webtest.Server) *assessment.Engagement {
	t.Helper()
	e, _, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// change changes the sample and saves it.
func change(t *testing.T, s *webtest.Server, fn func(e *assessment.Engagement)) {
	t.Helper()
	e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	fn(e)
	if err := s.DB.SaveEngagement(t.Context(), e, pack, store.Replace); err != nil {
		t.Fatal(err)
	}
}

func english(t *testing.T) *webtest.Server {
	t.Helper()
	s := webtest.Start(t)
	s.Desk.Header.Set("Accept-Language", "en")
	return s
}

func TestNew(t *testing.T) {
	s := english(t)
	a := s.Desk.Post("/desk/_new", "pack", "kommunikation", "client", "", "language", "en", "mode", "survey", "disclosure", "confidential",
		"address", "formal", "round", "baseline", "invited-experts", "many", "retention", "soon")
	a.Want(http.StatusUnprocessableEntity, "Enter the name of the client", "Enter a whole number for", "The end of retention", `href="#f-client"`, "Error:")
	s.Desk.Post("/desk/_new", "pack", "kommunikation", "client", "Oakhill", "round", "baseline").Want(http.StatusUnprocessableEntity,
		"Choose an answer: ‘What becomes known of a person&#39;s answers?’", `href="#f-disclosure"`, "Choose an answer: ‘Language of the client’").Lacks("does not fit here")
	fields := []string{"pack", "kommunikation", "client", "Oakhill Ltd", "language", "en", "mode", "panel", "disclosure", "confidential",
		"address", "formal", "round", "baseline", "invited-experts", "6", "retention", "2099-01-31", "date", "2026-11-02"}
	if to := s.Desk.Post("/desk/_new", fields...).Want(http.StatusSeeOther).To(); to != "/desk/oakhill-ltd?done=new" {
		t.Errorf("leads to %s", to)
	}
	s.Desk.Get("/desk/oakhill-ltd?done=new").Want(http.StatusOK, "The project is set up", "Oakhill Ltd", "First round", "6 people")
	s.Desk.Post("/desk/_new", fields...).Want(http.StatusUnprocessableEntity, "There is a project called ‘oakhill-ltd’ already")
	s.Desk.Get("/desk").Want(http.StatusOK, "Oakhill Ltd", "Nordhang")
	s.Desk.Post("/desk/_new", "pack", "../etc").Want(http.StatusBadRequest)
	s.Desk.Get("/desk/nothing").Want(http.StatusNotFound)
	s.Desk.Get("/desk/nordhang?round=nothing").Want(http.StatusNotFound)
}

func TestSettings(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/settings").Want(http.StatusOK, "People have been invited or have answered already")
	form := func(more ...string) []string {
		return append(more, "client", "Nordhang AG", "mode", "panel", "disclosure", "confidential", "address", "informal", "date", "2026-11-02",
			"consultant", "Anna", "contact", "anna@example.com", "controller", "Nordhang AG")
	}
	was := engagement(t, s)
	s.Desk.Post("/desk/nordhang/settings", form("k-min", "3", "retention", "2099-12-31")...).Want(http.StatusUnprocessableEntity, "less than they were told")
	s.Desk.Post("/desk/nordhang/settings", form("k-min", "x")...).Want(http.StatusUnprocessableEntity, "Enter a whole number")
	if got := engagement(t, s); got.Client != was.Client {
		t.Errorf("changed to %q in spite of faults", got.Client)
	}
	s.Desk.Post("/desk/nordhang/settings", form("k-min", "4", "retention", was.Retention)...).Want(http.StatusSeeOther)
	if got := engagement(t, s); got.Client != "Nordhang AG" || got.KMin != 4 || got.Address != assessment.AddressInformal {
		t.Errorf("client %q, from %d people, %s", got.Client, got.KMin, got.Address)
	}
	s.Desk.Post("/desk/nordhang/archive", "archived", "yes").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/settings", form("k-min", "4", "retention", was.Retention)...).Want(http.StatusConflict)
	s.Desk.Get("/desk").Want(http.StatusOK, "1 archived project")
	s.Desk.Get("/desk/nordhang/settings").Want(http.StatusOK, "Bring it back")
	s.Desk.Post("/desk/nordhang/archive", "archived", "no").Want(http.StatusSeeOther)
}

func TestRounds(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/rounds").Want(http.StatusOK, "Close the survey", "as soon as this one is closed")
	s.Desk.Post("/desk/nordhang/rounds/baseline/close").Want(http.StatusSeeOther)
	if got := engagement(t, s).Latest(); got.State != assessment.RoundClosed || got.Date == "" {
		t.Fatalf("closed: %s on %q", got.State, got.Date)
	}
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "Next step: check and hand over the report")
	s.Desk.Post("/desk/nordhang/rounds/baseline/open").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/rounds/baseline/close").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/rounds", "id", "baseline").Want(http.StatusUnprocessableEntity, "There is a round ‘baseline’ already")
	s.Desk.Post("/desk/nordhang/rounds", "id", "Second One").Want(http.StatusUnprocessableEntity, "lower-case letters")
	s.Desk.Post("/desk/nordhang/rounds", "id", "follow-up", "copy", "yes", "invited-experts", "4").Want(http.StatusSeeOther)
	e := engagement(t, s)
	if got := e.Latest(); got.ID != "follow-up" || got.Invited["experts"] != 4 || len(got.Facts) != len(e.Rounds[0].Facts) {
		t.Errorf("round %s, invited %v, %d facts", got.ID, got.Invited, len(got.Facts))
	}
	s.Desk.Get("/desk/nordhang/rounds").Want(http.StatusOK, "Take over what was said in ‘First round’")
	s.Desk.Post("/desk/nordhang/rounds/follow-up/copy", "from", "baseline").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/rounds/follow-up/copy", "from", "nothing").Want(http.StatusBadRequest)
	s.Desk.Get("/desk/nordhang?round=baseline").Want(http.StatusOK, "/desk/nordhang/results?round=baseline")
	s.Desk.Get("/desk/nordhang/rounds/baseline/freeze").Want(http.StatusOK, "Close First round for good", "cannot be undone")
	s.Desk.Post("/desk/nordhang/rounds/baseline/freeze").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/rounds/baseline/open").Want(http.StatusConflict)
	s.Desk.Post("/desk/nordhang/rounds/nothing/close").Want(http.StatusNotFound)
}

func TestWords(t *testing.T) {
	s := english(t)
	const written = "The <b>editors</b> chase us."
	change(t, s, func(e *assessment.Engagement) {
		for i := range e.Rounds[0].Respondents {
			delete(e.Rounds[0].Respondents[i].Answers, "open")
			if i < 4 {
				e.Rounds[0].Respondents[i].Answers["open"] = words(written + strings.Repeat("!", i))
			}
		}
	})
	s.Desk.Get("/desk/nordhang/words").Want(http.StatusOK, "Read the texts").Lacks("chase us")
	if log, err := s.DB.AccessLog(t.Context(), "nordhang"); err != nil || len(log) != 0 {
		t.Fatalf("to open the page is logged: %v, %v", log, err)
	}
	a := s.Desk.Post("/desk/nordhang/words/read").Want(http.StatusOK, "The &lt;b&gt;editors&lt;/b&gt; chase us.", "4 still open")
	id := between(t, a.Body, `name="state-`, `"`)
	s.Desk.Post("/desk/nordhang/words", "state-"+id, "released", "words-"+id, "Somebody asks too much.").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/words/read").Want(http.StatusOK, "1 released", "Somebody asks too much.")
	decisions, err := s.DB.OpenDecisions(t.Context(), "nordhang", "baseline")
	if err != nil || len(decisions) != 1 {
		t.Fatalf("%d decisions: %v", len(decisions), err)
	}
	s.Desk.Get("/desk/nordhang/log").Want(http.StatusOK, "read remarks", "4 people")
	s.Desk.Get("/desk/_log").Want(http.StatusOK, "read remarks")
}

// A released text without words in the other language is said to lack them, the report in
// that language prints the words it gets, and changing a text never loses what was typed.
func TestWords_Translations(t *testing.T) {
	s := english(t) // pages in English; the sample speaks German
	change(t, s, func(e *assessment.Engagement) {
		for i := range e.Rounds[0].Respondents {
			e.Rounds[0].Respondents[i].Answers["open"] = words("Mehr Zeit\nund Ruhe " + strconv.Itoa(i))
		}
	})
	a := s.Desk.Post("/desk/nordhang/words/read").Want(http.StatusOK, "As it appears in English", "As it appears in German").Lacks("not translated yet")
	var ids []string
	for _, part := range strings.Split(a.Body, `name="words-`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		ids = append(ids, id)
	}
	decide := func(fields ...string) { // as a browser sends line ends
		t.Helper()
		s.Desk.Post("/desk/nordhang/words", fields...).Want(http.StatusSeeOther)
	}
	first := strings.ReplaceAll(between(t, a.Body, `name="words-`+ids[0]+`" rows="3" lang="de">`, "</textarea>"), "\n", "\r\n")
	decide("state-"+ids[0], "released", "words-"+ids[0], first, "state-"+ids[1], "released", "en-"+ids[1], "More time\r\nand peace",
		"state-"+ids[2], "new", "en-"+ids[2], "Typed and not decided")
	s.Desk.Post("/desk/nordhang/words/read").Want(http.StatusOK, "1 released text has no words in English yet", "not translated yet", "More time\nand peace",
		"2 released, 1 held back", "Typed and not decided")
	report := func(lang string) string {
		return s.Desk.Get("/desk/nordhang/report/file?format=html&lang=" + lang).Want(http.StatusOK).Body
	}
	if en, de := report("en"), report("de"); !strings.Contains(en, "and peace") || strings.Contains(de, "and peace") || !strings.Contains(de, "und Ruhe") {
		t.Error("the translation is not in the English report, or is in the German one")
	}
	s.Desk.Get("/desk/nordhang/report?lang=en").Want(http.StatusOK, "1 released remark is printed as it was written")
	s.Desk.Get("/desk/nordhang/report/approve?lang=en").Want(http.StatusOK, "1 released remark is printed as it was written")
	s.Desk.Get("/desk/nordhang/report?lang=de").Want(http.StatusOK).Lacks("released remark")
	decisions := func() map[string]assessment.OpenDecision {
		t.Helper()
		list, err := s.DB.OpenDecisions(t.Context(), "nordhang", "baseline")
		if err != nil {
			t.Fatal(err)
		}
		by := map[string]assessment.OpenDecision{}
		for _, d := range list {
			by[d.Digest[:len(ids[0])]] = d
		}
		return by
	}
	if d := decisions()[ids[0]]; d.Words != "" {
		t.Errorf("the line end of a browser is an edit: %q", d.Words)
	}
	decide("state-"+ids[1], "released", "en-"+ids[1], "", "state-"+ids[2], "new", "en-"+ids[2], "Typed and not decided")
	if d := decisions(); len(d[ids[1]].Translations) != 0 || d[ids[2]].State != "" {
		t.Errorf("taken back: %+v, put back: %+v", d[ids[1]], d[ids[2]])
	}
}

// Whoever reads the only two texts of an anonymous survey can guess who wrote them.
func TestWords_FewOfAnAnonymousSurvey(t *testing.T) {
	s := english(t)
	change(t, s, func(e *assessment.Engagement) {
		e.Disclosure = assessment.DisclosureAnonymous
		e.Rounds[0].Respondents[0].Answers["open"] = words("CANARY")
		for i := 1; i < len(e.Rounds[0].Respondents); i++ {
			delete(e.Rounds[0].Respondents[i].Answers, "open")
		}
	})
	s.Desk.Get("/desk/nordhang/words").Want(http.StatusOK, "it stays unread").Lacks("CANARY")
	s.Desk.Post("/desk/nordhang/words/read").Want(http.StatusForbidden).Lacks("CANARY")
}

func TestErase(t *testing.T) {
	s := english(t)
	who := engagement(t, s).Rounds[0].Respondents[0].ID
	s.Desk.Get("/desk/nordhang/erase").Want(http.StatusOK, "One person")
	s.Desk.Get("/desk/nordhang/erase/person?respondent=nobody").Want(http.StatusNotFound)
	s.Desk.Get("/desk/nordhang/erase/person?respondent="+who).Want(http.StatusOK, "Erase the answers of")
	s.Desk.Post("/desk/nordhang/erase/person", "respondent", who, "word", "no").Want(http.StatusUnprocessableEntity, "Nothing is erased yet")
	s.Desk.Post("/desk/nordhang/erase/person", "respondent", who, "word", who).Want(http.StatusOK, "1 person is erased", "overwritten")
	for _, r := range engagement(t, s).Rounds[0].Respondents {
		if r.ID == who {
			t.Error("the person is still there")
		}
	}
	s.Desk.Get("/desk/nordhang/erase/project").Want(http.StatusOK, "Type ‘nordhang’")
	s.Desk.Post("/desk/nordhang/erase/project", "word", "nord").Want(http.StatusUnprocessableEntity)
	s.Desk.Post("/desk/nordhang/erase/project", "word", "nordhang").Want(http.StatusOK, "Erased")
	s.Desk.Get("/desk/nordhang").Want(http.StatusNotFound)
}

func TestPurge(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/_purge").Want(http.StatusOK, "There is nothing to erase")
	change(t, s, func(e *assessment.Engagement) { e.Date, e.Retention = "2020-01-02", "2020-12-31" })
	s.Desk.Get("/desk/_purge").Want(http.StatusOK, "nordhang", "14 people", "Erase now")
	s.Desk.Post("/desk/_purge").Want(http.StatusUnprocessableEntity, "Confirm that the answers are erased")
	if n := len(engagement(t, s).Rounds[0].Respondents); n == 0 {
		t.Fatal("erased without being confirmed")
	}
	s.Desk.Post("/desk/_purge", "sure", "yes", "keep", "yes").Want(http.StatusOK, "14 people are erased")
	if n := len(engagement(t, s).Rounds[0].Respondents); n != 0 {
		t.Errorf("%d people are left", n)
	}
	s.Desk.Get("/desk/_purge").Want(http.StatusOK, "There is nothing to erase")
}

func TestPrivacyAndExport(t *testing.T) {
	s := english(t)
	who := engagement(t, s).Rounds[0].Respondents[0].ID
	a := s.Desk.Get("/desk/nordhang/privacy").Want(http.StatusOK, "Art. 30")
	draft := between(t, a.Body, `href="/desk/nordhang/privacy/`, `"`)
	s.Desk.Get("/desk/nordhang/privacy/"+draft).Want(http.StatusOK, "Nordhang")
	s.Desk.Get("/desk/nordhang/privacy/none.md").Want(http.StatusNotFound)
	s.Desk.Post("/desk/nordhang/privacy/person", "respondent", "nobody").Want(http.StatusUnprocessableEntity, "Nothing is kept")
	s.Desk.Post("/desk/nordhang/privacy/person", "respondent", who).Want(http.StatusOK, `"respondent"`)
	s.Desk.Get("/desk/nordhang/export").Want(http.StatusOK, "The whole project")
	for format, want := range map[string]string{"yaml": "lotse: ", "xlsx": "PK", "csv": "", "form": "PK", "results-xlsx": "PK", "results-csv": "", "results-json": `"recommendations"`} {
		s.Desk.Post("/desk/nordhang/export", "format", format).Want(http.StatusOK, want)
	}
	s.Desk.Post("/desk/nordhang/export", "format", "form", "group", "experts").Want(http.StatusOK, "PK")
	s.Desk.Post("/desk/nordhang/export", "format", "form", "group", "pilots").Want(http.StatusBadRequest)
	s.Desk.Post("/desk/nordhang/export", "format", "exe").Want(http.StatusBadRequest)
	log, err := s.DB.AccessLog(t.Context(), "nordhang")
	if err != nil || len(log) != 4 { // a person, yaml, xlsx, csv
		t.Errorf("log: %+v, %v", log, err)
	}
	s.Desk.Post("/desk/nordhang/library", "name", "kept").Want(http.StatusUnprocessableEntity, "as soon as the round is closed")
	s.Desk.Post("/desk/nordhang/rounds/baseline/close").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/library", "name", "Bad name").Want(http.StatusUnprocessableEntity)
	s.Desk.Post("/desk/nordhang/library", "name", "kept").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/library", "name", "kept").Want(http.StatusUnprocessableEntity, "in the library already")
}
