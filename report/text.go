package report

import (
	"math"
	"regexp"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// values are what the placeholders of a row's text stand for, by name: a
// float64, a groupMean, or words. A name that is missing, or whose value is nil,
// is null.
type values map[string]any

// groupMean is a shown group's mean: near the ends of the scale it is printed
// without its value, because it would tell what everybody answered.
type groupMean float64

// A writer fills the pack's texts in one language from published results and plan.
type writer struct {
	pub  *assessment.Published
	plan *assessment.Plan
	pack *questionnaires.Pack
	say  *locale.Printer

	named map[string]func() any // placeholders beside the metrics
}

func newWriter(pub *assessment.Published, plan *assessment.Plan, say *locale.Printer) *writer {
	w := &writer{pub: pub, plan: plan, pack: pub.Pack, say: say}
	w.named = w.placeholders()
	w.addDerived(w.named)
	return w
}

var placeholder = regexp.MustCompile(`\{([a-z0-9.-]+)(?::([^}]*))?\}`)

// text returns a text of the pack by id: its first variant whose condition
// holds, filled. "" if there is none or nothing of it remains.
func (w *writer) text(id string, row values) string {
	if form, ok := w.special(id); ok {
		return form
	}
	t, ok := w.pack.Report.Texts[id]
	if !ok {
		return ""
	}
	return w.choose(t.Variants, row)
}

// special words a text that cannot be read where there is nothing to speak of.
func (w *writer) special(id string) (string, bool) {
	none := w.pub.Goals.Present && len(w.pub.Goals.Goals) == 0
	switch {
	case none && id == "txt-goals":
		return w.text("txt-goals-none", nil), true
	case none && id == "txt-goals-good":
		return "", true
	}
	return "", false
}

// choose fills the first variant whose condition holds.
func (w *writer) choose(variants []questionnaires.Variant, row values) string {
	for _, v := range variants {
		if w.holds(v.When) {
			return w.fill(v.Text.In(w.say.Lang()), row)
		}
	}
	return ""
}

// fill puts values into a template. A bracket with a null placeholder goes with
// its brackets; any other sentence with one goes as a whole.
func (w *writer) fill(template string, row values) string {
	var kept []string
	for _, sentence := range sentences(template) {
		if s := w.fillSentence(sentence, row); s != "" {
			kept = append(kept, s)
		}
	}
	return bind(strings.Join(kept, " "))
}

func (w *writer) fillSentence(sentence string, row values) string {
	sentence = dropBrackets(sentence, func(part string) bool {
		return w.lacks(part, row)
	})
	if w.noTime(sentence) {
		return w.text("txt-no-time", row)
	}
	if w.lacks(sentence, row) {
		return ""
	}
	return placeholder.ReplaceAllStringFunc(sentence, func(match string) string {
		m := placeholder.FindStringSubmatch(match)
		words, _ := w.show(w.value(m[1], row), m[2])
		return words
	})
}

// noTime reports whether a sentence speaks of the highest utilisation while it
// is infinite: no time is allocated at all.
func (w *writer) noTime(sentence string) bool {
	u := w.pub.Metrics["time.util.max"]
	return u.Known && math.IsInf(u.Value, 1) && strings.Contains(sentence, "{time.util.max")
}

// lacks reports whether a placeholder of s is null.
func (w *writer) lacks(s string, row values) bool {
	for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
		if _, ok := w.show(w.value(m[1], row), m[2]); !ok {
			return true
		}
	}
	return false
}

// show writes a value in a placeholder's format; !ok: it is null.
func (w *writer) show(v any, format string) (words string, ok bool) {
	switch v := v.(type) {
	case string:
		return v, v != ""
	case groupMean:
		return w.mean(float64(v)), true
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return "", false
		}
		return w.number(v, format), true
	}
	return "", false
}

func (w *writer) number(v float64, format string) string {
	switch format {
	case "%":
		return w.say.Percent(v)
	case "+%":
		return w.say.Growth(v)
	case "-%":
		return w.say.Percent(1 - v)
	case "1", "2", "3":
		return w.say.Number(v, int(format[0]-'0'))
	}
	return w.say.Number(v, 0)
}

// mean writes a shown group's mean.
func (w *writer) mean(v float64) string {
	limit, kind := w.pub.PrintedMean(v)
	words := w.say.Number(limit, 1)
	switch kind {
	case assessment.MeanBelow:
		return bind(w.say.T("report-below", "Value", words))
	case assessment.MeanAbove:
		return bind(w.say.T("report-above", "Value", words))
	}
	return words
}

// sentences splits a template at the ends of its sentences, never inside
// placeholders or brackets.
func sentences(s string) []string {
	var parts []string
	depth, start := 0, 0
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		switch runes[i] {
		case '(', '{':
			depth++
		case ')', '}':
			depth--
		case '.', '?', '!', '“', '’':
			if depth == 0 && endsSentence(runes, i) {
				parts = append(parts, string(runes[start:i+1]))
				start = i + 2
			}
		}
	}
	if start < len(runes) {
		parts = append(parts, string(runes[start:]))
	}
	return parts
}

// endsSentence reports whether a sentence ends with rune i: a full stop, or a
// closing quotation mark behind one, then a space and the start of another.
func endsSentence(r []rune, i int) bool {
	if i+2 >= len(r) || r[i+1] != ' ' {
		return false
	}
	if r[i] == '“' || r[i] == '’' {
		if i == 0 || !strings.ContainsRune(".?!", r[i-1]) {
			return false
		}
	}
	return strings.ContainsRune("„‘{", r[i+2]) || strings.ToUpper(string(r[i+2])) == string(r[i+2]) && strings.ToLower(string(r[i+2])) != string(r[i+2])
}

// dropBrackets leaves out every outermost bracket for which drop says so, with
// the space before it.
func dropBrackets(s string, drop func(part string) bool) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '(')
		if open < 0 {
			b.WriteString(s)
			return b.String()
		}
		end := closing(s, open)
		if end < 0 {
			b.WriteString(s)
			return b.String()
		}
		if part := s[open : end+1]; drop(part) {
			b.WriteString(strings.TrimRight(s[:open], " "))
		} else {
			b.WriteString(s[:end+1])
		}
		s = s[end+1:]
	}
}

// closing returns where the bracket opened at open is closed, or -1.
func closing(s string, open int) int {
	depth := 0
	for i := open; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}
