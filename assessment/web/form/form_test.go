package form_test

import (
	"fmt"
	"net/url"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/web/form"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

func paper(t testing.TB, lang string, pack *questionnaires.Pack, flow *assessment.Flow, facts assessment.Facts) *form.Paper {
	t.Helper()
	say := assesstest.Printer(t, lang)
	return &form.Paper{Say: say, Pack: pack, Flow: flow, Facts: facts, Versions: map[string]int64{}, States: true}
}

// sent is what a browser sends for a field that nobody has touched.
func sent(f form.Field, into url.Values) {
	switch f.Draw {
	case "levels", "options", "scale", "checks", "list":
		for _, o := range f.Values {
			if o.Chosen {
				into.Add(f.Name, o.Value)
			}
		}
		if f.Draw == "list" && !into.Has(f.Name) {
			into.Add(f.Name, "")
		}
	case "table", "grid":
	default:
		into.Add(f.Name, strings.ReplaceAll(f.Value, "\n", "\r\n"))
	}
}

// Whoever sends a page as it was drawn changes nothing: no other language of a text, no
// mark, no digit gets lost. Every answer and fact of the sample, in both languages.
func TestPaper_UntouchedIsUnchanged(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	r := e.Latest()
	for _, lang := range locale.Languages() {
		for _, who := range r.Respondents {
			p := paper(t, lang, pack, assessment.NewFlow(pack, who.Group, who.Answers, r.Facts), r.Facts)
			untouched(t, p, lang+" "+who.ID)
		}
		untouched(t, paper(t, lang, pack, assessment.NewWorkshopFlow(pack, r.Facts), r.Facts), lang+" workshop")
	}
}

func untouched(t *testing.T, p *form.Paper, whose string) {
	t.Helper()
	before := p.Flow.Answers()
	for _, part := range p.Parts() {
		for _, q := range part.Questions {
			d := p.Question(q, 1, 1, nil, nil)
			in := url.Values{q.ID + ".v": {"0"}}
			sent(d.Field, in)
			for _, o := range d.States {
				if o.Chosen && d.Inside {
					in.Set(q.ID, o.Value)
				} else if o.Chosen {
					in.Set(q.ID+".state", o.Value)
				}
			}
			if d.Note != nil {
				in.Set(d.Note.Name, d.Note.Value)
			}
			if _, taken, faults := p.Take(q, in); taken || faults != nil {
				t.Errorf("%s, %s: taken %v, faults %v", whose, q.ID, taken, faults)
			}
			for _, row := range d.Entries {
				fields := url.Values{}
				for _, f := range p.Entry(q, row.ID, nil, nil).Fields {
					sent(f, fields)
				}
				if _, taken, faults := p.TakeEntry(q, row.ID, fields); taken || faults != nil {
					t.Errorf("%s, %s, entry %s: taken %v, faults %v", whose, q.ID, row.ID, taken, faults)
				}
			}
			for _, row := range d.Rows {
				fields := url.Values{}
				entry, _ := p.Row(q, row.ID, nil, nil)
				for _, f := range entry.Fields {
					sent(f, fields)
				}
				if _, taken, faults := p.TakeRow(q, row.ID, fields); taken || faults != nil {
					t.Errorf("%s, %s, row %s: taken %v, faults %v", whose, q.ID, row.ID, taken, faults)
				}
			}
		}
	}
	if after := p.Flow.Answers(); !reflect.DeepEqual(before, after) {
		for id := range after {
			if !reflect.DeepEqual(before[id], after[id]) {
				t.Errorf("%s, %s: %v, was %v", whose, id, after[id], before[id])
			}
		}
	}
}

// No page is longer than people oversee, every question is on one, and ids do not change
// while answers come in.
func TestPaper_Parts(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	for _, g := range pack.Groups {
		p := paper(t, "de", pack, assessment.NewFlow(pack, g.ID, nil, e.Latest().Facts), nil)
		var on []string
		seen := map[string]bool{}
		for _, part := range p.Parts() {
			if len(part.Questions) > 8 || seen[part.ID] {
				t.Errorf("%s: part %s has %d questions, or is there twice", g.ID, part.ID, len(part.Questions))
			}
			seen[part.ID] = true
			for _, q := range part.Questions {
				on = append(on, q.ID)
				if !p.Belongs(q, part) {
					t.Errorf("%s does not belong to %s", q.ID, part.ID)
				}
			}
		}
		var want []string
		for _, q := range p.Flow.Questions() {
			want = append(want, q.ID)
		}
		if !slices.Equal(on, want) {
			t.Errorf("%s: %v, want %v", g.ID, on, want)
		}
	}
}

// A section of many questions that belong to no dimension goes over several pages.
func TestPaper_LongSections(t *testing.T) {
	var b strings.Builder
	b.WriteString("section: {id: many, mode: workshop, de: Viel, en: Much}\nquestions:\n")
	for i := range 20 {
		fmt.Fprintf(&b, "  - {id: q%d, kind: yesno, ask: {de: F, en: Q}}\n", i)
	}
	pack, err := questionnaires.LoadFiles(map[string][]byte{
		"pack.yaml": []byte("id: long\nversion: 1.0.0\nlanguages: [de, en]\ntitle: {de: L, en: L}\nparts: [a.yaml, b.yaml]\n"),
		"a.yaml": []byte("groups: [{id: g, core: true, de: G, en: G}, {id: h, core: true, de: H, en: H}]\nscale: [{level: 1, id: l1, de: a, en: a}, {level: 2, id: l2, de: b, en: b}]\n" +
			"dimensions: [{id: d, weight: 100, de: D, en: D}]\nsection: {id: s, mode: survey, de: S, en: S}\nquestions:\n" +
			"  - {id: x, kind: levels, dimension: d, core: true, ask: {de: F, en: Q}, l1: {de: a, en: a}, l2: {de: b, en: b}}\n"),
		"b.yaml": []byte(b.String()),
	})
	if err != nil {
		t.Fatal(err)
	}
	parts := paper(t, "en", pack, assessment.NewWorkshopFlow(pack, nil), nil).Parts()
	var got []string
	for _, p := range parts {
		got = append(got, fmt.Sprintf("%s:%d:%v", p.ID, len(p.Questions), p.More))
	}
	want := []string{"section.many:8:false", "section.many.2:8:true", "section.many.3:4:true"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if at, ok := form.Find(parts, "section.many.3"); !ok || at != 2 {
		t.Errorf("the third page is %d, %v", at, ok)
	}
}

// FuzzTake: whatever a browser sends, a page is read without a panic, what is taken is
// an answer the kind can hold, and words come without control characters.
func FuzzTake(f *testing.F) {
	e, pack := assesstest.Nordhang(f)
	everything, err := questionnaires.Load(os.DirFS("../respond/testdata/everything"))
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "3", ".dk", "12,5", "-1", "2026-12-31", "why-news", "\u202e\x00x", strings.Repeat("ä", 3000), "a,b", "R"} {
		f.Add(s, s, "x")
	}
	facts := e.Latest().Facts
	f.Fuzz(func(t *testing.T, value, second, note string) {
		for _, p := range []*form.Paper{
			paper(t, "de", pack, assessment.NewFlow(pack, "experts", nil, facts), facts),
			paper(t, "en", everything, assessment.NewFlow(everything, "staff", nil, nil), nil),
			paper(t, "de", pack, assessment.NewWorkshopFlow(pack, facts), facts),
		} {
			for _, q := range p.Flow.Questions() {
				in := url.Values{q.ID + ".v": {"0"}, q.ID: {value, second}, q.ID + ".note": {note}, q.ID + ".state": {second}}
				a, taken, _ := p.Take(q, in)
				for _, c := range q.Kind.Control("de").Columns {
					in.Add(c.ID, value)
				}
				switch q.Kind.Control("de").Form {
				case questionnaires.FormTable:
					p.TakeEntry(q, "", in)
				case questionnaires.FormGrid:
					p.Row(q, value, in, nil)
				}
				p.Question(q, 1, 1, in, nil)
				if w, ok := a.Value.(questionnaires.Text); taken && ok && strings.ContainsFunc(w.In("")+a.Note, func(r rune) bool {
					return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
				}) {
					t.Errorf("%s holds %q", q.ID, w)
				}
			}
		}
	})
}
