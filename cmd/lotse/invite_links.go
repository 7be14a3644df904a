package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/invite/campaign"
	"lotse/templates/locale"
)

// handOut makes links, or further secrets for those who are to be reminded, and prints
// them or writes them for mail merge.
func (in *inviting) handOut() error {
	var ways []invite.Way
	var err error
	if in.flags.remind {
		kind := invite.Personal
		if in.flags.preparer {
			kind = invite.Preparation
		}
		ways, err = in.campaign.Unfinished(in.ctx, kind)
	} else {
		ways, err = in.newWays()
	}
	if err != nil {
		return err
	}
	if in.flags.dry {
		in.talk("invite-would-make", len(ways))
		return nil
	}
	switch {
	case in.flags.remind:
		err = in.campaign.Again(in.ctx, ways)
	default:
		ways, err = in.add(ways)
	}
	if err != nil {
		return err
	}
	if len(ways) == 0 {
		fmt.Fprintln(in.Err, in.say.T("invite-none"))
		return nil
	}
	if err := in.write(ways, in.campaign.Base); err != nil {
		return err
	}
	in.talk("invite-made", len(ways))
	return nil
}

func (in *inviting) talk(key string, n int, args ...any) {
	fmt.Fprintln(in.Err, in.say.N(key, n, args...))
}

// newWays are the links that the flags ask for: one for each address, some for a group,
// or for every group as many as people are invited and have none.
func (in *inviting) newWays() ([]invite.Way, error) {
	until, err := in.campaign.Until(in.flags.expires)
	if err != nil {
		return nil, err
	}
	switch {
	case in.flags.preparer:
		people, err := in.preparers()
		if err != nil {
			return nil, err
		}
		return until.Preparers(in.flags.sections, people)
	case in.flags.addresses != "":
		recipients, err := in.recipients()
		if err != nil {
			return nil, err
		}
		return until.Recipients(recipients), nil
	case in.flags.group == "":
		return until.Missing(in.ctx)
	case in.pack.Group(in.flags.group) == nil:
		return nil, in.usage("command-new-unknown-group", "Group", in.flags.group)
	case in.flags.shared:
		return until.Shared(in.flags.group, in.flags.count), nil
	}
	return until.Group(in.flags.group, max(in.flags.count, 1)), nil
}

func (in *inviting) recipients() ([]invite.Recipient, error) {
	data, err := in.readFile(in.flags.addresses)
	if err != nil {
		return nil, err
	}
	return invite.ReadRecipients(in.flags.addresses, data, in.pack, in.e.Language, in.say)
}

// preparers are the people that --to names, or somebody whose link is handed over by hand.
func (in *inviting) preparers() ([]invite.Recipient, error) {
	if len(in.flags.to) == 0 {
		return make([]invite.Recipient, 1), nil
	}
	var people []invite.Recipient
	for _, given := range in.flags.to {
		address, ok := invite.ParseAddress(given)
		if !ok {
			return nil, in.usage("invite-list-address", "Given", given)
		}
		people = append(people, invite.Recipient{Address: address})
	}
	return people, nil
}

// add keeps new links.
func (in *inviting) add(ways []invite.Way) ([]invite.Way, error) {
	added, err := in.campaign.Add(in.ctx, ways)
	in.tell(added)
	return added.Ways, err
}

// tell says who was known already and how many people more are invited now.
func (in *inviting) tell(added campaign.Added) {
	if added.Known > 0 {
		in.talk("invite-known", added.Known)
	}
	for _, group := range slices.Sorted(maps.Keys(added.Raised)) {
		in.talk("invite-raised", added.Raised[group], "Group", in.pack.Group(group).Name.In(in.say.Lang()))
	}
}

// write prints links, or writes them for mail merge.
func (in *inviting) write(ways []invite.Way, base invite.Base) error {
	if in.flags.csv != "" {
		say, err := locale.New(in.e.Language)
		if err != nil {
			return err
		}
		for i := range ways {
			ways[i].Link.ID = in.name(ways[i].Link)
		}
		err = in.writeSecretFile(in.flags.csv, func(w io.Writer) error {
			return invite.WriteMerge(w, ways, base, say, func(id, lang string) string { return in.pack.Group(id).Name.In(lang) })
		})
		if err != nil || !in.flags.json {
			return err
		}
	}
	if in.flags.json {
		list := make([]linkDocument, len(ways))
		for i, way := range ways {
			list[i] = in.document(way.Link)
			list[i].ID, list[i].Address = in.name(way.Link), way.Link.Address
			list[i].URL, list[i].Code = base.Link(way.Link.Kind, way.Token), way.Code.String()
		}
		return in.printDocument(list)
	}
	for _, way := range ways {
		l := way.Link
		fmt.Fprintf(in.Out, "%-12s  %-14s  %s%s\n", in.name(l), groupWord(l.Kind.String(), l.Group), base.Link(l.Kind, way.Token), after("  ", l.Address))
		if way.Code != "" {
			fmt.Fprintf(in.Out, "%-12s  %-14s  %s\n", "", "", in.say.T("invite-code", "Code", way.Code, "Entry", base.Entry()))
		}
	}
	return nil
}

// name is a link's id; "" where anonymity was promised and an address stands beside
// it, because --list tells by id whether somebody has answered.
func (in *inviting) name(l invite.Link) string {
	if l.Disclosure == assessment.DisclosureAnonymous && l.Address != "" {
		return ""
	}
	return l.ID
}

// groupWord is what stands for a group in a list: of who prepares the kind of the link.
func groupWord(kind, group string) string {
	if kind == invite.Preparation.String() {
		return kind
	}
	return group
}

// after is s with something before it, or nothing.
func after(before, s string) string {
	if s == "" {
		return ""
	}
	return before + s
}

// A linkDocument is one link in JSON.
type linkDocument struct {
	ID       string `json:"id"`
	Group    string `json:"group"`
	Kind     string `json:"kind"`
	Language string `json:"language"`
	State    string `json:"state"`
	Places   int    `json:"places,omitempty"`
	Used     int    `json:"used"`
	LastDay  string `json:"last-day"`
	Mail     string `json:"mail,omitempty"`
	Fault    string `json:"fault,omitempty"`
	Address  string `json:"address,omitempty"`
	URL      string `json:"url,omitempty"`
	Code     string `json:"code,omitempty"`

	Sections []string `json:"sections,omitempty"`    // of who prepares
	Handed   string   `json:"handed-over,omitempty"` // the day on which she handed over
}

// document is a link in JSON. Where anonymity was promised, no address stands beside
// whether somebody has answered.
func (in *inviting) document(l invite.Link) linkDocument {
	d := linkDocument{ID: l.ID, Group: l.Group, Kind: l.Kind.String(), Language: l.Language, State: l.State(in.now).String(),
		Places: l.Places, Used: l.Used, LastDay: invite.LastDay(l.Expires).Format(time.DateOnly), Address: l.Address}
	if l.Disclosure == assessment.DisclosureAnonymous {
		d.Address = ""
	}
	if d.Sections = l.Sections; !l.Handed.IsZero() {
		d.Handed = l.Handed.Format(time.DateOnly)
	}
	return d
}

func (in *inviting) printDocument(links []linkDocument) error {
	enc := json.NewEncoder(in.Out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Version    int            `json:"version"`
		Engagement string         `json:"engagement"`
		Round      string         `json:"round"`
		Disclosure string         `json:"disclosure"`
		Links      []linkDocument `json:"links"`
	}{1, in.e.ID, in.round.ID, in.e.Disclosure.String(), links})
}
