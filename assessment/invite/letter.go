package invite

import (
	"bytes"
	"fmt"
	htmltemplate "html/template"
	"regexp"
	"strings"
	"text/template"

	"lotse/templates"
	"lotse/templates/locale"
)

// An Occasion is why a letter is written. The numbers are kept in stores.
type Occasion int

// The occasions.
const (
	Invitation Occasion = iota
	Reminder
)

// String returns the name of the occasion's texts.
func (o Occasion) String() string {
	if o == Reminder {
		return "reminder"
	}
	return "invitation"
}

// A Letter is a mail's words, in two forms that say the same.
type Letter struct {
	Subject string
	Text    string // plain
	HTML    string
}

// Letters writes letters. It may be shared by goroutines.
type Letters struct {
	words map[string]*template.Template // by occasion and language
	page  *htmltemplate.Template
}

// NewLetters reads the texts under templates/mail.
func NewLetters() (*Letters, error) {
	l := &Letters{words: map[string]*template.Template{}}
	for _, lang := range locale.Languages() {
		for _, name := range []string{Invitation.String(), Reminder.String(), preparation + Invitation.String(), preparation + Reminder.String()} {
			t, err := template.New("").Option("missingkey=error").ParseFS(templates.Files, "mail/"+name+"."+lang+".tmpl", "mail/shared."+lang+".tmpl")
			if err != nil {
				return nil, fmt.Errorf("read texts of mails: %w", err)
			}
			l.words[name+"."+lang] = t
		}
	}
	var err error
	if l.page, err = htmltemplate.ParseFS(templates.Files, "mail/letter.html.tmpl"); err != nil {
		return nil, fmt.Errorf("read form of mails: %w", err)
	}
	return l, nil
}

// preparation begins the names of the texts for who prepares.
const preparation = "preparation-"

// Write writes one letter: about a survey or, where the details name topics, about what
// somebody is asked to prepare.
func (l *Letters) Write(o Occasion, d Details) (Letter, error) {
	name := o.String()
	if len(d.Topics) > 0 {
		name = preparation + name
	}
	words, ok := l.words[name+"."+d.Lang]
	if !ok {
		return Letter{}, fmt.Errorf("no text for the %s in language %q", o, d.Lang)
	}
	said := map[string]string{}
	for _, part := range []string{"subject", "action", "before", "after"} {
		var b strings.Builder
		if err := words.ExecuteTemplate(&b, part, d); err != nil {
			return Letter{}, fmt.Errorf("write the %s: %w", o, err)
		}
		said[part] = strings.TrimSpace(b.String())
	}
	subject := OneLine(said["subject"])
	var page bytes.Buffer
	err := l.page.Execute(&page, map[string]any{
		"Lang": d.Lang, "Subject": subject, "Action": said["action"], "URL": d.URL,
		"Before": paragraphs(said["before"]), "After": paragraphs(said["after"]),
	})
	if err != nil {
		return Letter{}, fmt.Errorf("write the %s: %w", o, err)
	}
	text := strings.Join([]string{said["before"], d.URL, said["after"]}, "\n\n") + "\n"
	return Letter{Subject: subject, Text: blankLines.ReplaceAllString(text, "\n\n"), HTML: page.String()}, nil
}

var blankLines = regexp.MustCompile(`\n\s*\n`)

// paragraphs takes a text apart into paragraphs and their lines.
func paragraphs(text string) [][]string {
	var all [][]string
	for _, p := range blankLines.Split(text, -1) {
		all = append(all, strings.Split(p, "\n"))
	}
	return all
}
