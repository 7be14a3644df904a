package questionnaires_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

const builtin = "kommunikation"

func loadBuiltin(t testing.TB) *questionnaires.Pack {
	t.Helper()
	p, err := questionnaires.LoadBuiltin(builtin)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestBuiltin_loads(t *testing.T) {
	if !slices.Contains(questionnaires.Builtin(), builtin) {
		t.Errorf("Builtin() = %q, want %q among them", questionnaires.Builtin(), builtin)
	}
	p := loadBuiltin(t)
	if p.ID != builtin || p.Version == "" || p.Title.Empty() {
		t.Errorf("pack %q, version %q, title %v", p.ID, p.Version, p.Title)
	}
	if want := []string{"de", "en"}; !slices.Equal(p.Languages, want) {
		t.Errorf("languages %q, want %q", p.Languages, want)
	}
}

// A part that was lost while the pack was edited shows here first.
func TestBuiltin_complete(t *testing.T) {
	p := loadBuiltin(t)
	rows := func(id string) int { return len(p.Question(id).Kind.Control("de").Rows) }
	columns := func(id string) int { return len(p.Question(id).Kind.Control("de").Columns) }
	options := func(id string) int { return len(p.Question(id).Kind.Control("de").Options) }
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"groups", len(p.Groups), 5},
		{"levels of the scale", len(p.Scale), 5},
		{"sections", len(p.Sections), 14},
		{"dimensions", len(p.Dimensions), 8},
		{"scored questions", len(p.Scored()), 40},
		{"rules", len(p.Rules), 51},
		{"activities of the matrix", rows("raci"), 16},
		{"roles of the matrix", columns("raci"), 10},
		{"elements of the positioning", rows("positioning-elements"), 10},
		{"rules of the checklist", rows("rules-checklist"), 20},
		{"obstacles", options("barriers"), 12},
		{"preconditions of the working group", options("wg-criteria"), 8},
		{"owner check", len(p.Section("owner-check").Questions), 5},
		{"slots of the workshop", len(p.Workshop), 10},
		{"checks across the answers", len(p.Contradictions), 43},
		{"texts around the survey", len(p.Survey), 6},
		{"chapters", len(p.Report.Chapters), 19},
		{"figures", len(p.Report.Figures), 12},
		{"tables", len(p.Report.Tables), 13},
		{"findings", len(p.Report.Findings), 11},
		{"decisions", len(p.Report.Decisions), 8},
		{"glossary", len(p.Report.Glossary), 9},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
	minutes := 0
	for _, slot := range p.Workshop {
		minutes += slot.Minutes
	}
	if minutes != 240 {
		t.Errorf("the workshop takes %d minutes, want 240", minutes)
	}
}

