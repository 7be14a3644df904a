package document_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/questionnaires"
)

// Whatever can be answered is written and read back alike, and always with the same bytes.
func TestEncode_IsLossless(t *testing.T) {
	p, find := assesstest.Builtin(t), packs(t)
	rapid.Check(t, func(t *rapid.T) {
		e := draw{t, p}.engagement()
		written, err := document.Encode(e, p)
		if err != nil {
			t.Fatal(err)
		}
		again, err := document.Decode("written.yaml", written, find)
		if err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
		if diff := cmp.Diff(e, again, empties); diff != "" {
			t.Fatalf("-saved +read:\n%s\n%s", diff, written)
		}
		if second, err := document.Encode(again, p); err != nil || string(second) != string(written) {
			t.Fatalf("%v; written differently:\n%s", err, cmp.Diff(string(written), string(second)))
		}
	})
}

// A draw makes random engagements over a pack.
type draw struct {
	t    *rapid.T
	pack *questionnaires.Pack
}

var (
	ids   = rapid.StringMatching(`[a-z0-9][a-z0-9.-]{0,8}`)
	words = rapid.OneOf(rapid.SampledFrom([]string{"dk", "na", "null", "true", "12", "1.10", "a: b", "# x", "zwei\n\nAbsätze\n", "value", "- x", "~", " x "}), rapid.StringN(1, 20, -1))
	dates = rapid.Custom(func(t *rapid.T) string {
		return time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "day"), 0).UTC().Format(time.DateOnly)
	})
)

func (d draw) engagement() *assessment.Engagement {
	e := &assessment.Engagement{
		ID: ids.Draw(d.t, "id"), Client: words.Draw(d.t, "client"), Pack: d.pack.ID, Language: rapid.SampledFrom(d.pack.Languages).Draw(d.t, "language"),
		Mode: rapid.SampledFrom([]assessment.DisclosureMode{assessment.ModePanel, assessment.ModeSurvey}).Draw(d.t, "mode"),
		KMin: rapid.IntRange(3, 9).Draw(d.t, "k"), Date: dates.Draw(d.t, "date"), Consultant: words.Draw(d.t, "consultant"),
		Disclosure: assessment.Disclosure(rapid.IntRange(0, 2).Draw(d.t, "disclosure")),
		Address:    assessment.Address(rapid.IntRange(0, 1).Draw(d.t, "address")), Brand: words.Draw(d.t, "brand"),
		Merge: rapid.Bool().Draw(d.t, "merge"), Notes: d.notes(),
	}
	if rapid.Bool().Draw(d.t, "curated") {
		e.Plan = assesstest.DrawCuration(d.t, d.pack, words)
	}
	for i := range rapid.IntRange(0, 2).Draw(d.t, "rounds") {
		r := d.round(fmt.Sprint("r", i))
		for k := range r.Respondents { // documents do not tell it of anonymous people
			r.Respondents[k].Finished = r.Respondents[k].Finished && e.Disclosure != assessment.DisclosureAnonymous
		}
		e.Rounds = append(e.Rounds, r)
	}
	return e
}

// notes are words that are good Markdown, whatever YAML takes them for.
func (d draw) notes() assessment.Notes {
	var n assessment.Notes
	good := rapid.SampledFrom([]string{"dk", "null", "true", "12", "1.10", "a: b", "## x", "zwei\n\nAbsätze\n", " x ", "\n\nx"})
	for range rapid.IntRange(0, 3).Draw(d.t, "notes") {
		n = n.With(rapid.SampledFrom(d.pack.Report.Chapters).Draw(d.t, "chapter").ID, rapid.SampledFrom(assessment.NotePlaces()).Draw(d.t, "place"),
			rapid.SampledFrom(append([]string{""}, d.pack.Languages...)).Draw(d.t, "language"), good.Draw(d.t, "note"))
	}
	return n
}

func (d draw) round(id string) assessment.Round {
	r := assessment.Round{ID: id, Facts: assessment.Facts{}, Invited: map[string]int{}}
	r.State = assessment.RoundState(rapid.IntRange(0, 2).Draw(d.t, "state"))
	for _, g := range d.pack.Groups {
		if rapid.Bool().Draw(d.t, "invited") {
			r.Invited[g.ID] = rapid.IntRange(0, 40).Draw(d.t, "people")
		}
	}
	for _, s := range d.pack.Sections {
		if s.Mode != questionnaires.ModeSurvey {
			assesstest.DrawAnswers(d.t, s.Questions, words, r.Facts)
		}
	}
	for i := range rapid.IntRange(0, 3).Draw(d.t, "respondents") {
		who := assessment.Respondent{ID: fmt.Sprint("p", i), Group: rapid.SampledFrom(d.pack.Groups).Draw(d.t, "group").ID, Finished: rapid.Bool().Draw(d.t, "finished"), Answers: map[string]assessment.Answer{}}
		assesstest.DrawAnswers(d.t, d.pack.QuestionsFor(who.Group), words, who.Answers)
		r.Respondents = append(r.Respondents, who)
	}
	r.Workshop = d.workshop()
	return r
}

func (d draw) workshop() assessment.Workshop {
	w := assessment.Workshop{Day: rapid.OneOf(rapid.Just(""), dates).Draw(d.t, "day"), Start: rapid.SampledFrom([]string{"", "09:00", "13:30"}).Draw(d.t, "start")}
	var votable []*questionnaires.Question
	for _, s := range d.pack.Sections {
		for _, q := range s.Questions {
			if _, ok := assessment.Votable(q); ok {
				votable = append(votable, q)
			}
		}
	}
	for range rapid.IntRange(0, 3).Draw(d.t, "votes") {
		q := rapid.SampledFrom(votable).Draw(d.t, "voted on")
		levels, _ := assessment.Votable(q)
		v := assessment.Vote{Question: q.ID, At: dates.Draw(d.t, "voted") + " 09:40:07", Source: assessment.VoteSource(rapid.IntRange(0, 1).Draw(d.t, "by")),
			Counts: rapid.SliceOfN(rapid.IntRange(0, 99), levels, levels).Draw(d.t, "counts"), DontKnow: rapid.IntRange(0, 2).Draw(d.t, "don't know")}
		if v.Check(d.pack) == nil { // nobody voted
			w.Votes = append(w.Votes, v)
		}
		w.Agreed = append(w.Agreed, assessment.AgreedLevel{Question: q.ID, Level: rapid.IntRange(1, levels).Draw(d.t, "agreed"),
			Reason: rapid.OneOf(rapid.Just(""), words).Draw(d.t, "reason"), Date: dates.Draw(d.t, "agreed on")})
	}
	for i := range rapid.IntRange(0, 4).Draw(d.t, "points") {
		optional := func(g *rapid.Generator[string], label string) string {
			return rapid.OneOf(rapid.Just(""), g).Draw(d.t, label)
		}
		pt := assessment.Point{ID: fmt.Sprint("p", i), Text: words.Draw(d.t, "point"), Owner: optional(words, "owner"), Due: optional(dates, "due"),
			About: optional(rapid.SampledFrom([]string{d.pack.Sections[0].ID, votable[0].ID}), "about"), Done: rapid.Bool().Draw(d.t, "done")}
		if rapid.Bool().Draw(d.t, "decided") {
			w.Decisions = append(w.Decisions, pt)
		} else {
			w.Open = append(w.Open, pt)
		}
	}
	return w
}
