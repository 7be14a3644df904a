package terminal

import "testing"

// What was typed on the whole screen and never confirmed is told line by line, and can
// be taken as the answer.
func TestPlain_Draft(t *testing.T) {
	k := newKitchen(t, "de", "")
	d := k.drive(80, 24)
	d.press("Nordhang", "ctrl+c")
	k.settled(d)
	out := k.plainly(":entwurf\n:entwurf\n", nil)
	shows(t, out, "Name des Unternehmens", "Schon getippt, noch keine Antwort: Nordhang (:entwurf nimmt es)", "Gesichert: Nordhang", "Branche", "nichts getippt")
	if len(k.answers) != 1 || len(k.drafts) != 0 {
		t.Errorf("answers %v, drafts %v", k.answers, k.drafts)
	}

	// A number that is none stays, and a table's entry that was open is not lost.
	d = k.drive(80, 24).press("Maschinen", "enter", "viele", "ctrl+c")
	k.settled(d)
	out = k.plainly(":entwurf\n.\n", nil)
	shows(t, out, "noch keine Antwort: viele", "„viele“ ist keine Zahl")
	d = k.drive(80, 24).press("ctrl+g", "swot", "enter", "enter", "1", "enter", "Gute Leute", "ctrl+c")
	k.settled(d)
	out = k.plainly("/swot\n:entwurf\n.\n", nil)
	shows(t, out, "noch keine Antwort: 1 Eintrag", "Gesichert: 1 Eintrag")
}
