package privacy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires/source"
	"lotse/templates/locale"
)

// A Review is the list of answers in words with what was decided about each: what
// the consultant reads, edits and releases. It names no people and no groups.
type Review struct {
	Engagement, Round string
	Texts             []Reviewed
}

// A Reviewed text is one line of a review.
type Reviewed struct {
	ID       string // short, the beginning of the digest
	Question string
	Digest   string
	State    assessment.OpenState
	Original string
	Words    string // as it is or would be published
	// In other languages, where somebody has translated it.
	Translations map[string]string
	People       int
}

// idLength is the least number of digits of a digest that name a text.
const idLength = 6

// ReviewOf joins the texts of a round with what was decided about them.
func ReviewOf(engagement, round string, texts []assessment.OpenText, decisions []assessment.OpenDecision) Review {
	decided := map[[2]string]assessment.OpenDecision{}
	for _, d := range decisions {
		decided[[2]string{d.Question, d.Digest}] = d
	}
	r := Review{Engagement: engagement, Round: round}
	for _, t := range texts {
		line := Reviewed{Question: t.Question, Digest: t.Digest, State: assessment.OpenNew, Original: t.Words, Words: t.Words, People: t.People}
		if d, ok := decided[[2]string{t.Question, t.Digest}]; ok {
			line.State, line.Translations = d.State, maps.Clone(d.Translations)
			if d.Words != "" {
				line.Words = d.Words
			}
		}
		r.Texts = append(r.Texts, line)
	}
	r.number()
	return r
}

// number gives texts the shortest ids that differ.
func (r *Review) number() {
	for n := idLength; ; n++ {
		seen := map[string]bool{}
		for i := range r.Texts {
			r.Texts[i].ID = r.Texts[i].Digest[:min(n, len(r.Texts[i].Digest))]
			seen[r.Texts[i].ID] = true
		}
		if len(seen) == len(r.Texts) || n > len(r.Texts[0].Digest) {
			return
		}
	}
}

// People counts who wrote something, by question.
func (r *Review) People() map[string]int {
	n := map[string]int{}
	for _, t := range r.Texts {
		n[t.Question] += t.People
	}
	return n
}

// Text finds a text by its id or a longer piece of its digest.
func (r *Review) Text(id string) (*Reviewed, bool) {
	i := slices.IndexFunc(r.Texts, func(t Reviewed) bool { return len(id) >= idLength && strings.HasPrefix(t.Digest, id) })
	if i < 0 {
		return nil, false
	}
	return &r.Texts[i], true
}

// Decisions is what the store keeps: words only where they were edited.
func (r *Review) Decisions() []assessment.OpenDecision {
	var list []assessment.OpenDecision
	for _, t := range r.Texts {
		d := assessment.OpenDecision{Question: t.Question, Digest: t.Digest, State: t.State}
		if t.State != assessment.OpenNew {
			d.Translations = t.Translations
			if t.Words != t.Original {
				d.Words = t.Words
			}
		}
		list = append(list, d)
	}
	return list
}

// Encode writes a review as YAML to be edited and read by [Review.Decode].
func (r *Review) Encode() []byte {
	list := source.ListNode()
	for _, t := range r.Texts {
		n := source.MapNode(source.P("id", t.ID), source.P("question", t.Question), source.P("state", string(t.State)), source.P("words", t.Words))
		if len(t.Translations) > 0 {
			n.Pairs = append(n.Pairs, source.P("translations", t.Translations))
		}
		list.Items = append(list.Items, n)
	}
	return source.Encode(source.MapNode(source.P("engagement", r.Engagement), source.P("round", r.Round), source.P("texts", list)))
}

// Decode takes states and words from an edited review. Texts it does not mention
// stay as they are; a text that is new but was edited is held back until somebody
// says otherwise. The error is [source.Problems], and then nothing was taken over.
func (r *Review) Decode(file string, data []byte) error {
	root, problems := source.Parse(file, data)
	if len(problems) > 0 {
		return problems
	}
	if root == nil || root.Kind != source.Map {
		return source.Problems{{File: file, Line: 1, Col: 1, Msg: "this is no review; lotse release -o FILE writes one"}}
	}
	next := Review{Engagement: r.Engagement, Round: r.Round, Texts: slices.Clone(r.Texts)}
	for key, want := range map[string]string{"engagement": r.Engagement, "round": r.Round} {
		switch n := root.Get(key); {
		case n == nil:
			problems = append(problems, root.Problemf("%s is missing", key))
		case n.Text != want:
			problems = append(problems, n.Problemf("this is the review of %s %q, not of %q", key, n.Text, want))
		}
	}
	texts := root.Get("texts")
	if texts == nil || texts.Kind != source.List {
		problems = append(problems, root.Problemf("texts is missing, or is no list"))
	} else {
		for _, item := range texts.Items {
			problems = append(problems, next.decode(item)...)
		}
	}
	if len(problems) > 0 {
		slices.SortFunc(problems, func(a, b source.Problem) int { return a.Line - b.Line })
		return problems
	}
	*r = next
	return nil
}

func (r *Review) decode(n *source.Node) (problems source.Problems) {
	id := n.Get("id")
	if id == nil {
		return append(problems, n.Problemf("a text needs the id it was written with"))
	}
	t, ok := r.Text(id.Text)
	if !ok {
		return append(problems, id.Problemf("nobody wrote a text with the id %q; it may have been changed or erased since", id.Text))
	}
	if words := n.Get("words"); words != nil {
		if t.Words = strings.TrimSpace(words.Text); t.Words == "" {
			problems = append(problems, words.Problemf("an empty text cannot be published; state: held keeps it back"))
		}
	}
	problems = append(problems, t.translate(n.Get("translations"))...)
	if state := n.Get("state"); state != nil {
		if t.State = assessment.OpenState(state.Text); !slices.Contains(openStates, t.State) {
			problems = append(problems, state.Problemf("state %q is none of %s", state.Text, fmt.Sprint(openStates)))
		}
	}
	if t.State == assessment.OpenNew && (t.Words != t.Original || len(t.Translations) > 0) {
		t.State = assessment.OpenHeld
	}
	return problems
}

// translate reads a text in other languages: {en: words}.
func (t *Reviewed) translate(n *source.Node) (problems source.Problems) {
	if n == nil {
		return nil
	}
	if n.Kind != source.Map {
		return append(problems, n.Problemf("translations must be a map from language to words, not %s", n.Kind))
	}
	t.Translations = map[string]string{}
	for _, p := range n.Pairs {
		if !slices.Contains(locale.Languages(), p.Key) {
			problems = append(problems, n.KeyProblemf(p.Key, "%q is none of the languages %s", p.Key, strings.Join(locale.Languages(), ", ")))
			continue
		}
		if words := strings.TrimSpace(p.Value.Text); words != "" {
			t.Translations[p.Key] = words
		}
	}
	return problems
}

var openStates = []assessment.OpenState{assessment.OpenNew, assessment.OpenHeld, assessment.OpenReleased}
