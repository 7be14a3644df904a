package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"lotse/report"
	"lotse/report/figure"
)

// A languageSample is the words of the sample document in one language.
type languageSample struct {
	title, subtitle, label, basis, secrecy, date       string
	contents, summary, chapter, words, annex, steps    string
	key, body, long, callout, quote, source            string
	caption, read, alt, term, definition               string
	why, effect, limit                                 string
	labels                                             report.DecisionLabels
	figureWord, tableWord, head1, head2, head3, toForm string
}

var samples = map[string]languageSample{
	"de": {
		title: "Standortbestimmung Kommunikation", subtitle: "Rollen, Regeln, Abläufe", label: "BERICHT",
		basis: "Befragung von 14 Personen, Workshop", secrecy: "Vertraulich", date: "2. November 2026",
		contents: "Inhalt", summary: "Das Wichtigste auf einer Seite", chapter: "Wie es im Haus läuft: der Reifegrad im Überblick",
		words: "Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnungsentwurf", annex: "Alle Antworten", steps: "Schritte",
		key:     "Insgesamt steht Ihr Unternehmen auf Stufe 2 von 5 („vereinzelt“).",
		body:    "Am weitesten ist der Bereich „Inhalte und Beziehungspflege“ (2,9), der größte Nachholbedarf besteht im Bereich „Rollen und Verantwortlichkeiten“ (2,0).",
		long:    "Soziale Netzwerke laufen nicht von selbst. Sie leben von der Pflege von Beziehungen, und ihre Einbindung verändert Aufgaben in vielen Abteilungen. Sie ist so anspruchsvoll wie die Einführung eines IT-Systems für das ganze Unternehmen. Geschäftsprozessverantwortliche und Kommunikationsabteilung stimmen Zuständigkeiten, Freigabeverfahren und Veröffentlichungstermine bisher nur mündlich ab; jährlich gehen so 6 400 Stunden verloren.",
		callout: "40 Prozent der Gruppe „Fachleute“ konnten diese Frage nicht beantworten: „Welche Regeln gibt es dafür, wie mit Firmeninformationen in sozialen Netzwerken umgegangen wird?“ Was nicht bekannt ist, kann nicht wirken.",
		quote:   "Wir erfahren aus der Zeitung, was im Nachbarbüro beschlossen wurde.",
		source:  "Werte einer Gruppe erscheinen ab drei Antworten (n). Befragung, 14 Personen.",
		caption: "Was Sie sagen wollen und wie es im Haus läuft", read: "Der Balken zeigt das Gesamtbild, die Zeichen zeigen die Sicht der Gruppen.",
		alt:  "Balkendiagramm: Reifegrad nach Bereichen, von 1 bis 5. Am höchsten Inhalte 2,9, am niedrigsten Rollen 2,0.",
		term: "Zuständigkeitsmatrix", definition: "Eine Tabelle, die für jede Aufgabe festhält, wer sie erledigt, wer entscheidet, wer gefragt und wer unterrichtet wird.",
		why: "Ohne ausdrücklichen Auftrag fehlt allen weiteren Regeln, Rollen und Zeitbudgets die Grundlage.", effect: "Abteilungen wissen, dass Zuarbeit gewollt ist und Zeit kosten darf.", limit: "unter 3,0",
		labels:     report.DecisionLabels{Yes: "ja", No: "nein", Change: "ja, mit Änderung", Owner: "verantwortlich", Date: "bis wann", Signature: "Datum, Unterschrift"},
		figureWord: "Abbildung", tableWord: "Tabelle", head1: "Frage", head2: "Antwort", head3: "Wert", toForm: "Zum Unterschreiben: Seite ",
	},
	"en": {
		title: "Communication Review", subtitle: "Roles, rules, processes", label: "REPORT",
		basis: "Survey of 14 people, workshop", secrecy: "Confidential", date: "2 November 2026",
		contents: "Contents", summary: "The essentials on one page", chapter: "How the house works: maturity at a glance",
		words: "Antidisestablishmentarianismpseudopneumonoultramicroscopicsilicovolcanoconiosis", annex: "All answers", steps: "Steps",
		key:     "Overall your company stands on level 2 of 5 (‘isolated’).",
		body:    "Content and relationships has come furthest (2.9); roles and responsibilities needs the most work (2.0).",
		long:    "Social networks do not run by themselves. They live on relationships that somebody looks after, and bringing them in changes the work of many departments. It asks as much of a company as introducing a new IT system for everyone. Responsibilities, approvals and dates of publication have so far been agreed by word of mouth only; 6,400 hours a year are lost that way.",
		callout: "40 per cent of the group ‘experts’ could not answer this question: ‘What rules are there for handling company information in social networks?’ What nobody knows cannot work.",
		quote:   "We read in the newspaper what has been decided next door.",
		source:  "Values of a group are shown from three answers (n). Survey, 14 people.",
		caption: "What you want to say and how the house works", read: "The bar is the whole picture, the marks show how groups see it.",
		alt:  "Bar chart: maturity by dimension, from 1 to 5. Highest content 2.9, lowest roles 2.0.",
		term: "RACI chart", definition: "A table that says for every task who does it, who answers for it, who is asked and who is told.",
		why: "Without an explicit mandate all further rules, roles and time budgets lack a foundation.", effect: "Departments know that contributing is wanted and may take time.", limit: "below 3.0",
		labels:     report.DecisionLabels{Yes: "yes", No: "no", Change: "yes, with changes", Owner: "responsible", Date: "by when", Signature: "date, signature"},
		figureWord: "Figure", tableWord: "Table", head1: "Question", head2: "Answer", head3: "Value", toForm: "For signature: page ",
	},
}

