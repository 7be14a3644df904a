package report_test

import (
	"bytes"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/templates/goldentest"
)

// gathered is the sample with a workshop: a vote that is shown, one taken again, one
// nobody may see, and points of every kind.
func gathered(t testing.TB) (*assessment.Published, *assessment.Plan) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	var w assessment.Workshop
	vote := func(question, at string, source assessment.VoteSource, dk int, counts ...int) {
		w.AddVote(assessment.Vote{Question: question, At: "2026-11-05 " + at + ":00", Source: source, DontKnow: dk, Counts: counts})
	}
	vote("lead-mandate", "09:40", assessment.VoteHands, 1, 4, 3, 1, 2, 0)
	vote("lead-mandate", "09:52", assessment.VoteHands, 0, 1, 7, 3, 0, 0)
	vote("rule-acceptance", "10:05", assessment.VotePhones, 2, 0, 6, 3, 0, 0)
	vote("know-willingness", "10:20", assessment.VoteHands, 0, 0, 0, 11, 0, 0)
	vote("flow-approval", "10:31", assessment.VotePhones, 9, 1, 0, 1, 0, 0)
	agree := func(question string, level int, reason string) {
		w.Agree(assessment.AgreedLevel{Question: question, Level: level, Reason: reason, Date: "2026-11-05"})
	}
	agree("lead-mandate", 1, "Es gibt nichts Schriftliches.")
	agree("lead-mandate", 2, "Der Auftrag wurde mündlich erteilt, im Protokoll vom März steht er\nnicht.")
	agree("know-willingness", 3, "")
	agree("flow-approval", 1, "Jede Freigabe geht durch drei Hände.")
	w.Decide(assessment.Point{Text: "Der Auftrag wird bis zum Jahresende schriftlich erteilt.", Owner: "Geschäftsführung", Due: "2026-12-18", About: "lead-mandate"})
	w.Decide(assessment.Point{Text: "Die Redaktion bekommt einen festen Platz in der Montagsrunde.", Done: true})
	w.Park(assessment.Point{Text: "Wer antwortet am Wochenende?", Owner: "Personal", Due: "2026-12-01", About: "rules-checklist"})
	w.Park(assessment.Point{Text: "Brauchen wir ein zweites Konto für Bewerbungen?"})
	if err := w.Check(pack); err != nil {
		t.Fatal(err)
	}
	e.Latest().Workshop = w
	return assessed(e, pack)
}

func TestBuild_agreed(t *testing.T) {
	pub, plan := gathered(t)
	for lang, title := range map[string]string{"de": "Was wir vereinbart haben", "en": "What we agreed"} {
		doc := build(t, pub, plan, lang)
		check(t, doc)
		goldentest.Compare(t, "testdata/agreed."+lang+".golden", plainChapter(doc, "rep-agreed"))
		if got := plainChapter(doc, "rep-agreed"); !strings.Contains(got, title) {
			t.Errorf("%s: no chapter %q", lang, title)
		}
		var b bytes.Buffer
		if err := pdf.Write(&b, doc, pdf.Options{}); err != nil {
			t.Error(err)
		}
	}
}

// Without a workshop there is no chapter, and the four pages and the feedback never have it.
func TestBuild_agreedElsewhere(t *testing.T) {
	pub, plan := gathered(t)
	for _, v := range []report.Variant{report.VariantSummary, report.VariantFeedback} {
		if words := variant(t, pub, plan, v, "de").Plain(); strings.Contains(words, "Montagsrunde") {
			t.Errorf("%s prints what was agreed", v)
		}
	}
	e, pack := assesstest.Nordhang(t)
	bare, planOfBare := assessed(e, pack)
	if plainChapter(build(t, bare, planOfBare, "de"), "rep-agreed") != "" {
		t.Error("a chapter about nothing")
	}
}
