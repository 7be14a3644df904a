package report

import (
	"strings"

	"lotse/assessment"
)

// States of a channel in the pack.
const (
	channelActive    = "ch-active"
	channelAbandoned = "ch-abandoned"
)

// channels sets the channels the client uses against the target groups.
func (a *author) channels(profiles []assessment.Audience) []Block {
	list := a.pub.Company.Channels
	if len(list) == 0 {
		return nil
	}
	blocks := []Block{Heading{ID: "channels", Level: 2, Text: a.say.T("report-audiences-channels")}}
	blocks = append(blocks, a.channelTable(list))
	if t := a.orphanedChannels(); t != nil {
		blocks = append(blocks, Callout{Text: t})
	}
	if t := a.unusedNetworks(profiles); t != "" {
		blocks = append(blocks, para(t))
	}
	return blocks
}

// orphanedChannels names the channels that are abandoned or reach nobody.
func (a *author) orphanedChannels() Rich {
	text := strings.TrimSuffix(a.text("txt-channels", nil), ".")
	if text == "" {
		return nil
	}
	var names []string
	for _, c := range a.pub.Company.Channels {
		if c.Orphaned {
			names = append(names, inOneLine(c.Name))
		}
	}
	return Rich{{Text: text + ":", Bold: true}, {Text: " " + a.say.List(names) + "."}}
}

// channelTable lists the channels with whom they reach and what to do with them.
func (a *author) channelTable(list []assessment.Channel) Table {
	const id = "tab-channels"
	table := Table{
		ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id),
		Columns: []TableColumn{
			{Head: a.head(id, "channel")},
			{Head: a.head(id, "status")},
			{Head: a.head(id, "purpose")},
			{Head: a.head(id, "audiences")},
			{Head: a.head(id, "proposal")},
		},
	}
	for _, c := range list {
		name := inOneLine(c.Name)
		if name == "" {
			name = c.ID
		}
		table.Rows = append(table.Rows, TableRow{Header: true, Cells: []Cell{
			{Text: bold(name)},
			wordsCell(a.label(c.Status)),
			a.typedCell(c.Purpose),
			wordsCell(a.audienceNames(c.Audiences)),
			{Text: plain(a.channelProposal(c))},
		}})
	}
	return table
}

// audienceNames joins the names of target groups.
func (a *author) audienceNames(ids []string) string {
	var names []string
	for _, id := range ids {
		for _, p := range a.pub.Audiences.Profiles {
			if p.ID == id {
				names = append(names, a.quoted(p.Name))
			}
		}
	}
	return strings.Join(names, ", ")
}

// channelProposal says what to do with a channel: one that reaches a target group is
// kept and cared for, one that reaches none is given a group or given up.
func (a *author) channelProposal(c assessment.Channel) string {
	reaches := len(c.Audiences) > 0
	switch {
	case c.Status == channelAbandoned && reaches:
		return a.say.T("report-audiences-channel-revive")
	case c.Status == channelAbandoned:
		return a.say.T("report-audiences-channel-close")
	case !reaches:
		return a.say.T("report-audiences-channel-assign")
	}
	var parts []string
	if c.Status == channelActive {
		parts = append(parts, a.say.T("report-audiences-channel-keep"))
	} else {
		parts = append(parts, a.say.T("report-audiences-channel-rhythm"))
	}
	if c.Owner.Empty() {
		parts = append(parts, a.say.T("report-audiences-channel-owner"))
	}
	if c.Purpose.Empty() {
		parts = append(parts, a.say.T("report-audiences-channel-purpose"))
	}
	return joinSentences(parts)
}

// channel is the channel that somebody means, by its id or by its name.
func (a *author) channel(name string) (assessment.Channel, bool) {
	for _, c := range a.pub.Company.Channels {
		if name == c.ID || c.Name != "" && strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(c.Name)) {
			return c, true
		}
	}
	return assessment.Channel{}, false
}

// channelNames are the names of the places where a target group can be reached.
func (a *author) channelNames(ids []string) []string {
	var names []string
	for _, id := range ids {
		if c, ok := a.channel(id); ok && c.Name != "" {
			id = c.Name
		}
		if s := inOneLine(id); s != "" {
			names = append(names, s)
		}
	}
	return names
}

// unusedNetworks names the places where target groups can be reached and the client
// has no channel.
func (a *author) unusedNetworks(profiles []assessment.Audience) string {
	var names []string
	seen := map[string]bool{}
	for _, p := range profiles {
		for _, id := range p.Channels {
			name := inOneLine(id)
			if _, ok := a.channel(id); ok || name == "" || seen[strings.ToLower(name)] {
				continue
			}
			seen[strings.ToLower(name)] = true
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return a.say.T("report-audiences-unused", "Names", a.say.List(names))
}
