package report

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"lotse/assessment"
	"lotse/report/theme"
	"lotse/templates/locale"
)

// Options say how a report is written.
type Options struct {
	Variant  Variant      // for whom; the full report if empty
	Lang     string       // de or en; the engagement's language if empty
	Version  string       // as printed on the cover; "1.0" if empty
	Draft    bool         // marked as a draft on the cover and at every page's foot
	Approved time.Time    // the day it was approved, named on the cover; zero: none
	Note     string       // one more sentence at the foot of the cover
	Theme    *theme.Theme // how it looks; nil: as Lotse's own
}

// Build writes the report of published results and a plan. It is pure: the same
// input gives the same document.
func Build(pub *assessment.Published, plan *assessment.Plan, opt Options) (*Document, error) {
	if pub == nil || pub.Pack == nil || plan == nil {
		return nil, errors.New("build report: results, their pack and a plan are needed")
	}
	if opt.Lang == "" {
		opt.Lang = pub.Engagement.Language
	}
	if opt.Variant == "" {
		opt.Variant = VariantFull
	}
	if opt.Version == "" {
		opt.Version = "1.0"
	}
	say, err := locale.New(opt.Lang)
	if err != nil {
		return nil, fmt.Errorf("build report: %w", err)
	}
	day, err := reportDay(pub)
	if err != nil {
		return nil, fmt.Errorf("build report: %w", err)
	}
	w := newWriter(pub, plan, say)
	notes, err := w.readNotes()
	if err != nil {
		return nil, fmt.Errorf("build report: the consultant's words: %w", err)
	}
	a := newAuthor(w, opt, day, notes)
	if err := a.checkVariant(); err != nil {
		return nil, fmt.Errorf("build report %s: %w", opt.Variant, err)
	}
	return moved(a.document(), a.moved), nil
}

// reportDay is the day the report is dated: the engagement's. The zero time
// stands for an engagement without a date.
func reportDay(pub *assessment.Published) (time.Time, error) {
	if pub.Engagement.Date == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, pub.Engagement.Date)
	if err != nil {
		return time.Time{}, fmt.Errorf("read the engagement's date %q: want YYYY-MM-DD", pub.Engagement.Date)
	}
	return day, nil
}

// An author writes one document, chapter by chapter.
type author struct {
	*writer
	opt      Options
	day      time.Time // zero: not dated
	dims     []assessment.PublishedDimension
	chapters []chapter         // the ones present, in order
	numbers  map[string]string // of the chapters present; "" for a chapter without a number
	figures  int
	tables   int
	notes    noteBlocks        // the consultant's words in the report's language
	moved    map[string]string // anchors whose blocks her words replace → the chapter
}

func newAuthor(w *writer, opt Options, day time.Time, notes noteBlocks) *author {
	a := &author{writer: w, opt: opt, day: day, numbers: map[string]string{}, notes: notes, moved: map[string]string{}}
	a.dims = slices.Clone(w.pub.Dimensions)
	slices.SortStableFunc(a.dims, byScore)
	n := 0
	for _, c := range a.variantChapters() {
		if !c.present(a) && !a.noted(c.id) {
			continue
		}
		a.chapters = append(a.chapters, c)
		a.numbers[c.id] = ""
		if c.numbered {
			n++
			a.numbers[c.id] = fmt.Sprint(n)
		}
	}
	return a
}

// byScore orders dimensions by value, the highest first, those without a value
// last, ties in the pack's order.
func byScore(x, y assessment.PublishedDimension) int {
	switch {
	case x.Score.Known && y.Score.Known:
		return descending(x.Score.Value, y.Score.Value)
	case x.Score.Known:
		return -1
	case y.Score.Known:
		return 1
	}
	return 0
}

func (a *author) document() *Document {
	client := a.pub.Engagement.Client
	d := &Document{
		Title:    a.documentTitle(),
		Subtitle: a.say.T("report-subtitle"),
		Client:   client,
		Author:   a.pub.Engagement.Consultant,
		Subject:  a.say.T("report-subject", "Client", client),
		Keywords: a.say.T("report-keywords"),
		Lang:     a.say.Lang(),
		Date:     a.day,
		DateText: a.dateText(a.day),
		Secrecy:  a.secrecy(),
		Theme:    a.opt.Theme,
	}
	if a.opt.Variant != VariantFeedback { // its pages are handed out one by one
		d.Cover = a.cover()
	}
	for _, c := range a.chapters {
		d.Chapters = append(d.Chapters, Chapter{
			ID:     c.id,
			Number: a.numbers[c.id],
			Title:  cmp.Or(c.title, a.chapterTitle(c.id)),
			Annex:  c.annex,
			Blocks: a.withNotes(c),
		})
	}
	if last := len(d.Chapters) - 1; last >= 0 && d.Chapters[last].Annex {
		d.Chapters[last].Blocks = append(d.Chapters[last].Blocks, a.listing(d.Chapters)...)
	}
	return d
}

func (a *author) secrecy() string {
	switch {
	case a.opt.Draft:
		return a.say.T("report-secrecy-draft")
	case a.opt.Variant == VariantFeedback:
		return a.say.T("report-variants-secrecy")
	}
	return a.say.T("report-secrecy")
}

// dateText writes a day; "" for none.
func (a *author) dateText(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return a.say.Date(day)
}
