package figure_test

import "lotse/report/figure"

// votes are shows of hands: the usual one, none shown, everybody everywhere, and marks
// that meet.
func votes() map[string]figure.Votes {
	base := figure.Votes{
		Levels: 5, DontKnow: "weiß nicht", Survey: "Befragung", Agreed: "vereinbart", NotShown: "Verteilung nicht gezeigt",
		MarkAgree: "vereinbarte Stufe", MarkMean: "Wert der Befragung",
	}
	with := func(levels int, rows ...figure.VoteRow) figure.Votes {
		v := base
		v.Levels, v.Rows = levels, rows
		return v
	}
	long := "Wie wird sichergestellt, dass die Fachabteilungen ihre Informationen rechtzeitig, vollständig und in einer Form liefern, mit der die Redaktion arbeiten kann?"
	return map[string]figure.Votes{
		"sample": with(5,
			figure.VoteRow{Name: "Gibt es einen klaren Auftrag der Leitung?", Counts: []int{1, 7, 3, 0, 0}, DontKnow: "0", Survey: value(1.8, "1,8"), Agreed: 2},
			figure.VoteRow{Name: "Sind die Regeln akzeptiert?", Counts: []int{0, 6, 3, 0, 0}, DontKnow: "2", Survey: figure.Value{Text: "–"}},
			figure.VoteRow{Name: long, DontKnow: "–", Survey: value(3, "3,0"), Agreed: 3}),
		"ends": with(5,
			figure.VoteRow{Name: "Ganz unten", Counts: []int{99999, 1, 0, 0, 0}, DontKnow: "1234", Survey: value(1, "1,0"), Agreed: 1},
			figure.VoteRow{Name: "Ganz oben", Counts: []int{0, 0, 0, 1, 120}, DontKnow: "0", Survey: value(5, "5,0"), Agreed: 5}),
		"three": with(3, figure.VoteRow{Name: "Drei Stufen", Counts: []int{3, 2, 1}, DontKnow: "0", Survey: figure.Value{Text: "–"}, Agreed: 1}),
		"ten":   with(10, figure.VoteRow{Name: "Zehn Stufen", Counts: []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, DontKnow: "0", Survey: figure.Value{Text: "–"}}),
		"none":  with(5),
	}
}
