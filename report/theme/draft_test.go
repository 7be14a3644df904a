package theme_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/report/figure"
	"lotse/report/theme"
	"lotse/templates"
)

// What a form shows of a theme and writes again is the same theme.
func TestDraft_comesBack(t *testing.T) {
	whole := `theme: weide
name: "Weide & Partner: \"Texte\""
colours: {primary: "#5B2A4E", accent: "#A0411D", scale: ["#F1F6FB", "#CFE1F2", "#93C0E2", "#2E74B0", "#0F3F6E"]}
cover: {motif: bars, ground: "#3B1A2E"}
logo: {file: l.svg, width: 33.5, plate: true}
fonts: {headline: fonts/SourceSans3-SemiBold.ttf}
contact: ["Weide & Partner", "- Musterweg 1", "12345 Musterstadt", "true"]
legal: {de: "AG Musterstadt", en: "Registered in Musterstadt"}
confidentiality: "Nur für Sie."
address: informal
`
	open := func(name string) ([]byte, error) {
		if name == "l.svg" {
			return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>`), nil
		}
		return templates.Files.ReadFile(name)
	}
	own, err := theme.BuiltinSource("heide")
	if err != nil {
		t.Fatal(err)
	}
	for _, yaml := range []string{whole, string(own), "theme: a"} {
		before, faults := theme.Check("t.yaml", []byte(yaml), open)
		if faults != nil {
			t.Fatal(theme.Problems(faults))
		}
		d := theme.ReadDraft([]byte(yaml))
		after, faults := theme.Check("t.yaml", d.Source(), open)
		if faults != nil {
			t.Fatalf("%v in\n%s", theme.Problems(faults), d.Source())
		}
		if diff := cmp.Diff(before.Palette, after.Palette); diff != "" {
			t.Error(diff)
		}
		if (before.Faces[figure.Serif] == nil) != (after.Faces[figure.Serif] == nil) {
			t.Error("the headline has another face")
		}
		before.Faces, after.Faces = theme.Theme{}.Faces, theme.Theme{}.Faces // which cannot be compared
		if diff := cmp.Diff(before, after); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(d, theme.ReadDraft(d.Source())); diff != "" {
			t.Error(diff)
		}
		if palette := d.Palette(); after != nil && palette[figure.RoleText] == (figure.Color{}) {
			t.Error("no colour for text")
		}
	}
}

// A fault names the field that a form has for it, and what to say there.
func TestCheck_fields(t *testing.T) {
	open := func(name string) ([]byte, error) {
		switch name {
		case "cut.png":
			return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x02\x00\x00\x00\x90\x91h6"), nil
		case "bomb.png":
			return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x02\x00\x00\x00\x39\x67\x4e\x07"), nil
		case "evil.svg":
			return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>`), nil
		case "font.ttf":
			return []byte("no font"), nil
		}
		return nil, fs.ErrNotExist
	}
	for _, tt := range []struct{ yaml, want string }{
		{"theme: A", "theme id"},
		{"theme: a\ncolours: {accent: \"#3FA7D6\"}", "colours.accent contrast #2E789B"},
		{"theme: a\ncover: {ground: \"#FFFFFF\", title: \"#EEEEEE\"}", "cover.title contrast"},
		{"theme: a\ncolours: {accent: blue}", "colours.accent colour"},
		{"theme: a\ncolours: {primary: \"#0B2A4A\", accent: \"#123350\"}", "colours.accent alike"},
		{"theme: a\ncolours: {scale: [\"#F1F6FB\", \"#93C0E2\", \"#CFE1F2\", \"#2E74B0\", \"#0F3F6E\"]}", "scale.3 scale"},
		{"theme: a\nlogo: {file: cut.png}", "logo.file damaged"},
		{"theme: a\nlogo: {file: bomb.png}", "logo.file points"},
		{"theme: a\nlogo: {file: evil.svg}", "logo.file svg"},
		{"theme: a\nlogo: {file: x.png, width: 500}", "logo.width logo-width"},
		{"theme: a\ncover: {picture: x.png}", "cover.picture no-file"},
		{"theme: a\nfonts: {headline: font.ttf}", "fonts.headline font"},
		{"theme: a\nfonts: {regular: font.ttf}", "fonts.regular family"},
		{"theme: a\ncontact: [a, b, c, d, e, f, g]", "contact.de lines"},
		{"theme: a\nlegal: {de: x}", "legal.en language"},
		{"theme: a\nconfidentiality: " + strings.Repeat("x", 301), "confidentiality.de long"},
	} {
		th, faults := theme.Check("t.yaml", []byte(tt.yaml), open)
		if th != nil || len(faults) == 0 {
			t.Errorf("%q passes", tt.yaml)
			continue
		}
		found := false
		for _, f := range faults {
			var args strings.Builder
			for _, a := range f.Args {
				if s, ok := a.(string); ok {
					args.WriteString(s + " ")
				}
			}
			words := strings.Fields(tt.want)
			found = found || f.Field == words[0] && f.Reason == words[1] && (len(words) < 3 || strings.Contains(args.String(), words[2]))
		}
		if !found {
			t.Errorf("%q: %+v, want %s", tt.yaml, faults, tt.want)
		}
	}
}

// Every field says how its colour reads: the built-in looks reach what is needed.
func TestMeets(t *testing.T) {
	list, err := theme.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range theme.ColourFields() {
		for _, th := range list {
			m := theme.Meets(th.Palette, field)
			if m.Other != "" && m.Ratio < m.Least || len(m.Colour) != 7 {
				t.Errorf("%s: %s: %+v", th.ID, field, m)
			}
		}
	}
	if m := theme.Meets(list[0].Palette, "colours.primary"); m.Other == "" || m.Least != 4.5 {
		t.Errorf("%+v", m)
	}
}
