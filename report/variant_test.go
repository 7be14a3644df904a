package report_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/report"
	"lotse/templates/goldentest"
)

// variant writes a variant of a report in one language.
func variant(t testing.TB, pub *assessment.Published, plan *assessment.Plan, v report.Variant, lang string) *report.Document {
	t.Helper()
	doc, err := report.Build(pub, plan, report.Options{Lang: lang, Variant: v})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestBuild_variants(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for _, lang := range []string{"de", "en"} {
		for _, v := range []report.Variant{report.VariantSummary, report.VariantFeedback} {
			doc := variant(t, pub, plan, v, lang)
			check(t, doc)
			goldentest.Compare(t, "testdata/"+string(v)+"."+lang+".golden", doc.Plain())
		}
	}
}

// The zero variant is the full report.
func TestBuild_variantDefault(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	if build(t, pub, plan, "de").Plain() != variant(t, pub, plan, report.VariantFull, "de").Plain() {
		t.Error("the zero variant is not the full report")
	}
}

func TestBuild_variantFaults(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	if _, err := report.Build(pub, plan, report.Options{Variant: "short"}); !errors.Is(err, report.ErrVariant) {
		t.Errorf("unknown variant: %v", err)
	}
	nobody := *e
	nobody.Rounds = []assessment.Round{{ID: "baseline"}}
	pub, plan = assessed(&nobody, pack)
	if _, err := report.Build(pub, plan, report.Options{Variant: report.VariantFeedback}); !errors.Is(err, report.ErrNoGroupShown) {
		t.Errorf("feedback for nobody: %v", err)
	}
	check(t, variant(t, pub, plan, report.VariantSummary, "de")) // says what is missing
}

// endValue is a value that would tell what everybody of a group answered; 4.75 itself
// is printed, as 4,8.
var endValue = regexp.MustCompile(`\b(1,[012]|4,9|5,0)\b`)

// TestBuild_feedbackAnyAnswers: whatever people answer, a group that is hidden gets
// no page and is not mentioned, and no value is printed that tells what all of a
// group answered.
func TestBuild_feedbackAnyAnswers(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	rapid.Check(t, func(t *rapid.T) {
		pub, plan := assessed(random(t, pack, e), pack)
		doc, err := report.Build(pub, plan, report.Options{Lang: "de", Variant: report.VariantFeedback})
		if errors.Is(err, report.ErrNoGroupShown) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		check(t, doc)
		for _, g := range pub.Groups {
			page := slices.IndexFunc(doc.Chapters, func(c report.Chapter) bool { return c.ID == "feedback-"+g.ID })
			if page >= 0 && !g.Shown {
				t.Errorf("group %s is hidden and has a page", g.ID)
			}
			named := pack.Group(g.ID)
			if !g.Shown && named != nil && strings.Contains(doc.Plain(), named.Name.In("de")) {
				t.Errorf("group %s is hidden and named", g.ID)
			}
		}
		if at := endValue.FindString(doc.Plain()); at != "" {
			t.Errorf("the pages print %s", at)
		}
	})
}
