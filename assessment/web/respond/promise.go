package respond

import (
	"cmp"
	"strconv"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// A promise says who sees what, in one sentence each.
type promise []promiseLine

type promiseLine struct{ Who, What string }

// promiseOf is what a link's form of disclosure promises, from how many people on a
// group is shown, and until when a person may change her mind.
func promiseOf(say *locale.Printer, p *questionnaires.Pack, e *assessment.Engagement, d assessment.Disclosure, kind invite.Kind, lastDay string) promise {
	word := d.String()
	args := []any{
		"K", strconv.Itoa(assessment.SmallestGroup(p, e)), "Day", lastDay,
		"Consultant", cmp.Or(invite.OneLine(e.Consultant), say.T("web-respond-consultant")),
	}
	taking := "web-respond-who-taking-" + word
	if kind == invite.Shared {
		taking = "web-respond-who-taking-shared"
	}
	return promise{
		{cmp.Or(invite.OneLine(e.Client), say.T("web-respond-company")), say.T("web-respond-who-company-"+word, args...)},
		{cmp.Or(invite.OneLine(e.Consultant), say.T("web-respond-consultant")), say.T("web-respond-who-consultant-"+word, args...)},
		{say.T("web-respond-who-part"), say.T(taking, args...)},
		{say.T("web-respond-who-words"), say.T("web-respond-who-words-say", args...)},
		{say.T("web-respond-who-you"), say.T("web-respond-who-you-"+word, args...)},
	}
}
