package document

import (
	"bytes"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// A PlanFile is a curation as a file of its own, to be edited and read back by
// [DecodePlan]. Every recommendation has an entry, those she said nothing about an
// empty one, with comments that say what is computed.
type PlanFile struct {
	Engagement string
	Curation   assessment.Curation
	Head       []string // comments at the beginning
	Entries    []PlanEntry
	Seen       string // comment on what the plan looked like
}

// A PlanEntry is one recommendation of the pack in a plan file.
type PlanEntry struct {
	ID      string
	Comment []string
}

// Encode writes the file. Comments are for people: [DecodePlan] does not need them.
func (f PlanFile) Encode() []byte {
	var b bytes.Buffer
	comments(&b, "", f.Head)
	b.WriteString("plan-of: " + f.Engagement + "\n\nrecommendations:\n")
	written := map[string]bool{}
	for _, e := range f.Entries {
		b.WriteString("\n")
		comments(&b, "  ", e.Comment)
		planEntry(&b, e.ID, f.Curation.Decisions[e.ID])
		written[e.ID] = true
	}
	rest := f.Curation
	rest.Decisions = nil
	node := planNode(rest)
	for _, id := range sortedKeys(f.Curation.Decisions) {
		if !written[id] {
			planEntry(&b, id, f.Curation.Decisions[id])
		}
	}
	for _, p := range node.Pairs {
		b.WriteString("\n")
		if p.Key == "seen" {
			comments(&b, "", []string{f.Seen})
		}
		b.Write(source.Encode(source.MapNode(p)))
	}
	return b.Bytes()
}

// planEntry writes one recommendation with what was said about it.
func planEntry(b *bytes.Buffer, id string, d assessment.Decision) {
	var f fields
	f.decision(d)
	value := strings.TrimSuffix(string(source.Encode(f.asMap())), "\n")
	b.WriteString("  " + strings.TrimSuffix(string(source.Encode(source.ScalarNode(id))), "\n") + ":")
	if strings.HasPrefix(value, "{") { // on one line
		b.WriteString(" " + value + "\n")
		return
	}
	b.WriteString("\n")
	for line := range strings.Lines(value + "\n") {
		if line != "\n" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
}

// comments writes sentences as comments, each broken into lines.
func comments(b *bytes.Buffer, indent string, sentences []string) {
	w := &blank{w: b}
	for _, s := range sentences {
		if s == "" {
			continue
		}
		var part bytes.Buffer
		w.w = &part
		w.comment(0, s)
		for line := range strings.Lines(part.String()) {
			b.WriteString(indent + line)
		}
	}
}

// DecodePlan reads a plan file for an engagement. It is stricter than a document: a
// name that neither the pack nor the curation so far has is a slip, and reported. A
// file that does not say what the plan looked like keeps what was known of that. The
// error is [source.Problems].
func DecodePlan(file string, data []byte, p *questionnaires.Pack, engagement string, before assessment.Curation) (assessment.Curation, error) {
	root, problems := source.Parse(file, data)
	if root == nil {
		return before, problems.Err()
	}
	d := &decoder{problems: problems, index: newIndex(p)}
	if root.Kind != source.Map || root.Get("plan-of") == nil {
		d.add(root.Problemf("not a plan: it begins with plan-of: %s", engagement))
		return before, d.problems.Err()
	}
	if of := root.Get("plan-of"); of.Text != engagement {
		d.add(of.Problemf("this is the plan of %q, not of %q", of.Text, engagement))
	}
	d.known(root, append([]string{"plan-of"}, planKeys...)...)
	c := d.curation(root)
	for id, decision := range c.Decisions {
		if decision.Empty() {
			delete(c.Decisions, id)
		}
	}
	known := before.Unknown(p)
	var slips questionnaires.Faults
	for _, f := range c.Unknown(p) {
		had := slices.ContainsFunc(known, func(k questionnaires.Fault) bool { return k.Key == f.Key && k.Args["Given"] == f.Args["Given"] })
		if !had {
			slips = append(slips, f)
		}
	}
	d.faults(root, slips)
	if len(d.problems) > 0 {
		slices.SortStableFunc(d.problems, func(a, b source.Problem) int { return a.Line - b.Line })
		return before, d.problems.Err()
	}
	if c.Seen == nil {
		c.Seen = before.Seen
	}
	return c, nil
}
