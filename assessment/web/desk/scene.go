package desk

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// A scene is a visit to one round of one engagement.
type scene struct {
	*page.Visit
	desk  *Desk
	at    store.Loaded
	e     *assessment.Engagement // without respondents: see read and whole
	pack  *questionnaires.Pack
	round *assessment.Round
	named bool // the address names the round
}

// on opens the engagement an address names, and the round in its query, or the latest.
func (d *Desk) on(h func(*scene) error) page.Handler {
	return func(v *page.Visit) error {
		at, err := d.db.Outline(v.R.Context(), v.R.PathValue("engagement"))
		if err != nil {
			return err
		}
		s := &scene{Visit: v, desk: d}
		if err := s.see(at); err != nil {
			return err
		}
		if v.R.Method != http.MethodGet && v.R.Method != http.MethodHead {
			// What is erased or closed is not kept for another visit either.
			defer d.Shelf.Drop(s.e.ID)
		}
		return h(s)
	}
}

// see shows the engagement as it was loaded.
func (s *scene) see(at store.Loaded) error {
	s.at, s.e, s.pack, s.round = at, at.Engagement, at.Pack, at.Engagement.Latest()
	if id := s.R.URL.Query().Get("round"); id != "" {
		s.round, s.named = s.e.Round(id), true
	}
	if s.round == nil {
		return page.ErrNotFound
	}
	return nil
}

// readings are what the answers of every round come to. The scene shows the state of the
// engagement that they are of, should somebody have changed it a moment ago.
func (s *scene) readings() (edition.Readings, error) {
	at, all, err := s.desk.Shelf.Read(s.ctx(), s.at)
	if err != nil {
		return nil, err
	}
	if at.Revision != s.at.Revision {
		err = s.see(at)
	}
	return all, err
}

// read is what the answers of the round come to.
func (s *scene) read() (*edition.Reading, error) {
	all, err := s.readings()
	if err != nil {
		return nil, err
	}
	r := all[s.round.ID]
	if r == nil { // the round went a moment ago
		return nil, page.ErrNotFound
	}
	return r, nil
}

// made is what a report on the round is made of.
func (s *scene) made() (*edition.Edition, error) {
	r, err := s.read()
	if err != nil {
		return nil, err
	}
	return r.Dressed(s.ctx(), s.desk.db, s.e.Brand)
}

// whole loads the engagement with the answers of all people: for pages that hand them
// out or erase them.
func (s *scene) whole() (*assessment.Engagement, *assessment.Round, error) {
	e, _, err := s.desk.db.Engagement(s.ctx(), s.e.ID)
	if err != nil {
		return nil, nil, err
	}
	round := e.Round(s.round.ID)
	if round == nil {
		return nil, nil, page.ErrNotFound
	}
	return e, round, nil
}

func (s *scene) ctx() context.Context { return s.R.Context() }

// url is the address of a page of the engagement, for the same round.
func (s *scene) url(path string) string {
	to := "/desk/" + s.e.ID
	if path != "" {
		to += "/" + path
	}
	if s.named {
		to += "?round=" + url.QueryEscape(s.round.ID)
	}
	return to
}

// done leads to a page that says what was done: the message web-desk-done-WORD.
func (s *scene) done(path, word string) error {
	to := s.url(path)
	sign := "?"
	if s.named {
		sign = "&"
	}
	return s.Go(to + sign + "done=" + word)
}

// tabs are the ways through an engagement, in the order of the work.
var tabs = []string{"", "invite", "facts", "results", "workshop", "plan", "report"}

// frame is what a page of an engagement has around it; tab is the way it belongs to.
func (s *scene) frame(tab, title string) page.Frame {
	f := page.Frame{Title: title, Of: s.e.Client, Home: "/desk", Wide: true}
	if s.R.Method == http.MethodGet {
		f.Here = s.R.URL.RequestURI() // with the round, and what is compared
	}
	for _, t := range tabs {
		word := t
		if t == "" {
			word = "overview"
		}
		f.Tabs = append(f.Tabs, page.Tab{To: s.url(t), Words: s.Say.T("web-desk-tab-" + word), Current: t == tab})
	}
	return f
}

// A view is what every page of an engagement shows beside its own.
type view struct {
	S      *scene
	Client string
	Round  string // its name in words
	Done   string // what was just done; "" for nothing
	Page   any
}

// show answers with a page of the engagement.
func (s *scene) show(status int, name, tab, title string, data any) error {
	return s.Show(status, "desk-"+name, s.frame(tab, title), s.view(data))
}

// fail shows a page again whose form has faults.
func (s *scene) fail(name, tab, title string, data any) error {
	f := s.frame(tab, title)
	f.Failed = true
	return s.Show(http.StatusUnprocessableEntity, "desk-"+name, f, s.view(data))
}

func (s *scene) view(data any) view {
	return view{S: s, Client: s.e.Client, Round: s.roundName(s.round.ID), Done: s.said(), Page: data}
}

// said is the message of what was just done, as the address names it.
func (s *scene) said() string { return doneWords(s.Visit) }

func doneWords(v *page.Visit) string {
	word := v.R.URL.Query().Get("done")
	if key := "web-desk-done-" + word; word != "" && v.Say.Has(key) {
		return v.Say.T(key)
	}
	return ""
}

// URL is url for templates.
func (s *scene) URL(path string) string { return s.url(path) }

// roundName is a round's name in words, where its id is one of the usual ones.
func (s *scene) roundName(id string) string {
	if key := "web-desk-round-" + id; s.Say.Has(key) {
		return s.Say.T(key)
	}
	return id
}

// in are the words of a text in the page's language.
func (s *scene) in(t questionnaires.Text) string { return t.In(s.Say.Lang()) }

// groupName is a group's short name.
func (s *scene) groupName(id string) string {
	g := s.pack.Group(id)
	if g == nil {
		return id
	}
	if g.Short.Empty() {
		return s.in(g.Name)
	}
	return s.in(g.Short)
}

// day writes 2006-01-02 as the language does; "" stays.
func (s *scene) day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return s.Say.Date(t)
}

// access records that answers of single people are read, before they are.
func (d *Desk) access(s *scene, what string, people int) error {
	return d.db.LogAccess(s.ctx(), store.Access{Who: s.User, Command: what, Engagement: s.e.ID, People: people})
}

// RoundParam is the round as the address names it, "" for the latest.
func (s *scene) RoundParam() string {
	if s.named {
		return s.round.ID
	}
	return ""
}

// Lang is the language the engagement speaks with its people.
func (s *scene) Lang() string { return s.e.Language }

// Language is its name.
func (s *scene) Language() string { return s.Say.T("web-desk-language-" + s.e.Language) }

// Day writes 2006-01-02 as the language does, for templates.
func (s *scene) Day(iso string) string { return s.day(iso) }
