package report_test

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/figure"
	"lotse/templates/goldentest"
)

// faulty are what no report may hold, with the words around it.
var faulty = map[string]*regexp.Regexp{
	"a placeholder":         regexp.MustCompile(`[{}]`),
	"no number":             regexp.MustCompile(`(NaN|Inf\b|infinity|<nil>|%!)`),
	"a double space":        regexp.MustCompile(`[ \x{a0}][ \x{a0}]`),
	"a space before a stop": regexp.MustCompile(`[ \x{a0}][.,;:?!](\s|$)`),
	"two stops":             regexp.MustCompile(`([^.]\.\.([^.]|$)|,,|\.,)`),
	"empty brackets":        regexp.MustCompile(`\(\s*\)`),
	"empty quotation":       regexp.MustCompile(`(„“|‘’)`),
	"a message key":         regexp.MustCompile(`\b(report|txt|plural)-[a-z]+-?[a-z]*`),
	"a minus zero":          regexp.MustCompile(`−0([.,]0+)?([^\d.,]|[.,]\D|$)`),
	"a typewriter's quote":  regexp.MustCompile(`["']]`),
}

// foreign are the quotation marks of the other language.
var foreign = map[string]*regexp.Regexp{
	"de": regexp.MustCompile(`[‘’]`),
	"en": regexp.MustCompile(`[„“]`),
}

// check looks for anything in a document that a reader must never see.
func check(t interface {
	Helper()
	Errorf(string, ...any)
}, d *report.Document) {
	t.Helper()
	text := strings.ReplaceAll(d.Plain(), "#  ", "# ")
	for what, r := range faulty {
		if at := r.FindStringIndex(text); at != nil {
			t.Errorf("%s: %s in %q", d.Lang, what, around(text, at[0]))
		}
	}
	if at := foreign[d.Lang].FindStringIndex(text); at != nil {
		t.Errorf("%s: a foreign quotation mark in %q", d.Lang, around(text, at[0]))
	}
	checkLinks(t, d)
	for _, c := range d.Chapters {
		if c.Title == "" || len(c.Blocks) == 0 {
			t.Errorf("%s: chapter %s has no title or no blocks", d.Lang, c.ID)
		}
		for _, b := range c.Blocks {
			checkBlock(t, d, b)
		}
	}
}

// around are the words around a place in a text.
func around(text string, at int) string {
	return text[max(0, at-40):min(len(text), at+40)]
}

// checkBlock draws figures and counts cells.
func checkBlock(t interface {
	Helper()
	Errorf(string, ...any)
}, d *report.Document, b report.Block) {
	t.Helper()
	switch b := b.(type) {
	case report.Figure:
		drawFigure(t, d, &b)
	case report.Summary:
		for _, f := range []*report.Figure{b.Map, b.Dumbbell} {
			if f != nil {
				drawFigure(t, d, f)
			}
		}
	case report.Table:
		for i, r := range b.Rows {
			if r.Group == "" && len(r.Cells) != len(b.Columns) {
				t.Errorf("%s: table %s, row %d has %d cells for %d columns", d.Lang, b.ID, i, len(r.Cells), len(b.Columns))
			}
			for j, c := range r.Cells {
				if c.Text.String() == "" {
					t.Errorf("%s: table %s, row %d: cell %d is empty", d.Lang, b.ID, i, j)
				}
			}
		}
	case report.Para:
		if b.Text.String() == "" {
			t.Errorf("%s: an empty paragraph", d.Lang)
		}
	}
}

func drawFigure(t interface {
	Helper()
	Errorf(string, ...any)
}, d *report.Document, f *report.Figure) {
	t.Helper()
	width := f.Width
	if width == 0 {
		width = 164
	}
	svg := string(figure.SVG(width, f.Height, f.Alt, roughWidth, f.Draw))
	if bad := badDrawing.FindString(svg); bad != "" {
		t.Errorf("%s: figure %s holds %q", d.Lang, f.ID, bad)
	}
	if f.Alt == "" || f.Height <= 0 {
		t.Errorf("%s: figure %s has no text alternative or no height", d.Lang, f.ID)
	}
}

// badDrawing are coordinates that are no numbers, and unfilled placeholders.
var badDrawing = regexp.MustCompile(`NaN|[ "=-]Inf\b|[{}]|=""`)

// roughWidth is about what a typeface needs.
func roughWidth(words string, t figure.TextStyle) float64 {
	return float64(len([]rune(words))) * t.Size * 0.5 * 0.352778
}

// checkLinks finds links that lead nowhere and ids that are used twice. It walks
// the blocks by reflection, so that a new block cannot be forgotten.
func checkLinks(t interface {
	Helper()
	Errorf(string, ...any)
}, d *report.Document) {
	t.Helper()
	ids, anchors := map[string]int{}, map[string]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				switch f := v.Field(i); v.Type().Field(i).Name {
				case "ID":
					if id := f.String(); id != "" {
						ids[id]++
					}
				case "Anchor":
					if a := f.String(); a != "" {
						anchors[a] = true
					}
				default:
					walk(f)
				}
			}
		}
	}
	walk(reflect.ValueOf(d.Chapters))
	for _, a := range slices.Sorted(maps.Keys(anchors)) {
		if ids[a] == 0 {
			t.Errorf("%s: nothing has the id %q that a link leads to", d.Lang, a)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if ids[id] > 1 {
			t.Errorf("%s: id %q is used %d times", d.Lang, id, ids[id])
		}
	}
}

func TestBuild_sampleIsClean(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for _, lang := range []string{"de", "en"} {
		check(t, build(t, pub, plan, lang))
	}
}

func TestBuild_pure(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	first := build(t, pub, plan, "de").Plain()
	if second := build(t, pub, plan, "de").Plain(); first != second {
		t.Error("the same input gives another document")
	}
}

