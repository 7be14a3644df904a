package campaign_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/invite"
	"lotse/assessment/invite/campaign"
	"lotse/assessment/store"
)

// begin makes a campaign of an engagement that invites three experts.
func begin(t *testing.T, invited map[string]int) *campaign.Campaign {
	t.Helper()
	pack := assesstest.Builtin(t)
	setup := assessment.Setup{Client: "Oakhill", Language: "en", Mode: "panel", Disclosure: "confidential", Address: "formal", Round: "baseline",
		Date: "2026-11-02", Retention: "2027-06-30", Controller: "Oakhill", Consultant: "Anna", Contact: "anna@example.com", Invited: invited}
	e, faults := setup.Engagement(pack, time.Time{})
	if faults != nil {
		t.Fatal(faults)
	}
	db, err := store.Open(t.Context(), t.TempDir()+"/lotse.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := db.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	base, err := invite.ParseBase("https://lotse.example")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)
	db.Now = func() time.Time { return now }
	return &campaign.Campaign{DB: db, Engagement: e, Pack: pack, Round: e.Latest(), Base: base, Now: now}
}

func TestCampaign_MissingLinksAreMadeOnce(t *testing.T) {
	c, ctx := begin(t, map[string]int{"experts": 3, "editors": 2}), context.Background()
	m, err := c.Until("")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Add(ctx, m.Group("experts", 1)); err != nil {
		t.Fatal(err)
	}
	missing, err := c.Missing(ctx)
	if diff := cmp.Diff(map[string]int{"experts": 2, "editors": 2}, missing); diff != "" || err != nil {
		t.Fatalf("missing: %v\n%s", err, diff)
	}
	ways, err := m.Missing(ctx)
	if err != nil {
		t.Fatal(err)
	}
	added, err := c.Add(ctx, ways)
	if err != nil || len(added.Ways) != 4 || len(added.Raised) != 0 {
		t.Fatalf("added %d, raised %v: %v", len(added.Ways), added.Raised, err)
	}
	if missing, err = c.Missing(ctx); err != nil || len(missing) != 0 {
		t.Errorf("still missing %v: %v", missing, err)
	}
	// One more link than people: the number of people follows.
	added, err = c.Add(ctx, m.Group("experts", 1))
	if diff := cmp.Diff(map[string]int{"experts": 4}, added.Raised); diff != "" || err != nil {
		t.Errorf("raised: %v\n%s", err, diff)
	}
}

func TestCampaign_NobodyToInvite(t *testing.T) {
	c := begin(t, nil)
	if _, err := c.Missing(t.Context()); !errors.Is(err, campaign.ErrNobody) {
		t.Errorf("missing of nobody: %v", err)
	}
	c.Round.State = assessment.RoundClosed
	if err := c.Open(); !errors.Is(err, campaign.ErrClosed) {
		t.Errorf("a closed round is open: %v", err)
	}
}

func TestCampaign_WhoIsKnownGetsOneLetter(t *testing.T) {
	c, ctx := begin(t, nil), context.Background()
	m, err := c.Until("")
	if err != nil {
		t.Fatal(err)
	}
	people := []invite.Recipient{{Group: "experts", Address: "a@example.com", Language: "en"}, {Group: "experts", Address: "b@example.com", Language: "de"}}
	due, err := c.DueInvitations(ctx, m.Recipients(people))
	if err != nil || len(due) != 2 {
		t.Fatalf("due %d: %v", len(due), err)
	}
	if _, n, err := c.Invite(ctx, m.Recipients(people)); err != nil || n != 2 {
		t.Fatalf("queued %d: %v", n, err)
	}
	added, n, err := c.Invite(ctx, m.Recipients(people))
	if err != nil || n != 0 || added.Known != 2 {
		t.Errorf("a second time: queued %d, known %d: %v", n, added.Known, err)
	}
	if n, _, err := c.Waiting(ctx); err != nil || n != 2 {
		t.Errorf("%d wait: %v", n, err)
	}
}

// What a letter must say is checked before anything is kept.
func TestCampaign_LettersNeedNames(t *testing.T) {
	c := begin(t, nil)
	if _, err := c.Letters(); err != nil {
		t.Fatal(err)
	}
	c.Engagement.Contact = ""
	var missing *invite.MissingError
	if _, err := c.Letters(); !errors.As(err, &missing) {
		t.Errorf("letters without a contact: %v", err)
	}
}
