package privacy

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates"
	"lotse/templates/locale"
)

// A Document is a draft made from an engagement's settings.
type Document struct {
	Name string // record-of-processing.de.md
	Text string // Markdown, without HTML
}

// documents are the names of the templates, privacy/NAME.LANGUAGE.tmpl.
var documents = []string{"record-of-processing", "processor-annex", "information-sheet"}

// settings are what the documents say about an engagement.
type settings struct {
	Client, Controller, Consultant, Contact string
	Retention, Date                         string
	K, Questions                            string
	Invited                                 string
	Anonymous, Confidential, Named, Words   bool
	Groups, Topics                          []string
	Notice                                  []string
}

// Documents writes the record of processing (GDPR, Art. 30), the annex to the
// contract with the processor (Art. 28) and the information for participants
// (Art. 13). What the engagement does not say is marked, and named in open.
func Documents(e *assessment.Engagement, p *questionnaires.Pack, say *locale.Printer) (list []Document, open []string, err error) {
	data, open := settingsOf(e, p, say)
	for _, name := range documents {
		file := "privacy/" + name + "." + say.Lang() + ".tmpl"
		source, err := templates.Files.ReadFile(file)
		if err != nil {
			return nil, nil, fmt.Errorf("read template: %w", err)
		}
		t, err := template.New(file).Option("missingkey=error").Parse(string(source))
		if err != nil {
			return nil, nil, fmt.Errorf("read template: %w", err)
		}
		var out bytes.Buffer
		if err := t.Execute(&out, data); err != nil {
			return nil, nil, fmt.Errorf("write %s: %w", name, err)
		}
		list = append(list, Document{name + "." + say.Lang() + ".md", out.String()})
	}
	if len(list) == 0 {
		return nil, nil, errors.New("no templates")
	}
	return list, open, nil
}

// settingsOf collects the settings and the names of those that are missing.
func settingsOf(e *assessment.Engagement, p *questionnaires.Pack, say *locale.Printer) (settings, []string) {
	var open []string
	need := func(field, value string) string {
		if value = line(value); value == "" {
			open = append(open, field)
			return say.T("privacy-to-fill-in")
		}
		return plain(value)
	}
	s := settings{
		Client: need("client", e.Client), Controller: plain(controller(e)), Consultant: need("consultant", e.Consultant),
		Contact: need("contact", e.Contact), K: strconv.Itoa(assessment.SmallestGroup(p, e)),
		Anonymous: e.Disclosure == assessment.DisclosureAnonymous, Named: e.Disclosure == assessment.DisclosureNamed,
		Confidential: e.Disclosure == assessment.DisclosureConfidential,
		Date:         need("date", dateOf(e.Date, say)), Retention: need("retention", dateOf(e.Retention, say)),
	}
	questions, invited := 0, 0
	for _, section := range p.Sections {
		if section.Mode == questionnaires.ModeSurvey {
			questions += len(section.Questions)
			s.Topics = append(s.Topics, plain(section.Title.In(say.Lang())))
		}
	}
	for _, g := range p.Groups {
		s.Groups = append(s.Groups, plain(g.Name.In(say.Lang())))
	}
	for _, r := range e.Rounds {
		for _, n := range r.Invited {
			invited += n
		}
	}
	s.Questions, s.Invited = say.Number(float64(questions), 0), say.T("privacy-to-fill-in")
	if invited > 0 {
		s.Invited = say.Number(float64(invited), 0)
	}
	for _, paragraph := range Notice(e, p, say) {
		s.Notice = append(s.Notice, plain(paragraph))
	}
	return s, open
}

func dateOf(day string, say *locale.Printer) string {
	words, _ := lastDay(&assessment.Engagement{Retention: day}, say)
	return words
}

// special are the characters Markdown gives a meaning; and what would begin HTML.
var special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "#", `\#`)

// plain makes words of a setting mean themselves in Markdown.
func plain(s string) string { return special.Replace(s) }
