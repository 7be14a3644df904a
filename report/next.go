package report

import (
	"strconv"
	"strings"

	"lotse/questionnaires"
)

// repeatRule is the rule that is always recommended.
const repeatRule = "repeat-assessment"

// asksForDecisions reports whether there is anything to decide: a rule beside
// the repetition fired.
func (a *author) asksForDecisions() bool {
	return a.has("rep-next") && len(a.decisions()) > 0 && len(a.plan.Recommendations) > 0 && !a.onlyRepeats()
}

// next is the form to sign and what follows.
func (a *author) next() []Block {
	closing := a.text("txt-closing", nil)
	if !a.asksForDecisions() {
		blocks := paras(closing)
		if contact := a.contact(); contact != nil {
			blocks = append(blocks, Para{Text: contact})
		}
		return blocks
	}
	asked := a.decisions()
	form := Decisions{Labels: DecisionLabels{
		Yes: a.say.T("report-decide-yes"), No: a.say.T("report-decide-no"), Change: a.say.T("report-decide-change"),
		Owner: a.say.T("report-decide-owner"), Date: a.say.T("report-decide-date"), Signature: a.say.T("report-decide-signature"),
	}}
	for _, d := range asked {
		form.Items = append(form.Items, a.decision(d))
	}
	blocks := []Block{key(bind(a.say.N("report-next-key", len(asked), "Count", a.spell(len(asked))))), form}
	if a.recommends() {
		blocks = append(blocks, a.timelineFigure())
	}
	if end := append(plain(closing+" "), a.contact()...); closing != "" {
		blocks = append(blocks, Callout{Text: end})
	}
	return blocks
}

// decision is one block of the form, with the reason its rule gives.
func (a *author) decision(d questionnaires.Decision) Decision {
	item := Decision{Text: a.say.T("report-decides", "Decision", d.Text.In(a.say.Lang()))}
	rule := ruleBehind(d)
	r := a.plan.Recommendation(rule)
	if r == nil || r.Rule == nil {
		item.Reason = a.standingReason(d.ID)
		return item
	}
	item.Reason = a.why(r)
	source := Span{Text: bind(a.say.T("report-decision-source", "Number", r.Number, "Days", a.say.PersonDays(r.EffortPD), "Stage", a.within(r.Wave)))}
	source.Anchor, _ = a.recommendationAnchor(rule)
	item.Source = Rich{source}
	return item
}

// within says by when a stage ends: innerhalb von 30 Tagen.
func (a *author) within(wave int) string {
	return bind(a.label("wave-" + strconv.Itoa(min(max(wave, 1), 4))))
}

// standingReason gives the reason for a decision that is always asked for.
func (a *author) standingReason(id string) string {
	switch id {
	case "dec-roadmap":
		return bind(a.say.N("report-reason-roadmap", a.plan.Count, "Days", a.say.PersonDays(a.plan.TotalDays)))
	case "dec-review":
		return a.say.T("report-reason-review")
	case "dec-owner":
		return a.say.T("report-reason-owner")
	}
	return ""
}

// contact is who to turn to.
func (a *author) contact() Rich {
	e := a.pub.Engagement
	if e.Consultant == "" && e.Contact == "" {
		return nil
	}
	text := e.Consultant
	if text != "" && e.Contact != "" {
		text += ", "
	}
	line := Rich{{Text: a.say.T("report-contact") + " ", Bold: true}, {Text: text}}
	if e.Contact != "" {
		line = append(line, Span{Text: e.Contact, URI: mailAddress(e.Contact)})
	}
	return line
}

// mailAddress makes a link of a contact that is nothing but a mail address.
func mailAddress(contact string) string {
	name, host, ok := strings.Cut(contact, "@")
	if !ok || name == "" || !strings.Contains(host, ".") || strings.ContainsAny(contact, " ,;<>") {
		return ""
	}
	return "mailto:" + contact
}
