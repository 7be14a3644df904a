package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// releaseFlags are what is decided about which texts.
type releaseFlags struct {
	round, from, out     string
	release, hold, reset []string
	edit, translate      []string
	json                 bool
}

func (f releaseFlags) changes() bool {
	return f.from != "" || len(f.release)+len(f.hold)+len(f.reset)+len(f.edit)+len(f.translate) > 0
}

// releaseCommand is where the consultant reviews answers in people's own words.
func (a *app) releaseCommand() *cobra.Command {
	var f releaseFlags
	c := &cobra.Command{
		Use:   "release [ENGAGEMENT]",
		Short: a.say.T("privacy-release-short"),
		Long:  a.say.T("privacy-release-long"),
		Example: "  lotse release nordhang\n  lotse release nordhang -o words.yaml\n  lotse release nordhang --from words.yaml\n" +
			"  lotse release nordhang --edit 3f2a1b='Somebody asks too much' --release 3f2a1b,9c04de",
		Args: a.args(0, 1),
	}
	flags := c.Flags()
	flags.StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	flags.StringSliceVar(&f.release, "release", nil, a.say.T("privacy-release-flag-release"))
	flags.StringSliceVar(&f.hold, "hold", nil, a.say.T("privacy-release-flag-hold"))
	flags.StringSliceVar(&f.reset, "reset", nil, a.say.T("privacy-release-flag-reset"))
	flags.StringArrayVar(&f.edit, "edit", nil, a.say.T("privacy-release-flag-edit"))
	flags.StringArrayVar(&f.translate, "translate", nil, a.say.T("privacy-release-flag-translate"))
	flags.StringVar(&f.from, "from", "", a.say.T("privacy-release-flag-from"))
	flags.StringVarP(&f.out, "output", "o", "", a.say.T("privacy-release-flag-output"))
	flags.BoolVar(&f.json, "json", false, a.say.T("privacy-flag-json"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			round, err := a.round(e, f.round)
			if err != nil {
				return err
			}
			return a.review(c.Context(), db, e, pack, round, f)
		})
	}
	return c
}

func (a *app) review(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, round *assessment.Round, f releaseFlags) error {
	texts := assessment.OpenTexts(pack, e, round)
	decisions, err := db.OpenDecisions(ctx, e.ID, round.ID)
	if err != nil {
		return err
	}
	r := privacy.ReviewOf(e.ID, round.ID, texts, decisions)
	k, most := assessment.SmallestGroup(pack, e), 0
	for _, n := range r.People() {
		most = max(most, n)
	}
	switch {
	case most == 0:
		fmt.Fprintln(a.Err, a.say.T("privacy-release-none", "Round", round.ID))
		return nil
	case most < k && e.Disclosure == assessment.DisclosureAnonymous:
		// Who reads the only two texts of an anonymous survey can guess.
		return &openError{a.say.N("privacy-release-few-anonymous", most, "K", k)}
	case most < k:
		fmt.Fprintln(a.Err, a.say.N("privacy-release-few", most, "K", k))
	}
	if err := a.decide(&r, f); err != nil {
		return err
	}
	if err := a.logAccess(ctx, db, "release", e.ID, most); err != nil {
		return err
	}
	if f.changes() {
		if err := db.DecideOpen(ctx, e.ID, round.ID, r.Decisions()); err != nil {
			return err
		}
	}
	return a.printReview(&r, f)
}

// decide takes over what the flags and the file say; nothing if one of them is wrong.
func (a *app) decide(r *privacy.Review, f releaseFlags) error {
	if f.from != "" {
		data, err := a.readFile(f.from)
		if err != nil {
			return err
		}
		if err := r.Decode(f.from, data); err != nil {
			return err
		}
	}
	for _, edit := range f.edit {
		id, words, ok := strings.Cut(edit, "=")
		if words = strings.TrimSpace(words); !ok || words == "" {
			return a.usage("privacy-release-edit-form", "Value", edit)
		}
		t, ok := r.Text(id)
		if !ok {
			return a.usage("privacy-release-unknown", "ID", id)
		}
		t.Edit(words)
	}
	for _, t := range f.translate {
		if err := a.translateText(r, t); err != nil {
			return err
		}
	}
	for _, step := range []struct {
		ids   []string
		state assessment.OpenState
	}{{f.reset, assessment.OpenNew}, {f.hold, assessment.OpenHeld}, {f.release, assessment.OpenReleased}} {
		for _, id := range step.ids {
			if err := a.setState(r, id, step.state); err != nil {
				return err
			}
		}
	}
	return nil
}

// translateText takes over ID.LANG=WORDS; no words take a translation back.
func (a *app) translateText(r *privacy.Review, flag string) error {
	target, words, ok := strings.Cut(flag, "=")
	id, lang, dot := strings.Cut(target, ".")
	if !ok || !dot || !slices.Contains(locale.Languages(), lang) {
		return a.usage("privacy-release-translate-form", "Value", flag)
	}
	t, ok := r.Text(id)
	if !ok {
		return a.usage("privacy-release-unknown", "ID", id)
	}
	t.Translate(lang, strings.TrimSpace(words))
	return nil
}

// setState decides about one text, or about all that are not held back.
func (a *app) setState(r *privacy.Review, id string, state assessment.OpenState) error {
	if id == "all" {
		for i := range r.Texts {
			if r.Texts[i].State != assessment.OpenHeld || state != assessment.OpenReleased {
				r.Texts[i].Decide(state)
			}
		}
		return nil
	}
	t, ok := r.Text(id)
	if !ok {
		return a.usage("privacy-release-unknown", "ID", id)
	}
	t.Decide(state)
	return nil
}

// textDocument is one text in JSON.
type textDocument struct {
	ID       string               `json:"id"`
	Question string               `json:"question"`
	State    assessment.OpenState `json:"state"`
	Words    string               `json:"words"`
	Original string               `json:"original"`
	// In other languages, where there are any.
	Translations map[string]string `json:"translations,omitempty"`
}

func (a *app) printReview(r *privacy.Review, f releaseFlags) error {
	if f.out != "" {
		return a.writeSecretFile(f.out, func(w io.Writer) error {
			_, err := w.Write(r.Encode())
			return err
		})
	}
	if f.json {
		list := []textDocument{}
		for _, t := range r.Texts {
			list = append(list, textDocument{t.ID, t.Question, t.State, t.Words, t.Original, t.Translations})
		}
		return a.writeJSON(struct {
			Version    int            `json:"version"`
			Engagement string         `json:"engagement"`
			Round      string         `json:"round"`
			Texts      []textDocument `json:"texts"`
		}{1, r.Engagement, r.Round, list})
	}
	count := map[assessment.OpenState]int{}
	for _, t := range r.Texts {
		count[t.State]++
		fmt.Fprintf(a.Out, "%s  %s  %s\n", t.ID, a.say.T("privacy-release-state-"+string(t.State)), oneLine(t.Words))
		for _, lang := range slices.Sorted(maps.Keys(t.Translations)) {
			fmt.Fprintf(a.Out, "%s.%s  %s\n", t.ID, lang, oneLine(t.Translations[lang]))
		}
	}
	fmt.Fprintln(a.Err, a.say.T("privacy-release-count", "Released", count[assessment.OpenReleased],
		"Held", count[assessment.OpenHeld], "New", count[assessment.OpenNew]))
	return nil
}

// oneLine makes a person's words safe for a line on the terminal.
func oneLine(s string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || (r >= 0x7f && r < 0xa0) || slices.Contains([]rune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(clean), " ")
}
