package main

import (
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// read reads answers from the file or the arguments: question id → answer, the
// questions in order, and what is wrong with the arguments.
func (j *answering) read(args []string) (answers map[string]assessment.Answer, order, faults []string, err error) {
	if j.flags.from == "" {
		answers, order, faults = j.arguments(args)
		return answers, order, faults, nil
	}
	data, err := j.readFile(j.flags.from)
	if err != nil {
		return nil, nil, nil, err
	}
	if answers, err = j.form.Read(j.flags.from, data); err != nil {
		return nil, nil, nil, err
	}
	for _, s := range j.pack.Sections {
		for _, q := range s.Questions {
			if _, ok := answers[q.ID]; ok {
				order = append(order, q.ID)
			}
		}
	}
	return answers, order, nil, nil
}

// arguments reads QUESTION=VALUE.
func (j *answering) arguments(args []string) (answers map[string]assessment.Answer, order, faults []string) {
	answers = map[string]assessment.Answer{}
	for _, arg := range args {
		name, raw, ok := strings.Cut(arg, "=")
		q := j.form.Question(name)
		wrong := func(key string, args ...any) { faults = append(faults, name+": "+j.say.T(key, args...)) }
		switch {
		case !ok:
			wrong("answer-no-value")
			continue
		case q == nil:
			wrong("answer-unknown")
			if near := source.Nearest(name, j.form.Names()); near != "" {
				faults[len(faults)-1] += " " + j.say.T("answer-near", "Near", near)
			}
			continue
		case !j.form.Asks(q):
			wrong(j.notAsked(q))
			continue
		case slices.Contains(order, q.ID):
			wrong("answer-twice")
			continue
		}
		answer, found, err := j.form.Value(q, raw)
		if err != nil {
			wrong("answer-yaml", "Detail", err)
		}
		for _, f := range found {
			faults = append(faults, name+": "+j.fault(q, f))
		}
		answers[q.ID], order = answer, append(order, q.ID)
	}
	return answers, order, faults
}

// notAsked says why a question does not belong here.
func (j *answering) notAsked(q *questionnaires.Question) string {
	switch survey := q.Section.Mode == questionnaires.ModeSurvey; {
	case survey && j.who == nil:
		return "answer-of-respondents"
	case survey:
		return "answer-of-other-groups"
	}
	return "answer-of-workshop"
}

// fault puts a fault of an answer into words, with its place inside the answer and
// what would have been right.
func (j *answering) fault(q *questionnaires.Question, f questionnaires.Fault) string {
	args := make([]any, 0, 2*len(f.Args))
	for name, value := range f.Args {
		args = append(args, name, value)
	}
	words := j.say.T(f.Key, args...)
	if len(f.Path) > 0 {
		words = strings.Join(f.Path, " › ") + ": " + words
	}
	given, _ := f.Args["Given"].(string)
	allowed := j.form.Allowed(q, f)
	if near := source.Nearest(given, allowed); near != "" {
		return words + " " + j.say.T("answer-near", "Near", near)
	}
	if len(allowed) > 0 {
		return words + " " + j.say.T("answer-allowed", "Allowed", strings.Join(allowed, ", "))
	}
	return words
}

// check looks at the answers together.
func (j *answering) check(answers map[string]assessment.Answer) []string {
	var faults []string
	for _, f := range j.target().Check(j.form, j.who, answers) {
		faults = append(faults, f.Question.ID+": "+j.say.T(f.Key, f.Args...))
	}
	return faults
}
