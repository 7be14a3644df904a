package terminal

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A jump is the list of all questions, with how far each is and a filter.
type jump struct {
	*runner
	head   string
	places []place
	filter string
	at     int // in what the filter leaves
	to     func(*questionnaires.Question) tea.Cmd
}

// A place is a question in the list.
type place struct {
	question *questionnaires.Question
	mark     string
	section  string
	ask      string
}

func (r *runner) newJump(to func(*questionnaires.Question) tea.Cmd) overlay {
	j := &jump{runner: r, head: r.say.T("runner-jump"), to: to}
	for s, q := range r.iv.Flow.Questions() {
		p := place{question: q, mark: r.mark(q), section: oneLine(s.Title.In(r.lang)), ask: oneLine(q.Ask.In(r.lang))}
		if q == r.at {
			j.at = len(j.places)
		}
		j.places = append(j.places, p)
	}
	return j
}

// mark says how far a question is: answered, half typed, open, or without a value.
func (r *runner) mark(q *questionnaires.Question) string {
	switch state := r.iv.Flow.Answer(q.ID).State; {
	case state == assessment.NotApplicable:
		return "–"
	case state == assessment.DontKnow:
		return "?"
	case r.kept[q.ID].Raw != nil:
		return "◐"
	case state == assessment.Given:
		return "●"
	}
	return "○"
}

func (j *jump) left() []place {
	want := strings.ToLower(strings.TrimSpace(j.filter))
	if want == "" {
		return j.places
	}
	var list []place
	for _, p := range j.places {
		if strings.Contains(strings.ToLower(p.section+" "+p.ask+" "+p.question.ID), want) {
			list = append(list, p)
		}
	}
	return list
}

func (j *jump) title() string { return j.head }

func (j *jump) update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		j.narrow(j.filter + oneLine(msg.Content))
	case tea.KeyPressMsg:
		return j.key(msg)
	}
	return nil, false
}

func (j *jump) key(k tea.KeyPressMsg) (tea.Cmd, bool) {
	left := j.left()
	switch k.String() {
	case "up":
		j.at = max(0, j.at-1)
	case "down":
		j.at = min(len(left)-1, j.at+1)
	case "pgup":
		j.at = max(0, j.at-10)
	case "pgdown":
		j.at = min(len(left)-1, j.at+10)
	case "enter":
		if len(left) == 0 {
			return nil, false
		}
		return j.to(left[max(0, j.at)].question), true
	case "esc":
		if j.filter == "" {
			return nil, true
		}
		j.narrow("")
	case "ctrl+g":
		return nil, true
	case "backspace":
		_, last := utf8.DecodeLastRuneInString(j.filter)
		j.narrow(j.filter[:len(j.filter)-last])
	default:
		if k.Text != "" {
			j.narrow(j.filter + k.Text)
		}
	}
	return nil, false
}

func (j *jump) narrow(filter string) {
	j.filter, j.at = filter, 0
}

func (j *jump) lines(w, h int) []string {
	left := j.left()
	blocks := make([][]string, len(left))
	section := ""
	for i, p := range left {
		if p.section != section {
			section = p.section
			blocks[i] = []string{faintStyle.Render(strings.TrimRight(cell(section+"  "+j.count(p.question.Section), w), " "))}
		}
		sign, style := "  ", lipgloss.NewStyle()
		if i == j.at {
			sign, style = "› ", j.accent
		}
		blocks[i] = append(blocks[i], style.Render(strings.TrimRight(cell(sign+p.mark+" "+p.ask, w), " ")))
	}
	head := faintStyle.Render(j.say.T("runner-filter-hint"))
	if j.filter != "" {
		head = j.say.T("runner-filter", "Words", j.filter)
	}
	out := []string{strings.TrimRight(cell(head, w), " ")}
	if len(left) == 0 {
		return append(out, j.say.T("runner-filter-none"))
	}
	return append(out, scrolled(blocks, j.at, h-1)...)
}

// count is how far a section is.
func (j *jump) count(s *questionnaires.Section) string {
	for _, p := range j.iv.Flow.Progress() {
		if p.Section == s {
			return itoa(p.Done) + "/" + itoa(p.All)
		}
	}
	return ""
}

func (j *jump) hints() []hint {
	return []hint{j.hint("move"), j.hint("go"), j.hint("close")}
}
