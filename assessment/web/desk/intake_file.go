package desk

import (
	"errors"

	"lotse/assessment/document"
	"lotse/assessment/intake"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
	"lotse/questionnaires"
	yaml "lotse/questionnaires/source"
)

// An intakeFile is one file, and what it would change.
type intakeFile struct {
	page.Upload
	N        int
	Faults   []string // what is wrong; nothing of the file is taken then
	Title    string   // whose answers they are
	Counts   []string
	Lines    []intakeLine    // answer by answer, where they may be shown
	Sections []intakeSection // how many by section, where not
	AskSign  bool            // whose answers they are can be said
	Sign     string
	Unfit    string // what is wrong with Sign, or why it must be said
	Carried  string
	Seen     string // what was there when this was shown

	was     string // what was there when the page was made that is confirmed now
	arrival *intake.Arrival
}

// An intakeLine is one answer and what becomes of it.
type intakeLine struct{ Question, Tag, Sort, Before, After string }

// An intakeSection is how many answers a file gives in a section.
type intakeSection struct {
	Title string
	N     int
}

// mostFaults is how many faults of a file are told; who has more needs a new form.
const mostFaults = 100

// readIntake reads files one by one.
func (d *Desk) readIntake(s *scene, files []intakeFile, takeBack bool) ([]intakeFile, error) {
	target, err := d.target(s)
	if err != nil {
		return nil, err
	}
	for i := range files {
		f := &files[i]
		if err := f.read(s, target, takeBack); err != nil {
			return nil, err
		}
		if f.Unfit != "" {
			f.Carried = upload.Carry(f.Upload)
		}
		if f.arrival == nil {
			continue
		}
		for _, other := range files[:i] {
			if other.arrival != nil && f.arrival.Same(other.arrival) {
				f.Faults = append(f.Faults, s.Say.T("web-desk-intake-same", "File", other.Name))
				break
			}
		}
		f.Carried, f.Seen = upload.Carry(f.Upload), f.arrival.Seen()
		f.describe(s)
	}
	return files, nil
}

// read reads one file; what is wrong with it is told in its Faults.
func (f *intakeFile) read(s *scene, target *intake.Target, takeBack bool) error {
	var err error
	if spreadsheet.IsWorkbook(f.Name, f.Data) {
		var form *spreadsheet.Filled
		if form, err = target.ReadForm(f.Data); err == nil {
			if form.Round != s.round.ID {
				f.Faults = []string{s.Say.T("web-desk-intake-other-round", "Round", s.roundName(form.Round))}
				return nil
			}
			if f.arrival, err = target.Form(s.ctx(), form, f.Sign, takeBack); f.unfit(s, form, err) {
				return nil
			}
		}
	} else {
		err = f.readAnswers(s, target)
	}
	if err == nil {
		return nil
	}
	f.Faults = f.words(s, err)
	if f.Faults == nil {
		return err
	}
	return nil
}

// unfit reports whether a file is in order but for the sign of its person, which can be
// put right on the page.
func (f *intakeFile) unfit(s *scene, form *spreadsheet.Filled, err error) bool {
	var refusal *intake.Refusal
	if !errors.As(err, &refusal) || form.Group == "" || s.anonymous() {
		return false
	}
	f.Unfit, f.AskSign, f.Title = f.words(s, err)[0], true, s.groupName(form.Group)
	return true
}

// readAnswers reads a file of answers, as lotse answer --from does.
func (f *intakeFile) readAnswers(s *scene, target *intake.Target) error {
	form := document.NewForm(s.pack, "")
	answers, err := form.Read(f.Name, f.Data)
	if err != nil {
		return err
	}
	for _, wrong := range target.Check(form, nil, answers) {
		f.Faults = append(f.Faults, s.in(wrong.Question.Ask)+" "+s.Say.T(wrong.Key, wrong.Args...))
	}
	if len(answers) == 0 {
		f.Faults = append(f.Faults, s.Say.T("web-desk-intake-empty"))
	}
	if len(f.Faults) == 0 {
		f.arrival, err = target.Answers(s.ctx(), nil, false, answers)
	}
	return err
}

