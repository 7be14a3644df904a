package questionnaires_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/questionnaires"
)

type (
	cells   = questionnaires.Cells
	date    = questionnaires.Date
	entries = questionnaires.Entries
	fields  = map[string]questionnaires.Value
	yesNo   = questionnaires.Flag
	list    = []any
	number  = questionnaires.Number
	dict    = map[string]any
	pick    = questionnaires.Pick
	picks   = questionnaires.Picks
	text    = questionnaires.Text
)

func TestKinds_Parse(t *testing.T) {
	p := load(t, "kinds")
	tests := []struct {
		question string
		in       any
		want     questionnaires.Value
		faults   string // key@path …
	}{
		{"k-levels", 0.5, number(0.5), ""},
		{"k-levels", "0,5", number(0.5), ""},
		{"k-levels", 3, number(3), ""},
		{"k-levels", nil, nil, ""},
		{"k-levels", " ", nil, ""},
		{"k-levels", 2.0, nil, "fault-option@"},
		{"k-levels", true, nil, "fault-option@"},

		{"k-choice", "op-some", pick("op-some"), ""},
		{"k-choice", "Einige", pick("op-some"), ""},
		{"k-choice", 0.0, pick("op-none"), ""},
		{"k-choice", "1", pick("op-some"), ""},
		{"k-choice", 2.0, nil, "fault-option@"},
		{"k-choice", list{"op-some"}, nil, "fault-no-scalar@"},

		{"k-choices", list{"bar-need", "bar-time"}, picks{"bar-time", "bar-need"}, ""},
		{"k-choices", "bar-need, fear", picks{"bar-need", "bar-fear"}, ""},
		{"k-choices", list{}, picks{}, ""},
		{"k-choices", "", nil, ""},
		{"k-choices", list{"bar-time", "bar-need", "bar-fear"}, nil, "fault-too-many@"},
		{"k-choices", list{"bar-time", "bar-none"}, nil, "fault-alone@"},
		{"k-choices", list{"bar-time", "bar-time"}, nil, "fault-twice@"},
		{"k-choices", dict{}, nil, "fault-list@"},
		{"k-open", "LinkedIn, YouTube", picks{"LinkedIn", "YouTube"}, ""},

		{"k-text", "Konstrukt.", text{"": "Konstrukt."}, ""},
		{"k-text", 4.0, text{"": "4"}, ""},
		{"k-text", true, yesNo(true), ""},
		{"k-text", false, nil, ""},
		{"k-text", dict{"de": "eins", "en": "one"}, text{"de": "eins", "en": "one"}, ""},
		{"k-text", dict{"de": "", "en": "one"}, text{"en": "one"}, ""},
		{"k-text", dict{"deutsch": "eins", "en": list{}}, nil, "fault-language@deutsch fault-words@en"},
		{"k-text", "zu lange Worte", nil, "fault-too-long@"},
		{"k-text", list{}, nil, "fault-words@"},
		{"k-lines", "zwei\nZeilen", text{"": "zwei\nZeilen"}, ""},

		{"k-number", "12,5", number(12.5), ""},
		{"k-number", -1.0, nil, "fault-below@"},
		{"k-number", "101", nil, "fault-above@"},
		{"k-number", "1.234,5", nil, "fault-number@"},
		{"k-number", "NaN", nil, "fault-number@"},
		{"k-number", true, nil, "fault-number@"},
		{"k-rating", "5", number(5), ""},
		{"k-rating", 2.5, nil, "fault-whole@"},
		{"k-rating", 6.0, nil, "fault-above@"},

		{"k-date", "2026-11-02", date("2026-11-02"), ""},
		{"k-date", true, yesNo(true), ""},
		{"k-date", " 2.11.2026 ", date("2026-11-02"), ""},
		{"k-date", "02.11.2026", date("2026-11-02"), ""},
		{"k-date", "2026-02-30", nil, "fault-date@"},
		{"k-date", "30.2.2026", nil, "fault-date@"},
		{"k-date", "2/11/2026", nil, "fault-date@"},
		{"k-date", "2.11.26", nil, "fault-date@"},
		{"k-date", 2026.0, nil, "fault-date@"},

		{"k-yesno", true, yesNo(true), ""},
		{"k-yesno", false, yesNo(false), ""},
		{"k-yesno", "Nein", yesNo(false), ""},
		{"k-yesno", "yes", yesNo(true), ""},
		{"k-yesno", "maybe", nil, "fault-yesno@"},

		{"k-reference", "somewhere", pick("somewhere"), ""},
		{"k-reference", "editors", pick("team"), ""},
		{"k-fixed", "chk-one", pick("chk-one"), ""},
		{"k-fixed", "chk-three", nil, "fault-option@"},

		{"k-table", list{dict{"id": "north", "name": "Nord", "size": 3.0, "hours": dict{"work": 2.0, "rest": "1,5"}}},
			entries{{ID: "north", Fields: fields{"place-name": text{"": "Nord"}, "place-size": number(3), "place-work": number(2), "place-rest": number(1.5)}}}, ""},
		{"k-table", list{dict{"de": "Nord", "en": "North"}, dict{"place-size": 1.0}},
			entries{{ID: "places-1", Fields: fields{"place-name": text{"de": "Nord", "en": "North"}}}, {ID: "places-2", Fields: fields{"place-size": number(1)}}}, ""},
		{"k-table", list{"north", "Im Süden"},
			entries{{ID: "north", Fields: fields{"place-name": text{"": "north"}}}, {ID: "places-2", Fields: fields{"place-name": text{"": "Im Süden"}}}}, ""},
		{"k-table", list{"very-long-name"}, entries{{ID: "very-long-name", Fields: fields{}}}, ""},
		{"k-table", list{dict{"id": "places-1"}, dict{}}, entries{{ID: "places-1", Fields: fields{}}, {ID: "places-2", Fields: fields{}}}, ""},
		{"k-table", list{dict{"id": "places-2"}, dict{}}, entries{{ID: "places-2", Fields: fields{}}, {ID: "places-3", Fields: fields{}}}, ""},
		{"k-table", list{dict{"id": "north", "size": -1.0, "colour": "red"}, dict{"hours": 3.0}}, nil,
			"fault-field@north/colour fault-below@north/size fault-map@1/hours"},
		{"k-table", list{"a", "a"}, nil, "fault-twice@a"},
		{"k-table", list{dict{"id": "two words"}, list{}}, nil, "fault-entry-id@0/id fault-map@1"},
		{"k-table", list{"a", "b", "c", "d"}, nil, "fault-too-many@"},
		{"k-table", "north", nil, "fault-list@"},

		{"k-cells", dict{"act-plan": dict{"job-boss": "A", "job-team": "RC"}, "act-do": dict{"job-boss": ""}},
			cells{"act-plan": {"job-boss": picks{"A"}, "job-team": picks{"R", "C"}}}, ""},
		{"k-cells", dict{"act-plan": "A", "act-dance": dict{}, "act-do": dict{"job-cat": "R", "job-team": "X"}}, nil,
			"fault-row@act-dance fault-field@act-do/job-cat fault-option@act-do/job-team fault-map@act-plan"},
		{"k-grid", dict{"chk-one": "chk-yes", "chk-two": dict{"status": "fehlt", "words": "so"}, "told": list{"chk-one"}},
			cells{"chk-one": {"chk-status": pick("chk-yes"), "chk-told": yesNo(true)}, "chk-two": {"chk-status": pick("chk-no"), "chk-words": text{"": "so"}}}, ""},
		{"k-grid", dict{"told": "chk-one, chk-two"}, cells{"chk-one": {"chk-told": yesNo(true)}, "chk-two": {"chk-told": yesNo(true)}}, ""},
		{"k-grid", dict{"told": list{"chk-three"}, "chk-one": "perhaps"}, nil, "fault-option@chk-one fault-row@told/chk-three"},
		{"k-grid", list{}, nil, "fault-map@"},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.question, " ", tt.in), func(t *testing.T) {
			kind := p.Question(tt.question).Kind
			got, faults := kind.Parse(tt.in)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(tt.faults, faultWords(faults)); diff != "" {
				t.Errorf("faults (-want +got)\n%s", diff)
			}
			again, faults := kind.Parse(kind.Plain(got))
			if diff := cmp.Diff(got, again); diff != "" || faults != nil {
				t.Errorf("Parse(Plain(v)) differs, faults %v (-want +got)\n%s", faults, diff)
			}
		})
	}
}

