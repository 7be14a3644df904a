package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"lotse/assessment/invite"
	"lotse/assessment/store"
)

// list shows the links of the round: where each stands, and whether its mail went.
func (in *inviting) list() error {
	links, err := in.db.Links(in.ctx, in.e.ID, in.round.ID)
	if err != nil {
		return err
	}
	last, err := in.campaign.Last(in.ctx)
	if err != nil {
		return err
	}
	list := make([]linkDocument, len(links))
	for i, l := range links {
		list[i] = in.document(l)
		if m, ok := last[l.ID]; ok {
			list[i].Mail, list[i].Fault = m.State.String(), m.Fault
		}
	}
	if in.flags.json {
		return in.printDocument(list)
	}
	if len(list) == 0 {
		fmt.Fprintln(in.Err, in.say.T("invite-none-yet"))
		return nil
	}
	for _, d := range list {
		fmt.Fprintln(in.Out, in.line(d))
	}
	return nil
}

// line is a link in one line: id, group, state, last day, mail, address.
func (in *inviting) line(d linkDocument) string {
	state := in.say.T("invite-state-" + d.State)
	if d.Kind == invite.Shared.String() {
		places := "∞"
		if d.Places > 0 {
			places = strconv.Itoa(d.Places)
		}
		state += " " + in.say.T("invite-places", "Used", d.Used, "Places", places)
	}
	mail := ""
	if d.Mail != "" {
		mail = in.say.T("invite-mail-" + d.Mail)
	}
	return fmt.Sprintf("%s  %-14s  %-16s  %s%s%s%s", d.ID, groupWord(d.Kind, d.Group), state, d.LastDay, after("  ", mail), after("  ", d.Address), after("  ", d.Fault))
}

// each does something with the links that a flag names, by id or by the address they
// were sent to, and says so.
func (in *inviting) each(names []string, do func(ctx context.Context, engagement, id string) error, done string) error {
	links, err := in.db.Links(in.ctx, in.e.ID, in.round.ID)
	if err != nil {
		return err
	}
	for _, name := range names {
		id := name
		if address, ok := invite.ParseAddress(name); ok {
			for _, l := range links {
				// Who prepares and answers has two links: --preparer says which one is meant.
				if l.Address == address && (id == name || l.Addressee().Preparer == in.flags.preparer) {
					id = l.ID
				}
			}
		}
		switch err := do(in.ctx, in.e.ID, id); {
		case errors.Is(err, store.ErrNotFound):
			return in.usage("invite-unknown", "ID", name)
		case errors.Is(err, store.ErrFinished):
			return in.usage("invite-finished", "ID", name)
		case err != nil:
			return err
		}
		fmt.Fprintln(in.Err, in.say.T(done, "ID", name))
	}
	return nil
}
