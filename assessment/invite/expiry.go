package invite

import (
	"fmt"
	"time"
)

// openDays is how long a link works where nobody says otherwise.
const openDays = 30

// Expiry returns the moment after the last day, 2006-01-02, on which a link works, in
// the consultant's time zone. An empty day is thirty days from now. No link outlives
// the day on which single answers are deleted: a later default is cut to it, and a
// later wish is an error. An empty retention sets no limit.
func Expiry(day, retention string, now time.Time) (time.Time, error) {
	last := time.Date(now.Year(), now.Month(), now.Day()+openDays, 0, 0, 0, 0, now.Location())
	if day != "" {
		var err error
		if last, err = time.ParseInLocation(time.DateOnly, day, now.Location()); err != nil {
			return time.Time{}, &ExpiryError{Day: day, Reason: NoDay}
		}
	}
	if retention != "" {
		kept, err := time.ParseInLocation(time.DateOnly, retention, now.Location())
		if err != nil {
			return time.Time{}, fmt.Errorf("retention date %q of the engagement: %w", retention, err)
		}
		switch {
		case day == "" && last.After(kept):
			last = kept
		case last.After(kept):
			return time.Time{}, &ExpiryError{Day: day, Reason: AfterRetention, Limit: retention}
		}
	}
	end := last.AddDate(0, 0, 1)
	if !end.After(now) {
		return time.Time{}, &ExpiryError{Day: last.Format(time.DateOnly), Reason: Past}
	}
	return end, nil
}

// LastDay is the last day on which a link works that ends at a time.
func LastDay(expires time.Time) time.Time { return expires.Add(-time.Nanosecond) }

// An ExpiryReason says why a day cannot be a link's last.
type ExpiryReason int

// The reasons of an [ExpiryError].
const (
	NoDay          ExpiryReason = iota // not of the form 2006-01-02
	Past                               // over already
	AfterRetention                     // answers are deleted before
)

// An ExpiryError refuses a day as a link's last.
type ExpiryError struct {
	Day    string
	Reason ExpiryReason
	Limit  string // the retention date
}

// Error says why the day is refused.
func (e *ExpiryError) Error() string {
	switch e.Reason {
	case Past:
		return fmt.Sprintf("links would have ended on %s", e.Day)
	case AfterRetention:
		return fmt.Sprintf("links cannot work until %s: answers are deleted on %s", e.Day, e.Limit)
	}
	return fmt.Sprintf("%q is no day of the form 2026-12-31", e.Day)
}
