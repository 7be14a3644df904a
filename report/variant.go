package report

import (
	"errors"
	"slices"
)

// A Variant says for whom a report is written.
type Variant string

// The variants. The zero Variant is the full report.
const (
	VariantFull     Variant = "full"     // everything, for who has to decide and to act
	VariantSummary  Variant = "summary"  // four pages, for who decides: cover, essentials, roadmap, decisions
	VariantFeedback Variant = "feedback" // a page for each group that may be shown, for those who answered
)

// Variants are all variants.
func Variants() []Variant { return []Variant{VariantFull, VariantSummary, VariantFeedback} }

// What keeps a variant from being built.
var (
	// ErrVariant is an unknown variant.
	ErrVariant = errors.New("there is no such variant of the report")
	// ErrNoGroupShown is a feedback for nobody: no group is large enough to be shown.
	ErrNoGroupShown = errors.New("no group may be shown")
)

// Prints reports whether a variant has a place for one of the pack's chapters.
func (v Variant) Prints(id string) bool {
	switch v {
	case VariantSummary:
		return slices.ContainsFunc(summaryChapters(), func(c chapter) bool { return c.id == id })
	case VariantFeedback:
		return false
	}
	return true
}

// PrintsAnswers reports whether a variant prints what people answered in their own words.
func (v Variant) PrintsAnswers() bool { return v != VariantSummary && v != VariantFeedback }

func summaryChapters() []chapter {
	return []chapter{
		{id: "rep-summary", present: named("rep-summary"), blocks: (*author).summary},
		{id: "rep-roadmap", present: both(named("rep-roadmap"), (*author).recommends), blocks: (*author).roadmapPage},
		{id: "rep-next", present: named("rep-next"), blocks: (*author).next},
	}
}

// variantChapters are the chapters that a variant may have.
func (a *author) variantChapters() []chapter {
	switch a.opt.Variant {
	case VariantSummary:
		return summaryChapters()
	case VariantFeedback:
		return a.feedbackChapters()
	}
	return allChapters()
}

// roadmapPage is what of the roadmap fits on a page: its figure or, where there
// is only one step, the table.
func (a *author) roadmapPage() []Block {
	blocks := []Block{key(a.roadmapKey())}
	if !a.onlyRepeats() {
		blocks = append(blocks, paras(a.text("txt-roadmap", nil))...)
	}
	if a.showsRoadmap() {
		return append(blocks, a.roadmapFigure())
	}
	return append(blocks, a.roadmapTable())
}

// checkVariant reports why a variant cannot be written.
func (a *author) checkVariant() error {
	switch {
	case !slices.Contains(Variants(), a.opt.Variant):
		return ErrVariant
	case a.opt.Variant == VariantFeedback && len(a.chapters) == 0:
		return ErrNoGroupShown
	}
	return nil
}

// name is what a variant calls itself on its cover and in a list of files.
func (a *author) name() string {
	switch a.opt.Variant {
	case VariantSummary:
		return a.say.T("report-variants-summary")
	case VariantFeedback:
		return a.say.T("report-variants-feedback")
	}
	return a.say.T("report-cover-label")
}

// documentTitle names the report and, beside the full one, the variant.
func (a *author) documentTitle() string {
	if a.opt.Variant == VariantFull {
		return a.say.T("report-title")
	}
	return a.say.T("report-variants-title", "Title", a.say.T("report-title"), "Variant", a.name())
}
