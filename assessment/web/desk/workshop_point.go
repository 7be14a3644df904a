package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// The kinds of point, as addresses name a new one.
const (
	newDecision = "_decision"
	newOpen     = "_open"
)

// A pointLine is a decision or an open point in a list.
type pointLine struct {
	ID, URL, Text, Meta string
	Done, CanSettle     bool
	Seen                string
}

func (s *scene) pointLines(points []assessment.Point, open bool) []pointLine {
	var lines []pointLine
	for _, pt := range points {
		var meta []string
		if pt.Owner != "" {
			meta = append(meta, pt.Owner)
		}
		if pt.Due != "" {
			meta = append(meta, s.Say.T("meeting-due", "Date", s.day(pt.Due)))
		}
		lines = append(lines, pointLine{ID: pt.ID, URL: s.pointPath(pt.ID), Text: pt.Text, Meta: strings.Join(meta, ", "), Done: pt.Done, CanSettle: open, Seen: seen(pt)})
	}
	return lines
}

func (s *scene) pointPath(id string) string { return "workshop/points/" + id }

// seen names a point as somebody has read it: whoever changes another one is told so.
func seen(pt assessment.Point) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%#v", pt))
	return hex.EncodeToString(sum[:8])
}

// A pointPage is the form of one point.
type pointPage struct {
	Title, Action         string
	New, Done             bool
	Text, Owner, Due, For string
	Seen, Remove          string
	Faults                []fault
}

// Fault is what is wrong with a field.
func (p pointPage) Fault(field string) string { return wordsOf(p.Faults, field) }

// pointOf finds the point that an address names.
func (s *scene) pointOf(w *assessment.Workshop) (pt assessment.Point, open bool, err error) {
	id := s.R.PathValue("id")
	for _, pt := range w.Decisions {
		if pt.ID == id {
			return pt, false, nil
		}
	}
	i := slices.IndexFunc(w.Open, func(pt assessment.Point) bool { return pt.ID == id })
	if i < 0 {
		return pt, false, page.ErrNotFound
	}
	return w.Open[i], true, nil
}

// point shows the form of a point, or of a new one.
func (d *Desk) point(s *scene) error {
	p, err := s.pointPage()
	if err != nil {
		return err
	}
	return d.showPoint(s, p)
}

func (s *scene) pointPage() (pointPage, error) {
	id := s.R.PathValue("id")
	p := pointPage{Action: s.pointPath(id)}
	switch id {
	case newDecision, newOpen:
		p.New, p.Title = true, s.Say.T("web-desk-point-new-"+id[1:])
		return p, nil
	}
	pt, open, err := s.pointOf(&s.round.Workshop)
	if err != nil {
		return p, err
	}
	p.Title = s.Say.T("web-desk-point-" + pick(open, "open", "decision"))
	p.Text, p.Owner, p.Due, p.Done, p.Seen, p.Remove = pt.Text, pt.Owner, pt.Due, pt.Done, seen(pt), p.Action+"/remove"
	if q := s.pack.Question(pt.About); q != nil {
		p.For = s.in(q.Ask)
	}
	return p, nil
}

func (d *Desk) showPoint(s *scene, p pointPage) error {
	f := s.frame("workshop", p.Title)
	f.Back = &page.Link{To: s.url("workshop"), Words: s.Say.T("web-desk-tab-workshop")}
	status := http.StatusOK
	if len(p.Faults) > 0 {
		f.Failed, status = true, http.StatusUnprocessableEntity
	}
	return s.Show(status, "desk-point", f, s.view(p))
}

