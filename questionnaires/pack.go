package questionnaires

// A Pack is everything that is asked, computed from and said: a folder of YAML
// files, loaded, checked and then never changed.
type Pack struct {
	ID         string
	Version    string
	Title      Text
	Languages  []string // every text exists in each of them
	Scale      []Level  // the names of the maturity levels
	Groups     []Group
	Params     Params
	Sections   []*Section // modules, in the order they are asked
	Dimensions []*Dimension
	Rules      []*Rule
	Labels     map[string]Text // every label, wherever it is declared, by id
	Survey     map[string]Text // texts shown to respondents: txt-invite, txt-privacy …
	Workshop   []AgendaItem
	Report     ReportTexts
	Files      map[string][]byte // the YAML it was loaded from, for an engagement's frozen copy
}

// A Level is one step of the maturity scale.
type Level struct {
	Level   int
	ID      string
	Name    Text
	Meaning Text
}

// A Group is a kind of respondent. Core groups are compared with each other.
type Group struct {
	ID      string
	Core    bool
	TargetN string
	Name    Text
	Short   Text
	Role    Text
}

// A Section is a module: questions that belong together.
type Section struct {
	ID         string
	Key        string // how an engagement document calls it; the id unless stated
	Mode       Mode
	Instrument string // what reads its answers: goals, swot, raci …; "" for none
	Title      Text
	Intro      Text
	Groups     []string // who is asked; empty: all (survey) or the workshop
	When       *Condition
	Questions  []*Question
}

// A Mode says who answers a section: every respondent, or the client once.
type Mode string

// The modes.
const (
	ModeSurvey   Mode = "survey"
	ModeWorkshop Mode = "workshop"
	ModePrepared Mode = "prepared-by-one"
)

// A Question is one thing that is asked.
type Question struct {
	ID        string
	Key       string // how documents and commands call it; the id unless stated
	Ask       Text
	Why       Text // why it is asked
	Short     Text // a label for figures and drivers; may be empty
	Required  bool
	Dimension string  // for scored questions
	Weight    float64 // inside its dimension
	Core      bool    // one of the questions that go to all core groups
	Groups    []string
	When      *Condition
	Kind      Kind
	Section   *Section
	Item      string  // what the question is about in another module: an activity of the matrix
	Seconds   float64 // time a respondent needs for it
}

// A Dimension groups scored questions. Dimensions may nest.
type Dimension struct {
	ID      string
	Weight  float64
	Name    Text
	Lead    Text
	Parent  string // id of the dimension it belongs to, or ""
	RollUp  RollUp
	Blanks  Blanks
	Texts   map[string]Text // paragraph per band: low, middle, high
	Minimum float64         // share of question weight needed to be valid; params' value unless stated
}

// RollUp says how the values of a dimension's questions and child dimensions become one.
type RollUp string

// The roll-ups. Staged: the highest level whose questions, and those of all lower
// levels, reach it.
const (
	RollUpMean   RollUp = "mean"
	RollUpSum    RollUp = "sum"
	RollUpMin    RollUp = "min"
	RollUpStaged RollUp = "staged"
)

// Blanks says what questions without a value do to their dimension: they leave
// the denominator, or count as the lowest value of their scale.
type Blanks string

// The policies for blanks.
const (
	BlanksLeave Blanks = "leave"
	BlanksZero  Blanks = "zero"
)

// An AgendaItem is one slot of the workshop.
type AgendaItem struct {
	ID      string
	Minutes int
	Section string // "" for none
	Title   Text
}

// An Option is one answer of a choice.
type Option struct {
	ID        string
	Label     Text
	Value     float64 // what the option counts, where it counts
	HasValue  bool
	Level     int    // a rank that documents may use instead of the id; 0 if none
	Class     string // label id of the class it belongs to
	Exclusive bool   // cannot be combined with others
	Note      string
}

// A Row is one line of a grid.
type Row struct {
	ID     string
	Label  Text
	Short  Text
	Weight float64
	Law    string // a pointer to a law, printed small in the annex
}

// A Column is one field of a table or of a grid.
type Column struct {
	ID       string
	Key      string // how documents call it; the id unless stated
	Ask      Text
	Short    Text
	Required bool
	Main     bool // the field a bare value or bare de/en texts stand for
	Counts   bool // counts for completeness
	Unit     string
	Kind     Kind
}

// Params are the numbers of the scoring method (see docs of package assessment).
type Params struct {
	ScaleMin, ScaleMax     float64
	FullWeightN            float64
	KMinPanel, KMinSurvey  int
	MinQuestionWeightShare float64
	MinValidDimensions     int
	MinNAgreement          int
	GapSlight              float64
	GapNotable             float64
	GapStrong              float64
	GapMinZ                float64
	GapMinCommonQuestions  int
	GapMinNPerQuestion     int
	DKTotal, DKGroup       float64
	UtilisationSustainable float64
	UtilisationFull        float64
	UtilisationCritical    float64
	ChaseRatio             float64
	DialogueShare          float64
	AdaptationGap          float64
	MapThreshold           float64
	FullTimeHours          float64
	SizeBelow50            float64
	SizeFrom50To500        float64
	SizeAbove500           float64
	WaveCapacity           []float64          // person-days per wave
	GroupWeights           map[string]float64 // W_g; 1 where not stated
}