// hostile are words that have broken report writers before.
var hostile = []string{
	"", " ", "\n", "\u00ad", "🚀 Los geht’s 👩‍👩‍👧", "שלום עולם", "\u202everkehrt\u202c", "a\u0000b\u0007c", "\xff\xfe kaputt",
	"(Klammer) \\ zurück \r Wagen", "e\u0301 zerlegt", "\ufffe", strings.Repeat("x", 400), "漢字かな交じり文",
}

// client is as long as names of companies get.
const client = "Nordhang Maschinenbau und Anlagentechnik Süd GmbH & Co. KGaA"

// day is the date of all samples.
var day = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

func words(s string) report.Rich { return report.Rich{{Text: s}} }

// sample is a document with every kind of block.
func sample(lang string) *report.Document {
	s := samples[lang]
	d := &report.Document{
		Title: s.title, Subtitle: s.subtitle, Client: client, Author: "Muster Kommunikationsberatung", Subject: s.subtitle,
		Keywords: "Lotse", Lang: lang, Date: day, DateText: s.date, Secrecy: s.secrecy,
		Cover: report.Cover{
			Label: s.label, Title: s.title, Subtitle: s.subtitle, Client: client, Note: s.secrecy + ". " + s.quote,
			Facts: []report.CardFact{{Label: "A", Text: s.date}, {Label: "B", Text: "1.0"}, {Label: "C", Text: s.basis}, {Label: "D", Text: "Muster Kommunikationsberatung"}},
		},
	}
	d.Chapters = []report.Chapter{
		{ID: "rep-contents", Title: s.contents, Blocks: []report.Block{report.Contents{Title: s.contents}}},
		{ID: "rep-summary", Title: s.summary, Blocks: []report.Block{sampleSummary(s)}},
		{ID: "rep-maturity", Number: "1", Title: s.chapter, Blocks: sampleBlocks(s)},
		{ID: "rep-recommendations", Number: "2", Title: s.steps, Blocks: sampleCards(s)},
		{ID: "rep-words", Number: "3", Title: s.words, Blocks: sampleWords(s)},
		{ID: "rep-annex", Number: "A", Title: s.annex, Annex: true, Blocks: []report.Block{sampleTable(s, 200), tallTable(s)}},
		{ID: "rep-next", Number: "4", Title: s.steps + " 2", Blocks: []report.Block{sampleDecisions(s)}},
		{ID: "rep-audiences", Number: "5", Title: s.term, Blocks: sampleProfiles(s)},
	}
	return d
}

