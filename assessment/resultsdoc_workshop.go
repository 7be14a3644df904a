package assessment

// WorkshopResult is what a workshop showed, agreed on and left open. It changes no
// score: the survey's value stands beside what was agreed.
type WorkshopResult struct {
	Levels    []LevelResult `json:"levels"`
	Decisions []PointResult `json:"decisions"`
	Open      []PointResult `json:"open-points"`
}

// LevelResult is one question's votes and the levels agreed on; the last one holds.
type LevelResult struct {
	Question string         `json:"question"`
	Survey   Number         `json:"survey"`
	Votes    []VoteResult   `json:"votes"`
	Agreed   []AgreedResult `json:"agreed"`
}

// VoteResult is one show of hands; everything but when and how is null where the
// distribution may not be shown.
type VoteResult struct {
	At        string `json:"at"`
	Source    string `json:"source"`
	Counts    []int  `json:"counts"`
	DontKnow  *int   `json:"dont-know"`
	Mean      Number `json:"mean"`
	Middle    []int  `json:"middle-half"` // from and to, in levels
	Agreement Number `json:"agreement"`
}

// AgreedResult is a level agreed on.
type AgreedResult struct {
	Level  int    `json:"level"`
	Reason string `json:"reason,omitempty"`
	Date   string `json:"date"`
}

// PointResult is a decision or an open point.
type PointResult struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Owner string `json:"owner,omitempty"`
	Due   string `json:"due,omitempty"`
	About string `json:"about,omitempty"`
	Done  bool   `json:"done"`
}

func (d *ResultsDocument) addWorkshop(o Outcome) {
	if o.Empty() {
		return
	}
	d.Workshop = &WorkshopResult{Levels: []LevelResult{}, Decisions: pointResults(o.Decisions), Open: pointResults(o.Open)}
	for _, l := range o.Levels {
		r := LevelResult{Question: l.Question, Survey: l.Survey, Votes: []VoteResult{}, Agreed: []AgreedResult{}}
		for _, v := range l.Votes {
			vote := VoteResult{At: v.At, Source: v.Source.String()}
			if s := v.Spread; v.Shown {
				vote.Counts, vote.DontKnow, vote.Mean = s.Counts, &s.DontKnow, Known(s.Mean)
				vote.Middle, vote.Agreement = []int{s.Low, s.High}, s.Agreement
			}
			r.Votes = append(r.Votes, vote)
		}
		for _, a := range l.Agreed {
			r.Agreed = append(r.Agreed, AgreedResult{a.Level, a.Reason, a.Date})
		}
		d.Workshop.Levels = append(d.Workshop.Levels, r)
	}
}

func pointResults(points []Point) []PointResult {
	list := []PointResult{}
	for _, p := range points {
		list = append(list, PointResult(p))
	}
	return list
}
