package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// privacyDocumentsCommand writes drafts for a lawyer to check.
func (a *app) privacyDocumentsCommand() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:     "documents [ENGAGEMENT]",
		Short:   a.say.T("privacy-documents-short"),
		Long:    a.say.T("privacy-documents-long"),
		Example: "  lotse privacy documents nordhang -o drafts",
		Args:    a.args(0, 1),
	}
	c.Flags().StringVarP(&dir, "output", "o", "privacy", a.say.T("privacy-documents-flag-output"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withEngagement(c.Context(), args, func(e *assessment.Engagement, pack *questionnaires.Pack) error {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return fmt.Errorf("make folder %s: %w", dir, err)
			}
			var open []string
			for _, lang := range locale.Languages() {
				missing, err := a.writeDrafts(dir, lang, e, pack)
				if err != nil {
					return err
				}
				open = missing
			}
			fmt.Fprintln(a.Err, a.say.T("privacy-documents-done"))
			if len(open) > 0 {
				fmt.Fprintln(a.Err, a.say.T("privacy-documents-open", "Fields", strings.Join(open, ", ")))
			}
			return nil
		})
	}
	return c
}

// writeDrafts writes the documents of one language and prints their paths.
func (a *app) writeDrafts(dir, lang string, e *assessment.Engagement, pack *questionnaires.Pack) (open []string, err error) {
	say, err := locale.New(lang)
	if err != nil {
		return nil, err
	}
	list, open, err := privacy.Documents(e, pack, say)
	if err != nil {
		return nil, err
	}
	for _, d := range list {
		path := filepath.Join(dir, d.Name)
		err := a.writeFile(path, func(w io.Writer) error {
			_, err := io.WriteString(w, d.Text)
			return err
		})
		if err != nil {
			return nil, err
		}
		fmt.Fprintln(a.Out, path)
	}
	return open, nil
}
