package assessment

import "lotse/questionnaires"

// Remarks says what catches the eye while a grid is being filled in: by row, the ids
// of labels, the worst first. It speaks of rows that hold something only, because what
// is empty may not have been reached yet. It is a help and never a wall: how things are
// today may well be so. The grid of responsibilities has remarks; others have none.
func Remarks(p *questionnaires.Pack, question string, cells questionnaires.Cells) map[string][]string {
	if question != askRACI || len(cells) == 0 {
		return nil
	}
	remarks := map[string][]string{}
	for _, a := range raci(p, Facts{askRACI: GivenAnswer(cells)}).Activities {
		if len(a.Letters) > 0 && len(a.Findings) > 0 {
			remarks[a.ID] = a.Findings
		}
	}
	return remarks
}
