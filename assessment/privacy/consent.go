package privacy

import "lotse/assessment"

// Consent reports whether people must say that they agree before the first question:
// a panel is shown from a smaller number of people on because its members agreed, and
// answers under one's name need one's word. Elsewhere who begins takes part freely, and
// is told so.
func Consent(e *assessment.Engagement) bool {
	return e.Mode == assessment.ModePanel || e.Disclosure == assessment.DisclosureNamed
}
