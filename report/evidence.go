package report

import "strings"

// A place is where a chapter shows the values of an instrument's metrics.
type place struct {
	metrics string // what their names start with
	chapter string
	anchor  string // the id of the block that shows them
}

// places are the chapters' exhibits that show metrics. The first one that fits
// and is printed counts.
func places() []place {
	return []place{
		{"goals.", "rep-goals", "rep-goals"},
		{"positioning.", "rep-positioning", "rep-positioning"},
		{"audience.", "rep-audiences", "rep-audiences"},
		{"channels.", "rep-audiences", "channels"},
		{"swot.", "rep-swot", "rep-swot"},
		{"raci.", "rep-roles", "fig-raci"},
		{"owner.", "rep-roles", "fig-owner-check"},
		{"flow.", "rep-flows", "fig-flows"},
		{"time.util.", "rep-time", "tab-time"},
		{"time.need-hours", "rep-time", "tab-time"},
		{"time.expert-", "rep-time", "tab-time"},
		{"time.chase-ratio", "rep-time", "rep-time"},
		{"time.dialogue-share", "rep-time", "rep-time"},
		{"rules.", "rep-rules", "rep-rules"},
		{"barrier.", "rep-knowledge", "fig-barriers"},
		{"wg.", "rep-knowledge", "working-group"},
	}
}

// evidence is the id of the block in which a chapter shows a metric's value;
// "" if none does.
func (a *author) evidence(metric string) string {
	for _, p := range places() {
		if strings.HasPrefix(metric, p.metrics) && a.has(p.chapter) {
			return p.anchor
		}
	}
	return ""
}
