package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
)

// A newForm asks for what a new engagement needs and no flag says.
type newForm struct {
	*app
	flags  *newFlags
	pack   *questionnaires.Pack
	given  func(flag string) bool
	kMin   string
	groups map[string]*string // people invited, as typed
}

// askNew asks on the terminal for everything that was not given by a flag.
func (a *app) askNew(c *cobra.Command, f *newFlags, pack *questionnaires.Pack) error {
	form := &newForm{app: a, flags: f, pack: pack, given: c.Flags().Changed, groups: map[string]*string{}}
	page := terminal.Page{Width: width(a.Out), Say: a.say}
	ask := page.Ask
	if f.plain || a.plain() {
		ask = page.AskPlain
	}
	if err := ask(c.Context(), a.In, a.Out, form.sheets()); err != nil {
		return err
	}
	form.take()
	return nil
}

// sheets are the screens of the form; one with nothing left to ask is left out.
func (n *newForm) sheets() []terminal.Sheet {
	sheets := []terminal.Sheet{
		{Title: n.say.T("new-sheet-client"), Fields: n.client()},
		{Title: n.say.T("new-sheet-protection"), Fields: n.protection()},
		{Title: n.say.T("new-sheet-groups"), Fields: n.invited()},
		{Title: n.say.T("new-sheet-dates"), Fields: n.dates()},
		{Title: n.say.T("new-sheet-names"), Fields: n.names()},
	}
	return slices.DeleteFunc(sheets, func(s terminal.Sheet) bool { return len(s.Fields) == 0 })
}

func (n *newForm) client() []terminal.Field {
	var fields []terminal.Field
	if strings.TrimSpace(n.flags.client) == "" {
		fields = append(fields, terminal.Field{Title: n.say.T("new-client"), Value: &n.flags.client, Check: func(s string) error {
			if strings.TrimSpace(s) == "" {
				return errors.New(n.say.T("command-new-no-client"))
			}
			return nil
		}})
	}
	if !n.given("language") && len(n.pack.Languages) > 1 {
		fields = append(fields, n.choice("new-language", &n.flags.lang, n.pack.Languages))
	}
	return fields
}

// choice offers words; the message <key>-<word> says what one means.
func (n *newForm) choice(key string, value *string, words []string) terminal.Field {
	f := terminal.Field{Title: n.say.T(key), Value: value}
	for _, w := range words {
		f.Options = append(f.Options, terminal.Choice{Value: w, Label: n.say.T(key+"-"+w, n.least()...)})
	}
	return f
}

// least are the pack's smallest groups, for messages.
func (n *newForm) least() []any {
	return []any{"Survey", n.pack.Params.KMinSurvey, "Panel", n.pack.Params.KMinPanel}
}

func (n *newForm) protection() []terminal.Field {
	var fields []terminal.Field
	if !n.given("disclosure") {
		fields = append(fields, n.choice("new-disclosure", &n.flags.disclosure, assessment.Disclosures()))
	}
	if !n.given("mode") {
		fields = append(fields, n.choice("new-mode", &n.flags.mode, []string{string(assessment.ModeSurvey), string(assessment.ModePanel)}))
	}
	if !n.given("k-min") {
		fields = append(fields, terminal.Field{Title: n.say.T("new-k-min"), Value: &n.kMin,
			Help: n.say.T("new-k-min-help", n.least()...), Check: n.number(3)})
	}
	return fields
}

// mostPeople bounds what is taken for a number of people.
const mostPeople = 10_000_000

// number checks a whole number that may be left out.
func (n *newForm) number(least int) func(string) error {
	return func(s string) error {
		if s = strings.TrimSpace(s); s == "" {
			return nil
		}
		if i, err := strconv.Atoi(s); err != nil || i < least || i > mostPeople {
			return errors.New(n.say.T("new-number", "Least", least))
		}
		return nil
	}
}

func (n *newForm) invited() []terminal.Field {
	if n.given("invited") {
		return nil
	}
	var fields []terminal.Field
	for _, g := range n.pack.Groups {
		typed := new(string)
		n.groups[g.ID] = typed
		f := terminal.Field{Title: g.Name.In(n.say.Lang()), Value: typed, Check: n.number(0)}
		if g.TargetN != "" {
			f.Help = n.say.T("new-target-n", "N", strings.ReplaceAll(g.TargetN, "-", "–"))
		}
		fields = append(fields, f)
	}
	return fields
}

func (n *newForm) dates() []terminal.Field {
	today := time.Now()
	day := func(s string) error {
		if s = typedDay(s); s != "" && !assessment.IsDay(s) {
			return errors.New(n.say.T(questionnaires.FaultDate, "Given", s))
		}
		return nil
	}
	var fields []terminal.Field
	if !n.given("date") {
		n.flags.date = today.Format(time.DateOnly)
		fields = append(fields, terminal.Field{Title: n.say.T("new-date"), Help: n.say.T("new-date-help"), Value: &n.flags.date, Check: day})
	}
	if !n.given("retention") {
		// A year holds a follow-up after six months; every longer time needs a reason.
		n.flags.retention = today.AddDate(1, 0, 0).Format(time.DateOnly)
		fields = append(fields, terminal.Field{Title: n.say.T("new-retention"), Help: n.say.T("new-retention-help"), Value: &n.flags.retention,
			Check: func(s string) error {
				if err := day(s); err != nil {
					return err
				}
				if s = typedDay(s); s != "" && s < typedDay(n.flags.date) {
					return errors.New(n.say.T("new-retention-early"))
				}
				return nil
			}})
	}
	return fields
}

// typedDay is a day as it is kept; what is no day stays as it was typed.
func typedDay(s string) string {
	if day, ok := questionnaires.ReadDay(s); ok {
		return string(day)
	}
	return strings.TrimSpace(s)
}

func (n *newForm) names() []terminal.Field {
	var fields []terminal.Field
	for _, f := range []struct {
		flag  string
		value *string
	}{{"consultant", &n.flags.consultant}, {"contact", &n.flags.contact}, {"controller", &n.flags.controller}, {"brand", &n.flags.brand}} {
		if !n.given(f.flag) {
			fields = append(fields, terminal.Field{Title: n.say.T("new-" + f.flag), Help: n.say.T("new-" + f.flag + "-help"), Value: f.value})
		}
	}
	if !n.given("address") {
		fields = append(fields, n.choice("new-address", &n.flags.address, assessment.Addresses()))
	}
	return fields
}

// take brings what was typed into the flags; it was checked while it was typed.
func (n *newForm) take() {
	for _, s := range []*string{&n.flags.client, &n.flags.date, &n.flags.retention, &n.flags.consultant, &n.flags.contact, &n.flags.controller, &n.flags.brand} {
		*s = strings.TrimSpace(*s)
	}
	n.flags.date, n.flags.retention = typedDay(n.flags.date), typedDay(n.flags.retention)
	if k, err := strconv.Atoi(strings.TrimSpace(n.kMin)); err == nil {
		n.flags.kMin = k
	}
	for group, typed := range n.groups {
		if people, err := strconv.Atoi(strings.TrimSpace(*typed)); err == nil {
			if n.flags.invited == nil {
				n.flags.invited = map[string]int{}
			}
			n.flags.invited[group] = people
		}
	}
}
