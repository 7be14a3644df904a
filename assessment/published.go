package assessment

import "lotse/questionnaires"

// Published is all that may leave the assessment: every group value in it has
// passed the suppression of small groups. Report, web, terminal and exports read
// only this.
type Published struct {
	Pack       *questionnaires.Pack
	Engagement Engagement // without rounds: who, for whom, when
	Round      string
	Mode       DisclosureMode
	K          int

	Participation Participation
	Groups        []PublishedGroup // every group of the pack, in its order; merged ones as one
	Dimensions    []PublishedDimension
	Questions     []PublishedQuestion // scored questions, in the pack's order
	Gaps          []Gap               // shown pairs with a difference from "slight", pack order
	AllGaps       []Gap               // every shown pair, "agree" and "scattered" included
	Overall       Overall
	Gate          []string          // dimensions at least one level ahead of leadership
	Metrics       map[string]Number // numeric metrics of the catalogue; booleans as 0 and 1
	Withheld      map[string]bool   // metrics that exist but may not be shown
	DontKnows     []DontKnowRate    // notable don't-know rates, highest first
	Examples      []QuestionGap     // single questions with at least 1.5 levels between two shown groups

	Goals        GoalsDiagnosis
	Positioning  PositioningDiagnosis
	Audiences    AudiencesDiagnosis
	SWOT         SWOTDiagnosis
	RACI         RACIDiagnosis
	Owners       []OwnerItem
	Flows        FlowsDiagnosis
	Time         TimeDiagnosis
	Rules        RulesDiagnosis
	WorkingGroup WorkingGroupDiagnosis
	Barriers     BarriersDiagnosis
	Company      CompanyFacts
	OpenAnswers  []OpenAnswers // what the consultant has released, see [Published.Release]
	Workshop     Outcome       // what was agreed on in the room; it changes no score

	Overridden []Overridden // what the consultant set against the method, see [Published.Adjust]

	facts      Facts // what was collected openly; no respondent's answer is among it
	provenance provenance
	before     *Published // as the method has it, where the consultant set values; else nil
}

// Participation counts people. Respondents who answered less than half are
// excluded from everything and only counted here.
type Participation struct {
	Invited, Answered, Excluded int
	StraightLiners              int
	MedianCompletion            Number // share of the questions put to a person that carry an answer
}

// A PublishedGroup says whether a group's values are shown. N, Answered and Rate
// of a hidden group are not available.
type PublishedGroup struct {
	ID       string
	Of       []string // the pack's groups that are shown as this one; nil unless merged
	Core     bool
	Shown    bool
	Empty    bool // nobody of it answered: nothing to hide
	Invited  int
	N        Number
	Rate     Number // answered / invited
	LowShare bool   // below 60 per cent; only for shown groups
}

// A PublishedDimension is one dimension's values.
type PublishedDimension struct {
	ID        string
	Score     Number // D, unit level
	Pooled    Number
	Agreement Number // r_wg
	DontKnow  Number
	Band      string            // low, middle, high; "" if not reliable
	Profiles  map[string]Number // shown groups only
	Weighting bool              // |D - pooled| >= 0.3: the result depends on the groups' weights
	Withheld  bool              // a score exists but would let a hidden group be computed
}

// A PublishedQuestion is one scored question's values.
type PublishedQuestion struct {
	ID         string
	Dimension  string
	Score      Number // S
	Pooled     Number
	N          int // number answers
	Agreement  Number
	DontKnow   Number
	MaxGroupDK Number
	Groups     map[string]Number // means of shown groups with enough answers
	Withheld   bool              // a score exists but would let a hidden group be computed
}

// Overall is the overall maturity.
type Overall struct {
	Score           Number // O
	Pooled          Number
	Base, Cap       int
	Level           int // 0 if not available
	OrgIndex        Number
	FoundationIndex Number
	Quadrant        string // quad-solid …; "" if one axis is missing
	Best, Worst     string // dimension ids; "" if none
	AllEqual        bool   // all dimensions have the same value
}

// A Gap is the difference between two groups' views of a dimension. Positive:
// A sees it more favourably.
type Gap struct {
	Dimension string
	A, B      string
	Common    int // questions compared
	ValueA    Number
	ValueB    Number // means over the common questions
	Delta     float64
	SPooled   float64
	Z         float64 // may be +Inf
	Class     GapClass
	Example   QuestionGap // the common question with the largest difference
}

// A GapClass names the size of a gap.
type GapClass string

// The classes.
const (
	GapAgree     GapClass = "agree"
	GapSlight    GapClass = "slight"
	GapScattered GapClass = "scattered"
	GapNotable   GapClass = "notable"
	GapStrong    GapClass = "strong"
)

// A QuestionGap is the difference between two groups in one question.
type QuestionGap struct {
	Question       string
	A, B           string
	ValueA, ValueB float64
	Delta          float64
}

// A DontKnowRate is a notable share of "don't know".
type DontKnowRate struct {
	Question string
	Group    string // "" for all respondents
	Share    float64
}
