package figure

// A stem names a part of the longest bar from above: in the lower lane where its
// words have room, else in the upper one.
type stem struct {
	words      string
	strong     bool
	x          float64 // the middle of the part
	left, wide float64 // of its words
	upper      bool
}

const stemGap = 1.5 // between two names

// names sets the tasks' names above the longest bar, whose top is at y. It
// reports which tasks have one.
func (m TaskMix) names(c Canvas, r MixRow, y, width float64) []bool {
	named := make([]bool, len(m.Tasks))
	axis, x := m.axis(), mixAxis
	var placed lanes
	for i, h := range r.Hours {
		w := axis.at(h.At) - axis.x
		if h.At <= 0 || i >= len(m.Tasks) {
			continue
		}
		s := stem{words: m.Tasks[i].Name, strong: m.Tasks[i].Strong, x: x + w/2}
		x += w
		if c.Measure(h.Text, words(labelSize, Ink))+0.6 > w {
			s.words += " " + h.Text // its part has no room for the number
		}
		s.wide = c.Measure(s.words, s.style())
		named[i] = placed.add(s, width)
	}
	for _, s := range placed.stems {
		base := y - 2.6
		if s.upper {
			base -= 4
		}
		c.Text(s.left, base, s.words, s.style())
		line(c, s.x, base+0.9, s.x, y-0.3, Style{Stroke: Grey, Width: 0.5})
	}
	return named
}

func (s stem) style() TextStyle {
	if s.strong {
		return strong(smallSize+0.5, Navy)
	}
	return words(smallSize+0.5, Ink)
}

// lanes hold stems from left to right so that neither words nor stems meet.
type lanes struct {
	stems        []stem
	lower, upper float64 // where the words of a lane end
	last         float64 // the last stem that passes the lower lane
}

// add places a stem, or reports that there is no room for it: in the lower lane,
// in the upper one, or in the lower one once the words before have moved up.
func (l *lanes) add(s stem, width float64) bool {
	if l.addLower(s, width) || l.addUpper(s, width) {
		return true
	}
	moved := *l
	moved.stems = append([]stem(nil), l.stems...)
	n := len(moved.stems) - 1
	if n < 0 || moved.stems[n].upper {
		return false
	}
	last := moved.stems[n]
	moved.stems = moved.stems[:n]
	moved.lower = 0
	for _, o := range moved.stems {
		if !o.upper {
			moved.lower = o.left + o.wide + stemGap
		}
	}
	if !moved.addUpper(last, width) || !moved.addLower(s, width) {
		return false
	}
	*l = moved
	return true
}

// addLower places a stem in the lower lane, if its words reach over its part there.
func (l *lanes) addLower(s stem, width float64) bool {
	s.left = max(min(s.x-s.wide/2, width-s.wide), l.lower, l.last)
	if s.left > s.x-0.5 || s.left+s.wide > width {
		return false
	}
	l.lower = s.left + s.wide + stemGap
	l.stems = append(l.stems, s)
	return true
}

// addUpper places a stem in the upper lane, passing the lower one.
func (l *lanes) addUpper(s stem, width float64) bool {
	s.left = max(min(s.x-s.wide/2, width-s.wide), l.upper)
	if s.left > s.x-0.5 || s.left+s.wide > width || !l.clear(s.x) {
		return false
	}
	s.upper = true
	l.upper, l.last = s.left+s.wide+stemGap, s.x+1
	l.stems = append(l.stems, s)
	return true
}

// clear makes way for a stem at x through the lower lane: the last words there
// move to the left if they still cover their own stem.
func (l *lanes) clear(x float64) bool {
	for i := len(l.stems) - 1; i >= 0; i-- {
		s := &l.stems[i]
		if s.upper {
			continue
		}
		over := s.left + s.wide + 0.8 - x
		if over <= 0 {
			return true
		}
		before := 0.0
		for _, o := range l.stems[:i] {
			if o.upper {
				before = max(before, o.x+1)
			} else {
				before = max(before, o.left+o.wide+stemGap)
			}
		}
		if s.left-over < before || s.left+s.wide-over < s.x+0.5 {
			return false
		}
		s.left -= over
		l.lower = s.left + s.wide + stemGap
		return true
	}
	return true
}

// key names the tasks that the longest bar does not name, in a line below.
func (m TaskMix) key(c Canvas, named []bool, y, width float64) {
	x, t := mixAxis, words(smallSize+0.5, Ink)
	for i, task := range m.Tasks {
		if named[i] || !m.used(i) {
			continue
		}
		style, _ := task.Look.style()
		c.Rect(x, y-t.cap()-0.2, 4, t.cap()+0.6, style)
		x += 5.2
		x += c.Text(x, y, cut(c, task.Name, max(width-x, 12), t), t) + 4
	}
}

// used reports whether any role has hours of a task.
func (m TaskMix) used(task int) bool {
	for _, r := range m.Rows {
		if task < len(r.Hours) && r.Hours[task].At > 0 {
			return true
		}
	}
	return false
}
