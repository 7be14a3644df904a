package mail

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/time/rate"

	"lotse/assessment/invite"
	"lotse/assessment/store"
)

// A Post delivers what is in the outbox of a round.
type Post struct {
	DB     *store.DB
	Server Config
	Limit  *rate.Limiter // how fast mail servers are willing to take mails from one sender
	// Write writes a mail's letter with the secret of its link.
	Write func(m invite.Mail, secret invite.Token) (invite.Letter, error)
	// ReplyTo is where answers go; "" for the sender.
	ReplyTo string
	// Report is told of each attempt; it may be nil.
	Report func(m invite.Mail)
}

// A Tally is what came of a delivery.
type Tally struct {
	Sent     int
	PutOff   int // waiting for another attempt
	Failed   int // given up
	NextTime time.Time
}

// Deliver sends what is due and returns when nothing more is. It ends early when the
// server cannot be used at all; nothing is lost, and the next run goes on.
func (p *Post) Deliver(ctx context.Context, engagement, round string) (Tally, error) {
	var t Tally
	var server *Server
	defer func() {
		if server != nil {
			server.Close()
		}
	}()
	for {
		secret := invite.NewToken()
		m, err := p.DB.ClaimMail(ctx, engagement, round, secret.Hash())
		if errors.Is(err, store.ErrNotFound) {
			return t, nil
		}
		if err != nil {
			return t, err
		}
		if server, err = p.try(ctx, server, &m, secret); err != nil {
			return t, errors.Join(err, p.release(ctx, m))
		}
		t.count(m)
		// What the server has taken is recorded, even if somebody is impatient now.
		if err := p.DB.SettleMail(context.WithoutCancel(ctx), m); err != nil {
			return t, err
		}
		if p.Report != nil {
			p.Report(m)
		}
	}
}

// try sends one mail when it may, over the connection there is or a new one, and
// returns the connection for the next mail. An error is about more than this mail.
func (p *Post) try(ctx context.Context, server *Server, m *invite.Mail, secret invite.Token) (*Server, error) {
	letter, err := p.Write(*m, secret)
	if err != nil {
		return server, fmt.Errorf("write a mail: %w", err)
	}
	if err := p.Limit.Wait(ctx); err != nil {
		return server, err
	}
	fresh := server == nil
	if fresh {
		if server, err = Dial(ctx, p.Server); err != nil {
			return nil, err
		}
	}
	err = server.Send(*m, letter, p.ReplyTo)
	if errors.Is(err, errGone) && !fresh { // hung up while nothing was to be sent
		server.Close()
		if server, err = Dial(ctx, p.Server); err != nil {
			return nil, err
		}
		err = server.Send(*m, letter, p.ReplyTo)
	}
	var refusal *Refusal
	switch {
	case err == nil:
		p.sent(m)
		return server, nil
	case !errors.As(err, &refusal):
		return server, err
	}
	p.refused(m, refusal)
	// 0: the connection broke. 421: the server hangs up.
	if refusal.Code == 0 || refusal.Code == 421 {
		server.Close()
		return nil, nil
	}
	return server, nil
}

func (p *Post) sent(m *invite.Mail) {
	m.Attempts++
	m.State, m.Sent, m.Fault = invite.MailSent, p.DB.Now(), ""
}

func (p *Post) refused(m *invite.Mail, r *Refusal) {
	m.Attempts++
	m.Fault = r.Detail
	if r.Permanent || m.Attempts >= invite.MostAttempts {
		m.State = invite.MailFailed
		return
	}
	m.State, m.Next = invite.MailWaiting, p.DB.Now().Add(invite.Pause(m.Attempts))
}

// release gives a mail back that could not be tried at all: the attempt is not counted.
func (p *Post) release(ctx context.Context, m invite.Mail) error {
	m.State, m.Next = invite.MailWaiting, p.DB.Now()
	return p.DB.SettleMail(context.WithoutCancel(ctx), m)
}

func (t *Tally) count(m invite.Mail) {
	switch m.State {
	case invite.MailSent:
		t.Sent++
	case invite.MailFailed:
		t.Failed++
	default:
		t.PutOff++
		if t.NextTime.IsZero() || m.Next.Before(t.NextTime) {
			t.NextTime = m.Next
		}
	}
}
