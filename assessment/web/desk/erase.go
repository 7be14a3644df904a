package desk

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/retention"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

func (d *Desk) eraseRoutes(at atRoute) {
	at("GET", "/erase", d.askErase)
	at("GET", "/erase/project", d.askEraseProject)
	at("POST", "/erase/project", d.eraseProject)
	at("GET", "/erase/person", d.askErasePerson)
	at("POST", "/erase/person", d.erasePerson)
	at("GET", "/log", d.engagementLog)
}

// askErase is the choice between one person and everything.
func (d *Desk) askErase(s *scene) error {
	return s.show(http.StatusOK, "erase", "", s.Say.T("web-desk-erase"), s.anonymous())
}

func (d *Desk) projectConfirmation(s *scene) confirmation {
	return confirmation{Title: s.Say.T("web-desk-erase-project"), Text: s.Say.T("web-desk-erase-project-text", "Client", s.e.Client),
		Points: []string{s.Say.T("web-desk-erase-copies"), s.Say.T("web-desk-erase-library")},
		Action: "erase/project", Submit: s.Say.T("web-desk-erase-project-do"), Back: "erase", Word: s.e.ID}
}

func (d *Desk) askEraseProject(s *scene) error { return s.confirm(d.projectConfirmation(s)) }

// eraseProject erases everything of the engagement, once its id is typed.
func (d *Desk) eraseProject(s *scene) error {
	c := d.projectConfirmation(s)
	if strings.TrimSpace(s.Field("word")) != c.Word {
		c.Fault = s.Say.T("web-desk-confirm-wrong", "Word", c.Word)
		return s.confirm(c)
	}
	erased, err := d.db.Erase(s.ctx(), store.Access{Who: s.User, Command: "erase"}, store.Target{Engagement: s.e.ID})
	if err != nil {
		return err
	}
	return d.showErased(s.Visit, erased)
}

func (d *Desk) personConfirmation(s *scene, id string) confirmation {
	return confirmation{Title: s.Say.T("web-desk-erase-person-title", "ID", id), Text: s.Say.T("web-desk-erase-person-text"),
		Points: []string{s.Say.T("web-desk-erase-copies")}, Action: "erase/person", Submit: s.Say.T("web-desk-erase-person-do"),
		Back: "erase", Word: id, Hidden: map[string]string{"respondent": id}}
}

// askErasePerson asks before a person's answers go. Whoever asks for it knows the
// person's sign, because the page after handing in shows it.
func (d *Desk) askErasePerson(s *scene) error {
	id := strings.TrimSpace(s.R.URL.Query().Get("respondent"))
	e, _, err := s.whole()
	if err != nil {
		return err
	}
	if s.anonymous() || !hasRespondent(e, id) {
		return page.ErrNotFound
	}
	return s.confirm(d.personConfirmation(s, id))
}

func hasRespondent(e *assessment.Engagement, id string) bool {
	for _, r := range e.Rounds {
		for _, who := range r.Respondents {
			if who.ID == id {
				return true
			}
		}
	}
	return false
}

func (d *Desk) erasePerson(s *scene) error {
	id := s.Field("respondent")
	c := d.personConfirmation(s, id)
	if strings.TrimSpace(s.Field("word")) != id {
		c.Fault = s.Say.T("web-desk-confirm-wrong", "Word", id)
		return s.confirm(c)
	}
	erased, err := d.db.Erase(s.ctx(), store.Access{Who: s.User, Command: "erase"}, store.Target{Engagement: s.e.ID, Respondent: id})
	if err != nil {
		return err
	}
	return d.showErased(s.Visit, erased)
}

// An erasedPage says what was erased. Whether a trace is left in the files of the store
// can be searched only while nobody has them open; the page says how.
type erasedPage struct {
	People int
	Names  []string // what projects are called in the log from now on
	Kept   []string // texts that also stand elsewhere
	Space  bool     // the space was overwritten
	Server bool
}

// showErased answers the form itself: there is no page to come back to.
func (d *Desk) showErased(v *page.Visit, erased *store.Erased) error {
	p := erasedPage{People: erased.People, Space: erased.Compacted == nil}
	for _, id := range slices.Sorted(maps.Keys(erased.Names)) {
		p.Names = append(p.Names, v.Say.T("privacy-erased-name", "Engagement", id, "Name", erased.Names[id]))
	}
	p.Kept = slices.Sorted(maps.Keys(erased.Kept))
	f := deskFrame(v.Say.T("web-desk-erased"))
	f.Here = "/desk"
	return v.Show(http.StatusOK, "desk-erased", f, p)
}

