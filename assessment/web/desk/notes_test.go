package desk_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lotse/assessment"
	"lotse/assessment/web/webtest"
)

const rolesNote = "/desk/nordhang/notes/rep-roles/after/de"

// hiddenField is the value of a hidden field on a page.
func hiddenField(t *testing.T, a *webtest.Answer, name string) string {
	t.Helper()
	return between(t, a.Body, `name="`+name+`" value="`, `"`)
}

// aPNG is a picture of a size.
func aPNG(t testing.TB, w, h int) []byte {
	t.Helper()
	i := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		i.Set(x, h/2, color.RGBA{0, 122, 115, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, i); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestNotes(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, `href="/desk/nordhang/notes"`)
	s.Desk.Get("/desk/nordhang/report").Want(http.StatusOK, `href="/desk/nordhang/notes"`, "0 written")
	s.Desk.Get("/desk/nordhang/notes").Want(http.StatusOK, "You have written nothing of your own yet", "Who is responsible for what?", `id="c-rep-annex"`)
	a := s.Desk.Get(rolesNote).Want(http.StatusOK, "How to write", "Show a preview").Lacks("Remove the words")
	if v := hiddenField(t, a, "version"); v != "" {
		t.Errorf("no words have the version %q", v)
	}
	// A preview keeps nothing.
	words := "## Wer \"zuständig\" ist\n\nErst **fett**, dann *kursiv*, [dort](https://example.org/a) und [hier](#rep-flows).\n\n- eins\n  1. zwei\n\n| A | B |\n|---|--:|\n| 1 | **2** |\n\n> gesagt"
	a = s.Desk.Post(rolesNote, "version", "", "words", strings.ReplaceAll(words, "\n", "\r\n"), "go", "preview").Want(http.StatusOK,
		"<h3>Wer „zuständig“ ist</h3>", "<strong>fett</strong>", "<em>kursiv</em>", `<a href="https://example.org/a">dort</a>`, `<a href="/desk/nordhang/notes#c-rep-flows">hier</a>`,
		"<ul><li>eins<ol><li>zwei</li></ol></li></ul>", `<td role="cell" data-l="B" class="num"><strong>2</strong></td>`, "<blockquote><p>gesagt</p></blockquote>", "Not saved yet")
	if got := html.UnescapeString(between(t, a.Body, `spellcheck="true" aria-describedby="f-words-h">`+"\n", "</textarea>")); got != words {
		t.Errorf("the words come back as %q", got)
	}
	if len(engagement(t, s).Notes) > 0 {
		t.Error("a preview was kept")
	}
	if to := s.Desk.Post(rolesNote, "version", "", "words", words).Want(http.StatusSeeOther).To(); to != "/desk/nordhang/notes?done=note" {
		t.Errorf("leads to %s", to)
	}
	if got := engagement(t, s).Notes.Words("rep-roles", assessment.NoteAfter, "de"); got != words {
		t.Errorf("kept %q", got)
	}
	s.Desk.Get("/desk/nordhang/notes?done=note").Want(http.StatusOK, "Your words are saved", "after, German", "after, English", "missing", `href="/desk/nordhang/notes/rep-roles/after/en"`)
	s.Desk.Get("/desk/nordhang/report?lang=en").Want(http.StatusOK, "1 missing")
	s.Desk.Get("/desk/nordhang/report?lang=de").Want(http.StatusOK, "1 written")
	s.Desk.Get("/desk/nordhang/report/approve?lang=en").Want(http.StatusOK, "Nothing is written: Who is responsible for what?", "English")
	// Removing asks first.
	s.Desk.Get(rolesNote).Want(http.StatusOK, `href="`+rolesNote+`/remove"`)
	a = s.Desk.Get(rolesNote+"/remove").Want(http.StatusOK, "Remove your words?", "zuständig")
	s.Desk.Post(rolesNote+"/remove", "version", "").Want(http.StatusConflict)
	s.Desk.Post(rolesNote+"/remove", "version", hiddenField(t, a, "version")).Want(http.StatusSeeOther)
	if len(engagement(t, s).Notes) > 0 {
		t.Error("the note is still there")
	}
	s.Desk.Get(rolesNote + "/remove").Want(http.StatusNotFound)
	for _, path := range []string{"rep-rolez/after/de", "rep-roles/beside/de", "rep-roles/after/fr", "rep-annex/instead/de", "rep-roles/after/x"} {
		s.Desk.Get("/desk/nordhang/notes/" + path).Want(http.StatusNotFound)
		s.Desk.Post("/desk/nordhang/notes/"+path, "words", "x").Want(http.StatusNotFound)
	}
	s.Desk.Get("/desk/nordhang/notes/rep-roles/instead/any").Want(http.StatusOK, "every language")
}

// What cannot be printed comes back with its line and column, and with every word.
func TestNotes_Faults(t *testing.T) {
	s := english(t)
	for words, want := range map[string]string{
		"a\n\nb <i>c</i>": "Line 3, column 3: HTML is not printed", "![x](taem.png)": "the engagement has no picture", "[x](javascript:alert(1))": "a link leads to",
		"": "Write something", " \n": "Write something", strings.Repeat("ä", 20<<10): "the text is longer than 32 KiB",
	} {
		for _, button := range []string{"", "preview"} {
			if button == "preview" && strings.TrimSpace(words) == "" {
				continue
			}
			a := s.Desk.Post(rolesNote, "version", "", "words", words, "go", button).Want(http.StatusUnprocessableEntity, "Error:", `href="#f-words"`, `aria-invalid="true"`)
			if text := html.UnescapeString(a.Body); !strings.Contains(text, want) || !strings.Contains(text, strings.TrimSpace(words)+"</textarea>") {
				t.Errorf("%.30q: the page does not say %q, or has lost the words", words, want)
			}
		}
	}
	s.Desk.Header.Set("Accept-Language", "de")
	s.Desk.Post(rolesNote, "version", "", "words", "a\n\nb <i>c</i>").Want(http.StatusUnprocessableEntity, "Zeile 3, Spalte 3: HTML wird nicht gedruckt")
	s.Desk.Post(rolesNote, "version", "", "words", strings.Repeat("x", 600<<10)).Want(http.StatusRequestEntityTooLarge)
	s.Desk.Post(rolesNote, "version", "", "words", "x", "go", "away").Want(http.StatusBadRequest)
	if len(engagement(t, s).Notes) > 0 {
		t.Error("something was kept")
	}
}

// Two pages with the same note: who saves second sees both, and overwrites nothing
// before she has.
func TestNotes_TwoAtOnce(t *testing.T) {
	s := english(t)
	s.Desk.Post(rolesNote, "version", "", "words", "from the first page").Want(http.StatusSeeOther)
	a := s.Desk.Post(rolesNote, "version", "", "words", "from the second page").Want(http.StatusUnprocessableEntity,
		"Meanwhile somebody has changed these words", "from the first page", "from the second page", "Save my words")
	if got := engagement(t, s).Notes.Words("rep-roles", assessment.NoteAfter, "de"); got != "from the first page" {
		t.Fatalf("overwritten: %q", got)
	}
	seen := hiddenField(t, a, "version")
	s.Desk.Post(rolesNote, "version", seen, "words", "from the second page").Want(http.StatusSeeOther)
	s.Desk.Post(rolesNote, "version", seen, "words", "late").Want(http.StatusUnprocessableEntity, "from the second page")
	a = s.Desk.Get(rolesNote + "/remove")
	s.Desk.Post(rolesNote+"/remove", "version", hiddenField(t, a, "version")).Want(http.StatusSeeOther)
	s.Desk.Post(rolesNote, "version", seen, "words", "later").Want(http.StatusUnprocessableEntity, "Meanwhile somebody has removed these words", "later")
	if err := s.DB.Archive(t.Context(), "nordhang", true); err != nil {
		t.Fatal(err)
	}
	s.Desk.Post(rolesNote, "version", "", "words", "of a project put away").Want(http.StatusUnprocessableEntity, "The project is archived", "of a project put away")
}

// A changed note makes an approved report old; one that cannot be printed, or repeats
// what nobody has released, keeps the next one back and says where.
func TestNotes_AndTheReport(t *testing.T) {
	s := english(t)
	s.Desk.Post("/desk/nordhang/report/approve?lang=de").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/report?lang=de").Want(http.StatusOK).Lacks("Changed since version 1")
	s.Desk.Post(rolesNote, "version", "", "words", "Neue Worte.").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/report?lang=de").Want(http.StatusOK, "Changed since version 1")
	change(t, s, func(e *assessment.Engagement) {
		e.Notes = e.Notes.With("rep-flows", assessment.NoteBefore, "de", "a <b>")
	})
	s.Desk.Get("/desk/nordhang/report?lang=de").Want(http.StatusOK, "cannot be printed", `href="/desk/nordhang/notes/rep-flows/before/de"`, "Line 1, column 3").Lacks("Download the report")
	s.Desk.Get("/desk/nordhang/report/file?lang=de").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/report/approve?lang=de").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/report/version/2").Want(http.StatusNotFound)
	s.Desk.Get("/desk/nordhang/notes").Want(http.StatusOK, "cannot be printed")
	const secret = "Nobody in sales ever answers my questions about deliveries."
	change(t, s, func(e *assessment.Engagement) {
		e.Notes = nil
		e.Rounds[0].Respondents[0].Answers["open"] = words(secret)
	})
	s.Desk.Post("/desk/nordhang/notes/rep-roles/after/any", "version", "", "words", "a\n\nSomebody: "+secret).Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/notes").Want(http.StatusOK, "repeats what is not released")
	s.Desk.Get("/desk/nordhang/notes/rep-roles/after/any").Want(http.StatusOK, "line 3, column 11", `href="/desk/nordhang/words"`)
	s.Desk.Get("/desk/nordhang/report").Want(http.StatusOK, `href="/desk/nordhang/notes/rep-roles/after/any"`, "line 3, column 11").Lacks(secret)
	// A chapter that the pack does not have any more keeps its words until they are removed.
	change(t, s, func(e *assessment.Engagement) {
		e.Notes = assessment.Notes{}.With("rep-old", assessment.NoteAfter, "de", "x")
	})
	s.Desk.Get("/desk/nordhang/notes").Want(http.StatusOK, `href="/desk/nordhang/notes/rep-old/after/de"`, "cannot be printed")
	a := s.Desk.Get("/desk/nordhang/notes/rep-old/after/de/remove").Want(http.StatusOK)
	s.Desk.Post("/desk/nordhang/notes/rep-old/after/de/remove", "version", hiddenField(t, a, "version")).Want(http.StatusSeeOther)
}

