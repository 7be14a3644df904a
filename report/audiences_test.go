package report_test

import (
	"fmt"
	"testing"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/report"
)

// audienceRow is a target group with a few answers.
func audienceRow(id string, ideal bool, priority float64, more map[string]questionnaires.Value) questionnaires.Entry {
	fields := map[string]questionnaires.Value{
		"aud-name": questionnaires.Plain("Gruppe " + id), "aud-type": questionnaires.Pick("aud-partner"),
		"aud-ideal": questionnaires.Flag(ideal), "aud-priority": questionnaires.Number(priority),
	}
	for k, v := range more {
		fields[k] = v
	}
	return row(id, fields)
}

func TestBuild_audiences(t *testing.T) {
	var seven questionnaires.Entries
	for i := range 7 {
		seven = append(seven, audienceRow(fmt.Sprint(i), false, 2, nil))
	}
	profiles := func(list ...questionnaires.Entry) func(assessment.Facts) {
		return set("audience-profiles", questionnaires.Entries(list))
	}
	checkChapter(t, "rep-audiences", []chapterCase{
		{"none", profiles(), []string{"Es sind noch keine Zielgruppen beschrieben.", "Facebook"}, []string{"Die Profile im Vergleich"}},
		{"too many", set("audience-profiles", seven),
			[]string{"Sieben Zielgruppen sind beschrieben.", "Zu viele Zielgruppen: Mit mehr als sechs", "Keine der Zielgruppen ist als Wunschkunden benannt."}, nil},
		{"kept elsewhere", profiles(audienceRow("a", true, 5, map[string]questionnaires.Value{"aud-filled": questionnaires.Number(7)})),
			[]string{"Die Antworten zu dieser Zielgruppe liegen an anderer Stelle vor", "Profil: 7 von 10", "Beleg: nicht angegeben"}, []string{"[noch offen]"}},
		{"wording not recorded", profiles(audienceRow("a", true, 5, map[string]questionnaires.Value{"aud-role": questionnaires.Flag(true)})),
			[]string{"Rolle bei der Entscheidung bekannt, Wortlaut nicht festgehalten", "[noch offen]"}, nil},
		{"networks without a channel", profiles(audienceRow("a", true, 5, map[string]questionnaires.Value{"aud-channels": questionnaires.Picks{"linkedin", "Fachmessen", "fachmessen"}})),
			[]string{"ohne dass Sie einen Kanal haben: Fachmessen.", "Gruppe a (Wunschkunden)", "LinkedIn, Fachmessen"}, []string{"linkedin,"}},
		{"no channels", unset("channels"), nil, []string{"Ihre Kanäle"}},
	})
}

// TestBuild_audiences_order: ideal customers come first, then the more important
// groups, then as entered.
func TestBuild_audiences_order(t *testing.T) {
	c, _ := chapterOf(t, "de", "rep-audiences", set("audience-profiles", questionnaires.Entries{
		audienceRow("a", false, 5, nil), audienceRow("b", true, 2, nil), audienceRow("c", true, 4, nil), audienceRow("d", false, 5, nil),
	}))
	got := ""
	for _, b := range c.Blocks {
		if p, ok := b.(report.Profile); ok {
			got += p.Title[len("Gruppe "):]
		}
	}
	if want := "cbad"; got != want {
		t.Errorf("target groups in the order %q, want %q", got, want)
	}
}

// TestBuild_channelProposals: what to do follows from whom a channel reaches and how it
// is kept.
func TestBuild_channelProposals(t *testing.T) {
	owner := questionnaires.Plain("Redaktion")
	for _, tt := range []struct {
		name, status string
		reaches      bool
		owner        questionnaires.Value
		want         string
	}{
		{"active", "ch-active", true, owner, "Beibehalten. Den Zweck in einem Satz festhalten."},
		{"active without an owner", "ch-active", true, nil, "Beibehalten. Eine verantwortliche Rolle benennen. Den Zweck in einem Satz festhalten."},
		{"irregular", "ch-irregular", true, owner, "Beibehalten und einen festen Takt vereinbaren. Den Zweck in einem Satz festhalten."},
		{"reaches nobody", "ch-active", false, owner, "Einer Zielgruppe zuordnen oder aufgeben."},
		{"abandoned", "ch-abandoned", false, nil, "Schließen und auf einen bespielten Kanal verweisen."},
		{"abandoned but needed", "ch-abandoned", true, nil, "Wieder aufnehmen: Eine Ihrer Zielgruppen ist hier erreichbar. Sonst schließen."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fields := map[string]questionnaires.Value{"channel-name": questionnaires.Plain("Netz"), "channel-status": questionnaires.Pick(tt.status)}
			if tt.owner != nil {
				fields["channel-owner"] = tt.owner
			}
			var group map[string]questionnaires.Value
			if tt.reaches {
				group = map[string]questionnaires.Value{"aud-channels": questionnaires.Picks{" netz "}}
			}
			c, _ := chapterOf(t, "de", "rep-audiences", both(
				set("channels", questionnaires.Entries{row("n", fields)}),
				set("audience-profiles", questionnaires.Entries{audienceRow("a", true, 3, group)}),
			))
			for _, b := range c.Blocks {
				if table, ok := b.(report.Table); ok && table.ID == "tab-channels" {
					if got := table.Rows[0].Cells[4].Text.String(); got != tt.want {
						t.Errorf("proposal %q, want %q", got, tt.want)
					}
					return
				}
			}
			t.Fatal("no table of channels")
		})
	}
}
