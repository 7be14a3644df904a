package assessment

import (
	"fmt"
	"strings"
	"time"

	"lotse/questionnaires"
)

// clockForm is how the time of day is kept and read: 9:00 and 09:00 are the same.
const clockForm = "15:04"

// ReadBegin reads when a workshop begins as people write it: a time of day, 13:00, with
// or without the day in front, 2026-12-01 13:00 or 1.12.2026 13:00. day is "" for none.
func ReadBegin(words string) (day, clock string, ok bool) {
	fields := strings.Fields(words)
	if len(fields) == 2 {
		d, known := questionnaires.ReadDay(fields[0])
		if !known {
			return "", "", false
		}
		day, fields = string(d), fields[1:]
	}
	if len(fields) != 1 {
		return "", "", false
	}
	t, err := time.Parse(clockForm, fields[0])
	if err != nil {
		return "", "", false
	}
	return day, t.Format(clockForm), true
}

// Clock is the time of day at which the workshop begins, midnight where it is not known.
func (w *Workshop) Clock() time.Time {
	t, err := time.Parse(clockForm, w.Start)
	if err != nil {
		return time.Time{}
	}
	return time.Time{}.Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute)
}

// Began is when a workshop began that is held now: at its time of day, unless that is
// not known or it is on another day.
func (w *Workshop) Began(now time.Time) time.Time {
	if w.Start == "" || w.Day != "" && w.Day != now.Format(time.DateOnly) {
		return now
	}
	at := w.Clock()
	year, month, day := now.Date()
	return time.Date(year, month, day, at.Hour(), at.Minute(), 0, 0, now.Location())
}

// checkBegin reports why day and time of day cannot be kept.
func (w *Workshop) checkBegin() error {
	if w.Day != "" {
		if err := checkDay(w.Day); err != nil {
			return err
		}
	}
	if w.Start == "" {
		return nil
	}
	if t, err := time.Parse(clockForm, w.Start); err != nil || t.Format(clockForm) != w.Start {
		return fmt.Errorf("%q is not a time of day like 09:00", w.Start)
	}
	return nil
}
