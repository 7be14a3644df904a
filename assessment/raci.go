package assessment

import (
	"strings"

	"lotse/questionnaires"
)

// The module "raci" and the activities its self-release check looks at.
const (
	askRACI          = "raci"
	raciLetters      = "RACI"
	activityCreate   = "act-create-content"
	activityRelease  = "act-release-content"
	executedAtMost   = 3 // more roles doing one task make coordination laborious
	consultedAtMost  = 3
	overloadFromAllR = 8 // Rs in the whole matrix from which a role's share says something
)

// The findings of the matrix, by label id.
const (
	findingNoA         = "raci-no-a"
	findingMultiA      = "raci-multi-a"
	findingNoR         = "raci-no-r"
	findingManyR       = "raci-many-r"
	findingSilent      = "raci-silent"
	findingManyC       = "raci-many-c"
	findingSelfRelease = "raci-self-release"
)

// RACIDiagnosis is the instrument "raci": who does what (R), answers for it (A),
// is consulted (C) or informed (I). The reading by rows and columns is common
// practice in process consulting; formula and limits are our own.
type RACIDiagnosis struct {
	Present                                      bool
	Roles                                        []string
	Activities                                   []RACIActivity
	Clarity                                      Number // 0..100
	OK                                           int
	NoA, NoR, MultiA, ManyR, Silent, ManyC, Idle []string
	SelfRelease                                  bool
	TotalR                                       int
	RByRole                                      map[string]int
	MaxRShare                                    Number // 0..1; from eight Rs on
	MaxRRole                                     string
}

// RACIActivity is one row of the matrix.
type RACIActivity struct {
	ID       string
	Weight   float64
	Letters  map[string]string // role → letters in the order of RACI
	OK       bool
	Findings []string // raci-no-a …, the worst first
}

// raci reads the module "raci":
//
//	ok = exactly one A and one to three R
//	raci.clarity     = 100·sum(weight·ok)/sum(weight), not available for an empty matrix
//	raci.max-r-share = largest share of one role in all R, from eight R on
func raci(p *questionnaires.Pack, f Facts) RACIDiagnosis {
	d := RACIDiagnosis{Present: f.answered(p, "raci")}
	cells := f.cells(askRACI)
	if !d.Present || len(cells) == 0 {
		d.Present = false
		return d
	}
	d.RByRole = map[string]int{}
	for _, c := range columnsOf(p, askRACI) {
		d.Roles = append(d.Roles, c.ID)
	}
	used := map[string]bool{}
	for _, row := range rowsOf(p, askRACI) {
		a := RACIActivity{ID: row.ID, Weight: row.Weight, Letters: map[string]string{}}
		for _, role := range d.Roles {
			letters := lettersIn(cells[row.ID][role])
			if letters == "" {
				continue
			}
			a.Letters[role] = letters
			used[role] = true
			if strings.Contains(letters, "R") {
				d.RByRole[role]++
				d.TotalR++
			}
		}
		d.Activities = append(d.Activities, a)
	}
	if len(used) == 0 {
		return RACIDiagnosis{}
	}
	d.SelfRelease = selfRelease(d.Activities)
	d.rate()
	d.loads(used)
	return d
}

// lettersIn returns a cell's letters in the order of RACI.
func lettersIn(v questionnaires.Value) string {
	var picked []string
	switch v := v.(type) {
	case questionnaires.Picks:
		picked = v
	case questionnaires.Pick:
		picked = []string{string(v)}
	}
	var b strings.Builder
	for i := range raciLetters {
		for _, letter := range picked {
			if letter == raciLetters[i:i+1] {
				b.WriteString(letter)
				break
			}
		}
	}
	return b.String()
}

// count returns how many roles hold a letter in an activity.
func (a RACIActivity) count(letter string) int {
	n := 0
	for _, letters := range a.Letters {
		if strings.Contains(letters, letter) {
			n++
		}
	}
	return n
}

