package privacy

import (
	"encoding/json"
	"fmt"

	"lotse/assessment"
)

// Kept is what of a round stays in the library when its answers are gone: what was
// published, and what a later comparison needs to find its like. It names neither
// the client nor anybody in it, and holds nothing that was not published.
type Kept struct {
	Version   int                        `json:"version"`
	Date      string                     `json:"date"`
	Language  string                     `json:"language"`
	Industry  string                     `json:"industry,omitempty"`
	Headcount assessment.Number          `json:"headcount"`
	Results   assessment.ResultsDocument `json:"results"`
}

// Keep takes from published results what may stay. The words a client used for its
// own departments and flows go, and with them the contradictions, which name what a
// client wrote, and what a workshop agreed on, which names people; counts and scores
// stay.
func Keep(pub *assessment.Published, plan *assessment.Plan) ([]byte, error) {
	results := assessment.Document(pub, plan)
	results.Client, results.Engagement = "", ""
	results.Diagnoses.FlowsSilent, results.Diagnoses.FlowsCutOff, results.Diagnoses.FlowsDeadEnds = []string{}, []string{}, []string{}
	results.Diagnoses.OverloadedRole = ""
	results.Contradictions, results.Workshop = nil, nil
	kept := Kept{Version: 1, Date: pub.Engagement.Date, Language: pub.Engagement.Language,
		Industry: pub.Company.Industry.In(pub.Engagement.Language), Headcount: pub.Company.Headcount, Results: results}
	data, err := json.MarshalIndent(kept, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write what is kept of %s: %w", pub.Engagement.ID, err)
	}
	return data, nil
}