// sampleFigure draws with everything a canvas has.
func sampleFigure(id string, s languageSample, number int) report.Figure {
	navy, teal := figure.Hex(0x0B2A4A), figure.Hex(0x007A73)
	return report.Figure{
		ID: id, Number: fmt.Sprintf("%s %d", s.figureWord, number), Caption: s.caption,
		Read: report.Rich{{Text: s.key, Bold: true}, {Text: " " + s.read}}, Source: s.source, Alt: s.alt, Height: 60,
		Draw: func(c figure.Canvas, width float64) {
			c.Rect(0, 0, width, 60, figure.Style{Stroke: figure.Hex(0xC9D1D9), Width: 0.5})
			for i, v := range []float64{2.9, 2.4, 2.1, 2.0} {
				c.Rect(50, 6+12*float64(i), v*20, 6, figure.Style{Fill: navy, Stroke: teal, Width: 0.8, Hatch: i == 3})
				c.Text(48, 10+12*float64(i), fmt.Sprintf("%s %d", s.term, i), figure.TextStyle{Size: 8.5, Align: figure.Right})
			}
			c.Circle(130, 30, 12, figure.Style{Fill: figure.Color{R: 0, G: 122, B: 115, A: 36}, Stroke: teal, Width: 1.6, Dash: []float64{2, 1.3}, Round: true})
			c.Path([]figure.Segment{{Op: 'M', X: 110, Y: 50}, {Op: 'C', X1: 120, Y1: 20, X2: 140, Y2: 80, X: 150, Y: 30}, {Op: 'L', X: 155, Y: 10}, {Op: 'Z'}}, figure.Style{Stroke: navy, Width: 1})
			c.Text(160, 50, s.title, figure.TextStyle{Face: figure.SansSemibold, Size: 7.5, Rotate: 90})
			w := c.Measure(s.quote, figure.TextStyle{Face: figure.SansItalic, Size: 7.5})
			c.Text(min(100+w/2, width-2-w/2), 57, s.quote, figure.TextStyle{Face: figure.SansItalic, Size: 7.5, Align: figure.Center})
		},
	}
}

func sampleSummary(s languageSample) report.Summary {
	small := func(id string, h float64) *report.Figure {
		return &report.Figure{ID: id, Alt: s.alt, Height: h, Draw: func(c figure.Canvas, width float64) {
			c.Rect(10, 1, width-10, h-9, figure.Style{Stroke: figure.Hex(0x5A6672), Width: 0.7})
			c.Text(10, h-2, s.term, figure.TextStyle{Size: 7.5})
		}}
	}
	b := report.Summary{
		Frame: words(s.long[:strings.Index(s.long, ". ")+1]), Opening: report.Rich{{Text: s.key, Bold: true}, {Text: " " + s.body}},
		Map: small("sum-map", 50), LevelLabel: s.caption, FindingsHead: s.head1, FirstHead: s.steps,
		Gap: report.Rich{{Text: s.key, Bold: true}, {Text: " " + s.callout}}, Dumbbell: small("sum-gap", 18),
		Decisions:     report.Rich{{Text: s.key + "\n", Bold: true}, {Text: s.why}},
		DecisionsLink: report.Rich{{Text: s.toForm, Anchor: "rep-next"}, {Anchor: "rep-next", Page: true}},
	}
	for i := range 5 {
		b.Levels = append(b.Levels, report.LevelBox{Text: fmt.Sprintf("%d %s", i+1, s.term), Reached: i < 2, Current: i == 1})
		b.Findings = append(b.Findings, report.Rich{{Text: s.key, Bold: true}, {Text: " " + s.quote + " "}, {Text: "Kap. 1", Anchor: "rep-maturity"}})
		b.First = append(b.First, report.SummaryAction{Title: s.effect, Facts: s.limit, Anchor: fmt.Sprintf("card-%d", i+1)})
	}
	return b
}

