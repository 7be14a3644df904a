package document

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// Encode writes an engagement as a document in its canonical form. It fails for
// an engagement no document can hold: an answer to a question that the pack does
// not ask, or does not ask there.
func Encode(e *assessment.Engagement, p *questionnaires.Pack) ([]byte, error) {
	if err := writable(e, p); err != nil {
		return nil, fmt.Errorf("write engagement %s: %w", e.ID, err)
	}
	enc := encoder{newIndex(p), e.Disclosure == assessment.DisclosureAnonymous}
	root := source.MapNode(source.P("lotse", Version), source.P("engagement", enc.header(e)))
	rounds, err := enc.rounds(e.Rounds)
	if err != nil {
		return nil, fmt.Errorf("write engagement %s: %w", e.ID, err)
	}
	if len(rounds.Items) > 0 {
		root.Pairs = append(root.Pairs, source.P("rounds", rounds))
	}
	if plan := planNode(e.Plan); len(plan.Pairs) > 0 {
		root.Pairs = append(root.Pairs, source.P("plan", plan))
	}
	if len(e.Notes) > 0 {
		root.Pairs = append(root.Pairs, source.P("notes", notesNode(e.Notes)))
	}
	if len(e.Pictures) > 0 {
		root.Pairs = append(root.Pairs, source.P("pictures", picturesNode(e.Pictures)))
	}
	return source.Encode(root), nil
}

// writable reports what could be written but not read again.
func writable(e *assessment.Engagement, p *questionnaires.Pack) error {
	switch {
	case e.Pack != p.ID:
		return fmt.Errorf("its pack is %q, not %s", e.Pack, p.ID)
	case e.Client == "":
		return errors.New("it has no client")
	case !slices.Contains(p.Languages, e.Language):
		return fmt.Errorf("the pack does not speak the language %q", e.Language)
	case e.Mode != assessment.ModePanel && e.Mode != assessment.ModeSurvey:
		return fmt.Errorf("unknown mode %q", e.Mode)
	case e.Disclosure.String() == "" || e.Address.String() == "":
		return fmt.Errorf("unknown disclosure %d or address %d", e.Disclosure, e.Address)
	case e.KMin < minimum:
		return fmt.Errorf("k-min %d is below %d", e.KMin, minimum)
	}
	rounds := map[string]bool{}
	for _, r := range e.Rounds {
		people := map[string]bool{}
		for _, who := range r.Respondents {
			if people[who.ID] || !isID(who.ID) {
				return fmt.Errorf("round %s: respondent id %q is there twice or no id", r.ID, who.ID)
			}
			people[who.ID] = true
		}
		for _, pt := range slices.Concat(r.Workshop.Decisions, r.Workshop.Open) {
			if !isID(pt.ID) {
				return fmt.Errorf("round %s: the point's id %q is no id", r.ID, pt.ID)
			}
		}
		if rounds[r.ID] || !isID(r.ID) {
			return fmt.Errorf("round id %q is there twice or no id", r.ID)
		}
		if r.State.String() == "" {
			return fmt.Errorf("round %s: unknown state %d", r.ID, r.State)
		}
		rounds[r.ID] = true
	}
	if !isID(e.ID) {
		return fmt.Errorf("%q is no id", e.ID)
	}
	return nil
}

// An encoder writes the answers to one pack.
type encoder struct {
	*index
	anonymous bool // nothing is told of which answers were handed in
}

// fields collects the pairs of a map and leaves out what is empty.
type fields struct{ pairs []source.Pair }

func (f *fields) text(key, words string) {
	if words != "" {
		f.pairs = append(f.pairs, source.Pair{Key: key, Value: prose(source.ScalarNode(words))})
	}
}

func (f *fields) node(key string, n *source.Node) {
	if n != nil && len(n.Pairs)+len(n.Items) > 0 {
		f.pairs = append(f.pairs, source.Pair{Key: key, Value: n})
	}
}

func (f *fields) asMap() *source.Node { return source.MapNode(f.pairs...) }

func (enc encoder) header(e *assessment.Engagement) *source.Node {
	var f fields
	f.text("id", e.ID)
	f.text("client", e.Client)
	f.text("language", e.Language)
	f.text("pack", e.Pack)
	f.text("pack-version", enc.pack.Version)
	f.text("mode", string(e.Mode))
	f.pairs = append(f.pairs, source.P("k-min", e.KMin))
	f.text("date", e.Date)
	f.text("consultant", e.Consultant)
	f.text("contact", e.Contact)
	f.text("controller", e.Controller)
	f.text("retention", e.Retention)
	if e.Merge {
		f.pairs = append(f.pairs, source.P("merge", true))
	}
	// What goes without saying is left out.
	if e.Disclosure != assessment.DisclosureConfidential {
		f.text("disclosure", e.Disclosure.String())
	}
	f.text("brand", e.Brand)
	if e.Address != assessment.AddressFormal {
		f.text("address", e.Address.String())
	}
	return f.asMap()
}

