package privacy

import (
	"strconv"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// Notice is what a person is told before the first question, in paragraphs: what
// the form of disclosure means, from how many people on a group is shown, who is
// responsible, and until when answers are kept. The pack's own words (txt-privacy)
// are used where they fit; they promise that the company sees no single answers, and
// speak formally.
func Notice(e *assessment.Engagement, p *questionnaires.Pack, say *locale.Printer) []string {
	args := []any{
		"K", strconv.Itoa(assessment.SmallestGroup(p, e)), "Client", line(e.Client), "Controller", controller(e),
		"Consultant", or(line(e.Consultant), say.T("privacy-the-consultant")),
	}
	lead := say.T("privacy-notice-"+e.Disclosure.String(), args...)
	day, dated := lastDay(e, say)
	own := p.Survey["txt-privacy"].In(say.Lang())
	fits := e.Disclosure != assessment.DisclosureNamed && e.Address == assessment.AddressFormal && dated
	if own != "" && fits {
		fill := strings.NewReplacer("{k}", args[1].(string), "{controller}", controller(e), "{date}", day)
		return append([]string{lead, fill.Replace(own)}, contact(e, say)...)
	}
	groups := "privacy-notice-groups"
	if e.Disclosure == assessment.DisclosureNamed {
		groups = "privacy-notice-groups-named"
	}
	kept := say.T("privacy-notice-controller", args...) + " " + say.T("privacy-notice-undated")
	if dated {
		kept = say.T("privacy-notice-controller", args...) + " " + say.T("privacy-notice-dated", "Date", day)
	}
	return append([]string{lead, say.T(groups, args...), kept}, contact(e, say)...)
}

func contact(e *assessment.Engagement, say *locale.Printer) []string {
	if line(e.Contact) == "" {
		return nil
	}
	return []string{say.T("privacy-notice-contact", "Contact", line(e.Contact))}
}

// controller is who decides on purpose and means: the client, unless the engagement
// names somebody else. The consultant works on its behalf.
func controller(e *assessment.Engagement) string { return or(line(e.Controller), line(e.Client)) }

// lastDay is the last day single answers are kept, in words.
func lastDay(e *assessment.Engagement, say *locale.Printer) (string, bool) {
	day, err := time.Parse(time.DateOnly, e.Retention)
	if err != nil {
		return "", false
	}
	return say.Date(day), true
}

// Overdue reports whether the last day an engagement keeps single answers has
// passed; !dated: it names no day, and nobody can tell.
func Overdue(e *assessment.Engagement, now time.Time) (overdue, dated bool) {
	day, err := time.ParseInLocation(time.DateOnly, e.Retention, now.Location())
	if err != nil {
		return false, false
	}
	return !now.Before(day.AddDate(0, 0, 1)), true
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// line puts words on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