func faultWords(faults questionnaires.Faults) string {
	var words []string
	for _, f := range faults {
		words = append(words, f.Key+"@"+strings.Join(f.Path, "/"))
	}
	return strings.Join(words, " ")
}

// Each kind says how it is asked, how it scores and how it is read back.
func TestKinds_Show(t *testing.T) {
	p := load(t, "kinds")
	seen := map[string]bool{}
	tests := []struct {
		question string
		form     questionnaires.Form
		in       any
		score    any // nil: not scored
		de, en   questionnaires.Display
	}{
		{"k-levels", "levels", 0.5, 0.5, meter(0.5, 3, "halb"), meter(0.5, 3, "half")},
		{"k-choice", "pick-one", "op-none", 0.25, words("keine"), words("none")},
		{"k-choice", "pick-one", "op-else", nil, words("andere"), words("others")},
		{"k-choices", "pick-many", "bar-need", nil, chips("Bedarf"), chips("need")},
		{"k-text", "line", "Nord", nil, words("Nord"), words("Nord")},
		{"k-text", "line", true, nil, words("✓"), words("✓")},
		{"k-lines", "lines", dict{"de": "eins", "en": "one"}, nil, words("eins"), words("one")},
		{"k-number", "number", 12.5, 12.5, words("12,5"), words("12.5")},
		{"k-rating", "number", 4.0, 4.0, meter(4, 5, "4"), meter(4, 5, "4")},
		{"k-date", "date", "2026-11-02", nil, words("2.11.2026"), words("2 Nov 2026")},
		{"k-yesno", "pick-one", false, 0.0, words("nein"), words("no")},
		{"k-reference", "pick-one", "team", nil, words("Redaktion"), words("editors")},
		{"k-table", "table", list{dict{"name": "Nord", "size": 1.5}}, nil,
			questionnaires.Sheet{Head: []string{"Name", "Größe", "Arbeit", "Rest"}, Rows: [][]string{{"Nord", "1,5", "", ""}}},
			questionnaires.Sheet{Head: []string{"Name", "Size", "Work", "Rest"}, Rows: [][]string{{"Nord", "1.5", "", ""}}}},
		{"k-cells", "grid", dict{"act-plan": dict{"job-team": "RC"}}, nil,
			questionnaires.Sheet{Head: []string{"", "Chef", "Team"}, Rows: [][]string{{"Planen", "", "tut, rät"}}},
			questionnaires.Sheet{Head: []string{"", "Boss", "Team"}, Rows: [][]string{{"Plan", "", "does, advises"}}}},
	}
	for _, tt := range tests {
		kind := p.Question(tt.question).Kind
		seen[kind.Name()] = true
		v, faults := kind.Parse(tt.in)
		if faults != nil {
			t.Errorf("%s: %v", tt.question, faults)
		}
		if got := kind.Control("de").Form; got != tt.form {
			t.Errorf("%s is asked as %s, want %s", tt.question, got, tt.form)
		}
		var score any
		if f, ok := kind.Score(v); ok {
			score = f
		}
		got := list{score, kind.Show(v, "de"), kind.Show(v, "en")}
		if diff := cmp.Diff(list{tt.score, tt.de, tt.en}, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.question, diff)
		}
	}
	for _, name := range questionnaires.KindNames() {
		if !seen[name] {
			t.Errorf("no test shows an answer of kind %s", name)
		}
	}
}

