package questionnaires

import (
	"slices"

	"lotse/questionnaires/source"
)

// A Pack is everything that is asked, computed from and said: a folder of YAML
// files, loaded, checked and then never changed.
type Pack struct {
	ID             string
	Version        string
	Title          Text
	Languages      []string // every text exists in each of them
	Scale          []Level  // the names of the maturity levels
	Groups         []Group
	Params         Params
	Sections       []*Section // modules, in the order they are asked
	Dimensions     []*Dimension
	Rules          []*Rule
	Labels         map[string]Text // every label, wherever it is declared, by id
	Survey         map[string]Text // texts shown to respondents: txt-invite, txt-privacy …
	Workshop       []AgendaItem
	Contradictions []*Contradiction // checks across the answers
	Report         ReportTexts
	Files          map[string][]byte // the YAML it was loaded from, for an engagement's frozen copy

	index index
}

// Languages returns the languages a pack can be written in: those Lotse's own
// words exist in. A pack says which of them it has.
func Languages() []string { return []string{"de", "en"} }

// A part is one file of a pack while it is read. Lists of several parts are joined
// in the order of the parts.
type part struct {
	pack      *Pack
	section   *Section
	in        string // the section its questions belong to, if it has none of its own
	questions []*Question
	parts     []string
	fileNode  *source.Node
}

// partShape are the keys any file of a pack may have.
var partShape = &shape[part]{name: "pack file", fields: partFields()}

// packShape are the keys of pack.yaml: its own, and those of every part.
var packShape = &shape[part]{name: "pack", fields: append([]field[part]{
	required(keyField("id", "the pack's name in engagements and commands", func(p *part, s string) { p.pack.ID = s })),
	required(wordsField("version", "the pack's version", func(p *part, s string) { p.pack.Version = s })),
	required(languagesField()),
	required(textField("title", "the pack's title", func(p *part, t Text) { p.pack.Title = t })),
	partsField(),
}, partFields()...)}

func partFields() []field[part] {
	return append([]field[part]{
		listField("scale", "the names of the maturity levels", levelNameShape, func(p *part, list []Level) { p.pack.Scale = append(p.pack.Scale, list...) }),
		onceField("params", "the numbers of the scoring method", paramsShape, func(p *part) *Params { return &p.pack.Params }),
		listField("groups", "who is asked", groupShape, func(p *part, list []Group) { p.pack.Groups = append(p.pack.Groups, list...) }),
		listField("dimensions", "what scored questions are grouped by", dimensionShape, func(p *part, list []Dimension) {
			p.pack.Dimensions = append(p.pack.Dimensions, pointers(list)...)
		}),
		labelsField("survey", "texts shown to respondents", aText, func(p *part) map[string]Text { return p.pack.Survey }),
		listField("workshop", "the slots of the workshop", agendaShape, func(p *part, list []AgendaItem) { p.pack.Workshop = append(p.pack.Workshop, list...) }),
		labelsField("labels", "loose labels for diagnoses and figures", aLabel, func(p *part) map[string]Text { return p.pack.Labels }),
		listField("contradictions", "checks across the answers: what does not go together", contradictionShape, func(p *part, list []Contradiction) {
			p.pack.Contradictions = append(p.pack.Contradictions, pointers(list)...)
		}),
		listField("rules", "recommendations and what makes them fire", ruleShape, func(p *part, list []Rule) {
			p.pack.Rules = append(p.pack.Rules, pointers(list)...)
		}),
		sectionField(),
		mentionedSectionField("in", "the section the questions of this file belong to", func(p *part, id string) { p.in = id }),
		listField("questions", "what is asked, in order", questionShape, func(p *part, list []Question) { p.questions = pointers(list) }),
	}, reportFields()...)
}

// sectionField declares the section of a file.
func sectionField() field[part] {
	return field[part]{key: "section", doc: "the section the questions of this file make up",
		schema: func(d *definitions) schema { return sectionShape.ref(d) },
		read: func(r *reader, _, n *source.Node, p *part) {
			p.section = &Section{}
			sectionShape.read(r, n, p.section)
			p.pack.Sections = append(p.pack.Sections, p.section)
		},
	}
}

// mentionedSectionField holds the id of a section; ids of sections are a namespace of their own.
func mentionedSectionField[T any](key, doc string, set func(*T, string)) field[T] {
	return refField(key, doc, aSection, set)
}

// onceField holds a map that stands in one file only.
func onceField[E any](key, doc string, of *shape[E], target func(*part) *E) field[part] {
	return field[part]{key: key, doc: doc,
		schema: func(d *definitions) schema { return of.ref(d) },
		read: func(r *reader, _, n *source.Node, p *part) {
			if first := r.once[key]; first != nil {
				r.add(n.Problemf("%s is there twice; the first is at %s", key, at(first)))
				return
			}
			r.once[key] = n
			of.read(r, n, target(p))
		},
	}
}

// A labelled text is an id with words.
type labelled struct {
	id   string
	text Text
}

// labelsField holds a list of labelled texts.
func labelsField(key, doc string, w what, target func(*part) map[string]Text) field[part] {
	of := &shape[labelled]{name: string(w), label: func(l *labelled, t Text) { l.text = t },
		fields: []field[labelled]{idField(w, func(l *labelled, id string) { l.id = id })}}
	return listField(key, doc, of, func(p *part, list []labelled) {
		for _, l := range list {
			target(p)[l.id] = l.text
		}
	})
}

// languagesField says in which languages the pack's texts are.
func languagesField() field[part] {
	return field[part]{key: "languages", doc: "the languages of all texts",
		schema: func(*definitions) schema {
			return schema{"type": "array", "items": schema{"enum": Languages()}, "minItems": 1}
		},
		read: func(r *reader, _, n *source.Node, p *part) { p.pack.Languages = r.readLanguages(n) },
	}
}

// readLanguages reads the languages of a pack without noting what is wrong twice:
// it is called before everything else is read.
func (r *reader) readLanguages(n *source.Node) []string {
	if !r.is(n, source.List, "languages") {
		return nil
	}
	if len(n.Items) == 0 {
		r.add(n.Problemf("languages is empty"))
	}
	var list []string
	for _, item := range n.Items {
		if !slices.Contains(Languages(), item.Text) {
			r.add(item.Problemf("unknown language %q; a pack can be written in de and en", item.Text))
			continue
		}
		list = append(list, item.Text)
	}
	return list
}

// partsField names the other files of the pack, in order.
func partsField() field[part] {
	return field[part]{key: "parts", doc: "every other .yaml file of the folder, in the order they are read",
		schema: func(*definitions) schema { return schema{"type": "array", "items": schema{"type": "string"}} },
		read: func(r *reader, _, n *source.Node, p *part) {
			if !r.is(n, source.List, "parts") {
				return
			}
			for _, item := range n.Items {
				p.parts = append(p.parts, r.words(item, "part"))
			}
		},
	}
}