func sampleBlocks(s languageSample) []report.Block {
	blocks := []report.Block{
		report.Para{Style: report.Key, Text: words(s.key)},
		report.Para{Text: report.Rich{{Text: s.body}, {Text: " Kap. 2", Anchor: "rep-recommendations"}, {Text: ", S. "}, {Anchor: "rep-annex", Page: true}, {Text: "."}}},
		report.KeyFigures{Items: []report.KeyFigure{{Value: "2,2", Label: s.caption}, {Value: "138 %", Label: s.read}, {Value: "6 400", Label: s.effect}}},
		sampleFigure("fig-map", s, 1),
		report.Heading{ID: "h-roles", Level: 2, Text: s.caption},
		report.Para{Text: report.Rich{{Text: s.long}, {Text: " Lingua franca", Lang: "la", Italic: true}, {Text: ". "}, {Text: "www.example.org/straße", URI: "https://www.example.org/straße"}}},
		report.Heading{Level: 3, Text: s.term},
		report.Para{Style: report.Lead, Text: words(s.long)},
		report.List{Items: []report.Rich{words(s.long), words(s.body), words(s.why)}},
		report.Callout{Text: report.Rich{{Text: s.callout[:20], Bold: true}, {Text: s.callout[20:]}}},
		report.Para{Style: report.Quote, Text: words(s.quote)},
		report.List{Ordered: true, Items: []report.Rich{words(s.why), words(s.effect)}},
		sampleTable(s, 6),
		report.Para{Style: report.Small, Text: words(s.source)},
		report.PageBreak{},
		report.Heading{Level: 2, Text: s.head1},
	}
	for range 12 {
		blocks = append(blocks, report.Para{Text: words(s.long)})
	}
	return append(blocks, report.Heading{Level: 2, Text: s.annex}, report.Definitions{Items: []report.Definition{
		{Term: s.term, Text: s.definition}, {Term: s.words, Text: s.long}, {Term: "KPI", Text: s.why},
	}})
}

func sampleTable(s languageSample, rows int) report.Table {
	t := report.Table{
		ID: fmt.Sprintf("tab-%d", rows), Number: s.tableWord + " 1", Caption: s.caption, Source: s.source,
		Columns: []report.TableColumn{{Head: s.head1}, {Head: s.head2}, {Head: s.head3, Align: figure.Right}, {Head: "n", Width: 0.1, Align: figure.Center}},
	}
	fills := []uint32{0xF1F6FB, 0xCFE1F2, 0x93C0E2, 0x2E74B0, 0x0F3F6E}
	for i := range rows {
		if i%50 == 0 {
			t.Rows = append(t.Rows, report.TableRow{Group: fmt.Sprintf("%s %d", s.term, i/50+1)})
		}
		t.Rows = append(t.Rows, report.TableRow{Header: true, Cells: []report.Cell{
			{Text: words(fmt.Sprintf("%d %s", i+1, s.term))}, {Text: words(s.definition[:40+i%60/2])},
			{Text: words(fmt.Sprintf("%d,%d", i, i%10))}, {Text: words("3"), Fill: figure.Hex(fills[i%5])},
		}})
	}
	t.Rows = append(t.Rows, report.TableRow{Cells: []report.Cell{{Text: words(s.read), Span: 3, Muted: true}, {Text: words("9")}}})
	return t
}

// tallTable has a row that is taller than a page.
func tallTable(s languageSample) report.Table {
	return report.Table{
		ID: "tab-tall", Caption: s.annex, Columns: []report.TableColumn{{Head: s.head1, Width: 0.25}, {Head: s.head2}},
		Rows: []report.TableRow{
			{Header: true, Cells: []report.Cell{{Text: words(s.term)}, {Text: words(strings.Repeat(s.long+" ", 16))}}},
			{Header: true, Cells: []report.Cell{{Text: words(s.words)}, {Text: words(s.body)}}},
		},
	}
}

func sampleCards(s languageSample) []report.Block {
	blocks := []report.Block{report.Para{Style: report.Key, Text: words(s.key)}, report.Para{Text: words(s.body)}}
	for i := range 7 {
		blocks = append(blocks, report.Card{
			ID: fmt.Sprintf("card-%d", i+1), Number: fmt.Sprint(i + 1), Title: s.effect, Why: words(s.why),
			StepsLabel: s.steps, Steps: []string{s.quote, s.definition, s.effect}, EffectLabel: s.head3, Effect: s.effect, DriversLabel: s.head1,
			Drivers: []report.CardDriver{
				{Label: s.term, Value: "2,4", Limit: s.limit, Severity: 0.28, Anchor: "fig-map"},
				{Label: s.words, Value: "138 %", Limit: "über 100 %", Severity: 2},
			},
			Facts: []report.CardFact{{Label: s.head1, Text: "2 Personentage"}, {Label: s.head2, Text: s.term}, {Label: s.head3, Text: s.why}},
		})
	}
	return blocks
}

