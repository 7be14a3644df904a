package invite

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"time"

	"lotse/templates/locale"
)

// A Way is a link together with the secrets that open it. It exists while links are
// made and is never kept.
type Way struct {
	Link  Link
	Token Token
	Code  Code // of a shared link
}

// NewWay makes a link's secrets.
func NewWay(l Link) Way {
	w := Way{Link: l, Token: NewToken()}
	if l.Kind == Shared {
		w.Code = NewCode()
	}
	return w
}

// Hashes are what the store keeps of the secrets.
func (w Way) Hashes() []Hash {
	hashes := []Hash{w.Token.Hash()}
	if w.Code != "" {
		hashes = append(hashes, w.Code.Hash())
	}
	return hashes
}

// WriteMerge writes links as a table for mail merge: a byte order mark, and in German
// semicolons, so that Excel opens it with a double click. Names of groups come from
// group. Cells that a spreadsheet would compute are neutralised.
func WriteMerge(w io.Writer, ways []Way, base Base, say *locale.Printer, group func(id, lang string) string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if say.Lang() == "de" {
		out.Comma = ';'
	}
	heading := []string{"id", "group", "group-name", "address", "language", "link", "code", "valid-until"}
	for i, column := range heading {
		heading[i] = say.T("invite-merge-" + column)
	}
	rows := [][]string{heading}
	for _, way := range ways {
		l := way.Link
		name := ""
		if l.Kind == Preparation {
			name = say.T("invite-preparation")
		} else {
			name = group(l.Group, l.Language)
		}
		rows = append(rows, []string{l.ID, l.Group, name, l.Address, l.Language,
			base.Link(l.Kind, way.Token), way.Code.String(), LastDay(l.Expires).Format(time.DateOnly)})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = Cell(row[i])
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// Cell neutralises a text that a spreadsheet would take for a formula: it gets an
// apostrophe before it (OWASP ASVS 1.2.10).
func Cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\x00", rune(s[0])) {
		return "'" + s
	}
	return s
}
