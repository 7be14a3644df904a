package main

import (
	"errors"
	"fmt"

	"lotse/assessment/invite"
	"lotse/assessment/invite/campaign"
	"lotse/assessment/invite/mail"
)

// sendAll invites everybody in the list of addresses, or reminds who has not finished,
// and sends what waits in the outbox.
func (in *inviting) sendAll() error {
	letters, err := in.campaign.Letters()
	if err != nil {
		return err
	}
	var ways []invite.Way
	if in.flags.addresses != "" || in.flags.preparer {
		if ways, err = in.newWays(); err != nil {
			return err
		}
	}
	if in.flags.dry {
		return in.preview(letters, ways)
	}
	server, err := in.mailServer()
	if err != nil {
		return err
	}
	if err := in.queue(ways); err != nil {
		return err
	}
	return in.deliver(letters, server)
}

// mailServer reads the mail server from the environment.
func (a *app) mailServer() (mail.Config, error) {
	address, from := a.env("LOTSE_SMTP_URL"), a.env("LOTSE_SMTP_FROM")
	if address == "" || from == "" {
		return mail.Config{}, a.usage("invite-no-server")
	}
	server, err := mail.ParseConfig(address, from)
	if err != nil {
		return server, a.usage("invite-bad-server", "Detail", err)
	}
	return server, nil
}

func (in *inviting) queue(ways []invite.Way) error {
	if in.flags.remind {
		n, err := in.campaign.Remind(in.ctx)
		if err == nil {
			in.talk("invite-reminding", n)
		}
		return err
	}
	added, _, err := in.campaign.Invite(in.ctx, ways)
	in.tell(added)
	return err
}

func (in *inviting) deliver(letters *campaign.Letters, server mail.Config) error {
	tally, err := letters.Deliver(in.ctx, server, in.flags.rate, func(m invite.Mail) {
		if m.State != invite.MailSent {
			fmt.Fprintln(in.Err, in.say.T("invite-mail-"+m.State.String())+": "+m.Link.Address+": "+m.Fault)
		}
	})
	in.talk("invite-sent", tally.Sent)
	if err != nil {
		var left *openError
		if errors.As(in.waiting(), &left) {
			fmt.Fprintln(in.Err, left.msg)
		}
		return err
	}
	if tally.Failed > 0 {
		in.talk("invite-given-up", tally.Failed)
	}
	if err := in.waiting(); err != nil || tally.Failed == 0 {
		return err
	}
	return &openError{}
}

// waiting says how many mails are left for another time, as an [openError].
func (in *inviting) waiting() error {
	n, next, err := in.campaign.Waiting(in.ctx)
	if err != nil || n == 0 {
		return err
	}
	return &openError{in.say.N("invite-waiting", n, "Time", next.Format("2006-01-02 15:04"))}
}

// preview shows one letter of each language and says how many would be sent. It changes
// nothing and needs no server.
func (in *inviting) preview(letters *campaign.Letters, ways []invite.Way) error {
	occasion, due, err := in.due(ways)
	if err != nil {
		return err
	}
	for _, batch := range campaign.Batches(due) {
		letter, err := letters.Sample(occasion, batch.Links[0])
		if err != nil {
			return err
		}
		fmt.Fprintf(in.Out, "%s: %s\n\n%s\n", in.say.T("invite-subject"), letter.Subject, letter.Text)
		in.talk("invite-would-send", len(batch.Links), "Language", batch.Language)
	}
	if len(due) == 0 {
		fmt.Fprintln(in.Err, in.say.T("invite-none"))
	}
	return nil
}

// due are the links to which [inviting.queue] would queue mails, new ones included, and
// what for.
func (in *inviting) due(ways []invite.Way) (invite.Occasion, []invite.Link, error) {
	if in.flags.remind {
		due, err := in.campaign.DueReminders(in.ctx)
		return invite.Reminder, due, err
	}
	due, err := in.campaign.DueInvitations(in.ctx, ways)
	return invite.Invitation, due, err
}