func words(s string) questionnaires.Display { return questionnaires.Words(s) }

func chips(s ...string) questionnaires.Display { return questionnaires.Chips(s) }

func meter(at, of float64, label string) questionnaires.Display {
	return questionnaires.Meter{At: at, Of: of, Label: label}
}

// No value of any kind is shown or scored in a way that panics, no answer included.
func TestKinds_NoAnswer(t *testing.T) {
	p := load(t, "kinds")
	for _, q := range p.Sections[0].Questions {
		if _, ok := q.Kind.Score(nil); ok {
			t.Errorf("%s scores no answer", q.ID)
		}
		if got := q.Kind.Plain(nil); got != nil {
			t.Errorf("%s: Plain(nil) = %v", q.ID, got)
		}
		q.Kind.Show(nil, "de")
	}
}

// Whatever is put in, what is taken comes out again.
func TestKinds_RoundTrip(t *testing.T) {
	p := load(t, "kinds")
	anything := input(2)
	rapid.Check(t, func(t *rapid.T) {
		in := anything.Draw(t, "in")
		for _, q := range p.Sections[0].Questions {
			checkRoundTrip(t, q, in)
		}
	})
}

func checkRoundTrip(t *rapid.T, q *questionnaires.Question, in any) {
	v, faults := q.Kind.Parse(in)
	if faults != nil {
		if v != nil {
			t.Fatalf("%s: a value %v and faults %v", q.ID, v, faults)
		}
		return
	}
	again, faults := q.Kind.Parse(q.Kind.Plain(v))
	if diff := cmp.Diff(v, again); diff != "" || faults != nil {
		t.Fatalf("%s: %v, then faults %v (-want +got)\n%s", q.ID, in, faults, diff)
	}
	q.Kind.Show(v, "de")
}

// input generates plain data that is likely to mean something to some kind.
func input(depth int) *rapid.Generator[any] {
	leaves := []*rapid.Generator[any]{
		rapid.SampledFrom([]string{
			"", " ", "0", "1", "0,5", "2026-11-02", "ja", "no", "true", "op-none", "einige", "bar-time", "bar-time, bar-need", "bar-none", "AR",
			"chk-one", "chk-yes", "north", "Im Süden", "team", "a,b", "é", "time, rest",
		}).AsAny(),
		rapid.String().AsAny(),
		rapid.Float64().AsAny(),
		rapid.SampledFrom([]float64{0, 0.5, 1, 3, 5, -1}).AsAny(),
		rapid.Bool().AsAny(),
		rapid.Just[any](nil),
	}
	if depth == 0 {
		return rapid.OneOf(leaves...)
	}
	inner := input(depth - 1)
	keys := rapid.SampledFrom([]string{
		"id", "de", "en", "name", "place-size", "hours", "work", "rest", "act-plan", "act-do", "job-boss", "job-team", "chk-one", "chk-two", "told", "status", "words", "x",
	})
	return rapid.OneOf(append(leaves, rapid.SliceOfN(inner, 0, 3).AsAny(), rapid.MapOfN(keys, inner, 0, 3).AsAny())...)
}
