package assessment

import "lotse/questionnaires"

// CompanyFacts are what the client said about itself.
type CompanyFacts struct {
	Name         string
	Industry     questionnaires.Text
	Headcount    Number
	SizeFactor   float64
	Triggers     []string // option ids
	WorksCouncil bool
	Posts        Number // posts per week
	Departments  []Named
	Channels     []Channel
}

// Named is an entry with an id and a name.
type Named struct {
	ID   string
	Name questionnaires.Text
}

// A Channel the company uses.
type Channel struct {
	Name      string
	Status    string // option id
	Purpose   questionnaires.Text
	Owner     questionnaires.Text
	Audiences []string // audience ids
	Orphaned  bool
}

// GoalsDiagnosis is the instrument "goals" (SMART after Doran 1981).
type GoalsDiagnosis struct {
	Present      bool
	CompanyGoals []Named
	Goals        []Goal
	Smart        Number
	Alignment    Number
	Criteria     map[string]float64 // mean per SMART criterion, 0..1
	Missing      []string           // label ids of the two weakest criteria
	PastEfforts  questionnaires.Text
}

// A Goal of communication.
type Goal struct {
	ID                    string
	Statement             questionnaires.Text
	Audience, CompanyGoal string // ids
	Metric, Owner         questionnaires.Text
	Baseline, Target      Number
	Deadline              string
	S, M, A, R, T         float64
	Smart                 float64
}

// PositioningDiagnosis is the instrument "positioning".
type PositioningDiagnosis struct {
	Present      bool
	Elements     []PositioningElement
	Completeness Number
	SwapTest     string // option id, "" if not answered
	Missing      []string
	Alternative  questionnaires.Text
}

// A PositioningElement is one of the ten building blocks.
type PositioningElement struct {
	ID     string
	Text   questionnaires.Text
	Status string
	Weight float64
	Q      float64
}

// AudiencesDiagnosis is the instrument "audiences".
type AudiencesDiagnosis struct {
	Present      bool
	Profiles     []Audience
	Completeness Number
	Evidence     Number
	IdealCount   Number
	TooMany      bool
	Orphaned     Number // channels
}

// An Audience profile.
type Audience struct {
	ID           string
	Name         questionnaires.Text
	Type         string
	Ideal        bool
	Priority     float64
	Evidence     string
	Filled       int
	Of           int
	Completeness float64
	Fields       map[string]questionnaires.Value
	Channels     []string
}

// SWOTDiagnosis is the instrument "swot" with TOWS pairs (Weihrich 1982).
type SWOTDiagnosis struct {
	Present         bool
	Entries         []SWOTEntry // by code S, W, O, T, highest score first
	Sums            map[string]float64
	InternalBalance Number
	ExternalBalance Number
	EvidenceShare   Number
	Quality         Number
	Pairs           []TOWSPair // highest first
	Candidates      []TOWSPair // unrated pairs among the top three of each list
}

// A SWOTEntry with its score.
type SWOTEntry struct {
	ID                    string
	Code                  string // S, W, O, T
	Text                  questionnaires.Text
	Importance, Magnitude float64
	Evidence              int // 0..3
	Score                 float64
}

// A TOWSPair links an inside with an outside entry.
type TOWSPair struct {
	Quadrant           string // SO, WO, ST, WT
	Internal, External string
	Relation           float64
	Score              float64
	Strategy           questionnaires.Text
}

// RACIDiagnosis is the instrument "raci".
type RACIDiagnosis struct {
	Present                                      bool
	Roles                                        []string
	Activities                                   []RACIActivity
	Clarity                                      Number
	OK                                           int
	NoA, NoR, MultiA, ManyR, Silent, ManyC, Idle []string
	SelfRelease                                  bool
	TotalR                                       int
	RByRole                                      map[string]int
	MaxRShare                                    Number
	MaxRRole                                     string
}

// A RACIActivity is one row of the matrix.
type RACIActivity struct {
	ID       string
	Weight   float64
	Letters  map[string]string // role → letters in the order of RACI
	OK       bool
	Findings []string // raci-no-a …, the worst first
}

// An OwnerItem is one line of the owner check over all respondents.
type OwnerItem struct {
	ID, Activity string
	Answers      int
	DontKnow     int
	Counts       []RoleCount // most frequent first
	Agreement    Number
}

// A RoleCount is how often a role was named.
type RoleCount struct {
	Role  string
	Count int
}

// FlowsDiagnosis is the instrument "flows".
type FlowsDiagnosis struct {
	Present                                                 bool
	Departments                                             []Named
	Flows                                                   []InformationFlow
	Coverage, Health, Index                                 Number
	Orphans                                                 Number
	Silent, CutOff, DeadEnds                                []string
	NoOwnerShare, PullShare, NoFeedbackShare, ReceiverShare Number
	Receiver                                                string
}

// A InformationFlow is one recorded information flow.
type InformationFlow struct {
	ID, From, To                       string
	Content                            questionnaires.Text
	Frequency, Mode, Works             string // option ids
	Owner, Receiver, Channel, Obstacle questionnaires.Text
	Importance                         float64
	Health                             Number // not for return flows
	Return                             bool
}

// TimeDiagnosis is the instrument "time-budget".
type TimeDiagnosis struct {
	Present                                     bool
	Roles                                       []RoleTime
	UtilMax, UtilTeam, Overload, NeedHours, FTE Number
	UtilRole                                    string // id of the role with the highest utilisation
	ChaseRatio, DialogueShare                   Number
	Growth, BudgetGrowth, AdaptationGap         Number
	ExpertRequests, ExpertMinutes               Number
}

// RoleTime is one role's week.
type RoleTime struct {
	ID          string
	Role        questionnaires.Text
	Load        float64
	Allocated   Number // not available when no time is allocated
	Contract    Number
	Utilisation Number // may be +Inf
	Band        string // sustainable, stretched, overloaded, critical
	Need        float64
	Tasks       map[string]float64
}

// RulesDiagnosis is the instrument "rules-checklist".
type RulesDiagnosis struct {
	Present                                   bool
	Items                                     []RuleItem
	WeightSum                                 float64
	Coverage, InForceShare, CommunicatedShare Number
	Stale                                     []string
}

// A RuleItem is one line of the checklist.
type RuleItem struct {
	ID           string
	Weight       float64
	Status       string // option id, "" if not answered
	Communicated bool
	Reviewed     string
}

// WorkingGroupDiagnosis is the instrument "working-group".
type WorkingGroupDiagnosis struct {
	Present bool
	Exists  bool
	Met     []string
	Score   Number
	Members []questionnaires.Entry
}

// BarriersDiagnosis is the instrument "barriers": not available where the
// group asked is hidden.
type BarriersDiagnosis struct {
	Present  bool
	Shown    bool
	Answered int
	Options  map[string]float64
	Classes  map[string]float64
	MaxShare Number
	Top      string // option id
}