// words are what is wrong with a file; nil for an error that is the machine's.
func (f *intakeFile) words(s *scene, err error) []string {
	var faults spreadsheet.Faults
	var problems yaml.Problems
	var refusal *intake.Refusal
	switch {
	case errors.As(err, &faults):
		list := make([]string, len(faults))
		for i, one := range faults {
			if list[i] = one.Say(s.Say); s.pack.Question(one.Question) != nil {
				list[i] += " (" + s.in(s.pack.Question(one.Question).Ask) + ")"
			}
		}
		return list
	case errors.As(err, &problems):
		return problemLines(s.Visit, problems)
	case errors.As(err, &refusal):
		return []string{s.Say.T("web-desk-intake-"+string(refusal.Reason), refusal.Args...)}
	}
	return nil
}

// problemLines are problems as file:line:col: message, the first ones.
func problemLines(v *page.Visit, problems yaml.Problems) []string {
	var list []string
	for _, p := range problems {
		if len(list) == mostFaults {
			return append(list, v.Say.N("web-desk-intake-more", len(problems)-mostFaults))
		}
		list = append(list, p.Error())
	}
	return list
}

// describe says whose answers a file holds and what they change: answer by answer for
// what is answered once and where people answer in their own name, else by section. What
// somebody else has answered, and whether it is the same, is nobody's business.
func (f *intakeFile) describe(s *scene) {
	a := f.arrival
	switch group := s.groupName(a.Group); {
	case a.Group == "":
		f.Title = s.Say.T("web-desk-export-company")
	case a.New && f.Sign != "":
		f.Title = s.Say.T("web-desk-intake-new-sign", "Group", group, "Person", a.Who)
	case a.New:
		f.Title = s.Say.T("web-desk-intake-new", "Group", group)
	default:
		f.Title = s.Say.T("web-desk-intake-known", "Group", group, "Person", a.Who)
	}
	f.AskSign = a.Group != "" && !s.anonymous()
	f.Counts = []string{s.Say.N("web-desk-intake-given", a.Given())}
	if n := a.Replaces(); n > 0 && a.Group != "" && !s.isNamed() {
		f.Counts = append(f.Counts, s.Say.N("web-desk-intake-replaces", n))
	}
	if open := a.Group == "" || a.New || s.isNamed(); open && a.Blank > 0 {
		f.Counts = append(f.Counts, s.Say.N("spreadsheet-count-blank", a.Blank))
	}
	if a.Group == "" || s.isNamed() {
		f.lines(s)
	} else {
		f.sections(s)
	}
}

// lines lists what changes; what stays is counted.
func (f *intakeFile) lines(s *scene) {
	counts := map[spreadsheet.ChangeSort]int{}
	tags := map[spreadsheet.ChangeSort]string{spreadsheet.ChangeNew: "done", spreadsheet.ChangeOther: "part", spreadsheet.ChangeTaken: "stop"}
	for _, c := range f.arrival.Changes {
		counts[c.Sort]++
		if !c.Saves() {
			continue
		}
		before, after := c.Say(s.Say)
		f.Lines = append(f.Lines, intakeLine{s.in(c.Question.Ask), tags[c.Sort], s.Say.T("spreadsheet-change-" + string(c.Sort)), before, after})
	}
	for _, sort := range []spreadsheet.ChangeSort{spreadsheet.ChangeSame, spreadsheet.ChangeKept} {
		if counts[sort] > 0 {
			f.Counts = append(f.Counts, s.Say.N("spreadsheet-count-"+string(sort), counts[sort]))
		}
	}
}

// sections counts the answers by section.
func (f *intakeFile) sections(s *scene) {
	var last *questionnaires.Section
	for _, c := range f.arrival.Changes {
		if c.Sort == spreadsheet.ChangeKept || c.Sort == spreadsheet.ChangeTaken {
			continue
		}
		if c.Question.Section != last {
			last = c.Question.Section
			f.Sections = append(f.Sections, intakeSection{Title: s.in(last.Title)})
		}
		f.Sections[len(f.Sections)-1].N++
	}
}
