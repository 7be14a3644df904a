package main

import (
	"bytes"
	"strings"
	"testing"

	"lotse/assessment/assesstest"

	"github.com/spf13/cobra"
)

// Every command's help has all its words, those for arguments included, in the language of talk.
func TestRoot_HelpIsComplete(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]string{
		"de": "lotse answer [PROJEKT] [FRAGE=WERT…]\n", "en": "lotse answer [ENGAGEMENT] [QUESTION=VALUE…]\n",
	} {
		say := assesstest.Printer(t, lang)
		var all bytes.Buffer
		a := &app{say: say, env: func(string) string { return "" }}
		a.Out = &all
		var walk func(c *cobra.Command)
		walk = func(c *cobra.Command) {
			a.help(c, nil)
			for _, sub := range c.Commands() {
				walk(sub)
			}
		}
		walk(a.root())
		if !strings.Contains(all.String(), want) {
			t.Errorf("%s: no help says %q", lang, want)
		}
		for line := range strings.Lines(all.String()) {
			if strings.Contains(line, "command-") {
				t.Errorf("%s: a message is missing: %q", lang, line)
			}
		}
	}
}