func TestPictures(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/notes").Want(http.StatusOK, `href="/desk/nordhang/pictures"`)
	s.Desk.Get("/desk/nordhang/pictures").Want(http.StatusOK, "No picture yet", `enctype="multipart/form-data"`)
	if to := s.Desk.Upload("/desk/nordhang/pictures", "file", "Das Team (2026).PNG", aPNG(t, 30, 20)).Want(http.StatusSeeOther).To(); to != "/desk/nordhang/pictures/Das-Team-2026.png?done=picture" {
		t.Errorf("leads to %s", to)
	}
	s.Desk.Upload("/desk/nordhang/pictures", "file", "x.png", aPNG(t, 3, 2), "name", "Büro").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/pictures").Want(http.StatusOK, "Das-Team-2026.png", "30 × 20 pixels", "Büro.png", "not shown yet", "of 16 MiB used")
	a := s.Desk.Get("/desk/nordhang/pictures/Das-Team-2026.png/file").Want(http.StatusOK, "PNG")
	if a.Header.Get("Content-Type") != "image/png" || a.Header.Get("X-Content-Type-Options") != "nosniff" || a.Header.Get("Content-Disposition") != "" {
		t.Errorf("served as %v", a.Header)
	}
	s.Desk.Get("/desk/nordhang/pictures/B%C3%BCro.png").Want(http.StatusOK, "![what it shows](Büro.png)")
	s.Desk.Upload("/desk/nordhang/pictures", "file", "Das-Team-2026.png", aPNG(t, 3, 2)).Want(http.StatusUnprocessableEntity, "There is a picture Das-Team-2026.png already", `href="#f-name"`)
	s.Desk.Get("/desk/nordhang/pictures").Want(http.StatusOK, "30 × 20 pixels")
	s.Desk.Upload("/desk/nordhang/pictures/Das-Team-2026.png", "file", "other.png", aPNG(t, 12, 9)).Want(http.StatusSeeOther)
	s.Desk.Upload("/desk/nordhang/pictures/Das-Team-2026.png", "file", "other.png", []byte("nothing")).Want(http.StatusUnprocessableEntity, "no PNG or JPEG picture")
	s.Desk.Get("/desk/nordhang/pictures/Das-Team-2026.png").Want(http.StatusOK, "12 × 9 pixels")

	// Into a note, with what it shows.
	s.Desk.Post(rolesNote, "version", "", "words", "Wir:", "go", "insert", "picture", "Das-Team-2026.png").Want(http.StatusUnprocessableEntity, "Say what the picture shows", `href="#f-alt"`, "Wir:")
	s.Desk.Post(rolesNote, "version", "", "words", "Wir:", "go", "insert", "picture", "other.png", "alt", "x").Want(http.StatusUnprocessableEntity, "Choose a picture from the list")
	a = s.Desk.Post(rolesNote, "version", "", "words", "Wir:\n\n\n", "go", "insert", "picture", "Das-Team-2026.png", "alt", "Das Team [am Kai]", "caption", `Foto: "Anna"`).
		Want(http.StatusOK, "The picture stands at the end")
	words := html.UnescapeString(between(t, a.Body, `aria-describedby="f-words-h">`+"\n", "</textarea>"))
	if want := "Wir:\n\n" + `![Das Team \[am Kai\]](Das-Team-2026.png "Foto: \"Anna\"")` + "\n"; words != want {
		t.Errorf("the words are %q, want %q", words, want)
	}
	s.Desk.Post(rolesNote, "version", "", "words", words, "go", "preview").Want(http.StatusOK,
		`<img src="/desk/nordhang/pictures/Das-Team-2026.png/file" alt="Das Team [am Kai]">`, "Foto: „Anna“")
	s.Desk.Post(rolesNote, "version", "", "words", words).Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/pictures").Want(http.StatusOK, "shown in one place")
	s.Desk.Get("/desk/nordhang/pictures/Das-Team-2026.png").Want(http.StatusOK, "Description: Das Team [am Kai]", "Caption: Foto: &#34;Anna&#34;", `href="`+rolesNote+`"`, "it cannot be removed").
		Lacks(`Das-Team-2026.png/remove"`)
	// In use it stays; after that it asks first.
	s.Desk.Get("/desk/nordhang/pictures/Das-Team-2026.png/remove").Want(http.StatusSeeOther)
	s.Desk.Post("/desk/nordhang/pictures/Das-Team-2026.png/remove").Want(http.StatusUnprocessableEntity, "Your words show it in one place")
	s.Desk.Get("/desk/nordhang/pictures/B%C3%BCro.png/remove").Want(http.StatusOK, "Remove this picture?")
	s.Desk.Post("/desk/nordhang/pictures/B%C3%BCro.png/remove").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/pictures?done=picture-removed").Want(http.StatusOK, "The picture is removed").Lacks("Büro.png")
	if e := engagement(t, s); len(e.Pictures) != 1 || e.Picture("Das-Team-2026.png") == nil {
		t.Errorf("pictures %v", e.PictureNames())
	}
	for _, path := range []string{"nothing.png", "..%2fx.png", "nothing.png/file", "nothing.png/remove"} {
		s.Desk.Get("/desk/nordhang/pictures/" + path).Want(http.StatusNotFound)
	}
	if s.DB.Archive(t.Context(), "nordhang", true) != nil {
		t.Fatal("not archived")
	}
	s.Desk.Upload("/desk/nordhang/pictures", "file", "a.png", aPNG(t, 3, 2)).Want(http.StatusUnprocessableEntity, "The project is archived")
}

