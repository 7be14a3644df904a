package questionnaires

import "slices"

// maxSurveySeconds is the promise to respondents: fifteen minutes.
const maxSurveySeconds = 900

// checkSurvey checks who is asked what, and for how long.
func (r *reader) checkSurvey(p *Pack) {
	asked := 0
	for _, s := range p.Sections {
		asked += len(s.Questions)
		if s.Mode == ModeSurvey {
			r.checkGroups(p, s)
		}
	}
	for _, g := range p.Groups {
		if seconds := p.secondsFor(g.ID); seconds > maxSurveySeconds && g.ID != "" {
			r.add(r.place(g.ID, "id").Problemf("the survey takes group %q %s s, at most %d s are allowed: %d s and the seconds of %d questions",
				g.ID, figure(seconds), maxSurveySeconds, greetingSeconds, len(p.QuestionsFor(g.ID))))
		}
	}
	if asked == 0 {
		r.add(r.root.Problemf("the pack asks nothing"))
	}
}

func (r *reader) checkGroups(p *Pack, s *Section) {
	if node := r.sections[s.ID]; node != nil && len(p.Groups) == 0 {
		r.add(node.KeyProblemf("mode", "a survey needs groups"))
		return
	}
	for _, q := range s.Questions {
		of := r.declared[q.ID].of
		if of == nil {
			continue
		}
		for _, g := range p.Groups {
			if q.Core && g.Core && !q.Asks(g.ID) {
				r.add(of.KeyProblemf("core", "a core question goes to all core groups, but not to %q", g.ID))
			}
		}
		for _, item := range of.Get("groups").List() {
			if s.Groups != nil && !slices.Contains(s.Groups, item.Text) {
				r.add(item.Problemf("the section is not asked of group %q", item.Text))
			}
		}
	}
}
