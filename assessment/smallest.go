package assessment

import "lotse/questionnaires"

// SmallestGroup is how many people of a group must have answered for it to be
// shown: what the engagement asks for, but never less than the pack's value for its
// mode. A mode that is not known counts as the stricter one, a survey.
func SmallestGroup(p *questionnaires.Pack, e *Engagement) int {
	if e.Mode == ModePanel {
		return max(e.KMin, p.Params.KMinPanel)
	}
	return max(e.KMin, p.Params.KMinSurvey, p.Params.KMinPanel)
}
