package terminal

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A scale is a short range of whole numbers, drawn as one: 1 2 3 4 5.
type scale struct {
	*room
	lo, hi int
	chosen string // a number, or "" for none
	began  string
	typed  string // digits that may become a longer number
	fault  string
}

func (r *room) newScale(f field, a assessment.Answer, raw *string) *scale {
	s := &scale{room: r, lo: int(f.control.Min), hi: int(f.control.Max)}
	if n, ok := a.Value.(questionnaires.Number); ok {
		s.chosen = strconv.FormatFloat(float64(n), 'f', -1, 64)
	}
	s.began = s.chosen
	if raw != nil {
		s.chosen = *raw
	}
	return s
}

func (s *scale) focus() tea.Cmd { return nil }

func (s *scale) update(msg tea.Msg) (tea.Cmd, bool) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	s.fault = ""
	digits := s.typed
	s.typed = ""
	n, err := strconv.Atoi(s.chosen)
	none := err != nil
	switch key := typed(k); key {
	case "left", "down":
		s.step(n, none, -1)
	case "right", "up":
		s.step(n, none, +1)
	case "home":
		s.chosen = itoa(s.lo)
	case "end":
		s.chosen = itoa(s.hi)
	case "backspace", "delete":
		s.chosen = ""
	case "enter":
		if none {
			s.fault = s.say.T("runner-choose-number", "Min", s.lo, "Max", s.hi)
		}
		return nil, !none
	default:
		s.digit(digits, key)
	}
	return nil, false
}

func (s *scale) step(n int, none bool, by int) {
	if none {
		n = s.lo
		if by < 0 {
			n = s.hi
		}
	} else {
		n += by
	}
	s.chosen = itoa(max(s.lo, min(s.hi, n)))
}

// digit takes a digit by itself, or as the second one of a number like 10.
func (s *scale) digit(before, key string) {
	for _, word := range []string{before + key, key} {
		if n, err := strconv.Atoi(word); err == nil && n >= s.lo && n <= s.hi && itoa(n) == word {
			s.chosen, s.typed = word, word
			return
		}
	}
	if _, err := strconv.Atoi(key); err == nil {
		s.fault = s.say.T("runner-choose-number", "Min", s.lo, "Max", s.hi)
	}
}

func (s *scale) input() any {
	if s.chosen == "" {
		return nil
	}
	return s.chosen
}

func (s *scale) raw() string   { return s.chosen }
func (s *scale) changed() bool { return s.chosen != s.began }
func (s *scale) inside() bool  { return false }
func (s *scale) wrong() string { return s.fault }
func (s *scale) want(int) int  { return 1 }

func (s *scale) hints() []hint {
	return []hint{s.hint("next"), {"←/→", s.say.T("runner-does-move")}, {itoa(s.lo) + "–" + itoa(s.hi), s.say.T("runner-does-digit")}}
}

func (s *scale) lines(w, _ int) []string {
	var b strings.Builder
	b.WriteString("  ")
	for n := s.lo; n <= s.hi; n++ {
		word := " " + itoa(n) + " "
		if itoa(n) == s.chosen {
			b.WriteString(s.accent.Reverse(true).Render("[" + itoa(n) + "]"))
		} else {
			b.WriteString(word)
		}
	}
	return []string{b.String()}
}
