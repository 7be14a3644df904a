package questionnaires

// A Rule is a recommendation and what makes it fire.
type Rule struct {
	ID         string
	Area       string
	All        []Driver // gates: all must hold
	Any        []Driver // drivers: one must fire
	Impact     float64
	EffortPD   float64 // internal person-days for 50–500 employees
	Horizon    int     // 30, 90 or 180 days
	Urgency    float64 // replaces the computed urgency; 0 for none
	Depends    []string
	Foundation bool
	Owner      Text
	Title      Text
	Why        Text
	WhyNeeds   string // metric that Why speaks of; WhyAlt stands in when it is not available
	WhyAlt     Text
	Steps      map[string][]string // language → sentences
	Effect     Text
	KPI        Text
}

// A Driver compares a metric with a threshold. Worst is the value at which
// severity is 1; a boolean metric is compared with Is.
type Driver struct {
	Metric    string
	Op        string // <, >, >=, <=, ==
	Threshold float64
	Worst     float64
	Is        bool // for == on boolean metrics
	Boolean   bool
}

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