// What is no picture, or not the one it says, is told at the field; nothing is kept.
func TestPictures_WhatIsRefused(t *testing.T) {
	s := english(t)
	gray := image.NewGray(image.Rect(0, 0, 3, 2))
	var asJPEG, asGIF bytes.Buffer
	if err := errors.Join(jpeg.Encode(&asJPEG, gray, nil), gif.Encode(&asGIF, gray, nil)); err != nil {
		t.Fatal(err)
	}
	good := aPNG(t, 3, 2)
	for name, c := range map[string]struct {
		file string
		data []byte
		want string
		at   string
	}{
		"words":                 {"a.png", []byte("<script>alert(1)</script>"), "no PNG or JPEG picture", "f-file"},
		"a page":                {"a.html", []byte("<html>"), "no PNG or JPEG picture", "f-file"},
		"SVG":                   {"a.svg", []byte("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "no PNG or JPEG picture", "f-file"},
		"SVG called PNG":        {"a.png", []byte("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "no PNG or JPEG picture", "f-file"},
		"GIF":                   {"a.gif", asGIF.Bytes(), "no PNG or JPEG picture", "f-file"},
		"GIF called PNG":        {"a.png", asGIF.Bytes(), "no PNG or JPEG picture", "f-file"},
		"JPEG called PNG":       {"a.png", asJPEG.Bytes(), "no PNG or JPEG picture", "f-file"},
		"PNG called JPEG":       {"a.jpg", good, "no PNG or JPEG picture", "f-file"},
		"half a picture":        {"a.png", good[:len(good)/2], "no PNG or JPEG picture", "f-file"},
		"a head alone":          {"a.png", good[:33], "no PNG or JPEG picture", "f-file"},
		"nothing":               {"a.png", nil, "Choose a file", "f-file"},
		"a bomb":                {"a.png", bomb(), "too large", "f-file"},
		"more than 4 MiB":       {"a.png", append(bytes.Clone(good), make([]byte, assessment.MaxPicture)...), "too large", "f-file"},
		"a name of signs alone": {"???.png", good, "No picture can be called that", "f-name"},
	} {
		a := s.Desk.Upload("/desk/nordhang/pictures", "file", c.file, c.data)
		if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.Body, c.want) || !strings.Contains(a.Body, `href="#`+c.at+`"`) || !strings.Contains(a.Body, `id="`+c.at+`-e"`) {
			t.Errorf("%s: %d, want %q at %s", name, a.StatusCode, c.want, c.at)
		}
	}
	s.Desk.Upload("/desk/nordhang/pictures", "file", "a.png", make([]byte, 13<<20)).Want(http.StatusRequestEntityTooLarge)
	s.Desk.Post("/desk/nordhang/pictures", "name", "x").Want(http.StatusBadRequest)
	if e := engagement(t, s); len(e.Pictures) > 0 {
		t.Errorf("kept %v", e.PictureNames())
	}
	for i := range 4 { // the room for all of them
		noise := make([]byte, assessment.MaxPicture-len(good)-1)
		s.Desk.Upload("/desk/nordhang/pictures", "file", fmt.Sprintf("n%d.png", i), padded(good, noise)).Want(http.StatusSeeOther)
	}
	s.Desk.Upload("/desk/nordhang/pictures", "file", "one-more.png", aPNG(t, 100, 100)).Want(http.StatusUnprocessableEntity, "more than 16 MiB")
}

// padded is a picture with a chunk that nothing reads.
func padded(data, noise []byte) []byte {
	const end = 12 // bytes of the last chunk
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(noise)-12))
	body := append([]byte("prVt"), noise[12:]...)
	chunk = append(append(chunk, body...), binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body))...)
	return append(append(bytes.Clone(data[:len(data)-end]), chunk...), data[len(data)-end:]...)
}

