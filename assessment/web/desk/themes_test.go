package desk_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/page"
	"lotse/assessment/web/webtest"
	"lotse/templates"
	"lotse/templates/browsertest"
)

const drawnLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30"><path fill="#222222" d="M0 0H60V30Z"/></svg>`

// own makes a look of the consultant's with a logo and returns its address.
func own(t *testing.T, s *webtest.Server, fields ...string) string {
	t.Helper()
	a := s.Desk.Upload("/themes/heide/new", "logo.file", "Unser Logo.SVG", []byte(drawnLogo),
		append([]string{"name", "Weide & Partner", "colours.primary", "#5B2A4E", "colours.accent", "a0411d", "motif", "bars", "text", "lotse", "headline", "sans",
			"contact.de", "Weide & Partner\r\nMusterweg 1", "contact.en", "Weide & Partner\r\nMusterweg 1", "legal.de", "AG Musterstadt", "legal.en", "Musterstadt court"}, fields...)...)
	a.Want(http.StatusSeeOther)
	path, _, _ := strings.Cut(a.To(), "?")
	return path
}

// A look is made by a form, looked at, changed, given to an engagement, downloaded, taken
// back from its file, and removed when nobody wears it.
func TestThemes_way(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Get("/desk").Want(http.StatusOK, `href="/desk/_themes"`)
	s.Desk.Get("/desk/_themes").Want(http.StatusOK, "Heide", "/themes/heide/preview.png?lang=de", "in einem Projekt")
	s.Desk.Get("/themes/heide").Want(http.StatusOK, "Kein Projekt").Lacks("/themes/heide/edit", "/themes/heide/remove")
	s.Desk.Get("/themes/heide/new").Want(http.StatusOK, `value="#4A1F3D"`, "sehr gut lesbar")
	path := own(t, s)
	if path != "/themes/weide-partner" {
		t.Fatalf("leads to %s", path)
	}
	s.Desk.Get(path+"?done=theme-kept").Want(http.StatusOK, "Die Gestaltung ist gespeichert.", "Weide &amp; Partner", path+"/remove")
	kept, err := s.DB.Theme(t.Context(), "weide-partner")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"theme: weide-partner", `accent: "#A0411D"`, "logo.svg", "SourceSans3-SemiBold.ttf", "Musterweg 1]", "AG Musterstadt"} {
		if !strings.Contains(kept.Source, want) {
			t.Errorf("the file lacks %q:\n%s", want, kept.Source)
		}
	}
	for _, file := range []string{"/preview.png", "/sample.pdf"} {
		if a := s.Desk.Get(path + file).Want(http.StatusOK); len(a.Body) < 10_000 {
			t.Errorf("%s has %d bytes", file, len(a.Body))
		}
	}
	// It is given away, seen by respondents, and cannot be removed.
	s.Desk.Post(path+"/use", "engagement", "nordhang").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/settings").Want(http.StatusOK, `<option value="weide-partner" selected>Weide &amp; Partner</option>`)
	s.Browser().Get(s.Link("experts", invite.Personal, assessment.DisclosureConfidential)).Want(http.StatusOK, `src="/logo/weide-partner/`)
	s.Desk.Get(path).Want(http.StatusOK, "Nordhang").Lacks(path + "/remove")
	s.Desk.Get(path + "/remove").Want(http.StatusSeeOther)
	s.Desk.Post(path + "/remove").Want(http.StatusSeeOther)
	if _, err := s.DB.Theme(t.Context(), "weide-partner"); err != nil {
		t.Errorf("a look that is worn: %v", err)
	}
	// Another colour; the logo stays. Only the picker was used.
	s.Desk.Get(path+"/edit").Want(http.StatusOK, "Jetzt: logo.svg", `value="#5B2A4E"`, "Musterweg 1")
	s.Desk.Upload(path+"/edit", "logo.file", "", nil, "name", "Weide", "colours.primary", "#5B2A4E", "pick.colours.primary", "#123a2b", "was.colours.primary", "#5b2a4e",
		"colours.accent", "#A0411D", "pick.colours.accent", "#a0411d", "was.colours.accent", "#a0411d", "headline", "lotse").Want(http.StatusSeeOther)
	if kept, err = s.DB.Theme(t.Context(), "weide-partner"); err != nil || !strings.Contains(kept.Source, "#123A2B") || kept.Files["logo.svg"] == nil || len(kept.Files) != 1 {
		t.Errorf("%v, %d files:\n%s", err, len(kept.Files), kept.Source)
	}
	// Its file comes back as it went.
	a := s.Desk.Get(path + "/file").Want(http.StatusOK)
	z, err := zip.NewReader(strings.NewReader(a.Body), int64(len(a.Body)))
	if err != nil || len(z.File) != 2 || z.File[1].Name != "weide-partner/theme.yaml" {
		t.Fatalf("%v, %v", err, z)
	}
	s.Desk.Post("/themes/lotse/use", "engagement", "nordhang").Want(http.StatusSeeOther)
	s.Desk.Get(path+"/remove").Want(http.StatusOK, "Weide entfernen?")
	s.Desk.Post(path + "/remove").Want(http.StatusSeeOther)
	s.Desk.Get(path).Want(http.StatusNotFound)
	s.Desk.Upload("/desk/_themes", "files", "look.zip", []byte(a.Body)).Want(http.StatusSeeOther)
	back, err := s.DB.Theme(t.Context(), "weide-partner")
	if err != nil || back.Source != kept.Source || !bytes.Equal(back.Files["logo.svg"], kept.Files["logo.svg"]) {
		t.Errorf("%v: %+v", err, back)
	}
	// One that comes with Lotse is no one's own.
	heide := s.Desk.Get("/themes/heide/file").Want(http.StatusOK)
	s.Desk.Upload("/desk/_themes", "files", "heide.zip", []byte(heide.Body)).Want(http.StatusUnprocessableEntity, "gibt es schon")
	s.Desk.Get("/themes/heide/edit").Want(http.StatusNotFound)
}

