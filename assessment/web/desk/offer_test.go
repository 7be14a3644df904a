package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

// offerOf is the address of an offer on some terms: names and values alternate.
func offerOf(terms ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(terms); i += 2 {
		q.Set(terms[i], terms[i+1])
	}
	return "/desk/nordhang/offer?" + q.Encode()
}

// The offer is worked out on the page: what is accepted, by stage, with its sums; and
// nothing of it is kept.
func TestOffer(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Get("/desk/nordhang/plan").Want(http.StatusOK, `href="/desk/nordhang/offer"`)
	s.Desk.Get("/desk/nordhang/offer").Want(http.StatusOK, "nie Teil des Berichts", "Noch ist keine Maßnahme angenommen").Lacks("<table")
	s.Desk.Get(offerOf("day-rate", "1200")).Want(http.StatusUnprocessableEntity, `href="#f-scope"`, `href="/desk/nordhang/plan"`)
	s.Desk.Get("/desk/nordhang/offer?scope=all").Want(http.StatusOK, "Maßnahmen und ihr Aufwand").Lacks("€")
	s.Desk.Post("/desk/nordhang/plan/secure-leadership-mandate/accept", "accepted", "yes").Want(http.StatusSeeOther)
	a := s.Desk.Get(offerOf("day-rate", "1200", "share", "50", "vat", "19", "discount", "10", "item-2", "Workshop <b>", "amount-2", "1800,50", "lang", "en")).
		Want(http.StatusOK, "Maßnahmen × Aufwand × 1200,00\u00a0€", "1\u00a0Personentag", "Workshop &lt;b&gt;", "1800,50\u00a0€", `value="1800,50"`, "3000,50\u00a0€", "−300,05\u00a0€", "Gesamtbetrag")
	if n := strings.Count(a.Body, "<tbody"); n != 2 {
		t.Errorf("%d parts of the table", n)
	}
	before := fmt.Sprint(settings(t, s))
	for name, start := range map[string]string{"pdf": "%PDF-1.7", "html": "<!doctype html>", "docx": "PK", "xlsx": "PK"} {
		a := s.Desk.Get(strings.Replace(offerOf("day-rate", "1200", "lang", "en", "format", name), "/offer?", "/offer/file?", 1)).Want(http.StatusOK)
		if !strings.HasPrefix(strings.ToLower(a.Body), strings.ToLower(start)) || a.Header.Get("Content-Disposition") != "attachment; filename=nordhang-offer-en."+name {
			t.Errorf("%s: %.20q, %s", name, a.Body, a.Header.Get("Content-Disposition"))
		}
	}
	s.Desk.Get(strings.Replace(offerOf("day-rate", "1200", "lang", "en", "format", "html"), "/offer?", "/offer/file?", 1)).Want(http.StatusOK, "Internal, not part of the report", "€2400.00")
	if after := fmt.Sprint(settings(t, s)); after != before || strings.Contains(s.Log.String(), "1200") {
		t.Error("something of the offer is kept")
	}
}

func settings(t *testing.T, s *webtest.Server) *assessment.Engagement {
	t.Helper()
	e, _, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	e.Rounds = nil
	return e
}

// What cannot be read stands at its field, keeps what was typed, and hands nothing out.
func TestOffer_faults(t *testing.T) {
	s := webtest.Start(t)
	terms := []string{"day-rate", "1.200,5 <b>", "currency", "Euro", "share", "0", "discount", "101", "vat", "x", "valid-until", "morgen", "item-3", "nur Titel", "scope", "all"}
	s.Desk.Get(offerOf(terms...)).Want(http.StatusUnprocessableEntity, "<title>Fehler:", `href="#f-day-rate"`, `href="#f-currency"`, `href="#f-share"`, `href="#f-discount"`,
		`href="#f-vat"`, `href="#f-valid-until"`, `href="#f-item-3"`, `value="1.200,5 &lt;b&gt;"`, `value="nur Titel"`, "<details class=\"more\" open>", "ohne Tausenderpunkt").Lacks("<table", `href="#f-item-1"`)
	a := s.Desk.Get(strings.Replace(offerOf(append(terms, "format", "pdf")...), "/offer?", "/offer/file?", 1)).Want(http.StatusSeeOther)
	s.Desk.Get(a.To()).Want(http.StatusUnprocessableEntity)
	s.Desk.Get("/desk/nordhang/offer/file?day-rate=1200&scope=all&format=exe").Want(http.StatusBadRequest)
	s.Desk.Get("/desk/nordhang/offer?lang=xx").Want(http.StatusBadRequest)
	s.Desk.Get(offerOf("day-rate", "999999999999", "scope", "all", "item-1", "x", "amount-1", "999999999999")).Want(http.StatusUnprocessableEntity, "zu groß")
	s.Desk.Header.Set("Accept-Language", "en")
	s.Desk.Get(offerOf("day-rate", "")).Want(http.StatusUnprocessableEntity, "Give a day rate above 0")
	s.Browser().Get(offerOf("day-rate", "1200")).Want(http.StatusSeeOther)
}

// A measure without an effort is named: it would be given away.
func TestOffer_noEffort(t *testing.T) {
	s := webtest.Start(t)
	e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	e.Plan = e.Plan.SetOwn(assessment.OwnRecommendation{ID: "press-list",
		Decision: assessment.Decision{Title: questionnaires.Text{"de": "Presseverteiler anlegen", "en": "Press list"}, Wave: 1}})
	if err := s.DB.SaveEngagement(t.Context(), e, pack, store.Replace); err != nil {
		t.Fatal(err)
	}
	s.Desk.Get(offerOf("day-rate", "1200")).Want(http.StatusOK, "Ohne Aufwand, deshalb ohne Preis: Presseverteiler anlegen", "kein Aufwand angegeben", "0,00\u00a0€")
	s.Desk.Get("/desk/nordhang/offer").Want(http.StatusOK, "Ohne Aufwand, deshalb ohne Preis: Presseverteiler anlegen")
}
