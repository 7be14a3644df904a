package terminal_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/assesstest"
	"lotse/assessment/terminal"
)

func TestPage_Outline(t *testing.T) {
	outline := terminal.Outline{
		Title: "Agenda", Lead: "240 minutes",
		Parts: []terminal.Part{
			{Head: "0:00 Welcome", Note: "10 minutes"},
			{Head: "0:10 The mirror", Items: []terminal.Item{
				{Label: "5", Text: "Management sees what the editors do not see, and says so at some length.", Below: "Why is that?"},
				{Text: "Something else"},
			}},
		},
	}
	var b bytes.Buffer
	if err := (terminal.Page{Width: 40, Say: assesstest.Printer(t, "en")}).Outline(&b, outline); err != nil {
		t.Fatal(err)
	}
	fits(t, b.String(), 40)
	want := `Agenda
240 minutes

0:00 Welcome
  10 minutes

0:10 The mirror
  5  Management sees what the editors
    do not see, and says so at some
    length.
    Why is that?
  Something else
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var coloured bytes.Buffer
	if err := (terminal.Page{Width: 40, Colour: true, Say: assesstest.Printer(t, "en")}).Outline(&coloured, outline); err != nil {
		t.Fatal(err)
	}
	if got := escape.ReplaceAllString(coloured.String(), ""); got != want || !strings.Contains(coloured.String(), "\x1b[") {
		t.Errorf("with colour: %q", coloured.String())
	}
}
