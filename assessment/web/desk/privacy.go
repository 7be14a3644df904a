package desk

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"lotse/assessment/privacy"
	"lotse/assessment/web/page"
	"lotse/templates/locale"
)

func (d *Desk) privacyRoutes(at atRoute) {
	at("GET", "/privacy", d.privacy)
	at("GET", "/privacy/{document}", d.draft)
	at("POST", "/privacy/person", d.person)
}

// A privacyPage is what respondents read, and the drafts for a lawyer to check.
type privacyPage struct {
	Notice []string
	Drafts []draftLine
	Open   string // what the settings do not say
	Named  bool   // one person's data can be found
	Fault  string
}

type draftLine struct{ URL, Name string }

func (d *Desk) privacyPage(s *scene) (privacyPage, error) {
	p := privacyPage{Notice: privacy.Notice(s.e, s.pack, s.Say), Named: !s.anonymous()}
	list, open, err := privacy.Documents(s.e, s.pack, s.Say)
	if err != nil {
		return p, err
	}
	for _, doc := range list {
		p.Drafts = append(p.Drafts, draftLine{s.url("privacy/" + doc.Name), draftName(s.Say, doc.Name)})
	}
	p.Open = strings.Join(open, ", ")
	return p, nil
}

// draftName is what a draft is called: its file's name without language and ending.
func draftName(say *locale.Printer, file string) string {
	word, _, _ := strings.Cut(file, ".")
	if key := "web-desk-draft-" + word; say.Has(key) {
		return say.T(key)
	}
	return file
}

func (d *Desk) privacy(s *scene) error {
	p, err := d.privacyPage(s)
	if err != nil {
		return err
	}
	return s.show(http.StatusOK, "privacy", "", s.Say.T("web-desk-privacy"), p)
}

// draft hands out one draft.
func (d *Desk) draft(s *scene) error {
	for _, lang := range locale.Languages() {
		say, err := locale.New(lang)
		if err != nil {
			return err
		}
		list, _, err := privacy.Documents(s.e, s.pack, say)
		if err != nil {
			return err
		}
		for _, doc := range list {
			if doc.Name == s.R.PathValue("document") {
				return s.Download(s.e.ID+"-"+doc.Name, "text/markdown; charset=utf-8", []byte(doc.Text))
			}
		}
	}
	return page.ErrNotFound
}

// person hands out everything that is kept of one person, who has asked for it. The
// access is recorded.
func (d *Desk) person(s *scene) error {
	lang := s.Say.Lang()
	if !slices.Contains(s.pack.Languages, lang) {
		lang = s.e.Language
	}
	e, _, err := s.whole()
	if err != nil {
		return err
	}
	who, ok := privacy.PersonOf(e, s.pack, strings.TrimSpace(s.Field("respondent")), lang)
	if s.anonymous() || !ok {
		p, err := d.privacyPage(s)
		if err != nil {
			return err
		}
		p.Fault = s.Say.T("web-desk-person-unknown")
		return s.fail("privacy", "", s.Say.T("web-desk-privacy"), p)
	}
	if err := d.access(s, "privacy export", 1); err != nil {
		return err
	}
	data, err := json.MarshalIndent(who, "", "  ")
	if err != nil {
		return fmt.Errorf("write what is kept of a person: %w", err)
	}
	return s.Download(s.e.ID+"-person.json", "application/json", data)
}
