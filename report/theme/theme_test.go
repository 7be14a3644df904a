package theme_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"lotse/questionnaires/source"
	"lotse/report/figure"
	"lotse/report/theme"
	"lotse/templates"
)

func none(string) ([]byte, error) { return nil, fs.ErrNotExist }

// Every pair of colours that meets reads well in every built-in theme: words 4.5:1, shapes 3:1.
func TestBuiltin_Contrast(t *testing.T) {
	list, err := theme.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 2 || list[0].ID != theme.Own {
		t.Fatalf("%d themes, the first is %s", len(list), list[0].ID)
	}
	for _, th := range list {
		p := th.Palette
		for _, tt := range []struct {
			name         string
			colour, over figure.Color
			least        float64
		}{
			{"titles", p[figure.RolePrimary], figure.White, 4.5}, {"text", p[figure.RoleText], figure.White, 4.5},
			{"sources", p[figure.RoleMuted], figure.White, 4.5}, {"links", p[figure.RoleAccent], figure.White, 4.5},
			{"sources on a panel", p[figure.RoleMuted], p[figure.RolePanel], 4.5}, {"text on a tint", p[figure.RoleText], p[figure.RoleTint], 4.5},
			{"level 3", p[figure.RoleText], p[figure.RoleScale3], 4.5}, {"level 4", figure.White, p[figure.RoleScale4], 4.5},
			{"band", p[figure.RoleSoft], p[figure.RolePrimary], 4.5}, {"cover title", p[figure.RoleCoverTitle], p[figure.RoleCover], 4.5},
			{"cover subtitle", p[figure.RoleCoverSoft], p[figure.RoleCover], 4.5}, {"cover note", p[figure.RoleCoverNote], p[figure.RoleCover], 4.5},
			{"signal", p[figure.RoleSignal], figure.White, 3}, {"support", p[figure.RoleSupport], figure.White, 3},
		} {
			if got := figure.Contrast(tt.colour, tt.over); got < tt.least {
				t.Errorf("%s: %s has %.2f:1", th.ID, tt.name, got)
			}
		}
	}
	if diff := cmp.Diff(figure.Standard(), list[0].Palette); diff != "" {
		t.Errorf("Lotse's own theme is not the standard palette:\n%s", diff)
	}
	if list[0].Palette[figure.RolePrimary] == list[1].Palette[figure.RolePrimary] || list[0].Motif == list[1].Motif {
		t.Error("the built-in themes look alike")
	}
}