// rate notes the findings of every row and the clarity of the matrix.
func (d *RACIDiagnosis) rate() {
	var clear, weights float64
	for i := range d.Activities {
		a := &d.Activities[i]
		accountable, doing := a.count("A"), a.count("R")
		a.OK = accountable == 1 && doing >= 1 && doing <= executedAtMost
		weights += a.Weight
		if a.OK {
			d.OK++
			clear += a.Weight
		}
		note := func(holds bool, finding string, list *[]string) {
			if holds {
				a.Findings = append(a.Findings, finding)
				*list = append(*list, a.ID)
			}
		}
		note(accountable == 0, findingNoA, &d.NoA)
		note(accountable > 1, findingMultiA, &d.MultiA)
		note(doing == 0, findingNoR, &d.NoR)
		if a.ID == activityRelease && d.SelfRelease {
			a.Findings = append(a.Findings, findingSelfRelease)
		}
		note(doing > executedAtMost, findingManyR, &d.ManyR)
		note(a.count("C") == 0 && a.count("I") == 0, findingSilent, &d.Silent)
		note(a.count("C") > consultedAtMost, findingManyC, &d.ManyC)
	}
	d.Clarity = ratio(100*clear, weights)
}

// loads notes which role carries most and which none. Ties go to the role that
// stands first in the pack.
func (d *RACIDiagnosis) loads(used map[string]bool) {
	most := 0
	for _, role := range d.Roles {
		if !used[role] {
			d.Idle = append(d.Idle, role)
		}
		if d.RByRole[role] > most {
			most, d.MaxRRole = d.RByRole[role], role
		}
	}
	if d.TotalR >= overloadFromAllR {
		d.MaxRShare = ratio(float64(most), float64(d.TotalR))
	}
}

// selfRelease reports whether one role creates posts and approves them while
// nobody else has any part in the approval.
func selfRelease(activities []RACIActivity) bool {
	var create, release RACIActivity
	for _, a := range activities {
		switch a.ID {
		case activityCreate:
			create = a
		case activityRelease:
			release = a
		}
	}
	if len(release.Letters) != 1 {
		return false
	}
	for role, letters := range release.Letters {
		return strings.Contains(letters, "A") && strings.Contains(create.Letters[role], "R")
	}
	return false
}

// raciMeasures are the metrics of the instrument "raci".
var raciMeasures = []measure{
	{"raci.clarity", func(p *Published) Number { return p.RACI.Clarity },
		"100·sum(weight·ok)/sum(weight), ok: exactly one A and one to three R",
		func(p *Published) []Input {
			return []Input{{"activities-ok", Known(float64(p.RACI.OK))}, {"activities", count(true, p.RACI.Activities)}}
		}},
	matrixCount("raci.no-a", "no A", func(d RACIDiagnosis) []string { return d.NoA }),
	matrixCount("raci.no-r", "no R", func(d RACIDiagnosis) []string { return d.NoR }),
	matrixCount("raci.multi-a", "more than one A", func(d RACIDiagnosis) []string { return d.MultiA }),
	matrixCount("raci.many-r", "more than three R", func(d RACIDiagnosis) []string { return d.ManyR }),
	matrixCount("raci.silent", "neither C nor I", func(d RACIDiagnosis) []string { return d.Silent }),
	{"raci.max-r-share", func(p *Published) Number { return p.RACI.MaxRShare },
		"largest number of R of one role/all R, from eight R on",
		func(p *Published) []Input {
			return []Input{{"r-of-role", Known(float64(p.RACI.RByRole[p.RACI.MaxRRole]))}, {"r", Known(float64(p.RACI.TotalR))}}
		}},
}

// matrixCount is the number of activities with a finding.
func matrixCount(name, condition string, list func(RACIDiagnosis) []string) measure {
	return measure{name, func(p *Published) Number { return count(p.RACI.Present, list(p.RACI)) },
		"activities with " + condition,
		func(p *Published) []Input { return []Input{{"activities", count(true, p.RACI.Activities)}} }}
}
