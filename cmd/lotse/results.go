package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/origin"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
)

// resultsCommand shows scores, gaps, diagnoses and recommendations.
func (a *app) resultsCommand() *cobra.Command {
	var asJSON bool
	var round, why string
	c := &cobra.Command{
		Use:     "results [ENGAGEMENT]",
		Short:   a.say.T("command-results-short"),
		Long:    a.say.T("command-results-long"),
		Example: "  lotse results nordhang\n  lotse results nordhang --json\n  lotse results nordhang --why q.lead-mandate",
		Args:    a.args(0, 1),
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say.T("command-results-flag-json"))
	c.Flags().StringVar(&round, "round", "", a.say.T("command-flag-round"))
	c.Flags().StringVar(&why, "why", "", a.say.T("command-results-flag-why"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withEngagement(c.Context(), args, func(e *assessment.Engagement, pack *questionnaires.Pack) error {
			published, plan, err := a.results(e, pack, round)
			if err != nil {
				return err
			}
			switch {
			case why != "":
				return a.explain(published, why)
			case asJSON:
				enc := json.NewEncoder(a.Out)
				enc.SetIndent("", "  ")
				return enc.Encode(assessment.Document(published, plan))
			}
			return a.showResults(published, plan)
		})
	}
	return c
}

// showResults prints what a consultant reads first, and what does not go together.
func (a *app) showResults(published *assessment.Published, plan *assessment.Plan) error {
	if err := a.page().Results(a.Out, published, plan); err != nil {
		return fmt.Errorf("print results: %w", err)
	}
	rest, err := a.contradictions(published, plan)
	if err != nil {
		return err
	}
	for _, o := range []terminal.Outline{rest, a.page().Outcome(published)} {
		if err := a.page().Outline(a.Out, o); err != nil {
			return err
		}
	}
	a.tellChanges(published.Engagement.ID, plan)
	return nil
}

// tellChanges says that changes of the plan wait for the consultant.
func (a *app) tellChanges(engagement string, plan *assessment.Plan) {
	if n := len(plan.Changes); n > 0 {
		fmt.Fprintln(a.Out, "\n"+a.say.N("plan-waiting", n, "ID", engagement))
	}
}

// explain prints where a number comes from.
func (a *app) explain(published *assessment.Published, metric string) error {
	source, ok := origin.Of(published, metric, a.say)
	if !ok {
		return a.usage("command-results-unknown-metric", "Metric", metric)
	}
	page := terminal.Page{Width: width(a.Out), Say: a.say}
	if err := page.Source(a.Out, source); err != nil {
		return fmt.Errorf("print source of %s: %w", metric, err)
	}
	return nil
}