// Faults stand at their fields, in the page's language, with what would do; what was
// typed is kept, and files that arrived come along.
func TestThemes_faults(t *testing.T) {
	s := webtest.Start(t)
	a := s.Desk.Upload("/themes/heide/new", "logo.file", "l.svg", []byte(drawnLogo), "name", "Blass <b>", "colours.accent", "#3FA7D6", "colours.muted", "grau",
		"logo.width", "500", "legal.de", "nur deutsch", "contact.en", strings.Repeat("x\n", 9))
	a.Want(http.StatusUnprocessableEntity, "Fehler:", `href="#f-colours.accent"`, `id="f-colours.accent"`, "haben 2,72:1, nötig sind 4,5:1. Die nächste Farbe, die genügt: #2E789B", `value="#3FA7D6"`,
		"„GRAU“ ist kein Farbwert", "Blass &lt;b&gt;", "zwischen 5 und 80", "geben Sie in beiden an", "zu viele Zeilen", `name="carried.name" value="l.svg"`)
	if names, err := s.DB.Themes(t.Context()); err != nil || len(names) > 0 {
		t.Errorf("kept %v, %v", names, err)
	}
	hidden := func(name string) string {
		m := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(a.Body)
		if m == nil {
			t.Fatalf("no %s", name)
		}
		return m[1]
	}
	// The logo that arrived with the faulty form is kept with the mended one.
	s.Desk.Upload("/themes/heide/new", "logo.file", "", nil, "name", "Blass", "colours.accent", "#2E789B", "carried.field", "logo.file", "carried.name", hidden("carried.name"), "carried", hidden("carried")).Want(http.StatusSeeOther)
	if kept, err := s.DB.Theme(t.Context(), "blass"); err != nil || string(kept.Files["logo.svg"]) != drawnLogo {
		t.Errorf("%v", err)
	}
	s.Desk.Header.Set("Accept-Language", "en")
	s.Desk.Upload("/themes/heide/new", "logo.file", "", nil, "name", "Blass", "colours.accent", "#3FA7D6").
		Want(http.StatusUnprocessableEntity, "have 2.72:1, 4.5:1 is needed. The nearest colour that will do: #2E789B", "There is a look with the short name “blass” already")
	// Looking keeps nothing.
	s.Desk.Upload("/themes/heide/new", "logo.file", "", nil, "name", "Nur so", "colours.primary", "#123A2B", "look", "yes").Want(http.StatusUnprocessableEntity, "Nothing is saved yet", "colours.primary=%23123A2B").Lacks("<title>Error")
	if _, err := s.DB.Theme(t.Context(), "nur-so"); err == nil {
		t.Error("what was only looked at is kept")
	}
	one, other := s.Desk.Get("/themes/heide/preview.png?try=yes&colours.primary=%23123A2B").Want(http.StatusOK), s.Desk.Get("/themes/heide/preview.png?try=yes&colours.primary=evil").Want(http.StatusOK)
	if one.Body == other.Body {
		t.Error("the picture does not show the colour")
	}
	s.Desk.Post("/themes/heide/new", "name", "x").Want(http.StatusBadRequest)
	s.Desk.Upload("/themes/heide/new", "logo.file", "", nil, "name", "x", "carried.field", "theme.yaml", "carried.name", "x", "carried", "x").Want(http.StatusBadRequest)
}

