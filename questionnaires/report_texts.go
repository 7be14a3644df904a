package questionnaires

// ReportTexts are the words of the report.
type ReportTexts struct {
	Chapters  []Chapter
	Figures   []FigureText
	Tables    []TableText
	Texts     map[string]*ReportText // txt-…
	Findings  []*Finding
	Decisions []Decision
	Glossary  []GlossaryEntry
}

// A Chapter of the report.
type Chapter struct {
	ID      string
	Title   Text
	Pages   string
	Content string
}

// A FigureText names a figure and says how to read it.
type FigureText struct {
	ID     string
	Type   string
	Data   string
	Title  Text
	Read   Text
	Labels map[string]Text // fields and axes
}

// A TableText names a table and its columns, in order.
type TableText struct {
	ID      string
	Title   Text
	Columns []TableColumn
}

// A TableColumn is one column head.
type TableColumn struct {
	ID   string
	Head Text
}

// A ReportText has variants; the first whose condition holds is printed.
type ReportText struct {
	ID       string
	Variants []Variant
}

// A Variant of a text. When nil: always.
type Variant struct {
	When *Condition
	Text Text // with {placeholders}
}

// A Finding is a sentence for the summary, tied to the rule that must have fired.
type Finding struct {
	ID       string
	Area     string
	Rule     string
	Chapter  string
	Variants []Variant
}

// A Decision is one the managing director is asked for.
type Decision struct {
	ID   string
	When *Condition
	Text Text
}

// A GlossaryEntry explains a term.
type GlossaryEntry struct {
	ID         string
	Term       Text
	Definition Text
}

func reportFields() []field[part] {
	return []field[part]{
		listField("chapters", "the chapters of the report", chapterShape, func(p *part, list []Chapter) {
			p.pack.Report.Chapters = append(p.pack.Report.Chapters, list...)
		}),
		listField("figures", "the figures of the report", figureShape, func(p *part, list []FigureText) {
			p.pack.Report.Figures = append(p.pack.Report.Figures, list...)
		}),
		listField("tables", "the tables of the report", tableTextShape, func(p *part, list []TableText) {
			p.pack.Report.Tables = append(p.pack.Report.Tables, list...)
		}),
		listField("texts", "the sentences of the report", reportTextShape, func(p *part, list []ReportText) {
			for i := range list {
				p.pack.Report.Texts[list[i].ID] = &list[i]
			}
		}),
		listField("findings", "sentences for the summary, each tied to a rule", findingShape, func(p *part, list []Finding) {
			p.pack.Report.Findings = append(p.pack.Report.Findings, pointers(list)...)
		}),
		listField("decisions", "what the managing director is asked to decide", decisionShape, func(p *part, list []Decision) {
			p.pack.Report.Decisions = append(p.pack.Report.Decisions, list...)
		}),
		listField("glossary", "terms that are explained", glossaryShape, func(p *part, list []GlossaryEntry) {
			p.pack.Report.Glossary = append(p.pack.Report.Glossary, list...)
		}),
	}
}
