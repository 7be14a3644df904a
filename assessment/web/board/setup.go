package board

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// mostSeats bounds how many people can be expected.
const mostSeats = 10_000

// A choice is a question that can be put on the board.
type choice struct {
	ID, Words string
	Chosen    bool
}

// An area is the questions of one dimension.
type area struct {
	Name    string
	Choices []choice
}

// setup lets the consultant choose what is voted on: what the survey disagrees on most
// is chosen already.
func (b *Board) setup(v *page.Visit) error { return b.showSetup(v, http.StatusOK, "") }

func (b *Board) showSetup(v *page.Visit, status int, fault string) error {
	w, err := b.workshop(v)
	if err != nil {
		return err
	}
	chosen := w.board.Questions
	if !w.open {
		pub, err := b.published(v, w)
		if err != nil {
			return err
		}
		chosen = suggested(pub)
	}
	seats := ""
	if w.board.Seats > 0 {
		seats = strconv.Itoa(w.board.Seats)
	}
	f := b.frame(v, w, v.Say.T("web-board-setup-title"))
	f.Failed = fault != ""
	return v.Show(status, "board-setup", f, map[string]any{
		"Engagement": w.engagement.ID, "Open": w.open, "Code": w.board.Code, "Seats": seats, "Fault": fault,
		"Areas": areasOf(w.pack, v.Say.Lang(), chosen), "Screen": screenOf(w.engagement.ID),
	})
}

// frame is what is around a consultant's page.
func (b *Board) frame(v *page.Visit, w *workshop, title string) page.Frame {
	return page.Frame{Title: title, Of: w.engagement.Client, Client: w.engagement.Client, Home: "/desk", Wide: true,
		Back: &page.Link{To: workshopOf(w.engagement.ID), Words: v.Say.T("web-board-back")}}
}

// areasOf lists every question that can be voted on, by dimension, in the pack's order.
func areasOf(p *questionnaires.Pack, lang string, chosen []string) []area {
	var areas []area
	at := map[string]int{}
	for _, s := range p.Sections {
		for _, q := range s.Questions {
			if _, ok := assessment.Votable(q); !ok {
				continue
			}
			name := s.Title.In(lang)
			if d := p.Dimension(q.Dimension); d != nil {
				name = d.Name.In(lang)
			}
			i, seen := at[name]
			if !seen {
				i = len(areas)
				at[name] = i
				areas = append(areas, area{Name: name})
			}
			areas[i].Choices = append(areas[i].Choices, choice{q.ID, q.Ask.In(lang), slices.Contains(chosen, q.ID)})
		}
	}
	return areas
}

// mostSuggested is how many questions are chosen at first: at five minutes each, what
// half an hour and a bit has room for.
const mostSuggested = 7

// suggested are the questions on which the people of the survey agree least, in the
// pack's order. Only published agreement counts, so the choice tells nothing new.
func suggested(pub *assessment.Published) []string {
	type scored struct {
		id        string
		agreement float64
	}
	var all []scored
	for _, q := range pub.Questions {
		if _, ok := assessment.Votable(pub.Pack.Question(q.ID)); ok && q.Agreement.Known {
			all = append(all, scored{q.ID, q.Agreement.Value})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int {
		switch {
		case a.agreement < b.agreement:
			return -1
		case a.agreement > b.agreement:
			return 1
		}
		return 0
	})
	least := map[string]bool{}
	for _, s := range all[:min(mostSuggested, len(all))] {
		least[s.id] = true
	}
	var ids []string
	for _, q := range pub.Questions {
		if least[q.ID] {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

// open opens the board with the questions chosen, in the pack's order.
func (b *Board) open(v *page.Visit) error {
	w, err := b.workshop(v)
	if err != nil {
		return err
	}
	form, err := v.Form()
	if err != nil {
		return err
	}
	seats := 0
	if s := strings.TrimSpace(v.Field("seats")); s != "" {
		if seats, err = strconv.Atoi(s); err != nil || seats < 1 || seats > mostSeats {
			return b.showSetup(v, http.StatusUnprocessableEntity, v.Say.T("web-board-seats-fault", "Most", mostSeats))
		}
	}
	var chosen []string
	for _, a := range areasOf(w.pack, v.Say.Lang(), form["question"]) {
		for _, c := range a.Choices {
			if c.Chosen {
				chosen = append(chosen, c.ID)
			}
		}
	}
	if len(chosen) == 0 {
		return b.showSetup(v, http.StatusUnprocessableEntity, v.Say.T("web-board-none-chosen"))
	}
	if _, err := b.db.OpenBoard(v.R.Context(), w.engagement.ID, w.round.ID, chosen, seats); err != nil {
		return err
	}
	return v.Go(screenOf(w.engagement.ID))
}

// closeBoard ends the workshop.
func (b *Board) closeBoard(v *page.Visit) error {
	at, err := b.placeOf(v)
	if err != nil {
		return err
	}
	if err := b.db.CloseBoard(v.R.Context(), at.engagement, at.round); err != nil {
		return err
	}
	return v.Go(workshopOf(at.engagement))
}
