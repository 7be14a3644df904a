package report_test

import (
	"strings"
	"testing"

	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// What has become less has not grown by a negative share.
func TestBuild_timeThatFell(t *testing.T) {
	for name, tt := range map[string]struct {
		column string
		before float64
		want   map[string]string
	}{
		"time": {"tb-allocated-before", 40, map[string]string{
			"de": "gewachsen; die vorgesehene Zeit ist um", "en": "the allocated time has fallen by"}},
		"time and tasks": {"tb-load-before", 25, map[string]string{
			"de": "sind die Aufgaben um 30 Prozent zurückgegangen, die vorgesehene Zeit um 74 Prozent",
			"en": "tasks have fallen by 30 per cent and the allocated time by 74 per cent"}},
	} {
		t.Run(name, func(t *testing.T) {
			e, pack := assesstest.Nordhang(t)
			rows, _ := e.Latest().Facts["time-budget"].Value.(questionnaires.Entries)
			for _, row := range rows {
				row.Fields[tt.column] = questionnaires.Number(tt.before)
				if tt.column == "tb-load-before" {
					row.Fields["tb-allocated-before"] = questionnaires.Number(60)
				}
			}
			pub, plan := assessed(e, pack)
			for lang, want := range tt.want {
				text := strings.ReplaceAll(build(t, pub, plan, lang).Plain(), "\u00a0", " ")
				if n := strings.Count(strings.Join(strings.Fields(text), " "), want); n < 2 {
					t.Errorf("%s: %d times %q, want it among the essentials and in its chapter", lang, n, want)
				}
				if strings.Contains(text, "um −") || strings.Contains(text, "by −") {
					t.Errorf("%s: something has grown by less than nothing", lang)
				}
			}
		})
	}
}