// typedPoint reads the form.
func (s *scene) typedPoint() (pt assessment.Point, faults []fault) {
	pt = assessment.Point{Text: form.Clean(s.Field("text")), Owner: form.Clean(s.Field("owner")), Due: strings.TrimSpace(s.Field("due")), Done: s.Field("done") == "yes"}
	switch {
	case pt.Text == "":
		faults = append(faults, fault{"text", s.Say.T("web-desk-point-fault-text")})
	case len([]rune(pt.Text)) > form.MaxText:
		faults = append(faults, fault{"text", s.Say.T("web-desk-workshop-fault-long", "Most", form.MaxText)})
	}
	if len([]rune(pt.Owner)) > form.MaxNote {
		faults = append(faults, fault{"owner", s.Say.T("web-desk-workshop-fault-long", "Most", form.MaxNote)})
	}
	due, ok := typedDay(pt.Due)
	if !ok {
		return pt, append(faults, fault{"due", s.Say.T("web-desk-workshop-fault-day")})
	}
	pt.Due = due
	return pt, faults
}

// typedDay reads a day as browsers send it or people type it; "" is none.
func typedDay(words string) (day string, ok bool) {
	if words == "" {
		return "", true
	}
	d, ok := questionnaires.ReadDay(words)
	return string(d), ok
}

// savePoint keeps a new point, or puts other words in the place of one.
func (d *Desk) savePoint(s *scene) error {
	p, err := s.pointPage()
	if err != nil {
		return err
	}
	is, faults := s.typedPoint()
	if len(faults) == 0 {
		switch s.R.PathValue("id") {
		case newDecision:
			err = d.record(s, func(w *assessment.Workshop) error { w.Decide(is); return nil })
		case newOpen:
			err = d.record(s, func(w *assessment.Workshop) error { w.Park(is); return nil })
		default:
			err = d.changePoint(s, func(w *assessment.Workshop, was assessment.Point) error {
				is.About = was.About
				return w.ChangePoint(was, is)
			})
		}
		if errors.Is(err, assessment.ErrPointChanged) {
			faults, err = []fault{{"text", s.Say.T("web-desk-point-fault-changed", "Text", p.Text)}}, nil
		}
	}
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		p.Faults, p.Text, p.Owner, p.Due, p.Done = faults, s.Field("text"), s.Field("owner"), s.Field("due"), is.Done
		return d.showPoint(s, p)
	}
	return s.done("workshop", "point")
}

// changePoint changes the point that the form shows, if it is still as it was read.
func (d *Desk) changePoint(s *scene, change func(w *assessment.Workshop, was assessment.Point) error) error {
	return d.record(s, func(w *assessment.Workshop) error {
		was, _, err := s.pointOf(w)
		switch {
		case err != nil:
			return err
		case seen(was) != s.Field("seen"):
			return assessment.ErrPointChanged
		}
		return change(w, was)
	})
}

// pressed answers a button at a point: who pressed it at one that has changed meanwhile
// sees the list as it is.
func (d *Desk) pressed(s *scene, word string, change func(w *assessment.Workshop, was assessment.Point) error) error {
	err := d.changePoint(s, change)
	if errors.Is(err, assessment.ErrPointChanged) {
		return s.done("workshop", "point-changed")
	}
	if err != nil {
		return err
	}
	return s.done("workshop", word)
}

// tickPoint marks a point as done, or as not done any more.
func (d *Desk) tickPoint(s *scene) error {
	return d.pressed(s, "point", func(w *assessment.Workshop, was assessment.Point) error {
		is := was
		is.Done = !was.Done
		return w.ChangePoint(was, is)
	})
}

// settlePoint turns an open point into a decision.
func (d *Desk) settlePoint(s *scene) error {
	return d.pressed(s, "point-settled", (*assessment.Workshop).Settle)
}

func (d *Desk) askRemovePoint(s *scene) error {
	pt, _, err := s.pointOf(&s.round.Workshop)
	if err != nil {
		return err
	}
	path := s.pointPath(pt.ID)
	return s.confirm(confirmation{Title: s.Say.T("web-desk-point-remove-title"), Text: pt.Text, Action: path + "/remove", Submit: s.Say.T("web-desk-point-remove-do"),
		Back: path, Hidden: map[string]string{"seen": seen(pt)}})
}

func (d *Desk) removePoint(s *scene) error {
	return d.pressed(s, "point-removed", func(w *assessment.Workshop, was assessment.Point) error {
		return w.ChangePoint(was, assessment.Point{})
	})
}
