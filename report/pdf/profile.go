package pdf

import (
	"strconv"

	"lotse/report"
	"lotse/report/figure"
)

// The places on a profile, in mm: a dark head over two columns of questions.
const (
	profileLeft    = 30.0
	profileRight   = 112.0
	profileColumn  = 70.0
	profileHead    = 19.0
	profileTitle   = 76.0 // room for the title
	profileFacts   = 3
	profileGap     = 8.0
	profileOpen    = 26.0 // width of the box that stands for an answer
	profileOpenLow = 5.0
)

// factPlaces are where the facts in the head stand, and how wide they may be.
var factPlaces = [profileFacts]struct{ x, width float64 }{{profileRight, 16}, {129, 36}, {167, 18}}

// A profile is a target group's card being laid out: what to draw at which distance
// below its top.
type profile struct {
	*writer
	report.Profile
	elem  *elem
	draws []func(p *page, top float64)
}

// profilePieces lays out a target group as one piece, so that no page divides it. One
// that is taller than a page becomes ordinary blocks.
func (w *writer) profilePieces(b report.Profile) []piece {
	f := &profile{writer: w, Profile: b, elem: w.sect.add("Sect")}
	head := f.head()
	height := f.body(head)
	if height > contentEnd-contentTop {
		w.sect.kids = w.sect.kids[:len(w.sect.kids)-1]
		return w.plainProfile(b)
	}
	return []piece{{height: height, above: 6, below: profileGap, draw: func(p *page, y float64) {
		w.anchor(b.ID, p, y-2)
		w.bookmark(b.Title, 1, p, y-2)
		p.decorate(layout)
		p.box(marginLeft, y, contentWidth, head, navy)
		p.frame(marginLeft, y, contentWidth, height, 0.8, navy)
		for _, draw := range f.draws {
			draw(p, y)
		}
	}}}
}

// at draws a text with its top edge at a distance from the card's top.
func (f *profile) at(t *text, x, y float64) {
	f.draws = append(f.draws, func(p *page, top float64) { t.draw(p, x, top+y) })
}

// head sets who it is and what weighs, and returns the head's height.
func (f *profile) head() float64 {
	const labelAt, titleAt, marksAt, factAt = 3.6, 8, 9.8, 12
	label := styleLabel.in(mint)
	f.at(f.setWords(f.elem.add("P"), f.Label, setting{style: label, width: profileTitle, max: 1}), profileLeft, labelAt)
	h := f.elem.add("H" + strconv.Itoa(min(f.heading+1, 3)))
	style := styleH2.in(white)
	title := f.setWords(h, f.Title, f.dividing(f.Title, setting{style: style, width: profileTitle, max: 3}))
	f.at(title, profileLeft, titleAt)
	bottom := titleAt + title.height()
	list := f.elem.list("None")
	for i, m := range f.Facts[:min(len(f.Facts), profileFacts)] {
		if f.isBlank(m.Text) {
			continue
		}
		place := factPlaces[i]
		lbl, body := list.item()
		f.at(f.setWords(lbl, m.Label, setting{style: label, width: place.width, max: 1}), place.x, labelAt)
		f.draws = append(f.draws, func(p *page, top float64) { p.meter(place.x, top+marksAt, &m, white) })
		words := f.setWords(body, m.Text, setting{style: styleLabel.in(white), width: place.width, max: 3})
		f.at(words, place.x, factAt)
		bottom = max(bottom, factAt+words.height())
	}
	return max(profileHead, bottom+2.4)
}

// body sets the questions in two columns below the head, or the note, and returns
// where the card ends.
func (f *profile) body(y float64) float64 {
	const above, below = 2.8, 1.9
	if len(f.Fields) == 0 {
		note := f.setWords(f.elem.add("P"), f.Note, setting{style: styleBody.in(grey), width: contentWidth - 2*(profileLeft-marginLeft), divide: true})
		f.at(note, profileLeft, y+above)
		return y + above + note.height() + below
	}
	list := f.elem.list("None")
	for i := 0; i < len(f.Fields); i += 2 {
		if i > 0 {
			at := y
			f.draws = append(f.draws, func(p *page, top float64) {
				p.decorate(layout)
				p.rule(profileLeft, top+at, contentRight-profileLeft-6, 0.4, hair)
			})
		}
		high := f.field(list, f.Fields[i], profileLeft, y+above)
		if i+1 < len(f.Fields) {
			high = max(high, f.field(list, f.Fields[i+1], profileRight, y+above))
		}
		y += above + high + below
	}
	return y
}

// field sets a question and its answer, and returns their height.
func (f *profile) field(list *elem, b report.ProfileField, x, y float64) float64 {
	lbl, body := list.item()
	question := f.setWords(lbl, b.Label, setting{style: styleLabel, width: profileColumn, divide: true})
	f.at(question, x, y)
	y += question.height()
	if !f.isBlank(plain(b.Answer)) {
		answer := f.setRich(body, b.Answer, setting{style: styleBody, width: profileColumn, divide: true})
		f.at(answer, x, y+0.4)
		return question.height() + 0.4 + answer.height()
	}
	open := styleFact.with(figure.SansItalic).in(grey)
	words := f.shortened(f.Open, open, profileOpen-2)
	if blank(words) {
		words = "–"
	}
	f.draws = append(f.draws, func(p *page, top float64) {
		p.decorate(layout)
		p.setDash([]float64{0.4, 0.8})
		p.frame(x, top+y+0.6, profileOpen, profileOpenLow, 0.9, grey)
		p.setDash(nil)
		p.words(body, x+profileOpen/2, top+y+0.6+(profileOpenLow+open.capHeight())/2, words, figure.Center, open)
	})
	return question.height() + 0.6 + profileOpenLow
}

// isBlank says whether nothing of the words can be printed.
func (f *profile) isBlank(words string) bool { return blank(oneLine(f.face(figure.Sans), words)) }

// plainProfile lays a very long profile out as ordinary blocks, which pages may divide.
func (w *writer) plainProfile(b report.Profile) []piece {
	level := w.heading
	pieces := w.headingPieces(report.Heading{ID: b.ID, Level: level + 1, Text: b.Title})
	w.heading = level
	pieces = append(pieces, w.paraPieces(report.Para{Style: report.Small, Text: report.Rich{{Text: b.Label}}})...)
	var list report.Definitions
	for _, m := range b.Facts {
		list.Items = append(list.Items, report.Definition{Term: m.Label, Text: m.Text})
	}
	for _, f := range b.Fields {
		answer := plain(f.Answer)
		if answer == "" {
			answer = b.Open
		}
		list.Items = append(list.Items, report.Definition{Term: f.Label, Text: answer})
	}
	return append(pieces, w.definitionPieces(list)...)
}
