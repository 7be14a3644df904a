package docx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"lotse/report"
	"lotse/report/typeset"
	"lotse/templates/locale"
)

// A writer is one file while its text is written.
type writer struct {
	source *report.Document
	say    *locale.Printer
	faces  []*typeset.Face
	out    strings.Builder

	marks    map[string]string // names of bookmarks by anchor
	set      map[string]bool   // anchors whose bookmark stands somewhere
	ids      int               // of bookmarks, pictures, boxes: unique in the file
	lists    int               // numbered lists so far
	chapters int               // numbered chapters so far
	counts   map[string]int    // captions so far, by their word
	pictures []image
	links    []string // addresses outside, in the order of their relationships
	heading  int      // the level of the last heading
	table    bool     // the last thing written was a table
	leap     bool     // the next paragraph starts a page
	faults   []error
	// Where in the source the writer is.
	chapterAt, blockAt int
}

func newWriter(doc *report.Document, say *locale.Printer, faces []*typeset.Face) *writer {
	return &writer{source: doc, say: say, faces: faces, marks: map[string]string{}, set: map[string]bool{}, counts: map[string]int{}}
}

func (w *writer) raw(format string, args ...any) { fmt.Fprintf(&w.out, format, args...) }

func (w *writer) fault(format string, args ...any) {
	w.faults = append(w.faults, fmt.Errorf(format, args...))
}

// next is a number that nothing in the file has yet.
func (w *writer) next() int {
	w.ids++
	return w.ids
}

// escape makes words fit for XML, in text and in attributes.
func escape(words string) string {
	var b strings.Builder
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&b, []byte(typeset.Clean(words)))
	return b.String()
}

// para writes a paragraph of a style; props are further properties in the schema's order
// behind the style.
func (w *writer) para(style, props, runs string) {
	if style != "" {
		style = `<w:pStyle w:val="` + style + `"/>`
	}
	if w.leap { // in the schema's order: behind keepNext, before all else
		w.leap = false
		rest, held := strings.CutPrefix(props, "<w:keepNext/>")
		props = "<w:pageBreakBefore/>" + rest
		if held {
			props = "<w:keepNext/>" + props
		}
	}
	if style+props != "" {
		style = "<w:pPr>" + style + props + "</w:pPr>"
	}
	w.raw("<w:p>%s%s</w:p>\n", style, runs)
	w.table = false
}

// gap writes the space behind a table.
func (w *writer) gap() { w.para("Gap", "", "") }

// words writes a paragraph that holds words; none without words.
func (w *writer) words(style, words string) {
	if strings.TrimSpace(words) != "" {
		w.para(style, "", run("", words))
	}
}

// rich writes a paragraph of rich text; none without words.
func (w *writer) rich(style string, r report.Rich) {
	if len(r) > 0 {
		w.para(style, "", w.runs(r))
	}
}

// mark is the name of the bookmark for an anchor: letters, digits and underscores, at
// most 40, as Word wants it.
func (w *writer) mark(anchor string) string {
	if name, ok := w.marks[anchor]; ok {
		return name
	}
	const most = 30
	name := strings.Map(func(r rune) rune {
		if r < 128 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return r
		}
		return '_'
	}, anchor)
	name = "_" + strconv.Itoa(len(w.marks)+1) + "_" + name[:min(len(name), most)]
	w.marks[anchor] = name
	return name
}

// bookmarked is runs within the bookmark of an anchor. Several blocks may share one: the
// first one has it.
func (w *writer) bookmarked(anchor, runs string) string {
	if anchor == "" || w.set[anchor] {
		return runs
	}
	w.set[anchor] = true
	id := w.next()
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`, id, w.mark(anchor), runs, id)
}

// body writes all that is printed, and looks for links that lead nowhere.
func (w *writer) body() {
	w.cover()
	for i := range w.source.Chapters {
		w.chapter(i)
	}
	if w.table {
		w.gap() // nothing may end with a table
	}
	for anchor := range w.marks {
		if !w.set[anchor] {
			w.fault("nothing has the id %q that a link leads to", anchor)
		}
	}
}
