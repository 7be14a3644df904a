package desk

import (
	"net/http"
	"slices"
	"time"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// A listing is the list of engagements.
type listing struct {
	Users    bool // there are people who log in
	Done     string
	Live     []listed
	Archived []store.Summary
}

// A listed engagement is one line: how far it is and what comes next.
type listed struct {
	URL, Client, Round string
	Tag, State         string // the look of the state, and its words
	People             string // how many have answered
	Next               string
	Until              string // the last day answers are kept
}

// stateTags are the looks of the steps that bring a round forward.
var stateTags = map[assessment.Next]string{
	assessment.NextInvite: "open", assessment.NextFacts: "part", assessment.NextWait: "part", assessment.NextClose: "part", assessment.NextReport: "done",
}

// engagements lists what there is, the last changed first.
func (d *Desk) engagements(v *page.Visit) error {
	all, err := d.db.Engagements(v.R.Context())
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b store.Summary) int { return int(max(-1, min(1, b.Updated-a.Updated))) })
	list := listing{Done: doneWords(v), Users: d.Users}
	for _, summary := range all {
		if summary.Archived != 0 {
			list.Archived = append(list.Archived, summary)
			continue
		}
		line, err := d.listed(v, summary.ID)
		if err != nil {
			return err
		}
		list.Live = append(list.Live, line)
	}
	return v.Show(http.StatusOK, "desk-engagements", deskFrame(v.Say.T("web-desk-engagements")), list)
}

// deskFrame is what pages have around them that belong to no engagement.
func deskFrame(title string) page.Frame {
	return page.Frame{Title: title, Home: "/desk", Wide: true}
}

func (d *Desk) listed(v *page.Visit, id string) (listed, error) {
	at, err := d.db.Outline(v.R.Context(), id)
	if err != nil {
		return listed{}, err
	}
	line := listed{URL: "/desk/" + id, Client: at.Engagement.Client}
	if at.Engagement.Latest() == nil {
		return line, nil
	}
	s := &scene{Visit: v, desk: d}
	if err := s.see(at); err != nil {
		return listed{}, err
	}
	read, err := s.read()
	if err != nil {
		return listed{}, err
	}
	e, round, status := s.e, s.round, read.Status
	next := status.Next()
	line.Round, line.Tag, line.State = s.roundName(round.ID), stateTags[next], v.Say.T("web-desk-state-"+string(next))
	line.People, line.Next, line.Until = s.people(status), v.Say.T("web-desk-next-short-"+string(next)), s.day(e.Retention)
	return line, nil
}

// people says how many have answered everything, as far as it may be told.
func (s *scene) people(status *assessment.Status) string {
	switch {
	case status.Done.Hidden:
		return s.Say.T("web-desk-people-few", "K", status.Least, "Of", s.Say.Number(float64(status.Invited), 0))
	case status.Invited == 0 && status.Done.N == 0:
		return s.Say.T("web-desk-people-none")
	}
	return s.Say.T("web-desk-people", "N", s.Say.Number(float64(status.Done.N), 0), "Of", s.Say.Number(float64(max(status.Invited, status.Done.N)), 0))
}

// today is the day in the consultant's time zone.
func (d *Desk) today() time.Time { return d.Now() }
