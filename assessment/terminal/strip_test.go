package terminal

import (
	"fmt"
	"testing"

	"lotse/assessment"
)

// The key of the list of questions marks no text: the next letter would replace all of it.
func TestRunner_KeepsWordsInside(t *testing.T) {
	k := newKitchen(t, "de", "")
	d := k.drive(80, 24).press("ctrl+g", "swot", "enter", "enter", "1", "enter", "Gute", "ctrl+g", " Leute").sees("Gute Leute")
	d.press("esc", "ctrl+n", "Eine Notiz", "ctrl+g", " mehr").sees("Eine Notiz mehr")
}

// The values so far and the time left are seen in the workshop at every size that has
// room for them, and nothing gives way to them.
func TestRunner_Strip(t *testing.T) {
	scores := func() []Score {
		list := []Score{{Name: "Rollen und Zuständigkeiten"}}
		for i := range 7 {
			list = append(list, Score{Name: fmt.Sprint("Feld ", i), Value: assessment.Number{Known: true, Value: 2.4}, Share: 0.35})
		}
		return list
	}
	for _, size := range [][2]int{{60, 20}, {80, 24}, {99, 30}, {120, 40}} {
		k := newKitchen(t, "de", "")
		m := newMinutes(t, k)
		d := drive(t, k.runner(func(iv *Interview) { iv.Scores, iv.Meeting = scores, m.meeting() }), size[0], size[1])
		d.sees("Rollen und", "Feld 6", "2,4", "23 ").fits(size[0], size[1])
		d.press("ctrl+l").sees("Zu dieser Frage").fits(size[0], size[1])
	}
	k := newKitchen(t, "de", "")
	m := newMinutes(t, k)
	with := drive(t, k.runner(func(iv *Interview) { iv.Scores, iv.Meeting = scores, m.meeting() }), 40, 12)
	with.fits(40, 12)
	with.sees("Name des Unternehmens", "enter weiter").lacks("Feld 6")
	drive(t, newKitchen(t, "de", "experts").runner(nil), 80, 24).sees("Frage 1 von").lacks("Feld 6")
}
