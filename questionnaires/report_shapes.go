package questionnaires

import "lotse/questionnaires/source"

var chapterShape = &shape[Chapter]{
	name:  "chapter",
	label: func(c *Chapter, t Text) { c.Title = t },
	fields: []field[Chapter]{
		idField(aChapter, func(c *Chapter, id string) { c.ID = id }),
		wordsField("pages", "how many pages it should have", func(c *Chapter, s string) { c.Pages = s }),
		wordsField("content", "what it holds, for the author", func(c *Chapter, s string) { c.Content = s }),
	},
}

var figureShape = &shape[FigureText]{
	name:  "figure",
	label: func(f *FigureText, t Text) { f.Title = t },
	fields: []field[FigureText]{
		idField(aFigure, func(f *FigureText, id string) { f.ID = id }),
		wordsField("type", "how it is drawn, for the author", func(f *FigureText, s string) { f.Type = s }),
		wordsField("data", "what it shows, for the author", func(f *FigureText, s string) { f.Data = s }),
		textField("read", "how to read it", func(f *FigureText, t Text) { f.Read = t }),
		listField("labels", "words for its fields and axes", figureLabelShape, func(f *FigureText, list []labelled) {
			f.Labels = make(map[string]Text, len(list))
			for _, l := range list {
				f.Labels[l.id] = l.text
			}
		}),
	},
}

var figureLabelShape = &shape[labelled]{
	name:   "figure label",
	label:  func(l *labelled, t Text) { l.text = t },
	fields: []field[labelled]{idField(aLabel, func(l *labelled, id string) { l.id = id })},
}

var tableTextShape = &shape[TableText]{
	name:  "report table",
	label: func(t *TableText, words Text) { t.Title = words },
	fields: []field[TableText]{
		idField(aTable, func(t *TableText, id string) { t.ID = id }),
		required(listField("columns", "its column heads, in order", tableColumnShape, func(t *TableText, list []TableColumn) { t.Columns = list })),
	},
}

// The ids of column heads belong to their table.
var tableColumnShape = &shape[TableColumn]{
	name:   "column head",
	label:  func(c *TableColumn, t Text) { c.Head = t },
	fields: []field[TableColumn]{required(keyField("id", "what the column holds", func(c *TableColumn, id string) { c.ID = id }))},
}

// single reports whether an object has words of its own instead of variants.
func single(n *source.Node) bool { return n.Get("variants") == nil }

var variantShape = &shape[Variant]{
	name:   "variant",
	label:  func(v *Variant, t Text) { v.Text = t },
	fields: []field[Variant]{conditionField("when", "printed only if this holds for the results", func(v *Variant, c *Condition) { v.When = c })},
}

var reportTextShape = &shape[ReportText]{
	name:     "report text",
	labelled: single,
	label:    func(t *ReportText, words Text) { t.only().Text = words },
	fields: []field[ReportText]{
		idField(aText, func(t *ReportText, id string) { t.ID = id }),
		listField("variants", "the first whose condition holds is printed", variantShape, func(t *ReportText, list []Variant) { t.Variants = list }),
		conditionField("when", "printed only if this holds for the results", func(t *ReportText, c *Condition) { t.only().When = c }),
	},
	finish: func(r *reader, n *source.Node, _ *ReportText) { r.checkVariants(n) },
}

// only returns the single variant of a text without variants.
func (t *ReportText) only() *Variant {
	if len(t.Variants) == 0 {
		t.Variants = make([]Variant, 1)
	}
	return &t.Variants[0]
}

// checkVariants notes a text that has variants and also words or a condition of its own.
func (r *reader) checkVariants(n *source.Node) {
	variants := n.Get("variants")
	if variants == nil {
		return
	}
	for _, key := range append([]string{"when"}, r.languages...) {
		if n.Get(key) != nil {
			r.add(n.KeyProblemf(key, "%q and %q exclude each other", "variants", key))
		}
	}
	if variants.Kind == source.List && len(variants.Items) == 0 {
		r.add(variants.Problemf("variants is empty"))
	}
}

var findingShape = &shape[Finding]{
	name: "finding",
	fields: []field[Finding]{
		idField(aFinding, func(f *Finding, id string) { f.ID = id }),
		required(keyField("area", "at most one finding per area is printed", func(f *Finding, s string) { f.Area = s })),
		required(refField("rule", "the rule that must have fired", aRule, func(f *Finding, id string) { f.Rule = id })),
		refField("chapter", "the chapter that holds the evidence", aChapter, func(f *Finding, id string) { f.Chapter = id }),
		required(listField("variants", "the first whose condition holds is printed", variantShape, func(f *Finding, list []Variant) { f.Variants = list })),
	},
	finish: func(r *reader, n *source.Node, _ *Finding) { r.checkVariants(n) },
}

var decisionShape = &shape[Decision]{
	name:  "decision",
	label: func(d *Decision, t Text) { d.Text = t },
	fields: []field[Decision]{
		idField(aDecision, func(d *Decision, id string) { d.ID = id }),
		conditionField("when", "asked for only if this holds for the results", func(d *Decision, c *Condition) { d.When = c }),
	},
}

var glossaryShape = &shape[GlossaryEntry]{
	name: "glossary entry",
	fields: []field[GlossaryEntry]{
		idField(aTerm, func(g *GlossaryEntry, id string) { g.ID = id }),
		required(textField("term", "the term", func(g *GlossaryEntry, t Text) { g.Term = t })),
		required(textField("definition", "what it means", func(g *GlossaryEntry, t Text) { g.Definition = t })),
	},
}
