package assessment_test

import (
	"testing"
	"time"

	"lotse/assessment"
)

func TestReadBegin(t *testing.T) {
	for words, want := range map[string][2]string{
		"9:00": {"", "09:00"}, "09:00": {"", "09:00"}, " 13:30 ": {"", "13:30"}, "2026-12-01 9:00": {"2026-12-01", "09:00"}, "1.12.2026  9:05": {"2026-12-01", "09:05"},
		"23:59": {"", "23:59"}, "0:00": {"", "00:00"},
	} {
		if day, clock, ok := assessment.ReadBegin(words); !ok || day != want[0] || clock != want[1] {
			t.Errorf("%q: %q %q %v", words, day, clock, ok)
		}
	}
	for _, words := range []string{"", "9", "24:00", "25:00", "9:60", "-1:00", "9:00:00", "noon", "31.2.2026 9:00", "2026-12-01", "1 2 3", "9:00 2026-12-01"} {
		if day, clock, ok := assessment.ReadBegin(words); ok {
			t.Errorf("%q is taken for %q %q", words, day, clock)
		}
	}
}

func TestWorkshop_Began(t *testing.T) {
	now := time.Date(2026, 12, 1, 15, 20, 0, 0, time.UTC)
	morning := time.Date(2026, 12, 1, 9, 5, 0, 0, time.UTC)
	for _, test := range []struct {
		day, start string
		want       time.Time
	}{
		{"", "", now}, {"2026-12-01", "", now}, {"", "09:05", morning}, {"2026-12-01", "09:05", morning}, {"2026-12-02", "09:05", now},
	} {
		w := assessment.Workshop{Day: test.day, Start: test.start}
		if got := w.Began(now); !got.Equal(test.want) {
			t.Errorf("%q %q: %s", test.day, test.start, got)
		}
	}
	for _, w := range []assessment.Workshop{{Day: "x"}, {Start: "9:00"}, {Start: "x"}, {Day: "2026-13-01", Start: "09:00"}} {
		if w.Check(nil) == nil {
			t.Errorf("%+v is kept", w)
		}
	}
}
