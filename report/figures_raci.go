package report

import (
	"fmt"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/report/figure"
)

// What one drawing of the matrix holds: more goes to the next one, with heads
// and labels repeated.
const (
	raciRolesAtMost      = 16
	raciActivitiesAtMost = 24
)

// raciFigures are the matrix, in as many drawings as it needs.
func (a *author) raciFigures() []Block {
	d, number := a.pub.RACI, a.figureNumber()
	var blocks []Block
	roleParts := parted(d.Roles, raciRolesAtMost)
	taskParts := parted(d.Activities, raciActivitiesAtMost)
	for i, tasks := range taskParts {
		for j, roles := range roleParts {
			m := a.raciMatrix(tasks, roles)
			last := j == len(roleParts)-1 && i == len(taskParts)-1
			if i < len(taskParts)-1 {
				m.Counts = ""
			}
			if !last {
				m.Legend = nil
			}
			f := Figure{
				ID: "fig-raci", Number: number, Caption: a.figureTitle("fig-raci"), Read: plain(a.figureRead("fig-raci")),
				Alt: a.raciAlt(), Height: m.Height(), Draw: m.Draw,
			}
			if n := len(blocks); n > 0 {
				f.ID, f.Read = fmt.Sprintf("fig-raci-%d", n+1), nil
				f.Caption = a.say.T("report-roles-continued", "Title", f.Caption)
				f.Alt = f.Caption
			}
			if last {
				f.Source = a.raciSource()
			}
			blocks = append(blocks, f)
		}
	}
	return blocks
}

// parted cuts a list into parts of about the same size, none longer than most.
func parted[T any](list []T, most int) [][]T {
	parts := max((len(list)+most-1)/most, 1)
	size := (len(list) + parts - 1) / parts
	return slices.Collect(slices.Chunk(list, max(size, 1)))
}

func (a *author) raciSource() string {
	d := a.pub.RACI
	if !d.Clarity.Known {
		return a.say.T("report-roles-workshop")
	}
	return bind(a.say.T("report-roles-clarity", "Value", a.say.Number(d.Clarity.Value, 0))) + " " + a.say.T("report-roles-workshop")
}

// raciMatrix draws some activities and some roles.
func (a *author) raciMatrix(tasks []assessment.RACIActivity, roles []string) figure.RACI {
	d := a.pub.RACI
	m := figure.RACI{
		Finding: capital(a.head("tab-raci-findings", "finding")),
		Counts:  bind(a.say.T("report-roles-counts", "All", a.say.Number(float64(d.TotalR), 0))),
		Idle:    a.say.T("report-roles-idle"),
	}
	for _, role := range roles {
		r := figure.RACIRole{Name: a.label(role), R: d.RByRole[role], Idle: slices.Contains(d.Idle, role), Heavy: a.overloaded(role)}
		if r.Heavy {
			r.Remark = a.say.T("report-roles-share", "Share", a.say.Percent(float64(r.R)/float64(d.TotalR)))
		}
		m.Roles = append(m.Roles, r)
	}
	for _, t := range tasks {
		row := figure.RACIRow{Name: a.label(t.ID), Faulty: !t.OK}
		switch n := holders(t, "A"); {
		case n == 0:
			row.Ring = 1
		case n > 1:
			row.Ring = 2
		}
		row.Remark, row.Quiet = a.raciRemark(t)
		for _, role := range roles {
			row.Cells = append(row.Cells, lettersOf(t, role))
		}
		m.Rows = append(m.Rows, row)
	}
	for _, l := range []string{"A", "R", "C", "I"} {
		m.Legend = append(m.Legend, figure.RACILetter{Letter: l, Text: a.label(l)})
	}
	return m
}

// lettersOf are a role's letters, who answers for the task first.
func lettersOf(t assessment.RACIActivity, role string) string {
	var out strings.Builder
	for _, l := range []string{"A", "R", "C", "I"} {
		if strings.Contains(t.Letters[role], l) {
			out.WriteString(l)
		}
	}
	return out.String()
}

// raciRemark is what is wrong with an activity, in as few words as fit at the
// edge, the worst first. That nobody is asked or told is said only where nothing
// worse is.
func (a *author) raciRemark(t assessment.RACIActivity) (words string, quiet bool) {
	var parts []string
	quiet = true
	for _, f := range t.Findings {
		switch f {
		case "raci-no-a":
			parts = append(parts, a.say.T("report-roles-no-a"))
		case "raci-multi-a":
			parts = append(parts, a.say.T("report-roles-several", "Count", a.spell(holders(t, "A")), "Letter", "A"))
		case "raci-no-r":
			parts = append(parts, a.say.T("report-roles-no-r"))
		case "raci-many-r":
			parts = append(parts, a.say.T("report-roles-several", "Count", a.spell(holders(t, "R")), "Letter", "R"))
		case "raci-self-release":
			parts = append(parts, a.say.T("report-roles-self-release"))
			quiet = false
		case "raci-many-c":
			if t.OK {
				parts = append(parts, a.say.T("report-roles-several", "Count", a.spell(holders(t, "C")), "Letter", "C"))
			}
		case "raci-silent":
			if t.OK {
				parts = append(parts, a.say.T("report-roles-silent"))
			}
		}
	}
	return strings.Join(parts, ", "), quiet && t.OK
}

// raciAlt says how many activities are settled and which are not.
func (a *author) raciAlt() string {
	d := a.pub.RACI
	n := func(v int) string { return a.say.Number(float64(v), 0) }
	alt := []string{
		bind(a.say.T("report-roles-alt", "Title", a.figureTitle("fig-raci"), "Tasks", n(len(d.Activities)), "Roles", n(len(d.Roles)))),
		bind(a.say.T("report-roles-alt-settled", "OK", n(d.OK), "All", n(len(d.Activities)))),
	}
	quoted := func(id string) string { return a.say.Quote(a.label(id)) }
	for _, part := range []struct {
		key string
		ids []string
	}{
		{"report-roles-alt-nobody", d.NoA}, {"report-roles-alt-several", d.MultiA},
		{"report-roles-alt-undone", d.NoR}, {"report-roles-alt-idle", d.Idle},
	} {
		if names := a.list(part.ids, quoted); names != "" {
			alt = append(alt, a.say.T(part.key, "Names", names))
		}
	}
	return joinSentences(alt)
}
