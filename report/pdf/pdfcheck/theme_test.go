package pdfcheck

import (
	"bytes"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/report/theme"
	"lotse/templates"
)

// branded is a theme with all that a theme may bring along.
func branded(t *testing.T) *theme.Theme {
	t.Helper()
	files := map[string][]byte{}
	for _, p := range pictures(t) {
		files[p.Name] = p.Data
	}
	for name, font := range map[string]string{"regular.ttf": "SourceSans3-Italic", "semibold.ttf": "SourceSerif4-SemiBold", "italic.ttf": "SourceSans3-Regular", "headline.ttf": "SourceSans3-SemiBold"} {
		data, err := templates.Files.ReadFile("fonts/" + font + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	th, err := theme.Parse("theme.yaml", []byte(`theme: weide
name: Weide & Partner
colours: {primary: "#14453D", accent: "#9A3412"}
cover: {picture: steps.jpg}
logo: {file: light.png, width: 45, plate: true}
fonts: {regular: regular.ttf, semibold: semibold.ttf, italic: italic.ttf, headline: headline.ttf}
contact: [Weide & Partner, Musterweg 1, 12345 Musterstadt, post@weide.example]
legal: {de: "Weide & Partner PartG mbB, Amtsgericht Musterstadt PR 1234", en: "Weide & Partner PartG mbB, registered at Musterstadt, PR 1234"}
confidentiality: {de: "Nur für die Geschäftsführung bestimmt.", en: "Meant for the management only."}
`), func(name string) ([]byte, error) { return files[name], nil })
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// drawn is a theme whose logo is a drawing, without anything on its cover.
func drawn(t *testing.T) *theme.Theme {
	t.Helper()
	const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">
<g fill="#9A3412"><path d="M2 38 20 2l18 36z"/><circle cx="58" cy="20" r="17" stroke="#14453D" stroke-width="3" fill="none"/></g>
<path fill-rule="evenodd" d="M82 3h34v34h-34zM90 11h18v18h-18z" transform="rotate(4 99 20)"/></svg>`
	th, err := theme.Parse("theme.yaml", []byte("theme: drawn\ncolours: {primary: \"#14453D\", accent: \"#9A3412\"}\ncover: {motif: none, ground: \"#F2EFE6\"}\nlogo: {file: logo.svg}\n"),
		func(string) ([]byte, error) { return []byte(logo), nil })
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// Every variant in every brand, with her words and pictures in it, is what the standards ask
// for, and the same input gives the same bytes.
func TestCheck_themes(t *testing.T) {
	pack := assesstest.Builtin(t)
	themes, err := theme.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e := withWords(t, pack, assessment.NoteAfter)
	published := assessment.Assess(pack, e, e.Latest()).Publish()
	plan := assessment.Recommend(published)
	seen := map[string]string{}
	for _, th := range append(themes[1:len(themes):len(themes)], branded(t), drawn(t)) {
		for _, lang := range []string{"de", "en"} {
			for _, v := range report.Variants() {
				doc, err := report.Build(published, plan, report.Options{Lang: lang, Variant: v, Theme: th})
				if err != nil {
					t.Fatalf("%s %s: %v", th.ID, v, err)
				}
				checkTheme(t, th.ID+" "+lang+" "+string(v), doc, seen)
			}
			w, err := report.PrepareWorkshop(published, plan, report.WorkshopOptions{Lang: lang, Theme: th})
			if err != nil {
				t.Fatal(err)
			}
			checkTheme(t, th.ID+" "+lang+" agenda", w.Document(), seen)
		}
	}
}

func checkTheme(t *testing.T, name string, doc *report.Document, seen map[string]string) {
	t.Helper()
	var a, b bytes.Buffer
	for _, out := range []*bytes.Buffer{&a, &b} {
		if err := pdf.Write(out, doc, pdf.Options{}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("%s: other bytes the second time", name)
	}
	for _, p := range Check(a.Bytes()) {
		t.Errorf("%s: %v", name, p)
	}
	if other, twice := seen[a.String()]; twice {
		t.Errorf("%s and %s are the same file", name, other)
	}
	seen[a.String()] = name
}
