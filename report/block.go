package report

import (
	"time"

	"lotse/report/figure"
	"lotse/report/theme"
)

// A Document is a report before it becomes pages: chapters of blocks. It is a
// pure function of published results, plan, language and options.
type Document struct {
	Title    string
	Subtitle string
	Client   string
	Author   string
	Subject  string
	Keywords string
	Lang     string // de, en
	Date     time.Time
	DateText string       // as printed
	Secrecy  string       // the confidentiality word in the footer
	Theme    *theme.Theme // how it looks; nil: as Lotse's own
	Cover    Cover        // without a title: none
	Chapters []Chapter
}

// A Chapter starts a page. Number "" for chapters without one (summary).
type Chapter struct {
	ID     string
	Number string
	Title  string
	Annex  bool
	Blocks []Block
}

// A Block is one of the few things a page can hold. The set is closed.
type Block interface{ block() }

// Rich is text with emphasis, links and language switches.
type Rich []Span

// A Span is a stretch of equal text.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	Color  figure.Color // zero: the paragraph's
	Lang   string       // "" : the document's
	Anchor string       // link to a block's or chapter's ID in this document
	URI    string       // link to the outside
	Page   bool         // print the page number of Anchor instead of Text
}

// ParaStyle is a paragraph's role.
type ParaStyle int

// The styles. Key is the bold first sentence of a chapter.
const (
	Body ParaStyle = iota
	Key
	Lead
	Small // sources, notes
	Quote
)

type (
	// Heading opens a part of a chapter. Level 2 or 3; chapters are level 1.
	Heading struct {
		ID    string
		Level int
		Text  string
	}
	// Para is a paragraph.
	Para struct {
		ID    string
		Style ParaStyle
		Text  Rich
	}
	// List is a bulleted or numbered list, perhaps with lists below its items.
	List struct {
		Ordered bool
		Items   []Rich
		Below   [][]List // by item; nil: none anywhere
	}
	// Callout is a short remark with a bar at its side.
	Callout struct{ Text Rich }
	// Table is a table with real heads; it may run over pages and repeats its head.
	Table struct {
		ID      string
		Number  string // "Tabelle 3"; "" for none
		Caption string
		Source  string
		Columns []TableColumn
		Rows    []TableRow
	}
	// Figure is a drawing with a caption, reading help and a text alternative.
	Figure struct {
		ID      string
		Number  string // "Abbildung 2"
		Caption string
		Read    Rich
		Source  string
		Alt     string
		Height  float64 // mm; width is the content width, or Width if not 0
		Width   float64
		Draw    func(c figure.Canvas, width float64)
	}
	// Picture is a picture that the consultant put into the report.
	Picture struct {
		Number  string // "Abbildung 2"; "" for none
		Caption string
		Alt     string
		Image   Image
	}
	// Contents is the table of contents; the writer fills it.
	Contents struct{ Title string }
	// Card is one recommendation.
	Card struct {
		ID           string // anchor
		Number       string
		Title        string
		Why          Rich
		StepsLabel   string
		Steps        []string
		EffectLabel  string
		Effect       string
		DriversLabel string
		Drivers      []CardDriver
		Facts        []CardFact // panel at the right
	}
	// Summary is the page for the managing director.
	Summary struct {
		Frame         Rich
		Opening       Rich
		Map           *Figure // nil if it cannot be drawn
		LevelLabel    string
		Levels        []LevelBox
		FindingsHead  string
		Findings      []Rich
		FirstHead     string
		First         []SummaryAction
		Gap           Rich    // empty: no such row
		Dumbbell      *Figure // nil: none
		Decisions     Rich
		DecisionsLink Rich
	}
	// Decisions is the form the managing director signs.
	Decisions struct {
		Items  []Decision
		Labels DecisionLabels
	}
	// Profile is one target group: what weighs in its head, what is known of it below.
	Profile struct {
		ID     string
		Label  string // what kind of target group it is
		Title  string
		Facts  []Meter // in the head, at most three
		Fields []ProfileField
		Open   string // stands where a field has no answer
		Note   string // stands where no field is printed
	}
	// Statement is one sentence in a box, with a remark below it.
	Statement struct {
		ID    string
		Label string
		Text  Rich
		Note  string
	}
	// KeyFigures are a few big numbers with labels.
	KeyFigures struct{ Items []KeyFigure }
	// PageBreak ends a page early.
	PageBreak struct{}
	// Definitions is a glossary list.
	Definitions struct{ Items []Definition }
)

// An Image is a picture as its file is.
type Image = figure.Image

// Cover is the first page.
type Cover struct {
	Label, Title, Subtitle, Client, Note string
	Facts                                []CardFact // at most four
}

// A TableColumn of a table. Width is a share of the content width; 0: by content.
type TableColumn struct {
	Head  string
	Width float64
	Align figure.Align
}

// A TableRow is cells, one per column; a cell may span columns.
type TableRow struct {
	Cells  []Cell
	Header bool   // the first cell heads the row
	Group  string // a line that heads the following rows: spans the table
}

// A Cell of a table.
type Cell struct {
	Text  Rich
	Span  int          // columns; 0 is 1
	Fill  figure.Color // zero: none
	Muted bool
	Small bool   // in the size of notes
	Meter *Meter // drawn before the words; nil: none
}

// A Meter is a small count drawn as marks of which some are filled. Its words say
// the same, for those who do not see the marks.
type Meter struct {
	Label, Text string // Label in a profile's head only
	At, Of      int
	Boxes       bool // a row of boxes instead of dots
}

// A ProfileField is a question about a target group. An empty answer is still open.
type ProfileField struct {
	Label  string
	Answer Rich
}

// A CardDriver shows why a recommendation fired.
type CardDriver struct {
	Label, Value, Limit string
	Severity            float64 // 0..1, drawn as a bar
	Anchor              string  // where the value is shown
}

// A CardFact is a labelled fact.
type CardFact struct{ Label, Text string }

// A LevelBox is one step of the level ladder.
type LevelBox struct {
	Text    string
	Reached bool
	Current bool
}

// A SummaryAction is one of the first recommendations.
type SummaryAction struct{ Title, Facts, Anchor string }

// A Decision on the form.
type Decision struct {
	Text, Reason string
	Source       Rich
}

// DecisionLabels are the words on the form.
type DecisionLabels struct{ Yes, No, Change, Owner, Date, Signature string }

// A KeyFigure is one big number.
type KeyFigure struct{ Value, Label string }

// A Definition explains a term.
type Definition struct{ Term, Text string }

func (Heading) block()     {}
func (Para) block()        {}
func (List) block()        {}
func (Callout) block()     {}
func (Table) block()       {}
func (Figure) block()      {}
func (Picture) block()     {}
func (Contents) block()    {}
func (Card) block()        {}
func (Summary) block()     {}
func (Decisions) block()   {}
func (Profile) block()     {}
func (Statement) block()   {}
func (KeyFigures) block()  {}
func (PageBreak) block()   {}
func (Definitions) block() {}
