package desk

import (
	"context"
	"sync"

	"lotse/assessment/invite/campaign"
	"lotse/assessment/invite/mail"
)

// perMinute is how many mails a minute a mail server is willing to take from one sender.
const perMinute = 20

// A post sends mails while the consultant goes on: one run a round at a time. What it
// does not send waits in the outbox.
type post struct {
	ctx  context.Context
	stop context.CancelFunc
	wait sync.WaitGroup

	mu      sync.Mutex
	running map[string]bool
	faults  map[string]string // by round, what ended the last run; "" for nothing
}

func newPost() *post {
	ctx, stop := context.WithCancel(context.Background())
	return &post{ctx: ctx, stop: stop, running: map[string]bool{}, faults: map[string]string{}}
}

// close ends all runs and waits for the mails on their way.
func (p *post) close() {
	p.stop()
	p.wait.Wait()
}

// send begins to send what is due of a round, unless that is under way.
func (p *post) send(c *campaign.Campaign, server mail.Config) error {
	letters, err := c.Letters()
	if err != nil {
		return err
	}
	key := postKey(c)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.running[key] || p.ctx.Err() != nil {
		return nil
	}
	p.running[key], p.faults[key] = true, ""
	p.wait.Go(func() {
		_, err := letters.Deliver(p.ctx, server, perMinute, nil)
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.running, key)
		if err != nil && p.ctx.Err() == nil {
			p.faults[key] = err.Error()
		}
	})
	return nil
}

// state says whether mails of a round are being sent, and what ended the last run.
func (p *post) state(c *campaign.Campaign) (running bool, fault string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.running[postKey(c)], p.faults[postKey(c)]
}

func postKey(c *campaign.Campaign) string { return c.Engagement.ID + "/" + c.Round.ID }
