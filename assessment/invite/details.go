package invite

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// Details are what a letter says beside its own words, in one language.
type Details struct {
	Lang       string
	Client     string
	Consultant string
	Contact    string
	LastDay    string   // the last day the link works, in words
	Invite     string   // the pack's txt-invite; "" for the letter's own words
	Notice     []string // what is promised, in paragraphs: [privacy.Notice]
	Topics     []string // of a preparer's letter: titles of the sections that are handed to her
	Anonymous  bool
	Informal   bool
	URL        string // the link
}

// A MissingError says what an engagement lacks that a letter must say: who writes,
// whom to ask, and until when answers are kept (GDPR, Art. 13).
type MissingError struct {
	Fields []string // by their names in the engagement document
}

// Error names the fields.
func (e *MissingError) Error() string {
	return "a letter cannot be written without " + strings.Join(e.Fields, ", ")
}

// DetailsOf collects what letters of an engagement say, except for the link. The
// promises are those a person reads again before the first question.
func DetailsOf(e *assessment.Engagement, pack *questionnaires.Pack, expires time.Time, say *locale.Printer) (Details, error) {
	var missing MissingError
	for _, f := range []struct{ name, value string }{
		{"client", e.Client}, {"consultant", e.Consultant}, {"contact", e.Contact}, {"retention", e.Retention},
	} {
		if OneLine(f.value) == "" {
			missing.Fields = append(missing.Fields, f.name)
		}
	}
	if len(missing.Fields) > 0 {
		return Details{}, &missing
	}
	clean := *e
	clean.Client, clean.Consultant, clean.Contact, clean.Controller = OneLine(e.Client), OneLine(e.Consultant), "", OneLine(e.Controller)
	return Details{
		Lang: say.Lang(), Client: clean.Client, Consultant: clean.Consultant, Contact: OneLine(e.Contact),
		LastDay:   say.Date(LastDay(expires)),
		Invite:    pack.Survey["txt-invite"].In(say.Lang()),
		Notice:    privacy.Notice(&clean, pack, say), // without the contact, which the letter names
		Anonymous: e.Disclosure == assessment.DisclosureAnonymous,
		Informal:  e.Address == assessment.AddressInformal,
	}, nil
}

// PreparationDetails collects, as [DetailsOf] does, what letters to somebody say who
// prepares sections. She is promised nothing about answers: she gives none.
func PreparationDetails(sections []string) func(*assessment.Engagement, *questionnaires.Pack, time.Time, *locale.Printer) (Details, error) {
	return func(e *assessment.Engagement, pack *questionnaires.Pack, expires time.Time, say *locale.Printer) (Details, error) {
		d, err := DetailsOf(e, pack, expires, say)
		d.Notice, d.Invite, d.Anonymous = nil, "", false
		for _, s := range pack.Sections {
			if slices.Contains(sections, s.ID) {
				d.Topics = append(d.Topics, s.Title.In(say.Lang()))
			}
		}
		return d, err
	}
}

// OneLine makes words safe for one line of a mail or of its head: white space becomes
// one blank; control characters and those that turn the direction of writing go.
func OneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029', r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
