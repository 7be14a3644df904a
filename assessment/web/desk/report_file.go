package desk

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/web/page"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/report/raster"
	"lotse/templates/locale"
)

// reportFile hands out the report.
func (d *Desk) reportFile(s *scene) error {
	c, err := s.chosen()
	if err != nil {
		return err
	}
	doc, made, err := d.document(s, c)
	if errors.Is(err, errSlips) || errors.Is(err, report.ErrNoGroupShown) || errors.Is(err, edition.ErrNoTheme) || broken(err) {
		return s.Go(s.url("report")) // the page says why
	}
	if err != nil {
		return err
	}
	var o pdf.Options
	if o.Attachments, err = s.attachments(c, made); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := c.format.Write(&b, doc, o); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return s.Download(c.fileName(s.e.ID), c.format.MediaType, b.Bytes())
}

// attachments are the results as data, where they are to be in the PDF.
func (s *scene) attachments(c reportChoice, made *edition.Edition) ([]pdf.Attachment, error) {
	if !c.attach {
		return nil, nil
	}
	say, err := locale.New(c.lang)
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(assessment.ClientDocument(made.Published, made.Plan), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("attach the results: %w", err)
	}
	return []pdf.Attachment{{Name: s.e.ID + "-results.json", MediaType: "application/json",
		Description: say.T("command-report-attached", "Client", s.e.Client), Data: append(data, '\n')}}, nil
}

// previewResolution is that of pictures in pixels per inch: twice what they are shown at.
const previewResolution = 130

// reportFigure is one picture of the report.
func (d *Desk) reportFigure(s *scene) error {
	c, err := s.chosen()
	if err != nil {
		return err
	}
	doc, _, err := d.document(s, c)
	if err != nil {
		return page.ErrNotFound
	}
	faces, err := pdf.Faces(doc.Theme)
	if err != nil {
		return err
	}
	for _, f := range doc.Figures() {
		if f.ID+".png" != s.R.PathValue("figure") {
			continue
		}
		// Pixels, because a browser does not have the report's typefaces, for which the
		// drawing's words are measured.
		picture, err := raster.PNG(cmp.Or(f.Width, report.ContentWidth), f.Height, previewResolution, faces, f.Draw)
		if err != nil {
			return fmt.Errorf("draw figure %s: %w", f.ID, err)
		}
		return s.Send(http.StatusOK, "image/png", picture)
	}
	return page.ErrNotFound
}

// pdf hands out a document as pages.
func (s *scene) pdf(name string, doc *report.Document, o pdf.Options) error {
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, o); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return s.Download(name, "application/pdf", b.Bytes())
}