// A purgePage is what is over.
type purgePage struct {
	Done    string
	Over    []purgeLine
	Undated []string
	Log     int
	Nothing bool
	Fault   string
}

type purgeLine struct {
	Client, URL, Until string
	People             int
}

func (d *Desk) purge(v *page.Visit) error {
	p, err := d.purgePage(v)
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "desk-purge", purgeFrame(v), p)
}

func purgeFrame(v *page.Visit) page.Frame {
	f := deskFrame(v.Say.T("web-desk-purge"))
	f.Back = &page.Link{To: "/desk", Words: v.Say.T("web-desk-engagements")}
	return f
}

func (d *Desk) purgePage(v *page.Visit) (purgePage, error) {
	plan, err := retention.Plan(v.R.Context(), d.db, d.Now())
	if err != nil {
		return purgePage{}, err
	}
	p := purgePage{Undated: plan.Undated, Log: plan.Log, Nothing: plan.Nothing()}
	for _, o := range plan.Over {
		line := purgeLine{Client: o.Engagement, URL: "/desk/" + o.Engagement, Until: o.Until, People: o.People}
		if t, err := time.Parse(time.DateOnly, o.Until); err == nil {
			line.Until = v.Say.Date(t)
		}
		p.Over = append(p.Over, line)
	}
	return p, nil
}

// purgeNow erases what is over, once that is confirmed.
func (d *Desk) purgeNow(v *page.Visit) error {
	if v.Field("sure") == "" {
		p, err := d.purgePage(v)
		if err != nil {
			return err
		}
		p.Fault = v.Say.T("web-desk-purge-sure-missing")
		f := purgeFrame(v)
		f.Failed = true
		return v.Show(http.StatusUnprocessableEntity, "desk-purge", f, p)
	}
	plan, err := retention.Plan(v.R.Context(), d.db, d.Now())
	if err != nil {
		return err
	}
	if v.Field("keep") != "" {
		if err := plan.Keep(v.R.Context(), d.db, func(string) {}); err != nil {
			return fmt.Errorf("keep the results: %w", err)
		}
	}
	defer d.Shelf.Clear()
	erased, err := plan.Do(v.R.Context(), d.db, store.Access{Who: v.User, Command: "purge"})
	if err != nil {
		return err
	}
	if erased == nil {
		return v.Go("/desk?done=purged")
	}
	return d.showErased(v, erased)
}

// A logPage is the access log.
type logPage struct{ Lines []logLine }

type logLine struct{ At, Who, What, Engagement, People string }

func (d *Desk) log(v *page.Visit) error {
	lines, err := d.logLines(v, "")
	if err != nil {
		return err
	}
	f := deskFrame(v.Say.T("web-desk-log"))
	f.Back = &page.Link{To: "/desk", Words: v.Say.T("web-desk-engagements")}
	return v.Show(http.StatusOK, "desk-log", f, logPage{lines})
}

func (d *Desk) engagementLog(s *scene) error {
	lines, err := d.logLines(s.Visit, s.e.ID)
	if err != nil {
		return err
	}
	return s.Show(http.StatusOK, "desk-log", s.frame("", s.Say.T("web-desk-log")), logPage{lines})
}

// logLines lists accesses, the latest first.
func (d *Desk) logLines(v *page.Visit, engagement string) ([]logLine, error) {
	log, err := d.db.AccessLog(v.R.Context(), engagement)
	if err != nil {
		return nil, err
	}
	var lines []logLine
	for _, a := range slices.Backward(log) {
		at := time.UnixMilli(a.At)
		what := a.Command
		if key := "web-desk-log-" + strings.ReplaceAll(a.Command, " ", "-"); v.Say.Has(key) {
			what = v.Say.T(key)
		}
		lines = append(lines, logLine{v.Say.Date(at) + ", " + at.Format("15:04"), a.Who, what, a.Engagement, v.Say.N("privacy-log-people", a.People)})
	}
	return lines, nil
}
