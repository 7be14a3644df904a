package invite_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/invite"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func link(change func(*invite.Link)) invite.Link {
	l := invite.NewLink("experts", invite.Personal, "de", assessment.DisclosureConfidential, noon.Add(time.Hour))
	if change != nil {
		change(&l)
	}
	return l
}

func TestLink_State(t *testing.T) {
	for name, tt := range map[string]struct {
		link  invite.Link
		want  invite.State
		works bool
	}{
		"open":              {link(nil), invite.Open, true},
		"begun":             {link(func(l *invite.Link) { l.Begun = true }), invite.Begun, true},
		"expired":           {link(func(l *invite.Link) { l.Expires = noon }), invite.Expired, false},
		"expired, begun":    {link(func(l *invite.Link) { l.Expires, l.Begun = noon, true }), invite.Expired, false},
		"finished":          {link(func(l *invite.Link) { l.Used = 1 }), invite.Finished, false},
		"finished, expired": {link(func(l *invite.Link) { l.Used, l.Expires = 1, noon }), invite.Finished, false},
		"revoked":           {link(func(l *invite.Link) { l.Revoked, l.Used = true, 1 }), invite.Revoked, false},
		"shared, any":       {link(func(l *invite.Link) { l.Places, l.Used = 0, 900 }), invite.Open, true},
		"shared, full":      {link(func(l *invite.Link) { l.Places, l.Used = 5, 5 }), invite.Finished, false},
		"shared, one left":  {link(func(l *invite.Link) { l.Places, l.Used = 5, 4 }), invite.Open, true},
	} {
		if got := tt.link.State(noon); got != tt.want || tt.link.Works(noon) != tt.works {
			t.Errorf("%s: State = %s, Works = %v, want %s, %v", name, got, tt.link.Works(noon), tt.want, tt.works)
		}
	}
}

func TestExpiry(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := noon.In(berlin)
	for _, tt := range []struct {
		day, retention, want string // the first moment after
		reason               invite.ExpiryReason
		fails                bool
	}{
		{day: "2026-12-24", want: "2026-12-25T00:00:00+01:00"},
		{day: "2026-11-24", want: "2026-11-25T00:00:00+01:00"},
		{want: "2026-12-25T00:00:00+01:00"},
		{day: "2027-03-27", want: "2027-03-28T00:00:00+01:00"},
		{day: "2027-03-28", want: "2027-03-29T00:00:00+02:00"}, // clocks go forward that day
		{retention: "2026-12-01", want: "2026-12-02T00:00:00+01:00"},
		{day: "2026-12-01", retention: "2026-12-01", want: "2026-12-02T00:00:00+01:00"},
		{day: "2026-12-02", retention: "2026-12-01", fails: true, reason: invite.AfterRetention},
		{day: "2026-11-23", fails: true, reason: invite.Past},
		{retention: "2026-11-20", fails: true, reason: invite.Past},
		{day: "24.12.2026", fails: true, reason: invite.NoDay},
		{day: "2026-02-30", fails: true, reason: invite.NoDay},
	} {
		got, err := invite.Expiry(tt.day, tt.retention, now)
		var refused *invite.ExpiryError
		if tt.fails {
			if !errors.As(err, &refused) || refused.Reason != tt.reason || refused.Error() == "" {
				t.Errorf("Expiry(%q, %q) = %v, want reason %d", tt.day, tt.retention, err, tt.reason)
			}
			continue
		}
		if err != nil || got.Format(time.RFC3339) != tt.want {
			t.Errorf("Expiry(%q, %q) = %s, %v, want %s", tt.day, tt.retention, got.Format(time.RFC3339), err, tt.want)
		}
	}
}

func TestParseBase(t *testing.T) {
	token := invite.NewToken()
	for given, want := range map[string]string{
		"https://lotse.example":       "https://lotse.example/r/",
		" https://lotse.example/ ":    "https://lotse.example/r/",
		"https://a.example:8443/team": "https://a.example:8443/team/r/",
		"http://localhost:8080":       "http://localhost:8080/r/",
		"http://127.0.0.1":            "http://127.0.0.1/r/",
		"http://[::1]:8080":           "http://[::1]:8080/r/",
	} {
		base, err := invite.ParseBase(given)
		if err != nil || base.Link(invite.Personal, token) != want+token.Secret() || base.Entry()+"/" != want {
			t.Errorf("ParseBase(%q): %s, %v", given, base.Sample(invite.Personal), err)
		}
	}
	for _, given := range []string{"", "lotse.example", "ftp://x", "https://", "https://me:pw@x", "https://x?y", "https://x#y", "javascript:alert(1)", "https://x y"} {
		if _, err := invite.ParseBase(given); err == nil || errors.Is(err, invite.ErrInsecure) {
			t.Errorf("ParseBase(%q) = %v", given, err)
		}
	}
	for _, given := range []string{"http://lotse.example", "http://192.168.1.5:8080", "http://localhost.evil.example"} {
		if _, err := invite.ParseBase(given); !errors.Is(err, invite.ErrInsecure) {
			t.Errorf("ParseBase(%q) = %v, want ErrInsecure", given, err)
		}
	}
}

func TestPause(t *testing.T) {
	var total time.Duration
	last := time.Duration(0)
	for n := 1; n < invite.MostAttempts; n++ {
		pause := invite.Pause(n)
		if pause < last {
			t.Errorf("pause %d is %v, after %v", n, pause, last)
		}
		last, total = pause, total+pause
	}
	if invite.Pause(1) != 5*time.Minute || invite.Pause(2) != 10*time.Minute || last != 4*time.Hour {
		t.Errorf("pauses go from %v, %v to %v", invite.Pause(1), invite.Pause(2), last)
	}
	if total < 24*time.Hour || total > 48*time.Hour {
		t.Errorf("a mail is tried for %v", total)
	}
}

func TestDue(t *testing.T) {
	sent := func(l invite.Link, ago time.Duration) invite.Mail {
		return invite.Mail{Link: l, State: invite.MailSent, Sent: noon.Add(-ago)}
	}
	with := func(id string, change func(*invite.Link)) invite.Link {
		l := link(change)
		l.ID = id
		if l.Address == "" {
			l.Address = id + "@example.com"
		}
		return l
	}
	fresh, told, long := with("fresh", nil), with("told", nil), with("long", nil)
	done := with("done", func(l *invite.Link) { l.Used = 1 })
	gone := with("gone", func(l *invite.Link) { l.Revoked = true })
	failed, waiting, twice := with("failed", nil), with("waiting", nil), with("twice", nil)
	printed := with("printed", nil)
	printed.Address = ""
	links := []invite.Link{fresh, told, long, done, gone, failed, waiting, twice, printed}
	mails := []invite.Mail{
		sent(told, time.Hour), sent(long, 72*time.Hour), sent(done, 72*time.Hour), sent(gone, 72*time.Hour),
		{Link: failed, State: invite.MailFailed}, {Link: waiting, State: invite.MailWaiting}, sent(twice, 72*time.Hour), sent(twice, time.Hour),
	}
	ids := func(links []invite.Link) string {
		var all []string
		for _, l := range links {
			all = append(all, l.ID)
		}
		return strings.Join(all, " ")
	}
	if diff := cmp.Diff("fresh", ids(invite.Due(invite.Invitation, links, mails, noon))); diff != "" {
		t.Errorf("invitations: %s", diff)
	}
	if diff := cmp.Diff("fresh long", ids(invite.Due(invite.Reminder, links, mails, noon))); diff != "" {
		t.Errorf("reminders: %s", diff)
	}
}
