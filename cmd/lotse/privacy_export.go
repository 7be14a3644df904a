package main

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
)

// privacyExportCommand hands out one person's data.
func (a *app) privacyExportCommand() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "export ENGAGEMENT RESPONDENT",
		Short:   a.say.T("privacy-export-short"),
		Long:    a.say.T("privacy-export-long"),
		Example: "  lotse privacy export nordhang m1 -o m1.json",
		Args:    a.args(2, 2),
	}
	c.Flags().StringVarP(&out, "output", "o", "-", a.say.T("command-flag-output"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args[:1])
			if err != nil {
				return err
			}
			lang := a.say.Lang()
			if !slices.Contains(pack.Languages, lang) {
				lang = e.Language
			}
			person, ok := privacy.PersonOf(e, pack, args[1], lang)
			if !ok && e.Disclosure == assessment.DisclosureAnonymous {
				return a.usage("privacy-export-anonymous", "Engagement", e.ID)
			}
			if !ok {
				return a.usage("privacy-export-unknown", "Engagement", e.ID, "Respondent", args[1])
			}
			for i := range person.Rounds {
				round := &person.Rounds[i]
				if round.Drafts, err = db.Drafts(c.Context(), e.ID, round.ID, args[1]); err != nil {
					return err
				}
			}
			if err := a.logAccess(c.Context(), db, "privacy export", e.ID, 1); err != nil {
				return err
			}
			return a.writeSecretFile(out, func(w io.Writer) error {
				enc := json.NewEncoder(w)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(person)
			})
		})
	}
	return c
}
