package assessment

import "lotse/questionnaires"

// An Engagement is one piece of work for one client.
type Engagement struct {
	ID         string
	Client     string
	Language   string // de or en: the client's language
	Pack       string // id of the pack
	Mode       DisclosureMode
	KMin       int    // smallest group whose values are shown
	Date       string // the report's date, 2006-01-02
	Consultant string
	Contact    string
	Controller string // who is responsible for the processing of personal data
	Retention  string // last day individual answers are kept, 2006-01-02
	Disclosure Disclosure
	Brand      string // the look of what is handed out; "" for Lotse's own
	Address    Address
	Merge      bool // show editors and marketing-pr as one where that hides nobody
	Rounds     []Round
	Plan       Curation  // the consultant's changes to the computed plan
	Notes      Notes     // the consultant's own words per chapter
	Pictures   []Picture // that they show
}

// A DisclosureMode sets the smallest group that is shown.
type DisclosureMode string

// The disclosure modes of content: a survey of the staff, or a panel whose members agreed to a smaller number.
const (
	ModeSurvey DisclosureMode = "survey"
	ModePanel  DisclosureMode = "panel"
)

// A Round is one pass of an engagement: the baseline, a follow-up.
type Round struct {
	ID          string
	Date        string // when it was closed; the engagement's date if empty
	State       RoundState
	Facts       Facts
	Respondents []Respondent
	Invited     map[string]int // per group; people asked
	Workshop    Workshop       // what a room showed, agreed on and left open
}

// Facts are the answers given once for the client: question id → answer.
type Facts map[string]Answer

// A Respondent is one person's answers. The id is a pseudonym.
type Respondent struct {
	ID       string
	Group    string
	Finished bool              // handed in: nothing more is to be expected, whatever is open
	Answers  map[string]Answer // question id → answer, all survey sections
}

// An Answer to one question.
type Answer struct {
	State    State
	Value    questionnaires.Value // nil unless State is Given
	Note     string
	Evidence []string
}

// State says what kind of answer it is. The zero State is no answer.
type State int

// The states of an answer.
const (
	Missing State = iota
	Given
	DontKnow
	NotApplicable
)

// GivenAnswer makes an answer of a value.
func GivenAnswer(v questionnaires.Value) Answer { return Answer{State: Given, Value: v} }

// Round returns the round with an id, or nil.
func (e *Engagement) Round(id string) *Round {
	for i := range e.Rounds {
		if e.Rounds[i].ID == id {
			return &e.Rounds[i]
		}
	}
	return nil
}

// Latest returns the last round, or nil if there is none.
func (e *Engagement) Latest() *Round {
	if len(e.Rounds) == 0 {
		return nil
	}
	return &e.Rounds[len(e.Rounds)-1]
}