func TestBuild_faults(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for name, run := range map[string]func() error{
		"no results": func() error { _, err := report.Build(nil, plan, report.Options{}); return err },
		"no plan":    func() error { _, err := report.Build(pub, nil, report.Options{}); return err },
		"language":   func() error { _, err := report.Build(pub, plan, report.Options{Lang: "fr"}); return err },
		"date": func() error {
			wrong := *pub
			wrong.Engagement.Date = "2.11.2026"
			_, err := report.Build(&wrong, plan, report.Options{})
			return err
		},
	} {
		if run() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestBuild_empty: an engagement nobody has answered gives a report that says so.
func TestBuild_empty(t *testing.T) {
	pack := assesstest.Builtin(t)
	e := &assessment.Engagement{ID: "x", Client: "Neu GmbH", Language: "de", Mode: assessment.ModePanel, KMin: 3, Rounds: []assessment.Round{{ID: "baseline"}}}
	pub, plan := assessed(e, pack)
	for lang, want := range map[string][]string{
		"de": {"Für ein Gesamturteil liegen zu wenige Antworten vor.", "Bisher liegen keine Antworten aus der Befragung vor."},
		"en": {"There are too few answers for an overall rating.", "So far there are no answers from the survey."},
	} {
		doc := build(t, pub, plan, lang)
		check(t, doc)
		for _, w := range want {
			if !strings.Contains(doc.Plain(), w) {
				t.Errorf("%s: the report does not say %q", lang, w)
			}
		}
		if summaryOf(t, doc).Map != nil {
			t.Errorf("%s: a map without a value", lang)
		}
	}
}

// TestBuild_excellent: every answer is the highest one and nothing else is known.
func TestBuild_excellent(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	best := *e
	best.Rounds = []assessment.Round{*e.Latest()}
	best.Rounds[0].Facts = nil
	best.Rounds[0].Respondents = nil
	for _, r := range e.Latest().Respondents {
		answers := map[string]assessment.Answer{}
		for _, q := range pack.QuestionsFor(r.Group) {
			if q.Dimension != "" {
				answers[q.ID] = assessment.GivenAnswer(questionnaires.Number(5))
			}
		}
		best.Rounds[0].Respondents = append(best.Rounds[0].Respondents, assessment.Respondent{ID: r.ID, Group: r.Group, Answers: answers})
	}
	pub, plan := assessed(&best, pack)
	for _, lang := range []string{"de", "en"} {
		doc := build(t, pub, plan, lang)
		check(t, doc)
		goldentest.Compare(t, "testdata/excellent."+lang+".golden", doc.Plain())
	}
}

func TestBuild_longClient(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	long := *e
	long.Client = "Gesellschaft für außergewöhnlich langnamige Donaudampfschifffahrts- und Förderanlagen mbH & Co. KG"
	pub, plan := assessed(&long, pack)
	doc := build(t, pub, plan, "de")
	check(t, doc)
	if !strings.Contains(doc.Plain(), long.Client) {
		t.Error("the client's name is not whole")
	}
}

// TestBuild_anyAnswers writes reports of random engagements: any answers, any
// modules missing, any sizes of groups, both modes.
func TestBuild_anyAnswers(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	rapid.Check(t, func(t *rapid.T) {
		pub, plan := assessed(random(t, pack, e), pack)
		for _, lang := range []string{"de", "en"} {
			doc, err := report.Build(pub, plan, report.Options{Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc)
		}
	})
}

// random makes an engagement out of the sample: people answer at random, and
// modules go missing.
func random(t *rapid.T, pack *questionnaires.Pack, sample *assessment.Engagement) *assessment.Engagement {
	e := *sample
	e.Mode = rapid.SampledFrom([]assessment.DisclosureMode{assessment.ModePanel, assessment.ModeSurvey}).Draw(t, "mode")
	e.KMin = rapid.IntRange(3, 5).Draw(t, "k")
	e.Merge = rapid.Bool().Draw(t, "merge")
	if rapid.Bool().Draw(t, "undated") {
		e.Date, e.Consultant, e.Contact, e.Retention = "", "", "", ""
	}
	round := *sample.Latest()
	round.Facts = assessment.Facts{}
	for _, id := range slices.Sorted(maps.Keys(sample.Latest().Facts)) {
		if rapid.IntRange(0, 3).Draw(t, id) > 0 {
			round.Facts[id] = sample.Latest().Facts[id]
		}
	}
	round.Respondents = nil
	bias := rapid.IntRange(0, 4).Draw(t, "bias")
	for _, r := range sample.Latest().Respondents {
		if rapid.IntRange(0, 4).Draw(t, r.ID) == 0 {
			continue
		}
		answers := map[string]assessment.Answer{}
		for _, q := range pack.QuestionsFor(r.Group) {
			if q.Dimension == "" {
				answers[q.ID] = r.Answers[q.ID]
				continue
			}
			answers[q.ID] = randomAnswer(rapid.IntRange(0, 9).Draw(t, q.ID), bias)
		}
		round.Respondents = append(round.Respondents, assessment.Respondent{ID: r.ID, Group: r.Group, Answers: answers})
	}
	e.Rounds = []assessment.Round{round}
	return &e
}

// randomAnswer is a level, or none: with a bias of 4 most answers are high.
func randomAnswer(n, bias int) assessment.Answer {
	switch n {
	case 8:
		return assessment.Answer{State: assessment.DontKnow}
	case 9:
		return assessment.Answer{State: assessment.NotApplicable}
	case 7:
		return assessment.Answer{}
	}
	return assessment.GivenAnswer(questionnaires.Number(min(1+n%5+bias/2, 5)))
}