func TestBuiltin_weights(t *testing.T) {
	p := loadBuiltin(t)
	rows := func(id string) (sum float64) {
		for _, row := range p.Question(id).Kind.Control("de").Rows {
			sum += row.Weight
		}
		return sum
	}
	dimensions := 0.0
	perDimension := map[string]int{}
	for _, d := range p.Dimensions {
		dimensions += d.Weight
		for _, band := range []string{"low", "middle", "high"} {
			if d.Texts[band].Empty() {
				t.Errorf("dimension %s has no paragraph for the band %s", d.ID, band)
			}
		}
	}
	for _, q := range p.Scored() {
		perDimension[q.Dimension]++
		if q.Weight < 1 || q.Weight > 3 {
			t.Errorf("%s weighs %v, want 1 to 3", q.ID, q.Weight)
		}
		if levels := len(q.Kind.Control("de").Options); levels != 5 {
			t.Errorf("%s has %d levels, want 5", q.ID, levels)
		}
	}
	if diff := cmp.Diff(map[string]int{
		"leadership": 5, "rules": 5, "roles": 5, "processes": 6, "resources": 5, "knowledge": 5, "dialogue": 5, "learning": 4,
	}, perDimension); diff != "" {
		t.Errorf("questions per dimension (-want +got):\n%s", diff)
	}
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"dimensions", dimensions, 100},
		{"elements of the positioning", rows("positioning-elements"), 100},
		{"activities of the matrix", rows("raci"), 30},
		{"rules of the checklist", rows("rules-checklist"), 47},
	} {
		if c.got != c.want {
			t.Errorf("weights of %s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

// Nobody is asked for more than fifteen minutes, greeting included (30 s).
func TestBuiltin_time(t *testing.T) {
	p := loadBuiltin(t)
	type row struct {
		anchored, core, owner, barrier, open int
		seconds                              float64
	}
	got := map[string]row{}
	for _, g := range p.Groups {
		r := row{seconds: 30}
		for _, q := range p.QuestionsFor(g.ID) {
			r.seconds += q.Seconds
			switch q.Section.ID {
			case "maturity":
				r.anchored++
				if q.Core {
					r.core++
				}
			case "owner-check":
				r.owner++
			case "barrier-check":
				r.barrier++
			case "open-answer":
				r.open++
			}
		}
		got[g.ID] = r
	}
	if diff := cmp.Diff(map[string]row{
		"management":   {26, 9, 5, 0, 1, 900},
		"experts":      {24, 9, 5, 1, 1, 885},
		"editors":      {26, 9, 5, 0, 1, 900},
		"marketing-pr": {26, 9, 5, 0, 1, 900},
		"hr-legal":     {6, 1, 0, 0, 1, 240},
	}, got, cmp.AllowUnexported(row{})); diff != "" {
		t.Errorf("time model (-want +got):\n%s", diff)
	}
}

// Every metric that can be a reason on a recommendation card has a short name.
func TestBuiltin_shortNames(t *testing.T) {
	p := loadBuiltin(t)
	for _, q := range p.Scored() {
		for lang, words := range q.Short {
			if n := len(strings.Fields(words)); n < 2 || n > 5 {
				t.Errorf("%s: short name %q (%s) has %d words, want 2 to 5", q.ID, words, lang, n)
			}
		}
		if len(q.Short) != len(p.Languages) {
			t.Errorf("%s: short name in %d languages", q.ID, len(q.Short))
		}
	}
	for _, m := range p.Metrics() {
		name := m.Name
		if strings.HasPrefix(name, "q.") {
			continue
		}
		if strings.HasPrefix(name, "dk.") { // named by the question and one label for all
			name = "dk" + name[strings.LastIndex(name, "."):]
		}
		label := "metric-" + strings.ReplaceAll(name, ".", "-")
		if p.Label(label).Empty() {
			t.Errorf("metric %s has no label %s", m.Name, label)
		}
	}
}

// eachText calls f for every text of the pack's files.
func eachText(t *testing.T, f func(place string, de, en string)) {
	t.Helper()
	files := os.DirFS(builtin)
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		root, problems := source.Parse(path, data)
		if len(problems) > 0 {
			t.Error(problems)
			return nil
		}
		eachTextOf(t, root, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func eachTextOf(t *testing.T, n *source.Node, f func(place string, de, en string)) {
	de, en := n.Get("de"), n.Get("en")
	switch {
	case (de == nil) != (en == nil):
		t.Errorf("%s:%d: a text in one language only", n.File, n.Line)
	case de != nil && de.Kind == source.List:
		if len(de.Items) != len(en.Items) {
			t.Errorf("%s:%d: %d sentences in German, %d in English", n.File, n.Line, len(de.Items), len(en.Items))
			break
		}
		for i := range de.Items {
			f(de.Items[i].File, de.Items[i].Text, en.Items[i].Text)
		}
	case de != nil:
		f(de.File, de.Text, en.Text)
	}
	for _, p := range n.Pairs {
		eachTextOf(t, p.Value, f)
	}
	for _, item := range n.Items {
		eachTextOf(t, item, f)
	}
}

var (
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
	// What does not belong into German and English text: the other language's
	// quotation marks, typewriter quotes, spaces before marks, double spaces.
	notGerman  = regexp.MustCompile(`[‘’"']|  | [,;:.!?]`)
	notEnglish = regexp.MustCompile(`[„“"'ÄÖÜäöüß]|  | [,;:!?]`)
)

func TestBuiltin_texts(t *testing.T) {
	count := 0
	eachText(t, func(place, de, en string) {
		count++
		if bad := notGerman.FindString(de); bad != "" {
			t.Errorf("%s: %q in German text: %s", place, bad, de)
		}
		quoted := strings.ReplaceAll(en, "„nach Freigabe“", "")
		if bad := notEnglish.FindString(quoted); bad != "" {
			t.Errorf("%s: %q in English text: %s", place, bad, en)
		}
		if strings.Count(de, "„") != strings.Count(de, "“") {
			t.Errorf("%s: quotation marks do not pair: %s", place, de)
		}
		fields := func(s string) []string {
			list := placeholder.FindAllString(s, -1)
			slices.Sort(list)
			return list
		}
		if a, b := fields(de), fields(en); !slices.Equal(a, b) {
			t.Errorf("%s: placeholders differ: %q, %q", place, a, b)
		}
		if sentence := regexp.MustCompile(`[.?!]$`); sentence.MatchString(de) != sentence.MatchString(en) {
			t.Errorf("%s: one is a sentence, the other is not: %q, %q", place, de, en)
		}
	})
	if count < 1000 {
		t.Errorf("%d texts, want more than 1000", count)
	}
}

// One word for one thing: words that the terms of the pack rule out.
func TestBuiltin_terms(t *testing.T) {
	german := regexp.MustCompile(`\b(Experten|Expertinnen|Produktexperten|Zulieferung|Audit|Untersuchung|Feedback|Content|Reporting|Roadmap)\b`)
	english := regexp.MustCompile(`(?i)\brelease[sd]?\b`)
	eachText(t, func(place, de, en string) {
		if bad := german.FindString(de); bad != "" {
			t.Errorf("%s: %q in: %s", place, bad, de)
		}
		if bad := english.FindString(en); bad != "" {
			t.Errorf("%s: %q in: %s", place, bad, en)
		}
	})
}