func (enc encoder) rounds(rounds []assessment.Round) (*source.Node, error) {
	list := source.ListNode()
	for i := range rounds {
		r := &rounds[i]
		var f fields
		f.text("id", r.ID)
		f.text("date", r.Date)
		if r.State != assessment.RoundOpen {
			f.text("state", r.State.String())
		}
		invited, err := enc.invited(r.Invited)
		if err != nil {
			return nil, fmt.Errorf("round %s: %w", r.ID, err)
		}
		f.node("invited", invited)
		facts, err := enc.facts(r.Facts)
		if err != nil {
			return nil, fmt.Errorf("round %s: facts: %w", r.ID, err)
		}
		f.node("facts", facts)
		respondents := source.ListNode()
		for k := range r.Respondents {
			n, err := enc.respondent(&r.Respondents[k])
			if err != nil {
				return nil, fmt.Errorf("round %s: respondent %s: %w", r.ID, r.Respondents[k].ID, err)
			}
			respondents.Items = append(respondents.Items, n)
		}
		f.node("respondents", respondents)
		workshop, err := enc.minutes(&r.Workshop)
		if err != nil {
			return nil, fmt.Errorf("round %s: workshop: %w", r.ID, err)
		}
		f.node("workshop", workshop)
		list.Items = append(list.Items, f.asMap())
	}
	return list, nil
}

func (enc encoder) invited(people map[string]int) (*source.Node, error) {
	n := source.MapNode()
	for _, g := range enc.pack.Groups {
		if k, ok := people[g.ID]; ok {
			n.Pairs = append(n.Pairs, source.P(g.ID, k))
		}
	}
	if len(n.Pairs) < len(people) {
		return nil, fmt.Errorf("invited: %v are not all groups of the pack", slices.Sorted(maps.Keys(people)))
	}
	return n, nil
}

// facts writes the client's answers, section by section in the pack's order.
func (enc encoder) facts(facts assessment.Facts) (*source.Node, error) {
	n, written := source.MapNode(), 0
	for _, s := range enc.pack.Sections {
		if inSurvey(s) {
			continue
		}
		section, k, err := enc.sectionOf(s, facts)
		if err != nil {
			return nil, err
		}
		if k > 0 {
			n.Pairs = append(n.Pairs, source.Pair{Key: sectionKey(s), Value: section})
		}
		written += k
	}
	return n, enc.complete(facts, written)
}

// respondent writes one person's answers: those of sections with scored questions
// under answers, the other sections under their own key.
func (enc encoder) respondent(who *assessment.Respondent) (*source.Node, error) {
	var f fields
	f.text("id", who.ID)
	f.text("group", who.Group)
	// Of an anonymous survey it is not told: with the list of links one could see whose
	// answers those are that somebody has begun and not handed in.
	if who.Finished && !enc.anonymous {
		f.pairs = append(f.pairs, source.P("finished", true))
	}
	answers, sections, written := source.MapNode(), []source.Pair(nil), 0
	for _, s := range enc.pack.Sections {
		if !inSurvey(s) {
			continue
		}
		if err := enc.allowed(s, who); err != nil {
			return nil, err
		}
		if scored(s) || slices.Contains(respondentKeys, sectionKey(s)) {
			k, err := enc.answers(s, who.Answers, answers)
			if err != nil {
				return nil, err
			}
			written += k
			continue
		}
		section, k, err := enc.sectionOf(s, who.Answers)
		if err != nil {
			return nil, err
		}
		if k > 0 {
			sections = append(sections, source.Pair{Key: sectionKey(s), Value: section})
		}
		written += k
	}
	f.node("answers", answers)
	f.pairs = append(f.pairs, sections...)
	return f.asMap(), enc.complete(who.Answers, written)
}

// respondentKeys are the keys of a respondent that no section can have.
var respondentKeys = []string{"id", "group", "finished", "answers"}

func scored(s *questionnaires.Section) bool {
	return slices.ContainsFunc(s.Questions, func(q *questionnaires.Question) bool { return q.Dimension != "" })
}

// allowed reports an answer to a question the group is not asked.
func (enc encoder) allowed(s *questionnaires.Section, who *assessment.Respondent) error {
	asked, ok := enc.asked[who.Group]
	if !ok {
		return fmt.Errorf("the pack has no group %q", who.Group)
	}
	for _, q := range s.Questions {
		if _, answered := who.Answers[q.ID]; answered && !asked[q] {
			return fmt.Errorf("%s is not put to the group %s", q.ID, who.Group)
		}
	}
	return nil
}

// complete reports answers that found no place.
func (enc encoder) complete(answers map[string]assessment.Answer, written int) error {
	if written == len(answers) {
		return nil
	}
	return fmt.Errorf("the pack does not ask all of %v here", slices.Sorted(maps.Keys(answers)))
}
