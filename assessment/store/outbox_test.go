package store_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"lotse/assessment/invite"
	"lotse/assessment/store"
)

// queued saves an engagement with an invitation waiting for each address.
func queued(t *testing.T, db *store.DB, addresses ...string) {
	t.Helper()
	surveyed(t, db)
	for _, address := range addresses {
		add(t, db, way(0, address))
	}
	if n, err := db.QueueInvitations(t.Context(), "nord", "baseline", mailboxes(addresses...)); n != len(addresses) || err != nil {
		t.Fatalf("%d invitations queued, %v", n, err)
	}
}

// mailboxes are those of people who are to answer.
func mailboxes(addresses ...string) []invite.Addressee {
	var list []invite.Addressee
	for _, address := range addresses {
		list = append(list, invite.Addressee{Address: address})
	}
	return list
}

func claim(t *testing.T, db *store.DB) (invite.Mail, invite.Token) {
	t.Helper()
	token := invite.NewToken()
	m, err := db.ClaimMail(t.Context(), "nord", "baseline", token.Hash())
	if err != nil {
		t.Fatal(err)
	}
	return m, token
}

func nothingDue(t *testing.T, db *store.DB) {
	t.Helper()
	if m, err := db.ClaimMail(t.Context(), "nord", "baseline", invite.NewToken().Hash()); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("claimed %+v, %v", m, err)
	}
}

func settle(t *testing.T, db *store.DB, m invite.Mail) {
	t.Helper()
	if err := db.SettleMail(t.Context(), m); err != nil {
		t.Fatal(err)
	}
}

func TestOutbox_FromInvitationToReminder(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		queued(t, db, "a@example.com")
		if n, err := db.QueueInvitations(t.Context(), "nord", "baseline", mailboxes("a@example.com")); n != 0 || err != nil {
			t.Errorf("invited twice: %d, %v", n, err)
		}
		m, token := claim(t, db)
		if m.Link.Address != "a@example.com" || m.Occasion != invite.Invitation || m.State != invite.MailSending || m.Round != "baseline" {
			t.Errorf("claimed %+v", m)
		}
		if _, _, l, err := db.LinkBySecret(t.Context(), token.Hash()); err != nil || l.ID != m.Link.ID {
			t.Errorf("the secret of the mail opens %+v, %v", l, err)
		}
		nothingDue(t, db)
		m.State, m.Attempts, m.Sent = invite.MailSent, 1, noon
		settle(t, db, m)
		nothingDue(t, db)
		if n, err := db.QueueReminders(t.Context(), "nord", "baseline"); n != 0 || err != nil {
			t.Errorf("reminded at once: %d, %v", n, err)
		}
		db.Now = func() time.Time { return noon.Add(invite.QuietTime) }
		if n, err := db.QueueReminders(t.Context(), "nord", "baseline"); n != 1 || err != nil {
			t.Errorf("reminders: %d, %v", n, err)
		}
		again, second := claim(t, db)
		if again.Occasion != invite.Reminder || again.ID == m.ID || again.Link.ID != m.Link.ID {
			t.Errorf("claimed %+v", again)
		}
		for _, secret := range []invite.Token{token, second} {
			if _, _, _, err := db.LinkBySecret(t.Context(), secret.Hash()); err != nil {
				t.Errorf("one of two links sent does not work: %v", err)
			}
		}
	})
}

func TestOutbox_PutOffAndLeftBehind(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		queued(t, db, "a@example.com")
		m, _ := claim(t, db)
		m.State, m.Attempts, m.Next, m.Fault = invite.MailWaiting, 1, noon.Add(5*time.Minute), "450 later"
		settle(t, db, m)
		nothingDue(t, db)
		db.Now = func() time.Time { return noon.Add(5 * time.Minute) }
		again, _ := claim(t, db)
		if again.ID != m.ID || again.Attempts != 1 || again.Fault != "450 later" {
			t.Errorf("claimed %+v", again)
		}
		// Its sender is killed. After ten minutes another one may try.
		db.Now = func() time.Time { return noon.Add(14 * time.Minute) }
		nothingDue(t, db)
		db.Now = func() time.Time { return noon.Add(15 * time.Minute) }
		if third, _ := claim(t, db); third.ID != m.ID {
			t.Errorf("claimed %+v", third)
		}
	})
}

func TestOutbox_DropsWhatIsNotNeeded(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		queued(t, db, "finished@example.com", "revoked@example.com", "late@example.com")
		for _, l := range links(t, db) {
			switch l.Address {
			case "finished@example.com":
				if err := db.UseLink(t.Context(), "nord", l.ID); err != nil {
					t.Fatal(err)
				}
			case "revoked@example.com":
				if err := db.RevokeLink(t.Context(), "nord", l.ID); err != nil {
					t.Fatal(err)
				}
			}
		}
		if m, _ := claim(t, db); m.Link.Address != "late@example.com" {
			t.Errorf("a mail to %s", m.Link.Address)
		}
		nothingDue(t, db)
	})
}

// TestOutbox_ManySenders: of many who send at once, one gets each mail.
func TestOutbox_ManySenders(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		var addresses []string
		for i := range 40 {
			addresses = append(addresses, "p"+itoa(i)+"@example.com")
		}
		queued(t, db, addresses...)
		var mu sync.Mutex
		got := map[string]int{}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for {
					m, err := db.ClaimMail(t.Context(), "nord", "baseline", invite.NewToken().Hash())
					if errors.Is(err, store.ErrNotFound) {
						return
					}
					if err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					got[m.Link.Address]++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		for _, address := range addresses {
			if got[address] != 1 {
				t.Errorf("%s was claimed %d times", address, got[address])
			}
		}
	})
}
