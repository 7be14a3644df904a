package desk

import (
	"net/http"

	"lotse/assessment/invite"
	"lotse/assessment/web/page"
)

// A remindPage is the reminder as it would be sent, and to how many: never to whom.
type remindPage struct {
	Closed, NoMail bool
	Base           string
	Preview        *preview
	Outbox         outbox
	Lacks          string
}

func (d *Desk) reminder(s *scene) error {
	all, err := d.invitePage(s)
	if err != nil {
		return err
	}
	p := remindPage{Closed: all.Closed, NoMail: all.NoMail, Base: all.Base, Outbox: all.Outbox, Lacks: all.Lacks}
	if all.Lacks == "" && !all.Closed {
		base, err := invite.ParseBase("https://lotse.example")
		if d.Base != "" {
			base, err = invite.ParseBase(d.Base)
		}
		if err != nil {
			return err
		}
		if p.Preview, err = d.preview(s, d.campaign(s, base), invite.Reminder, nil); err != nil {
			return err
		}
	}
	return s.show(http.StatusOK, "remind", "invite", s.Say.T("web-desk-remind"), p)
}

// remind queues the reminders and begins to send them.
func (d *Desk) remind(s *scene) error {
	if d.Mail == nil {
		return page.ErrForm
	}
	base, err := d.base(s)
	if err != nil {
		return page.ErrForm
	}
	c := d.campaign(s, base)
	if c.Open() != nil {
		return page.ErrChanged
	}
	if _, err := c.Remind(s.ctx()); err != nil {
		return d.linksRefused(err)
	}
	if err := d.post.send(c, *d.Mail); err != nil {
		return err
	}
	return s.done("remind", "reminded")
}
