package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"lotse/assessment"
	"lotse/report"
	"lotse/report/pdf"
)

// resultsAttachment is the file that --attach puts into a report: its results for
// programs, as the client may see them.
func (a *app) resultsAttachment(published *assessment.Published, plan *assessment.Plan) ([]pdf.Attachment, error) {
	data, err := json.MarshalIndent(assessment.ClientDocument(published, plan), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("attach the results: %w", err)
	}
	return []pdf.Attachment{{
		Name: published.Engagement.ID + "-results.json", MediaType: "application/json",
		Description: a.say.T("command-report-attached", "Client", published.Engagement.Client), Data: append(data, '\n'),
	}}, nil
}

// writeFigures writes each figure of a report into a folder, as SVG.
func (a *app) writeFigures(dir string, doc *report.Document) error {
	measure, err := pdf.Measure(doc.Theme)
	if err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	for _, f := range doc.Figures() {
		err := a.writeFile(filepath.Join(dir, f.ID+".svg"), func(w io.Writer) error {
			_, err := w.Write(f.SVG(measure))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