// evil are words that would become markup or script if they were not words.
var evil = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</textarea><script>alert(1)</script>`, `[x](javascript:alert(1))`, `[x](data:text/html,<script>alert(1)</script>)`,
	`![x](https://example.org/x.png)`, `![x](javascript:alert(1))`, `![" onerror=alert(1) x="](team.png "&quot; onload=alert(1)")`, `{{.F}}{{template "layout"}}`, "`<svg/onload=alert(1)>`",
	`[" onfocus=alert(1) autofocus x="](https://example.org/"onmouseover=alert(1))`, `<https://example.org/"><script>alert(1)</script>`, "| <b> |\n|---|\n| <script> |", `&lt;script&gt;alert(1)&lt;/script&gt;`,
	`[x](JaVaScRiPt:alert(1))`, "[x](java&#115;cript:alert(1))", `[x](vbscript:x)`, `\<script\>alert(1)\</script\>`, "[x][1]\n\n[1]: javascript:alert(1)",
}

// Whatever is written, on every page it stays words.
func TestNotes_WordsStayWords(t *testing.T) {
	s := english(t)
	s.Desk.Upload("/desk/nordhang/pictures", "file", "team.png", aPNG(t, 3, 2)).Want(http.StatusSeeOther)
	for i, words := range evil {
		for _, button := range []string{"preview", "", "insert"} {
			version := engagement(t, s).Notes.Get("rep-roles", assessment.NoteAfter, "de").Version()
			inert(t, s.Desk.Post(rolesNote, "version", version, "words", words, "go", button, "picture", "team.png", "alt", words, "caption", words))
		}
		for _, path := range []string{"/notes", "/notes/rep-roles/after/de", "/pictures", "/pictures/team.png", "/report"} {
			inert(t, s.Desk.Get("/desk/nordhang"+path))
		}
		inert(t, s.Desk.Get(rolesNote+"/remove"))
		name := strings.Map(func(r rune) rune {
			if strings.ContainsRune("\"\r\n", r) {
				return '\''
			}
			return r
		}, words)
		inert(t, s.Desk.Upload("/desk/nordhang/pictures", "file", fmt.Sprintf("%s%d.png", name, i), aPNG(t, 3, 2), "name", words))
	}
	for _, name := range engagement(t, s).PictureNames() {
		if strings.ContainsAny(name, `<>"'/\ &`) {
			t.Errorf("a picture is called %q", name)
		}
	}
}

// inert checks that a page has no element and no attribute that only somebody's words
// could have brought.
func inert(t *testing.T, a *webtest.Answer) {
	t.Helper()
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return
	}
	root, err := html.Parse(strings.NewReader(a.Body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "script" && n.FirstChild != nil {
			t.Errorf("%s: a script of somebody else", a.Path)
		}
		for _, at := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(at.Val))
			link := at.Key == "href" || at.Key == "src" || at.Key == "action" || at.Key == "formaction"
			switch {
			case strings.HasPrefix(at.Key, "on"), at.Key == "style", at.Key == "srcdoc", at.Key == "autofocus":
				t.Errorf("%s: <%s %s=%q>", a.Path, n.Data, at.Key, at.Val)
			case link && !strings.HasPrefix(value, "/") && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "https://example.org") && !strings.HasPrefix(value, "mailto:"):
				t.Errorf("%s: <%s %s=%q>", a.Path, n.Data, at.Key, at.Val)
			case n.Data == "img" && !strings.HasPrefix(value, "/") && at.Key == "src":
				t.Errorf("%s: an image of somebody else", a.Path)
			}
		}
	}
}