// sampleWords is hostile words in every place that takes words.
func sampleWords(s languageSample) []report.Block {
	var blocks []report.Block
	for i, h := range append(hostile, s.words) {
		blocks = append(blocks, report.Heading{Level: 2 + i%3, Text: h + "\u00a0" + fmt.Sprint(i)}, report.Para{Text: report.Rich{{Text: h}, {Text: h, Bold: true}}})
		blocks = append(blocks, report.Callout{Text: words(h)}, report.List{Items: []report.Rich{words(h), {}}})
		blocks = append(blocks, report.Definitions{Items: []report.Definition{{Term: h, Text: h}}}, report.KeyFigures{Items: []report.KeyFigure{{Value: h, Label: h}}})
	}
	blocks = append(blocks, report.Table{Columns: []report.TableColumn{{Head: hostile[4]}, {Head: hostile[12]}, {}}, Rows: []report.TableRow{
		{Cells: []report.Cell{{Text: words(hostile[5])}, {Text: words(hostile[12])}}}, {Cells: []report.Cell{{}, {}, {}}},
	}})
	blocks = append(blocks, report.Card{Number: "12", Title: hostile[12], Steps: []string{hostile[4], hostile[12]}, Facts: []report.CardFact{{Label: hostile[12], Text: hostile[12]}}})
	return blocks
}

func sampleDecisions(s languageSample) report.Decisions {
	d := report.Decisions{Labels: s.labels}
	for range 3 {
		d.Items = append(d.Items, report.Decision{Text: s.effect, Reason: s.why, Source: words(s.limit)})
	}
	return d
}

// document returns the sample of a name: sample has every kind of block; contents has
// three pages of contents; extreme has blocks no page can hold; reading is short enough
// for its structure to be read.
func document(name, lang string) *report.Document {
	switch name {
	case "contents":
		return manyChapters(lang)
	case "extreme":
		return extreme(lang)
	case "reading":
		d, s := sample(lang), samples[lang]
		d.Chapters[5].Blocks = []report.Block{sampleTable(s, 2)}
		d.Chapters[7].Blocks = slices.Concat(sampleProfiles(s)[:2], sampleProfiles(s)[4:6])
		d.Chapters = append(d.Chapters[:4], d.Chapters[5:]...)
		return d
	}
	return sample(lang)
}

// manyChapters is a document whose table of contents takes three pages.
func manyChapters(lang string) *report.Document {
	s := samples[lang]
	d := sample(lang)
	d.Chapters = d.Chapters[:1]
	for i := range 24 {
		c := report.Chapter{ID: fmt.Sprintf("c%d", i), Number: fmt.Sprint(i + 1), Title: s.chapter}
		for range 4 {
			c.Blocks = append(c.Blocks, report.Heading{Level: 2, Text: s.caption}, report.Para{Text: words(s.long)})
		}
		d.Chapters = append(d.Chapters, c)
	}
	return d
}

// extreme is a document of blocks that are larger than a page.
func extreme(lang string) *report.Document {
	s := samples[lang]
	d := sample(lang)
	d.Cover.Title = s.words
	full := sampleSummary(s)
	full.Frame, full.Opening = words(s.long), words(s.long+" "+s.long)
	over := full
	over.Map, over.Dumbbell = nil, nil
	for i := range 12 {
		over.Findings = append(over.Findings, words(s.long))
		over.First = append(over.First, report.SummaryAction{Title: fmt.Sprint(i, s.words), Facts: s.why})
	}
	full.First, over.First = full.First[:0:0], over.First[5:]
	card := report.Card{ID: "tall", Number: "1", Title: s.words, Why: words(s.long), StepsLabel: s.steps, EffectLabel: s.head1, Effect: s.effect,
		Drivers: []report.CardDriver{{Label: s.term, Value: "1", Limit: s.limit}}, Facts: []report.CardFact{{Label: s.head2, Text: s.why}}}
	for range 40 {
		card.Steps = append(card.Steps, s.long)
	}
	figure := sampleFigure("fig-tall", s, 1)
	figure.Height, figure.Caption, figure.Number = 500, "", ""
	full.Findings = []report.Rich{words(s.long)}
	d.Chapters = []report.Chapter{
		{Title: s.summary, Blocks: []report.Block{full}},
		{ID: "rep-next", Title: s.summary + " 2", Blocks: []report.Block{over}},
		{ID: "rep-maturity", Number: "1", Title: strings.Repeat(s.words+" ", 3), Blocks: []report.Block{report.Heading{Level: 2, Text: s.words + s.words}, card, figure, report.Callout{Text: words(strings.Repeat(s.long+" ", 20))}}},
	}
	return d
}
