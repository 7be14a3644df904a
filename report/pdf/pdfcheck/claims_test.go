package pdfcheck

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/report"
	"lotse/report/typeset"
	"lotse/templates"
	"lotse/templates/locale"
)

// A reporter is a test, of one document or of random ones.
type reporter interface {
	Helper()
	Errorf(string, ...any)
	Fatal(...any)
}

// claims are what the results say, what the report says of it, and what stands on
// its pages.
type claims struct {
	t       reporter
	pub     *assessment.Published
	plan    *assessment.Plan
	results assessment.ResultsDocument
	doc     *report.Document
	texts   []Text
	say     *locale.Printer
	face    *typeset.Face
}

func newClaims(t reporter, pub *assessment.Published, plan *assessment.Plan, doc *report.Document, texts []Text) *claims {
	say, err := locale.New(doc.Lang)
	if err != nil {
		t.Fatal(err)
	}
	const name = "SourceSans3-Regular"
	data, err := templates.Files.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := typeset.LoadFace(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return &claims{t: t, pub: pub, plan: plan, results: assessment.ClientDocument(pub, plan), doc: doc, texts: texts, say: say, face: face}
}

// bare are words without the spaces and hyphens that a line break may add or take.
func bare(words string) string {
	return strings.Map(func(r rune) rune { // capitals: the cover sets its label in them
		if strings.ContainsRune(" \n\t\u00a0\u202f\u2009-\u2010\u2011\u00ad\u200b\u2060", r) {
			return -1
		}
		return r
	}, strings.ToLower(words))
}

// reading are the texts' words as a screen reader says them.
func reading(texts []Text) string {
	texts = slices.Clone(texts)
	slices.SortStableFunc(texts, func(a, b Text) int { return a.Order - b.Order })
	var b strings.Builder
	for _, x := range texts {
		if x.Order > 0 {
			b.WriteString(x.Words)
		}
	}
	return b.String()
}

// numeral is what a numbered list begins its items with.
var numeral = regexp.MustCompile(`^\d+\. `)

// checkWords looks for every word of the document on the pages.
func (c *claims) checkWords() {
	c.t.Helper()
	pages := bare(reading(c.texts))
	var dropped []string
	c.blocks(func(b report.Block) {
		if s, ok := b.(report.Summary); ok {
			dropped = append(dropped, s.Frame.String(), s.LevelLabel+": ")
		}
	})
	for line := range strings.Lines(c.doc.Plain()) {
		line = numeral.ReplaceAllString(strings.TrimLeft(strings.TrimSpace(line), "#>=- "), "")
		if strings.HasPrefix(line, "[") || slices.ContainsFunc(dropped, func(s string) bool { return strings.HasPrefix(line, s) }) {
			// A text alternative, what the writer fills, what a full page may leave out.
			continue
		}
		apart := func(r rune) bool { return strings.ContainsRune("|…[]()", r) }
		for _, part := range strings.FieldsFunc(typeset.Clean(line, c.face), apart) {
			for _, words := range strings.Split(part, ": ") {
				if !strings.Contains(pages, bare(words)) {
					c.t.Errorf("not on the pages: %q of %q", words, line)
				}
			}
		}
	}
}

// checkScores looks for the values of questions, dimensions, groups and gaps.
func (c *claims) checkScores() {
	c.t.Helper()
	for _, d := range c.pub.Dimensions {
		r := c.results.Dimensions[d.ID]
		if table := c.table("q-" + d.ID); table != nil {
			c.want(r.Score, 2, table.Caption, "dimension "+d.ID)
			c.checkQuestions(d.ID, table)
		}
		c.want(r.Score, 1, c.heading("dim-"+d.ID), "heading of dimension "+d.ID)
		for _, g := range c.pub.Groups {
			if row := c.row("tab-groups", c.dimension(d.ID)); row != nil && g.Shown && g.Core {
				c.want(c.results.Groups[g.ID].Dims[d.ID], 1, strings.Join(row, " "), "profile of "+g.ID+" in "+d.ID)
			}
		}
	}
	if table := c.table("tab-gaps"); table != nil {
		c.checkGaps(table)
	}
}

func (c *claims) checkQuestions(dim string, table *report.Table) {
	c.t.Helper()
	i := 0
	for _, q := range c.pub.Pack.Scored() {
		if q.Dimension != dim {
			continue
		}
		r, cells := c.results.Questions[q.ID], cells(table.Rows[i])
		i++
		if r.Answers == nil { // withheld: its row says so
			continue
		}
		c.want(r.Score, 2, cells[1], "score of "+q.ID)
		c.want(r.Pooled, 2, cells[2], "pooled score of "+q.ID)
		if r.DontKnow.Known {
			c.want(assessment.Known(100*r.DontKnow.Value), 0, cells[4], "don't know of "+q.ID)
		}
		if cells[5] != strconv.Itoa(*r.Answers) {
			c.t.Errorf("answers to %s: %d, printed %q", q.ID, *r.Answers, cells[5])
		}
	}
	if i != len(table.Rows) {
		c.t.Errorf("%s: %d questions, %d rows", dim, i, len(table.Rows))
	}
}

// checkGaps looks whether each row's difference is one of the results.
func (c *claims) checkGaps(table *report.Table) {
	c.t.Helper()
	for _, row := range table.Rows {
		cells := cells(row)
		if !slices.ContainsFunc(assessment.Document(c.pub, c.plan).Gaps, func(g assessment.GapResult) bool {
			return c.dimension(g.Dim) == cells[0] && c.say.Number(math.Abs(g.Delta), 1) == strings.TrimLeft(cells[5], "−+")
		}) {
			c.t.Errorf("no gap of the results is %q", cells)
		}
	}
}

// checkFigures looks for values in the figures, as they are drawn.
func (c *claims) checkFigures() {
	c.t.Helper()
	drawn, ids := map[string]string{}, map[string]string{}
	for _, f := range c.doc.Figures() {
		ids[bare(f.Alt)] = f.ID
	}
	for _, x := range c.texts {
		if x.Figure == "" {
			continue
		}
		id, ok := ids[bare(x.Figure)]
		if !ok {
			c.t.Errorf("%s belongs to a figure the document does not have: %q", x, x.Figure)
			return
		}
		drawn[id] += x.Words + " "
	}
	for id, r := range c.results.Dimensions {
		for _, f := range []string{"fig-profile", "fig-heatmap"} {
			if words, ok := drawn[f]; ok {
				c.want(r.Score, 1, words, f+", "+id)
			}
		}
	}
	if words, ok := drawn["fig-map"]; ok {
		for _, m := range []string{"org.index", "foundation.index"} {
			c.want(c.pub.Metrics[m], 0, words, "fig-map, "+m)
		}
	}
	if words, ok := drawn["fig-utilisation"]; ok {
		for _, r := range c.pub.Time.Roles {
			if u := r.Utilisation; u.Known && !math.IsInf(u.Value, 0) {
				c.want(assessment.Known(100*u.Value), 0, words, "fig-utilisation")
			}
		}
	}
	if words, ok := drawn["fig-swot"]; ok {
		for _, sum := range c.pub.SWOT.Sums {
			if sum > 0 {
				c.want(assessment.Known(sum), 1, words, "fig-swot")
			}
		}
	}
}

// want looks for a number, if there is one, in the words that are to hold it.
func (c *claims) want(n assessment.Number, decimals int, words, what string) {
	c.t.Helper()
	if n.Known && words != "" && !strings.Contains(bare(words), bare(c.say.Number(n.Value, decimals))) {
		c.t.Errorf("%s: %v is not in %q", what, n.Value, words)
	}
}

func (c *claims) blocks(f func(report.Block)) {
	for _, chapter := range c.doc.Chapters {
		for _, b := range chapter.Blocks {
			f(b)
		}
	}
}

func (c *claims) table(id string) (found *report.Table) {
	c.blocks(func(b report.Block) {
		if t, ok := b.(report.Table); ok && t.ID == id {
			found = &t
		}
	})
	return found
}

func (c *claims) heading(id string) (words string) {
	c.blocks(func(b report.Block) {
		if h, ok := b.(report.Heading); ok && h.ID == id {
			words = h.Text
		}
	})
	return words
}

// row is the cells of a table's row that begins with words; nil if there is none.
func (c *claims) row(table, words string) []string { return c.row2(table, 0, words) }

// row2 is the cells of the row whose nth cell is words.
func (c *claims) row2(table string, n int, words string) []string {
	t := c.table(table)
	if t == nil {
		return nil
	}
	for _, r := range t.Rows {
		if cells := cells(r); len(cells) > n && bare(cells[n]) == bare(words) {
			return cells
		}
	}
	return nil
}

func cells(r report.TableRow) []string {
	var list []string
	for _, c := range r.Cells {
		list = append(list, c.Text.String())
	}
	return list
}

func (c *claims) dimension(id string) string {
	return c.pub.Pack.Dimension(id).Name.In(c.doc.Lang)
}

// The sample's report says what its results say.
func TestClaims_nordhang(t *testing.T) {
	pub := published(t)
	plan := assessment.Recommend(pub)
	for _, lang := range []string{"de", "en"} {
		doc, err := report.Build(pub, plan, report.Options{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		texts, err := Placed(nordhang(t, pub, lang))
		if err != nil {
			t.Fatal(err)
		}
		c := newClaims(t, pub, plan, doc, texts)
		c.checkWords()
		c.checkScores()
		c.checkPlan()
		c.checkFigures()
		c.checkAgreed()
		c.checkCurated()
	}
}
