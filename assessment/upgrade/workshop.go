package upgrade

import "lotse/assessment"

// workshop fits what a room showed and agreed on. Hands shown on levels that are not
// there any more say nothing; a point outlives what it was about.
func (f *fitting) workshop(w assessment.Workshop) assessment.Workshop {
	kept := assessment.Workshop{Day: w.Day, Start: w.Start}
	for _, v := range w.Votes {
		if v.Check(f.new) == nil {
			kept.Votes = append(kept.Votes, v)
			continue
		}
		f.loseOf(v.Question, "votes")
	}
	for _, l := range w.Agreed {
		levels, _ := assessment.Votable(f.new.Question(l.Question))
		if before, _ := assessment.Votable(f.old.Question(l.Question)); levels == before && l.Check(f.new) == nil {
			kept.Agreed = append(kept.Agreed, l)
			continue
		}
		f.loseOf(l.Question, "agreed")
	}
	kept.Decisions, kept.Open = f.points(w.Decisions), f.points(w.Open)
	return kept
}

func (f *fitting) points(points []assessment.Point) []assessment.Point {
	var kept []assessment.Point
	for _, pt := range points {
		if pt.Check(f.new) != nil {
			f.loseOf(pt.About, pt.ID, "about")
			pt.About = ""
		}
		kept = append(kept, pt)
	}
	return kept
}

// loseOf records what is lost of the workshop.
func (f *fitting) loseOf(question string, path ...string) {
	reason := ReasonQuestion
	if f.new.Question(question) != nil {
		reason = ReasonValue
	}
	f.lose(assessment.Respondent{}, question, reason, append([]string{"workshop"}, path...)...)
}
