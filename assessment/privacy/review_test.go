package privacy_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/questionnaires/source"
)

func review() privacy.Review {
	return privacy.ReviewOf("nord", "baseline", []assessment.OpenText{
		{Question: "open", Digest: "aaaaaaaa1", Words: "Mehr: Zeit\n- und # Ruhe", People: 2},
		{Question: "open", Digest: "bbbbbbbb2", Words: "Frau M. fragt zu viel", People: 1},
		{Question: "open", Digest: "cccccccc3", Words: "true", People: 1},
	}, []assessment.OpenDecision{{Question: "open", Digest: "bbbbbbbb2", State: assessment.OpenHeld}})
}

func TestReview_RoundTrip(t *testing.T) {
	want, got := review(), review()
	data := want.Encode()
	if err := got.Decode("x.yaml", data); err != nil {
		t.Fatal(err, string(data))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-written +read:\n%s", diff)
	}
	if strings.Contains(string(data), "people") {
		t.Error("the file tells how many wrote a text")
	}
}

func TestReview_Decode(t *testing.T) {
	const head = "engagement: nord\nround: baseline\n"
	tests := []struct {
		name, yaml string
		want       []assessment.OpenDecision // of the second text
		fault      string
	}{
		{"edited and released", head + "texts:\n  - {id: bbbbbb, state: released, words: Jemand fragt zu viel}\n",
			[]assessment.OpenDecision{{Question: "open", Digest: "bbbbbbbb2", State: "released", Words: "Jemand fragt zu viel"}}, ""},
		{"as it was written", head + "texts:\n  - {id: bbbbbbbb2, state: released}\n",
			[]assessment.OpenDecision{{Question: "open", Digest: "bbbbbbbb2", State: "released"}}, ""},
		{"edited only", head + "texts:\n  - {id: bbbbbb, state: new, words: anders}\n",
			[]assessment.OpenDecision{{Question: "open", Digest: "bbbbbbbb2", State: "held", Words: "anders"}}, ""},
		{"unknown id", head + "texts:\n  - {id: dddddd, state: released}\n", nil, "x.yaml:4:10: nobody wrote"},
		{"short id", head + "texts:\n  - {id: b, state: released}\n", nil, "nobody wrote"},
		{"unknown state", head + "texts:\n  - {id: bbbbbb, state: public}\n", nil, `state "public" is none of [new held released]`},
		{"nothing left", head + "texts:\n  - {id: bbbbbb, words: ''}\n", nil, "an empty text cannot be published"},
		{"another round", "engagement: nord\nround: second\ntexts: []\n", nil, `x.yaml:2:8: this is the review of round "second", not of "baseline"`},
		{"no list", head, nil, "texts is missing"},
		{"no review", "- a\n", nil, "no review"},
		{"empty", "", nil, "x.yaml:1:1"},
		{"no YAML", "{", nil, "x.yaml:1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := review()
			err := r.Decode("x.yaml", []byte(tt.yaml))
			if tt.fault != "" {
				var problems source.Problems
				if !errors.As(err, &problems) || !strings.Contains(err.Error(), tt.fault) {
					t.Errorf("err = %v, want a problem with %q", err, tt.fault)
				}
				if diff := cmp.Diff(review(), r); diff != "" {
					t.Errorf("a faulty file changed the review:\n%s", diff)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, r.Decisions()[1:2]); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Texts whose digests begin alike are still told apart.
func TestReviewOf_IDsDiffer(t *testing.T) {
	r := privacy.ReviewOf("n", "r", []assessment.OpenText{{Digest: "abcdef01", Words: "a"}, {Digest: "abcdef02", Words: "b"}}, nil)
	if r.Texts[0].ID == r.Texts[1].ID {
		t.Errorf("both are %s", r.Texts[0].ID)
	}
	if text, ok := r.Text(r.Texts[1].ID); !ok || text.Words != "b" {
		t.Errorf("found %+v", text)
	}
}

func FuzzReview(f *testing.F) {
	r := review()
	f.Add(r.Encode())
	f.Add([]byte("engagement: nord\nround: baseline\ntexts: [{id: bbbbbb, words: [a]}, 3, ~]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := review()
		if err := r.Decode("x.yaml", data); err != nil {
			var problems source.Problems
			if !errors.As(err, &problems) || len(problems) == 0 || problems[0].Line < 1 {
				t.Fatalf("%v is no problem with a place", err)
			}
			return
		}
		for _, d := range r.Decisions() {
			if d.State == assessment.OpenReleased && strings.TrimSpace(d.Words) != d.Words {
				t.Fatalf("%+v", d)
			}
		}
	})
}

// Whoever changes a text nobody decided about holds it back; what was read stays as it is.
func TestReviewed(t *testing.T) {
	was := map[string]string{"de": "da"}
	tests := []struct {
		name  string
		state assessment.OpenState
		do    func(*privacy.Reviewed)
		want  privacy.Reviewed
	}{
		{"edited", assessment.OpenNew, func(r *privacy.Reviewed) { r.Edit("b") }, privacy.Reviewed{State: assessment.OpenHeld, Original: "a", Words: "b", Translations: was}},
		{"the same words", assessment.OpenNew, func(r *privacy.Reviewed) { r.Edit("a") }, privacy.Reviewed{State: assessment.OpenNew, Original: "a", Words: "a", Translations: was}},
		{"no words", assessment.OpenReleased, func(r *privacy.Reviewed) { r.Edit("b"); r.Edit("") }, privacy.Reviewed{State: assessment.OpenReleased, Original: "a", Words: "a", Translations: was}},
		{"translated", assessment.OpenNew, func(r *privacy.Reviewed) { r.Translate("en", "x") },
			privacy.Reviewed{State: assessment.OpenHeld, Original: "a", Words: "a", Translations: map[string]string{"de": "da", "en": "x"}}},
		{"translation taken back", assessment.OpenReleased, func(r *privacy.Reviewed) { r.Translate("de", "") },
			privacy.Reviewed{State: assessment.OpenReleased, Original: "a", Words: "a", Translations: map[string]string{}}},
		{"put back", assessment.OpenReleased, func(r *privacy.Reviewed) { r.Edit("b"); r.Decide(assessment.OpenNew) }, privacy.Reviewed{State: assessment.OpenNew, Original: "a", Words: "a"}},
	}
	for _, tt := range tests {
		r := privacy.Reviewed{State: tt.state, Original: "a", Words: "a", Translations: was}
		tt.do(&r)
		if diff := cmp.Diff(tt.want, r); diff != "" || len(was) != 1 {
			t.Errorf("%s: -want +got:\n%s", tt.name, diff)
		}
	}
}
