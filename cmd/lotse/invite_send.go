package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"golang.org/x/time/rate"

	"lotse/assessment/invite"
	"lotse/assessment/invite/mail"
	"lotse/templates/locale"
)

// A writer writes an engagement's letters in every language.
type writer struct {
	in      *inviting
	base    invite.Base
	letters *invite.Letters
	say     map[string]*locale.Printer
}

func (in *inviting) writer(base invite.Base) (*writer, error) {
	letters, err := invite.NewLetters()
	if err != nil {
		return nil, err
	}
	w := &writer{in: in, base: base, letters: letters, say: map[string]*locale.Printer{}}
	for _, lang := range locale.Languages() {
		if w.say[lang], err = locale.New(lang); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// write writes a letter with a link to url.
func (w *writer) write(o invite.Occasion, l invite.Link, url string) (invite.Letter, error) {
	say, ok := w.say[l.Language]
	if !ok {
		return invite.Letter{}, fmt.Errorf("no letters in language %q", l.Language)
	}
	e := *w.in.e
	e.Disclosure = l.Disclosure // the promise that goes with the link
	d, err := invite.DetailsOf(&e, w.in.pack, l.Expires, say)
	if err != nil {
		return invite.Letter{}, err
	}
	d.URL = url
	return w.letters.Write(o, d)
}

// sendAll invites everybody in the list of addresses, or reminds who has not finished,
// and sends what waits in the outbox.
func (in *inviting) sendAll(base invite.Base) error {
	w, err := in.writer(base)
	if err != nil {
		return err
	}
	// What a letter must say is checked before anything is kept or sent.
	if _, err := w.write(invite.Invitation, invite.Link{Language: in.e.Language, Disclosure: in.e.Disclosure, Expires: in.now}, base.Sample()); err != nil {
		return err
	}
	var ways []invite.Way
	if in.flags.addresses != "" {
		if ways, err = in.newWays(); err != nil {
			return err
		}
	}
	if in.flags.dry {
		return in.preview(w, ways)
	}
	server, err := in.server()
	if err != nil {
		return err
	}
	if err := in.queue(ways); err != nil {
		return err
	}
	return in.deliver(w, server)
}

// server reads the mail server from the environment.
func (in *inviting) server() (mail.Config, error) {
	address, from := in.env("LOTSE_SMTP_URL"), in.env("LOTSE_SMTP_FROM")
	if address == "" || from == "" {
		return mail.Config{}, in.usage("invite-no-server")
	}
	server, err := mail.ParseConfig(address, from)
	if err != nil {
		return server, in.usage("invite-bad-server", "Detail", err)
	}
	return server, nil
}

func (in *inviting) queue(ways []invite.Way) error {
	if in.flags.remind {
		n, err := in.db.QueueReminders(in.ctx, in.e.ID, in.round.ID)
		if err == nil {
			in.talk("invite-reminding", n)
		}
		return err
	}
	if _, err := in.add(ways); err != nil {
		return err
	}
	var to []string
	for _, way := range ways {
		to = append(to, way.Link.Address)
	}
	_, err := in.db.QueueInvitations(in.ctx, in.e.ID, in.round.ID, to)
	return err
}

func (in *inviting) deliver(w *writer, server mail.Config) error {
	post := mail.Post{
		DB: in.db, Server: server, ReplyTo: mail.ReplyTo(in.e.Contact),
		Limit: rate.NewLimiter(rate.Every(time.Minute/time.Duration(in.flags.rate)), 1),
		Write: func(m invite.Mail, secret invite.Token) (invite.Letter, error) {
			return w.write(m.Occasion, m.Link, w.base.Link(secret))
		},
		Report: func(m invite.Mail) {
			if m.State != invite.MailSent {
				fmt.Fprintln(in.Err, in.say.T("invite-mail-"+m.State.String())+": "+m.Link.Address+": "+m.Fault)
			}
		},
	}
	tally, err := post.Deliver(in.ctx, in.e.ID, in.round.ID)
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
	mails, err := in.db.Mails(in.ctx, in.e.ID, in.round.ID)
	if err != nil {
		return err
	}
	n := 0
	var next time.Time
	for _, m := range mails {
		if m.State == invite.MailWaiting || m.State == invite.MailSending {
			n++
			if next.IsZero() || m.Next.Before(next) {
				next = m.Next
			}
		}
	}
	if n == 0 {
		return nil
	}
	return &openError{in.say.N("invite-waiting", n, "Time", next.Format("2006-01-02 15:04"))}
}

// preview shows one letter of each language and says how many would be sent. It changes
// nothing and needs no server.
func (in *inviting) preview(w *writer, ways []invite.Way) error {
	occasion, due, err := in.due(ways)
	if err != nil {
		return err
	}
	to := map[string][]invite.Link{} // by language
	for _, l := range due {
		to[l.Language] = append(to[l.Language], l)
	}
	for _, lang := range slices.Sorted(maps.Keys(to)) {
		letter, err := w.write(occasion, to[lang][0], w.base.Sample())
		if err != nil {
			return err
		}
		fmt.Fprintf(in.Out, "%s: %s\n\n%s\n", in.say.T("invite-subject"), letter.Subject, letter.Text)
		in.talk("invite-would-send", len(to[lang]), "Language", lang)
	}
	if len(to) == 0 {
		fmt.Fprintln(in.Err, in.say.T("invite-none"))
	}
	return nil
}

// due are the links to which [inviting.queue] would queue mails, new ones included, and
// what for.
func (in *inviting) due(ways []invite.Way) (invite.Occasion, []invite.Link, error) {
	links, err := in.db.Links(in.ctx, in.e.ID, in.round.ID)
	if err != nil {
		return 0, nil, err
	}
	mails, err := in.db.Mails(in.ctx, in.e.ID, in.round.ID)
	if err != nil {
		return 0, nil, err
	}
	if in.flags.remind {
		return invite.Reminder, invite.Due(invite.Reminder, links, mails, in.now), nil
	}
	known := map[string]bool{}
	for _, l := range links {
		known[l.Address] = true
	}
	listed := map[string]bool{}
	var due []invite.Link
	for _, way := range ways {
		listed[way.Link.Address] = true
		if !known[way.Link.Address] {
			due = append(due, way.Link)
		}
	}
	for _, l := range invite.Due(invite.Invitation, links, mails, in.now) {
		if listed[l.Address] {
			due = append(due, l)
		}
	}
	return invite.Invitation, due, nil
}
