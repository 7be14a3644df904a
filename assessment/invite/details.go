package invite

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// Details are what a letter says beside its own words, in one language.
type Details struct {
	Lang       string
	Client     string
	Consultant string
	Contact    string
	Controller string
	Retention  string // the last day single answers are kept, in words
	K          string
	LastDay    string // the last day the link works, in words
	Invite     string // the pack's txt-invite; "" for the letter's own words
	Privacy    string // the pack's txt-privacy, filled in; "" likewise
	Anonymous  bool
	Named      bool
	URL        string // the link
}

// A MissingError says what an engagement lacks that a letter must say: who is
// responsible and until when answers are kept (GDPR, Art. 13), and whom to ask.
type MissingError struct {
	Fields []string // by their names in the engagement document
}

// Error names the fields.
func (e *MissingError) Error() string {
	return "a letter cannot be written without " + strings.Join(e.Fields, ", ")
}

// DetailsOf collects what letters of an engagement say, except for the link.
func DetailsOf(e *assessment.Engagement, pack *questionnaires.Pack, expires time.Time, say *locale.Printer) (Details, error) {
	var missing MissingError
	for _, f := range []struct{ name, value string }{
		{"client", e.Client}, {"consultant", e.Consultant}, {"contact", e.Contact}, {"controller", e.Controller}, {"retention", e.Retention},
	} {
		if OneLine(f.value) == "" {
			missing.Fields = append(missing.Fields, f.name)
		}
	}
	if len(missing.Fields) > 0 {
		return Details{}, &missing
	}
	kept, err := time.Parse(time.DateOnly, e.Retention)
	if err != nil {
		return Details{}, fmt.Errorf("retention date %q of the engagement: %w", e.Retention, err)
	}
	d := Details{
		Lang: say.Lang(), Client: OneLine(e.Client), Consultant: OneLine(e.Consultant), Contact: OneLine(e.Contact),
		Controller: OneLine(e.Controller), Retention: say.Date(kept), K: strconv.Itoa(e.KMin),
		LastDay:   say.Date(LastDay(expires)),
		Anonymous: e.Disclosure == assessment.DisclosureAnonymous, Named: e.Disclosure == assessment.DisclosureNamed,
	}
	fill := strings.NewReplacer("{k}", d.K, "{controller}", d.Controller, "{date}", d.Retention)
	d.Invite = fill.Replace(pack.Survey["txt-invite"].In(d.Lang))
	d.Privacy = fill.Replace(pack.Survey["txt-privacy"].In(d.Lang))
	return d, nil
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
