package docx

import (
	"fmt"
	"strings"

	"lotse/report"
	"lotse/report/figure"
)

// card writes one recommendation: a heading, why, steps, effect, drivers, and its facts as
// a small table.
func (w *writer) card(b report.Card) {
	id := report.Anchor(b.ID, w.chapterAt, w.blockAt)
	w.para("CardTitle", "", w.bookmarked(id, run(`<w:rStyle w:val="CaptionNumber"/>`, b.Number+"\u2002")+run("", b.Title)))
	w.rich("", b.Why)
	if len(b.Steps) > 0 {
		w.words("Label", b.StepsLabel)
		items := make([]report.Rich, len(b.Steps))
		for i, s := range b.Steps {
			items[i] = report.Rich{{Text: s}}
		}
		w.list(report.List{Ordered: true, Items: items}, 0)
	}
	if b.Effect != "" {
		w.words("Label", b.EffectLabel)
		w.words("Effect", b.Effect)
	}
	if len(b.Drivers) > 0 {
		w.words("Label", b.DriversLabel)
		items := make([]report.Rich, len(b.Drivers))
		for i, d := range b.Drivers {
			items[i] = report.Rich{{Text: d.Label, Anchor: d.Anchor}, {Text: "\u2002" + d.Value, Bold: true}, {Text: "\u2002" + d.Limit}}
		}
		w.list(report.List{Items: items}, 0)
	}
	w.factTable(b.Facts)
}

// summary writes the page for the managing director.
func (w *writer) summary(b report.Summary) {
	w.rich("Reading", b.Frame)
	opening := w.runs(b.Opening)
	if b.Map != nil {
		opening = w.bookmarked(b.Map.ID, floating(w.picture(*b.Map))) + opening
	}
	w.para("", "", opening)
	w.levels(b)
	w.part("", 2, b.FindingsHead)
	w.list(report.List{Items: b.Findings}, 0)
	w.rich("", b.Gap)
	if b.Dumbbell != nil {
		w.para("Picture", "", w.bookmarked(b.Dumbbell.ID, w.picture(*b.Dumbbell)))
	}
	w.part("", 2, b.FirstHead)
	items := make([]report.Rich, len(b.First))
	for i, a := range b.First {
		items[i] = report.Rich{{Text: a.Title, Anchor: a.Anchor, Bold: true}, {Text: "\u2002" + a.Facts}}
	}
	w.list(report.List{Ordered: true, Items: items}, 0)
	if len(b.Decisions)+len(b.DecisionsLink) > 0 {
		w.para("Callout", "", w.runs(b.Decisions)+"<w:r><w:br/></w:r>"+w.runs(b.DecisionsLink))
	}
}

// levels writes the ladder of levels, the one reached in strong colours.
func (w *writer) levels(b report.Summary) {
	n := len(b.Levels)
	if n == 0 {
		return
	}
	w.words("Label", b.LevelLabel)
	widths := make([]int, n)
	for i := range widths {
		widths[i] = contentWidth / n
	}
	w.startTable("FactTable", widths, b.LevelLabel, false)
	w.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	for i, l := range b.Levels {
		fill, runs := w.colour(figure.Pale), run("", l.Text)
		switch {
		case l.Current:
			fill, runs = w.colour(figure.Navy), run(`<w:b/><w:bCs/><w:color w:val="FFFFFF"/>`, l.Text)
		case l.Reached:
			fill = w.colour(figure.LevelReached)
		}
		w.cell(widths[i], 1, fill, "center", paragraph("TableText", "", runs))
	}
	w.raw("</w:tr>\n")
	w.endTable()
}

// decisions writes the form that is signed: what is decided, boxes to tick, and lines for
// who, until when, and the signature.
func (w *writer) decisions(b report.Decisions) {
	l := b.Labels
	for i, d := range b.Items {
		w.para("Decision", "", run(`<w:rStyle w:val="CaptionNumber"/>`, fmt.Sprintf("%d\u2002", i+1))+run("", d.Text))
		w.words("", d.Reason)
		w.rich("Reading", d.Source)
		w.para("Boxes", "", w.box(l.Yes)+tab+w.box(l.Change)+tab+w.box(l.No))
		widths := []int{contentWidth * 2 / 5, contentWidth / 5, contentWidth - contentWidth*2/5 - contentWidth/5}
		w.startTable("FactTable", widths, l.Signature, false)
		w.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		for j, words := range []string{l.Owner, l.Date, l.Signature} {
			w.cell(widths[j], 1, "", "", paragraph("TableNote", `<w:pBdr><w:top w:val="single" w:sz="6" w:space="3" w:color="`+w.colour(figure.Ink)+`"/></w:pBdr>`, run("", words)))
		}
		w.raw("</w:tr>\n")
		w.endTable()
		w.gap()
	}
}

// box is a box that can be ticked, with its word.
func (w *writer) box(words string) string {
	const face = `<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:cs="MS Gothic"/>`
	return fmt.Sprintf(`<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:id w:val="%d"/><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`,
		escape(words), w.next(), run(face, "☐")) + run("", "\u00a0"+words)
}

// profile writes one target group: what it is, what weighs, and a table of questions and
// answers.
func (w *writer) profile(b report.Profile) {
	id := report.Anchor(b.ID, w.chapterAt, w.blockAt)
	w.para("CardTitle", "", w.bookmarked(id, run("", b.Title)))
	w.words("Reading", b.Label)
	var facts strings.Builder
	for _, f := range b.Facts {
		if f.Text == "" {
			continue
		}
		if facts.Len() > 0 {
			facts.WriteString(tab)
		}
		facts.WriteString(run("", f.Label+":\u00a0") + meter(&f) + run(`<w:rStyle w:val="Strong"/>`, f.Text))
	}
	if facts.Len() > 0 {
		w.para("", "", facts.String())
	}
	if len(b.Fields) == 0 {
		w.words("Reading", b.Note)
		return
	}
	const label = contentWidth * 2 / 5
	widths := []int{label, contentWidth - label}
	w.startTable("ReportTable", widths, b.Title, false)
	for _, f := range b.Fields {
		answer := w.runs(f.Answer)
		style := "TableText"
		if answer == "" {
			style, answer = "TableNote", run("<w:i/><w:iCs/>", b.Open)
		}
		w.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		w.cell(widths[0], 1, "", "", paragraph("TableNote", "", run("", f.Label)))
		w.cell(widths[1], 1, "", "", paragraph(style, "", answer))
		w.raw("</w:tr>\n")
	}
	w.endTable()
	w.gap()
}

// statement writes one sentence in a box, with a remark below it.
func (w *writer) statement(b report.Statement) {
	w.words("Label", b.Label)
	w.para("Statement", "", w.bookmarked(b.ID, w.runs(b.Text)))
	w.words("Source", b.Note)
}

// keyFigures writes big numbers above their labels, four in a row.
func (w *writer) keyFigures(b report.KeyFigures) {
	const inRow = 4
	for from := 0; from < len(b.Items); from += inRow {
		row := b.Items[from:min(from+inRow, len(b.Items))]
		widths := make([]int, len(row))
		for i := range widths {
			widths[i] = contentWidth / min(len(b.Items), inRow)
		}
		w.startTable("FactTable", widths, row[0].Label, false)
		w.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		for i, k := range row {
			w.cell(widths[i], 1, "", "", paragraph("KeyValue", "", run("", k.Value))+paragraph("TableNote", "", run("", k.Label)))
		}
		w.raw("</w:tr>\n")
		w.endTable()
	}
	if len(b.Items) > 0 {
		w.gap()
	}
}
