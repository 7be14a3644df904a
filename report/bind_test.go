package report

import (
	"slices"
	"strings"
	"testing"
)

// Numbers stay with their units and leading words; ~ stands for a no-break space.
func TestBind_places(t *testing.T) {
	for _, want := range []string{
		"mindestens 80~Prozent der Fragen",
		"about 80~per~cent, 100~days",
		"2 per person",
		"in 100~Tagen (85~Prozent)",
		"1 von beiden",
		"(Stufe~2) „Seite~3“",
		"am 2.~November 2026",
		"on 2~May 2026",
		"z.~B. im Mai, d.~h. bald",
		"nach §~5 DDG und Art.~50",
		"gut~– besser",
		"–", "– ", " –",
		"14~Personentage, 2~Personen.",
		"schon 7~Tage 3~Stunden",
		"BAG 13.12.2016~– 1~ABR~7/15",
		" 3~Tage ",
		"Kapitel~3. Personen",
		"", " ",
	} {
		want = strings.ReplaceAll(want, "~", nbsp)
		if got := bind(strings.ReplaceAll(want, nbsp, " ")); got != want {
			t.Errorf("bind gives %q, want %q", got, want)
		}
		if got := bind(want); got != want {
			t.Errorf("bound twice: %q, want %q", got, want)
		}
	}
}

// Words are bound wherever they stand; ids and the caller's lists stay as they are.
func TestBound(t *testing.T) {
	steps := []string{"in 3 Tagen"}
	fig := &Figure{ID: "nach 3 Tagen", Alt: "3 Tage"}
	d := &Document{Chapters: []Chapter{{Title: "30 Tage", Blocks: []Block{
		Card{Steps: steps, Why: Rich{{Text: "80 Prozent", Anchor: "Seite 3"}}},
		Summary{Map: fig},
	}}}}
	got := bound(d).Chapters[0]
	card, drawn := got.Blocks[0].(Card), got.Blocks[1].(Summary).Map
	for have, want := range map[string]string{
		got.Title: "30~Tage", card.Steps[0]: "in 3~Tagen", card.Why[0].Text: "80~Prozent", drawn.Alt: "3~Tage",
		card.Why[0].Anchor: "Seite 3", drawn.ID: "nach 3 Tagen",
	} {
		if want = strings.ReplaceAll(want, "~", nbsp); have != want {
			t.Errorf("%q, want %q", have, want)
		}
	}
	if !slices.Equal(steps, []string{"in 3 Tagen"}) || fig.Alt != "3 Tage" {
		t.Error("the caller's words are changed")
	}
}