// bomb is a picture whose header says that it is huge.
func bomb() []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		binary.Write(&b, binary.BigEndian, uint32(len(data)))
		sum := crc32.NewIEEE()
		for _, part := range [][]byte{[]byte(kind), data} {
			b.Write(part)
			sum.Write(part)
		}
		binary.Write(&b, binary.BigEndian, sum.Sum32())
	}
	head := binary.BigEndian.AppendUint32(nil, 60000)
	chunk("IHDR", append(binary.BigEndian.AppendUint32(head, 60000), 8, 2, 0, 0, 0))
	chunk("IDAT", []byte("x"))
	return b.Bytes()
}

// Hostile files are refused at their field, and nothing of them is kept.
func TestThemes_hostile(t *testing.T) {
	s := webtest.Start(t)
	svg := func(body string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">` + body + `<rect width="9" height="9"/></svg>`)
	}
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewRGBA(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		field, file string
		data        []byte
		want        string
	}{
		"a script":            {"logo.file", "l.svg", svg(`<script>alert(1)</script>`), "etwas, das hier nicht gelesen wird"},
		"something outside":   {"logo.file", "l.svg", svg(`<image xlink:href="https://evil.example/x.png"/>`), "etwas, das hier nicht gelesen wird"},
		"use":                 {"logo.file", "l.svg", svg(`<use href="https://evil.example/x.svg#a"/>`), "etwas, das hier nicht gelesen wird"},
		"a style sheet":       {"logo.file", "l.svg", svg(`<style>@import url(https://evil.example)</style>`), "etwas, das hier nicht gelesen wird"},
		"a page":              {"logo.file", "l.svg", svg(`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>`), "etwas, das hier nicht gelesen wird"},
		"entities":            {"logo.file", "l.svg", []byte(`<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>` + string(svg(`<title>&b;</title>`))), "etwas, das hier nicht gelesen wird"},
		"a file of ours":      {"logo.file", "l.svg", []byte(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + string(svg(`&x;`))), "etwas, das hier nicht gelesen wird"},
		"no drawing":          {"logo.file", "l.svg", []byte("GIF89a"), "etwas, das hier nicht gelesen wird"},
		"a bomb":              {"logo.file", "l.png", bomb(), "zu viele Bildpunkte"},
		"a bomb as cover":     {"cover.picture", "l.png", bomb(), "zu viele Bildpunkte"},
		"cut off":             {"logo.file", "l.png", small.Bytes()[:small.Len()/2], "beschädigt"},
		"a page as PNG":       {"logo.file", "l.png", []byte("<script>alert(1)</script>"), "kein PNG- oder JPEG-Bild"},
		"no name to speak of": {"logo.file", "../../etc/passwd", []byte("x"), "kein PNG- oder JPEG-Bild"},
		"no font":             {"fonts.headline", "x.ttf", []byte("no font"), "muss eine TrueType-Datei"},
		"half a family":       {"fonts.regular", "x.ttf", regular(t), "gehören zusammen"},
		"too large":           {"logo.file", "l.png", make([]byte, 5<<20), "zu groß"},
	} {
		a := s.Desk.Upload("/themes/heide/new", tt.field, tt.file, tt.data, "name", "Evil", "text", "own")
		if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.Body, tt.want) || !strings.Contains(a.Body, `href="#f-`+tt.field+`"`) {
			t.Errorf("%s: %d, without %q", name, a.StatusCode, tt.want)
		}
		a.Lacks("alert(1)</script>")
	}
	yaml := "theme: evil\nlogo: {file: ../../etc/passwd}\n"
	a := s.Desk.UploadAll("/desk/_themes", "files", []page.Upload{{Name: "theme.yaml", Data: []byte(yaml)}})
	a.Want(http.StatusUnprocessableEntity, "theme.yaml, Zeile 2:")
	s.Desk.UploadAll("/desk/_themes", "files", []page.Upload{{Name: "theme.yaml", Data: []byte("theme: evil\nlogo: {file: l.svg}\n")}, {Name: "l.svg", Data: svg("<script/>")}}).Want(http.StatusUnprocessableEntity, "l.svg, Zeile 1:")
	s.Desk.UploadAll("/desk/_themes", "files", []page.Upload{{Name: "x.yaml", Data: []byte(yaml)}}).Want(http.StatusUnprocessableEntity, "Es fehlt theme.yaml")
	s.Desk.UploadAll("/desk/_themes", "files", nil, "x", "y").Want(http.StatusUnprocessableEntity, "Wählen Sie eine ZIP-Datei")
	s.Desk.Upload("/desk/_themes", "files", "x.zip", []byte("PK\x03\x04broken")).Want(http.StatusUnprocessableEntity, "lässt sich nicht lesen")
	if names, err := s.DB.Themes(t.Context()); err != nil || len(names) > 0 {
		t.Errorf("kept %v, %v", names, err)
	}
}

