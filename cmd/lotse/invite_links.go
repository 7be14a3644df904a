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
	"lotse/templates/locale"
)

// handOut makes links, or further secrets for those who are to be reminded, and prints
// them or writes them for mail merge.
func (in *inviting) handOut(base invite.Base) error {
	var ways []invite.Way
	var err error
	if in.flags.remind {
		ways, err = in.unfinished()
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
		err = in.db.AddSecrets(in.ctx, in.e.ID, ways)
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
	if err := in.write(ways, base); err != nil {
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
	expires, err := invite.Expiry(in.flags.expires, in.e.Retention, in.now)
	if err != nil {
		return nil, err
	}
	one := func(group, language string, kind invite.Kind) invite.Link {
		return invite.NewLink(group, kind, language, in.e.Disclosure, expires)
	}
	var made []invite.Link
	switch {
	case in.flags.addresses != "":
		recipients, err := in.recipients()
		if err != nil {
			return nil, err
		}
		for _, r := range recipients {
			l := one(r.Group, r.Language, invite.Personal)
			l.Address = r.Address
			made = append(made, l)
		}
	case in.flags.group != "":
		if in.pack.Group(in.flags.group) == nil {
			return nil, in.usage("command-new-unknown-group", "Group", in.flags.group)
		}
		if in.flags.shared {
			l := one(in.flags.group, in.e.Language, invite.Shared)
			l.Places = in.flags.count
			made = append(made, l)
			break
		}
		for range max(in.flags.count, 1) {
			made = append(made, one(in.flags.group, in.e.Language, invite.Personal))
		}
	default:
		missing, err := in.missing()
		if err != nil {
			return nil, err
		}
		for _, group := range slices.Sorted(maps.Keys(missing)) {
			for range missing[group] {
				made = append(made, one(group, in.e.Language, invite.Personal))
			}
		}
	}
	ways := make([]invite.Way, len(made))
	for i, l := range made {
		ways[i] = invite.NewWay(l)
	}
	return ways, nil
}

func (in *inviting) recipients() ([]invite.Recipient, error) {
	data, err := in.readFile(in.flags.addresses)
	if err != nil {
		return nil, err
	}
	return invite.ReadRecipients(in.flags.addresses, data, in.pack, in.e.Language, in.say)
}

// missing says for each group how many more people are invited than have a link.
func (in *inviting) missing() (map[string]int, error) {
	if len(in.round.Invited) == 0 {
		return nil, in.usage("invite-nobody")
	}
	places, err := in.places()
	if err != nil {
		return nil, err
	}
	missing := map[string]int{}
	for group, n := range in.round.Invited {
		if n > places[group] {
			missing[group] = n - places[group]
		}
	}
	return missing, nil
}

// places says how many people of each group the links of the round are for.
func (in *inviting) places() (map[string]int, error) {
	links, err := in.db.Links(in.ctx, in.e.ID, in.round.ID)
	if err != nil {
		return nil, err
	}
	places := map[string]int{}
	for _, l := range links {
		if !l.Revoked {
			places[l.Group] += l.Places
		}
	}
	return places, nil
}

// add keeps new links and raises the number of people invited where there are more
// places now: the rate of answers is counted from it.
func (in *inviting) add(ways []invite.Way) ([]invite.Way, error) {
	added, err := in.db.AddLinks(in.ctx, in.e.ID, in.round.ID, ways)
	if err != nil {
		return nil, err
	}
	if known := len(ways) - len(added); known > 0 {
		in.talk("invite-known", known)
	}
	places, err := in.places()
	if err != nil {
		return nil, err
	}
	raised := map[string]int{}
	for group, n := range places {
		if n > in.round.Invited[group] {
			raised[group] = n
		}
	}
	if len(raised) == 0 {
		return added, nil
	}
	for _, group := range slices.Sorted(maps.Keys(raised)) {
		in.talk("invite-raised", raised[group], "Group", in.pack.Group(group).Name.In(in.say.Lang()))
	}
	return added, in.db.SetInvited(in.ctx, in.e.ID, in.round.ID, raised)
}

// unfinished are further ways in for those who have not handed in.
func (in *inviting) unfinished() ([]invite.Way, error) {
	links, err := in.db.Links(in.ctx, in.e.ID, in.round.ID)
	if err != nil {
		return nil, err
	}
	var ways []invite.Way
	for _, l := range links {
		if l.Kind == invite.Personal && l.Works(in.now) {
			ways = append(ways, invite.NewWay(l))
		}
	}
	return ways, nil
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
			list[i].URL, list[i].Code = base.Link(way.Token), way.Code.String()
		}
		return in.printDocument(list)
	}
	for _, way := range ways {
		l := way.Link
		fmt.Fprintf(in.Out, "%-12s  %-14s  %s%s\n", in.name(l), l.Group, base.Link(way.Token), after("  ", l.Address))
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
}

// document is a link in JSON. Where anonymity was promised, no address stands beside
// whether somebody has answered.
func (in *inviting) document(l invite.Link) linkDocument {
	d := linkDocument{ID: l.ID, Group: l.Group, Kind: l.Kind.String(), Language: l.Language, State: l.State(in.now).String(),
		Places: l.Places, Used: l.Used, LastDay: invite.LastDay(l.Expires).Format(time.DateOnly), Address: l.Address}
	if l.Disclosure == assessment.DisclosureAnonymous {
		d.Address = ""
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
