package respond

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/report"
	"lotse/report/pdf"
)

// ownJSON hands a person her answers as data (GDPR, Art. 15 and 20).
func (p *Pages) ownJSON(s *seat) error {
	e := *s.Of
	e.Disclosure = s.Disclosure
	e.Rounds = []assessment.Round{{ID: s.Round.ID, Respondents: []assessment.Respondent{
		{ID: s.Respondent, Group: s.Group, Answers: s.sheet.Paper.Flow.Answers()},
	}}}
	person, ok := privacy.PersonOf(&e, s.Pack, s.Respondent, s.Say.Lang())
	if !ok {
		return page.ErrNotFound
	}
	data, err := json.MarshalIndent(person, "", "  ")
	if err != nil {
		return fmt.Errorf("write answers as JSON: %w", err)
	}
	return s.Download("answers-"+s.Engagement+".json", "application/json; charset=utf-8", append(data, '\n'))
}

// ownPDF hands a person her answers to read and print.
func (p *Pages) ownPDF(s *seat) error {
	doc := s.document()
	losses, err := pdf.LossesOf(doc)
	if err != nil {
		return fmt.Errorf("write answers as PDF: %w", err)
	}
	if len(losses) > 0 { // said where it is seen: the other file has every character
		note := report.Para{Style: report.Small, Text: report.Rich{{Text: s.Say.N("web-respond-own-lost", len(losses.Runes()))}}}
		doc.Chapters[0].Blocks = append(doc.Chapters[0].Blocks, note)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, pdf.Options{}); err != nil {
		return fmt.Errorf("write answers as PDF: %w", err)
	}
	return s.Download("answers-"+s.Engagement+".pdf", "application/pdf", b.Bytes())
}

// document is a person's questions and answers. It has no date and no id: where
// anonymity was promised, nothing in it leads to what is kept.
func (s *seat) document() *report.Document {
	client := invite.OneLine(s.Of.Client)
	chapter := report.Chapter{ID: "answers", Title: s.Say.T("web-respond-own-title")}
	plain := func(style report.ParaStyle, words string, bold bool) report.Block {
		return report.Para{Style: style, Text: report.Rich{{Text: words, Bold: bold}}}
	}
	chapter.Blocks = append(chapter.Blocks, plain(report.Lead, s.Say.T("web-respond-of", "Client", client), false))
	for _, part := range s.sheet.ReadBack() {
		chapter.Blocks = append(chapter.Blocks, report.Heading{Level: 2, Text: part.Title})
		for _, l := range part.Lines {
			chapter.Blocks = append(chapter.Blocks, plain(report.Body, l.Ask, true))
			if len(l.Shown) == 0 {
				chapter.Blocks = append(chapter.Blocks, plain(report.Body, s.Say.T("web-respond-not-answered"), false))
			}
			for _, line := range l.Shown {
				chapter.Blocks = append(chapter.Blocks, plain(report.Body, line, false))
			}
			if l.Note != "" {
				chapter.Blocks = append(chapter.Blocks, plain(report.Small, s.Say.T("web-respond-note", "Note", l.Note), false))
			}
		}
	}
	return &report.Document{
		Title: s.Say.T("web-respond-own-title"), Client: client, Author: cmp.Or(invite.OneLine(s.Of.Consultant), client),
		Lang: s.Say.Lang(), Secrecy: s.Say.T("web-respond-own-secrecy"), Chapters: []report.Chapter{chapter},
	}
}

// askDelete asks whether all answers are to go.
func (p *Pages) askDelete(s *seat) error { return s.showDelete(http.StatusOK, false) }

func (s *seat) showDelete(status int, unsure bool) error {
	f := s.frame(s.Say.T("web-respond-delete-title"))
	f.Back, f.Failed = &page.Link{To: "/f", Words: s.Say.T("web-respond-overview")}, unsure
	return s.Show(status, "respond-delete", f, map[string]any{"Hub": s.hub(), "Unsure": unsure})
}

// delete takes a person's answers back for good (GDPR, Art. 7 (3) and 17).
func (p *Pages) delete(s *seat) error {
	if s.Field("sure") == "" {
		return s.showDelete(http.StatusUnprocessableEntity, true)
	}
	_, err := p.db.Erase(s.R.Context(), store.Access{Who: "respondent", Command: "withdraw"},
		store.Target{Engagement: s.Engagement, Respondent: s.Respondent, Round: s.Round.ID})
	if err != nil {
		return err
	}
	s.SetCookie(Cookie, "", -1)
	return s.Go("/thanks")
}
