package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/spreadsheet"
	"lotse/report"
	"lotse/templates/locale"
)

// document writes the whole engagement, without loss.
func (x *exporting) document() error {
	data, err := document.Encode(x.e, x.pack)
	if err != nil {
		return err
	}
	people := 0
	for _, r := range x.e.Rounds {
		people += len(r.Respondents)
	}
	return x.secret(people, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// secret writes what holds answers of single people: the access is recorded before,
// and nobody but the user may read the file.
func (x *exporting) secret(people int, write func(io.Writer) error) error {
	if people > 0 {
		if err := x.logAccess(x.ctx, x.db, "export", x.e.ID, people); err != nil {
			return err
		}
	}
	return x.writeSecretFile(x.flags.out, write)
}

// tables prepares a round for its tables.
func (x *exporting) tables() (*spreadsheet.Export, error) {
	round, err := x.round(x.e, x.flags.round)
	if err != nil {
		return nil, err
	}
	published, plan, err := x.results(x.e, x.pack, round.ID)
	if err != nil {
		return nil, err
	}
	say, err := locale.New(x.language())
	if err != nil {
		return nil, fmt.Errorf("speak %s: %w", x.language(), err)
	}
	return &spreadsheet.Export{Engagement: x.e, Round: round, Published: published, Plan: plan, Say: say}, nil
}

// table is the name of the one table that fits into CSV.
func (x *exporting) table(names []string, usual string) (string, error) {
	name := x.flags.table
	if name == "" {
		name = usual
	}
	if !slices.Contains(names, name) {
		return "", x.usage("spreadsheet-export-unknown-table", "Table", name, "Tables", strings.Join(names, ", "))
	}
	return name, nil
}

func (x *exporting) answersCSV() error {
	name, err := x.table(spreadsheet.AnswerTables(), "long")
	if err != nil {
		return err
	}
	return x.answers(func(w io.Writer, tables []spreadsheet.Table) error {
		return tables[0].WriteCSV(w, x.language())
	}, name)
}

func (x *exporting) answersXLSX() error { return x.answers(spreadsheet.WriteXLSX) }

// answers writes tables of answers and says how many people they leave out.
func (x *exporting) answers(write func(io.Writer, []spreadsheet.Table) error, names ...string) error {
	export, err := x.tables()
	if err != nil {
		return err
	}
	tables := export.Answers(names...)
	people := len(export.Round.Respondents) - export.Withheld()
	single := len(names) == 0 || names[0] == "long" || names[0] == "wide"
	if !single {
		people = 0
	}
	if err := x.secret(people, func(w io.Writer) error { return write(w, tables) }); err != nil {
		return err
	}
	if single && x.e.Disclosure != assessment.DisclosureNamed {
		fmt.Fprintln(x.Err, x.say.T("spreadsheet-export-protected"))
		if n := export.Withheld(); n > 0 {
			fmt.Fprintln(x.Err, x.say.N("spreadsheet-export-withheld", n))
		}
	}
	x.done()
	return nil
}

func (x *exporting) resultsCSV() error {
	name, err := x.table(spreadsheet.ResultTables(), "metrics")
	if err != nil {
		return err
	}
	export, err := x.tables()
	if err != nil {
		return err
	}
	return x.open(func(w io.Writer) error { return export.Results(name)[0].WriteCSV(w, x.language()) })
}

func (x *exporting) resultsXLSX() error {
	export, err := x.tables()
	if err != nil {
		return err
	}
	return x.open(func(w io.Writer) error { return spreadsheet.WriteXLSX(w, export.Results()) })
}

// resultsJSON writes what results --json prints.
func (x *exporting) resultsJSON() error {
	export, err := x.tables()
	if err != nil {
		return err
	}
	return x.open(func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(assessment.Document(export.Published, export.Plan))
	})
}

// actionsXLSX writes the plan as a list of actions to work through.
func (x *exporting) actionsXLSX() error {
	export, err := x.tables()
	if err != nil {
		return err
	}
	list, err := x.actions(export.Published, export.Plan, x.language())
	if err != nil {
		return err
	}
	return x.open(list.Write)
}

// actions is the plan as a list of actions.
func (a *app) actions(published *assessment.Published, plan *assessment.Plan, lang string) (*spreadsheet.ActionList, error) {
	say, err := locale.New(lang)
	if err != nil {
		return nil, fmt.Errorf("speak %s: %w", lang, err)
	}
	all, err := report.Actions(published, plan, lang)
	if err != nil {
		return nil, err
	}
	list := &spreadsheet.ActionList{Client: published.Engagement.Client, Actions: all, Say: say}
	if day, err := time.Parse(time.DateOnly, published.Engagement.Date); err == nil {
		list.Date = day
	}
	return list, nil
}

// open writes what anybody may read who may read results.
func (x *exporting) open(write func(io.Writer) error) error {
	if err := x.writeFile(x.flags.out, write); err != nil {
		return err
	}
	x.done()
	return nil
}
