package origin_test

import (
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/origin"
	"lotse/templates/locale"
)

func published(t *testing.T, kMin int) *assessment.Published {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	e.KMin = kMin
	return assessment.Assess(pack, e, e.Latest()).Publish()
}

// Every metric has an origin in both languages, and every input that may be asked about
// in turn has one too.
func TestOf_EveryMetric(t *testing.T) {
	pub := published(t, 3)
	for _, lang := range locale.Languages() {
		say := assesstest.Printer(t, lang)
		for metric := range pub.Metrics {
			o, ok := origin.Of(pub, metric, say)
			if !ok || o.Name == "" || o.Value == "" || o.Formula == "" && !o.Withheld {
				t.Errorf("%s in %s: %+v, %v", metric, lang, o, ok)
			}
			for _, in := range o.Inputs {
				if in.Name == "" || in.Value == "" {
					t.Errorf("%s in %s: an input without words: %+v", metric, lang, in)
				}
				if in.Metric == "" {
					continue
				}
				if _, ok := origin.Of(pub, in.Metric, say); !ok {
					t.Errorf("%s in %s: %s cannot be asked about", metric, lang, in.Metric)
				}
			}
		}
	}
}

// What is withheld has no inputs: they could be added up.
func TestOf_Withheld(t *testing.T) {
	pub := published(t, 4)
	say := assesstest.Printer(t, "en")
	withheld := 0
	for metric := range pub.Withheld {
		withheld++
		if o, ok := origin.Of(pub, metric, say); !ok || !o.Withheld || len(o.Inputs) > 0 || o.Formula != "" {
			t.Errorf("%s: %+v, %v", metric, o, ok)
		}
	}
	if withheld == 0 {
		t.Fatal("nothing is withheld, so this test cannot fail")
	}
}

func TestOf_NoSuchMetric(t *testing.T) {
	say := assesstest.Printer(t, "de")
	if o, ok := origin.Of(published(t, 3), "nothing.such", say); ok {
		t.Errorf("an origin of nothing: %+v", o)
	}
}
