package figure_test

import (
	"fmt"
	"strings"
	"testing"

	"lotse/report/figure"
)

// road makes a roadmap of bands, each a list of cards per column: "4F" is a
// foundation, "5!" an immediate action.
func road(bands ...[3]string) figure.Roadmap {
	r := figure.Roadmap{
		After:  "nach",
		Legend: figure.RoadLegend{Foundation: "Grundlage", Immediate: "Sofortmaßnahme", Days: "4 T: Personentage", After: "nach 3: setzt Empfehlung 3 voraus"},
		Columns: []figure.RoadColumn{
			{Name: "30 Tage", Load: "25 von 25 Personentagen", Days: 25, Capacity: 25},
			{Name: "90 Tage", Load: "35 von 35", Days: 35, Capacity: 35},
			{Name: "180 Tage", Load: "40 von 40", Days: 40, Outside: 2, Capacity: 40},
		},
	}
	for _, columns := range bands {
		band := figure.RoadBand{Cards: make([][]figure.RoadCard, 3)}
		for i, list := range columns {
			for _, word := range strings.Fields(list) {
				band.Cards[i] = append(band.Cards[i], roadCard(word))
			}
		}
		r.Bands = append(r.Bands, band)
	}
	return r
}

func roadCard(word string) figure.RoadCard {
	card := figure.RoadCard{Foundation: strings.HasSuffix(word, "F"), Immediate: strings.HasSuffix(word, "!"), Days: "2 T"}
	fmt.Sscan(strings.TrimRight(word, "F!"), &card.Number)
	titles := []string{"Zuständigkeiten klären", "Einen festen, einfachen Lieferweg für Themen einrichten", "Informationen in drei Klassen einteilen: frei, nach Freigabe, vertraulich und noch einiges andere mehr, das nicht passt"}
	card.Title = titles[card.Number%len(titles)]
	return card
}

func roadmaps() map[string]figure.Roadmap {
	sample := road([3]string{"1F 2! 3! 9", "22F 14 20", "24"}, [3]string{"4F 5 8!", "11 12", "23"}, [3]string{"7!", "", "28"})
	sample.Links = []figure.RoadLink{{From: 2, To: 9}, {From: 2, To: 20}, {From: 5, To: 8}, {From: 5, To: 11}, {From: 11, To: 12}}
	sample.Spine = []int{1, 4}
	sample.Bands[0].Cards[2][0].Needs = []int{3, 11}
	sample.Bands[2].Note = "ohne Voraussetzung"
	late := road([3]string{"1F", "3", ""}, [3]string{"", "2F 4 5 6 7", "8 9"})
	late.Spine = []int{1, 2}
	for _, to := range []int{5, 6, 7, 8, 9} {
		late.Links = append(late.Links, figure.RoadLink{From: 4, To: to}, figure.RoadLink{From: 5, To: to + 1})
	}
	full := road([3]string{"1F 2 3 4 5", "6 7 8 9 10", "11 12 13 14 15"}, [3]string{"16F 17 18 19 20", "21 22 23 24 25", "26 27 28 29 30"},
		[3]string{"31 32 33 34 35", "36 37 38 39 40", "41 42 43 44 45 46"})
	full.Bands[0].Cards[1][0].Needs = []int{2, 3, 4, 5}
	return map[string]figure.Roadmap{
		"sample": sample, "late": late, "full": full,
		"one":   road([3]string{"", "", "1"}),
		"empty": road(),
	}
}

// TestRoadmap_needs: what no arrow can show is said on the card.
func TestRoadmap_needs(t *testing.T) {
	r := road([3]string{"1F 2", "3", "4"}, [3]string{"5", "", ""})
	r.Links = []figure.RoadLink{{From: 2, To: 4}, {From: 2, To: 5}, {From: 2, To: 3}}
	svg := string(figure.SVG(164, r.Height(), "x", advance, r.Draw))
	if got := strings.Count(svg, "nach\u00a02"); got != 2 {
		t.Errorf("%d cards say that they come after 2, want 2", got)
	}
}

func TestRoadmap_Empty(t *testing.T) {
	for name, r := range roadmaps() {
		if got, want := r.Empty(), name == "empty"; got != want {
			t.Errorf("%s: empty: %v, want %v", name, got, want)
		}
	}
}