func TestParse_Problems(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"nothing", "", "t.yaml:1:1: not a theme: it begins with theme: and its id"},
		{"no id", "name: x", "t.yaml:1:1: theme is missing: the id that engagements name it by"},
		{"bad id", "theme: A b", `t.yaml:1:8: "A b" cannot be the id of a theme: small letters, digits and hyphens, beginning with a letter`},
		{"unknown key", "theme: a\ncolors: {}", `t.yaml:2:1: unknown key "colors"; did you mean colours?`},
		{"unknown colour", "theme: a\ncolours: {primry: \"#000000\"}", `t.yaml:2:11: unknown key "primry"; did you mean primary?`},
		{"no colour", "theme: a\ncolours: {primary: red}", `t.yaml:2:20: a colour is written "#0B2A4A", in quotation marks, not "red"`},
		{"pale accent", "theme: a\ncolours:\n  accent: \"#3FA7D6\"",
			"t.yaml:3:11: accent #3FA7D6 and paper #FFFFFF have a contrast of 2.72:1; words need 4.5:1. The nearest accent that passes is #2E789B"},
		{"pale signal", "theme: a\ncolours: {signal: \"#FFB000\"}",
			"t.yaml:2:19: signal #FFB000 and paper #FFFFFF have a contrast of 1.83:1; shapes need 3:1. The nearest signal that passes is #C68900"},
		{"dark panel", "theme: a\ncolours: {panel: \"#777777\"}", "t.yaml:2:18: text #1E2933 and panel #777777 have a contrast of 3.30:1; words need 4.5:1"},
		{"alike", "theme: a\ncolours: {primary: \"#0B2A4A\", accent: \"#123350\"}", "t.yaml:2:39: accent #123350 can hardly be told from primary #0B2A4A"},
		{"scale upside down", "theme: a\ncolours: {scale: [\"#F1F6FB\", \"#93C0E2\", \"#CFE1F2\", \"#2E74B0\", \"#0F3F6E\"]}",
			"t.yaml:2:41: scale 3 #CFE1F2 must be clearly darker than scale 2 #93C0E2: printed in grey they would be alike"},
		{"short scale", "theme: a\ncolours: {scale: [\"#F1F6FB\"]}", "t.yaml:2:18: a scale has 5 colours, the palest first"},
		{"motif", "theme: a\ncover: {motif: stars}", `t.yaml:2:16: "stars" is no motif; there are strands, bars, none`},
		{"logo missing", "theme: a\nlogo: {file: l.png}", "t.yaml:2:14: there is no file l.png beside the theme"},
		{"logo elsewhere", "theme: a\nlogo: {file: ../l.png}", `t.yaml:2:14: "../l.png" is no file beside the theme`},
		{"logo too wide", "theme: a\nlogo: {file: l.png, width: 300}", "t.yaml:2:28: the width of a logo is from 5 to 80 mm"},
		{"one language", "theme: a\nlegal: {de: x}", "t.yaml:2:8: en is missing: what is stated by language is stated in both"},
		{"contact", "theme: a\ncontact: x", "t.yaml:2:10: must be a list of lines, not a value"},
		{"half a family", "theme: a\nfonts: {regular: SourceSans3-Regular.ttf}", "t.yaml:2:8: regular, semibold and italic belong together: state all three or none"},
		{"no font", "theme: a\nfonts: {headline: OFL-SourceSans3.txt}", "t.yaml:2:19: OFL-SourceSans3.txt cannot be used, it must be TrueType"},
	}
	fonts := func(name string) ([]byte, error) { return templates.Files.ReadFile("fonts/" + name) }
	for _, tt := range tests {
		_, err := theme.Parse("t.yaml", []byte(tt.yaml), fonts)
		var problems source.Problems
		if !errors.As(err, &problems) || !strings.HasPrefix(problems[0].Error(), tt.want) {
			t.Errorf("%s: %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

// The nearest colour that a message names passes.
func TestParse_NearestPasses(t *testing.T) {
	for _, c := range []string{"#3FA7D6", "#FFFF00", "#FFFFFF", "#8A8A8A", "#FF0000"} {
		_, err := theme.Parse("t.yaml", []byte("theme: a\ncolours: {accent: \""+c+"\"}"), none)
		var problems source.Problems
		if !errors.As(err, &problems) {
			t.Fatalf("%s passes: %v", c, err)
		}
		_, better, ok := strings.Cut(problems[0].Msg, "passes is ")
		if !ok {
			t.Fatalf("%s: %v", c, err)
		}
		if _, err := theme.Parse("t.yaml", []byte("theme: a\ncolours: {accent: \""+better+"\", panel: \"#FFFFFF\"}"), none); err != nil {
			t.Errorf("%s instead of %s: %v", better, c, err)
		}
	}
}

// Any primary that is dark enough makes a whole palette that passes.
func TestParse_DerivesReadableColours(t *testing.T) {
	for _, c := range []string{"#5B2A4E", "#000000", "#7A0000", "#004D00", "#2B2B8F", "#6B4A00", "#005F73"} {
		if _, err := theme.Parse("t.yaml", []byte("theme: a\ncolours: {primary: \""+c+"\", accent: \"#A0411D\"}"), none); err != nil {
			t.Errorf("%s: %v", c, err)
		}
	}
}

func TestParse_Fonts(t *testing.T) {
	const regular = "fonts/SourceSans3-Regular.ttf"
	data, err := templates.Files.ReadFile(regular)
	if err != nil {
		t.Fatal(err)
	}
	// fsType lies 8 bytes into OS/2.
	forbid := func(bits byte, at int) []byte {
		out := append([]byte(nil), data...)
		for i := 12; i < 400; i += 16 {
			if string(out[i:i+4]) == "OS/2" {
				from := int(out[i+8])<<24 | int(out[i+9])<<16 | int(out[i+10])<<8 | int(out[i+11])
				out[from+8+at] = bits
			}
		}
		return out
	}
	yaml := []byte("theme: a\nfonts: {headline: f.ttf}")
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"free":       {data, ""},
		"restricted": {forbid(0x02, 1), "f.ttf may not be embedded: its maker forbids it"},
		"whole":      {forbid(0x01, 0), "f.ttf may only be embedded as a whole"},
	} {
		th, err := theme.Parse("t.yaml", yaml, func(string) ([]byte, error) { return tt.data, nil })
		switch {
		case tt.want == "" && (err != nil || th.Faces[figure.Serif] == nil || th.Faces[figure.Sans] != nil):
			t.Errorf("%s: %v", name, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s: %v, want %s", name, err, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	own, err := theme.BuiltinSource("heide")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(own)
	f.Add([]byte("theme: a\ncolours: {primary: \"#123456\", scale: [1, 2]}\ncontact: [a]\nlogo: {file: a.png}\nfonts: {regular: a.ttf}"))
	picture, err := os.ReadFile("theme_test.go")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		draft := theme.ReadDraft(data)
		if again := theme.ReadDraft(draft.Source()); again.ID != draft.ID && utf8.ValidString(draft.ID) {
			t.Fatalf("the draft %+v comes back as %+v", draft, again)
		}
		draft.Palette()
		th, err := theme.Parse("t.yaml", data, func(string) ([]byte, error) { return picture, nil })
		var problems source.Problems
		switch {
		case err == nil && th == nil:
			t.Fatal("neither a theme nor problems")
		case err != nil && !errors.As(err, &problems):
			t.Fatalf("%v is no problem with a place", err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Col < 1 {
				t.Fatalf("%+v has no place", p)
			}
		}
	})
}