// regular is a font that is none too much by itself.
func regular(t *testing.T) []byte {
	t.Helper()
	data, err := templates.Files.ReadFile("fonts/SourceSans3-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Fonts of hers are in the look, and in the sample.
func TestThemes_fonts(t *testing.T) {
	s := webtest.Start(t)
	path := own(t, s)
	s.Desk.Upload(path+"/edit", "fonts.headline", "Mein Font.ttf", regular(t), "name", "Weide").Want(http.StatusSeeOther)
	kept, err := s.DB.Theme(t.Context(), "weide-partner")
	if err != nil || !strings.Contains(kept.Source, "headline: headline-MeinFont.ttf") {
		t.Fatalf("%v\n%s", err, kept.Source)
	}
	s.Desk.Get(path+"/edit").Want(http.StatusOK, "Jetzt: headline-MeinFont.ttf")
	s.Desk.Get(path + "/sample.pdf").Want(http.StatusOK)
	s.Desk.Upload(path+"/edit", "logo.file", "", nil, "name", "Weide", "headline", "lotse", "no-logo", "yes").Want(http.StatusSeeOther)
	if kept, err = s.DB.Theme(t.Context(), "weide-partner"); err != nil || len(kept.Files) > 0 {
		t.Errorf("%v: %v", err, kept)
	}
}

// The pages of a look of one's own, its form with faults too, keep nobody out.
// LOTSE_PICTURES names a folder that gets pictures of them.
func TestThemes_InTheBrowser(t *testing.T) {
	browser := browsertest.Start(t)
	s := webtest.Start(t)
	path := own(t, s)
	for _, view := range []struct {
		name string
		browsertest.View
	}{
		{"1280-de", browsertest.View{Width: 1280, Lang: "de"}}, {"390-en-dark", browsertest.View{Width: 390, Height: 800, Lang: "en", Dark: true}}, {"320-de", browsertest.View{Width: 320, Height: 700, Lang: "de"}},
		{"1280-en-dark", browsertest.View{Width: 1280, Lang: "en", Dark: true}},
	} {
		p := browser.Open(t, s.URL+"/launch", view.View)
		p.Take(t, s.URL, s.Desk.Cookies)
		look := func(name string) {
			t.Helper()
			if n := browsertest.Eval[int](t, p, broken); n > 0 {
				t.Errorf("%s: %d pictures are broken", name, n)
			}
			for _, v := range p.Violations(t) {
				t.Errorf("%s %s: %s", name, view.name, v)
			}
			if n := p.Overflow(t); n > 0 {
				t.Errorf("%s %s: %d pixels too wide", name, view.name, n)
			}
			if dir := os.Getenv("LOTSE_PICTURES"); dir != "" {
				p.Screenshot(t, filepath.Join(dir, name+"-"+view.name+".png"))
			}
		}
		for name, at := range map[string]string{"themes": "/desk/_themes", "theme-own": path, "theme-edit": path + "/edit", "theme-remove": path + "/remove"} {
			p.Go(t, s.URL+at)
			look(name)
		}
		p.Go(t, s.URL+path+"/edit")
		// Typing and picking show the same; then the form comes back with what is wrong.
		if got := browsertest.Eval[string](t, p, `(() => { const e = document.querySelector("form[enctype]").elements, c = e["pick.colours.accent"];
			c.value = "#3fa7d6"; c.dispatchEvent(new Event("input")); return e["colours.accent"].value; })()`); got != "#3FA7D6" {
			t.Errorf("the typed colour is %q", got)
		}
		browsertest.Eval[bool](t, p, `(document.querySelector("details.more").open = true, document.querySelector("form[enctype] > .acts:last-child button:not([name])").click(), true)`)
		p.Until(t, `!!document.querySelector(".errsum")`)
		look("theme-faults")
		for _, c := range p.Complaints() {
			if !strings.Contains(c, "422") {
				t.Errorf("%s: complaint: %s", view.name, c)
			}
		}
	}
}
