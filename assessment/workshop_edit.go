package assessment

import (
	"errors"
	"slices"
)

// ErrPointChanged says that somebody else changed or removed a point since it was read.
var ErrPointChanged = errors.New("the point was changed by somebody else in between")

// AddVote adds a show of hands. The same one is added once: who saves again after a
// broken connection changes nothing.
func (w *Workshop) AddVote(v Vote) {
	same := func(o Vote) bool {
		return o.Question == v.Question && o.At == v.At && o.Source == v.Source && o.DontKnow == v.DontKnow && slices.Equal(o.Counts, v.Counts)
	}
	if !slices.ContainsFunc(w.Votes, same) {
		v.Counts = slices.Clone(v.Counts)
		w.Votes = append(slices.Clip(w.Votes), v)
	}
}

// TakeBackVote removes the last show of hands on a question: it was miscounted.
func (w *Workshop) TakeBackVote(question string) {
	for i, v := range slices.Backward(w.Votes) {
		if v.Question == question {
			w.Votes = slices.Delete(slices.Clone(w.Votes), i, i+1)
			return
		}
	}
}

// Agree records the level a room settled on. What was agreed before is kept; saying
// the same again changes nothing.
func (w *Workshop) Agree(l AgreedLevel) {
	if before := w.AgreedOn(l.Question); len(before) == 0 || before[len(before)-1] != l {
		w.Agreed = append(slices.Clip(w.Agreed), l)
	}
}

// Decide adds a decision, with an id of its own if it has none, and returns the id.
func (w *Workshop) Decide(pt Point) string {
	if pt.ID == "" {
		pt.ID = w.NextID()
	}
	w.Decisions = append(slices.Clip(w.Decisions), pt)
	return pt.ID
}

// Park adds an open point, with an id of its own if it has none, and returns the id.
func (w *Workshop) Park(pt Point) string {
	if pt.ID == "" {
		pt.ID = w.NextID()
	}
	w.Open = append(slices.Clip(w.Open), pt)
	return pt.ID
}

// ChangePoint puts a point in the place of the one that was read; without a text it
// is removed. It is [ErrPointChanged] if that one is there no more.
func (w *Workshop) ChangePoint(was, is Point) error {
	for _, list := range []*[]Point{&w.Decisions, &w.Open} {
		i := slices.Index(*list, was)
		if i < 0 {
			continue
		}
		changed := slices.Clone(*list)
		if is.Text == "" {
			*list = slices.Delete(changed, i, i+1)
			return nil
		}
		is.ID = was.ID
		changed[i] = is
		*list = changed
		return nil
	}
	return ErrPointChanged
}

// Settle turns an open point into a decision: the room found the time after all. It
// is [ErrPointChanged] if the point is there no more.
func (w *Workshop) Settle(pt Point) error {
	i := slices.Index(w.Open, pt)
	if i < 0 {
		return ErrPointChanged
	}
	w.Open = slices.Delete(slices.Clone(w.Open), i, i+1)
	w.Decisions = append(slices.Clip(w.Decisions), pt)
	return nil
}
