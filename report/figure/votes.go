package figure

import "strconv"

// Votes show, for some questions, how many people named each level, where the survey
// stands, and which level was agreed on.
type Votes struct {
	Levels    int // most levels a question has
	Rows      []VoteRow
	DontKnow  string // heads of the columns
	Survey    string
	Agreed    string
	NotShown  string // stands where bars would
	MarkAgree string // what the marks mean
	MarkMean  string
}

// A VoteRow is one question. Counts is nil where the distribution is not shown.
type VoteRow struct {
	Name     string
	Counts   []int // people for each level
	DontKnow string
	Survey   Value
	Agreed   int // from 1; 0 for none
}

// The places of a show of hands, mm.
const (
	voteName    = 64.0 // width of the questions
	voteFrom    = 70.0 // where the levels begin
	voteRoom    = 52.0 // for all levels
	voteUnknown = 129.5
	voteSurvey  = 149.5 // right edge
	voteHead    = 6.5
	voteRow     = 19.5
	voteBase    = 11.0 // of the bars, below a row's top
	voteBar     = 5.8  // the highest bar
	voteFoot    = 6.0
)

// Height is the figure's height.
func (v Votes) Height() float64 { return voteHead + float64(len(v.Rows))*voteRow + voteFoot }

// Draw draws the votes.
func (v Votes) Draw(c Canvas, width float64) {
	head := strong(smallSize, Navy)
	c.Text(voteUnknown, voteHead-2, v.DontKnow, head.centred())
	c.Text(voteSurvey, voteHead-2, v.Survey, head.right())
	c.Text(width, voteHead-2, v.Agreed, head.right())
	line(c, 0, voteHead, width, voteHead, Style{Stroke: Navy, Width: 1})
	for i, r := range v.Rows {
		y := voteHead + float64(i)*voteRow
		v.row(c, r, y, width)
		s := Style{Stroke: Hair, Width: 0.3}
		if i == len(v.Rows)-1 {
			s = Style{Stroke: Navy, Width: 0.6}
		}
		line(c, 0, y+voteRow, width, y+voteRow, s)
	}
	v.legend(c, voteHead+float64(len(v.Rows))*voteRow+4.4)
}

// step is the distance of two levels.
func (v Votes) step() float64 { return voteRoom / float64(max(v.Levels, 1)) }

// at is the place of a level.
func (v Votes) at(level float64) float64 { return voteFrom + (level-0.5)*v.step() }

func (v Votes) row(c Canvas, r VoteRow, y, width float64) {
	name, mid := words(labelSize, Ink), y+voteRow/2
	ls := wrap(c, r.Name, voteName, 4, name)
	block(c, 0, mid+name.cap()/2-float64(len(ls)-1)*name.lead()/2, ls, name)
	base := y + voteBase
	if r.Counts == nil {
		t := words(smallSize, Grey).centred()
		c.Text(voteFrom+voteRoom/2, base-2.5, cut(c, v.NotShown, voteRoom, t), t)
	}
	v.bars(c, r, base)
	line(c, voteFrom, base, voteFrom+voteRoom, base, Style{Stroke: Grey, Width: 0.5})
	for level := 1; level <= v.Levels; level++ {
		c.Text(v.at(float64(level)), y+voteRow-1.8, strconv.Itoa(level), words(smallSize, Grey).centred())
	}
	if r.Survey.Known {
		surveyMark(c, v.at(r.Survey.At), base)
	}
	if r.Agreed > 0 {
		agreedMark(c, v.at(float64(r.Agreed)), base+2.7)
	}
	t := words(labelSize, Ink)
	c.Text(voteUnknown, mid+t.cap()/2, r.DontKnow, t.centred())
	c.Text(voteSurvey, mid+t.cap()/2, r.Survey.Text, t.right())
	agreed := "–"
	if r.Agreed > 0 {
		agreed = strconv.Itoa(r.Agreed)
	}
	c.Text(width, mid+t.cap()/2, agreed, strong(labelSize+1.5, Navy).right())
}

// bars draws a bar for each level, the number of people above it.
func (v Votes) bars(c Canvas, r VoteRow, base float64) {
	most := 1
	for _, n := range r.Counts {
		most = max(most, n)
	}
	w := v.step() * 0.62
	for i, n := range r.Counts {
		if n == 0 {
			continue
		}
		x, h := v.at(float64(i+1)), voteBar*float64(n)/float64(most)
		c.Rect(x-w/2, base-h, w, h, Style{Fill: Blue})
		c.Text(x, base-h-0.9, strconv.Itoa(n), words(smallSize, Ink).centred())
	}
}

func (v Votes) legend(c Canvas, y float64) {
	t := words(labelSize, Ink)
	x := 1.5
	agreedMark(c, x, y-t.cap()/2)
	x += 3
	x += c.Text(x, y, v.MarkAgree, t) + 8
	surveyMark(c, x, y-t.cap()/2)
	c.Text(x+3, y, v.MarkMean, t)
}

func agreedMark(c Canvas, x, y float64) { triangle(c, x, y, 3.2, true, Style{Fill: Navy}) }

func surveyMark(c Canvas, x, y float64) {
	const r = 1.35
	polygon(c, Style{Fill: White, Stroke: Navy, Width: 0.9}, x, y-r, x+r, y, x, y+r, x-r, y)
}
