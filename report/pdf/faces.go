package pdf

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"lotse/report/figure"
	"lotse/report/typeset"
	"lotse/templates"
)

// faceFiles are the fonts by figure.Face.
var faceFiles = [...]string{
	figure.Sans:         "SourceSans3-Regular",
	figure.SansSemibold: "SourceSans3-SemiBold",
	figure.SansItalic:   "SourceSans3-Italic",
	figure.Serif:        "SourceSerif4-SemiBold",
}

// loadFaces reads each font once for all reports.
var loadFaces = sync.OnceValues(func() ([len(faceFiles)]*typeset.Face, error) {
	var faces [len(faceFiles)]*typeset.Face
	for i, name := range faceFiles {
		data, err := templates.Files.ReadFile("fonts/" + name + ".ttf")
		if err != nil {
			return faces, fmt.Errorf("reading font %s: %w", name, err)
		}
		if faces[i], err = typeset.LoadFace(name, data); err != nil {
			return faces, err
		}
	}
	return faces, nil
})

// hyphenators by language, each read once for all reports; a language without patterns
// is not hyphenated.
var hyphenators = map[string]func() (*typeset.Hyphenator, error){
	"de": sync.OnceValues(func() (*typeset.Hyphenator, error) { return typeset.ReadHyphenator(templates.Files, "de") }),
	"en": sync.OnceValues(func() (*typeset.Hyphenator, error) { return typeset.ReadHyphenator(templates.Files, "en") }),
}

// A fontUse is a face as one document uses it: which of its runes are drawn.
type fontUse struct {
	face *typeset.Face
	used map[rune]bool
	low  [256]bool // the runes below 256, where nearly all are
}

// add notes a rune that is drawn.
func (u *fontUse) add(r rune) {
	if r < 256 {
		u.low[r] = true
		return
	}
	u.used[r] = true
}

// runes returns the drawn runes in order.
func (u *fontUse) runes() []rune {
	var rs []rune
	for r, used := range u.low {
		if used {
			rs = append(rs, rune(r))
		}
	}
	low := len(rs)
	for r := range u.used {
		rs = append(rs, r)
	}
	slices.Sort(rs[low:])
	return rs
}

// oneLine makes words fit to be set in one line of a face, and notes what is lost.
func (d *document) oneLine(f *typeset.Face, words string) string {
	return joined(d.clean(words, f))
}

// oneLine makes words fit to be measured in one line of a face.
func oneLine(f *typeset.Face, words string) string { return joined(typeset.Clean(words, f)) }

// joined makes one line of clean words.
func joined(words string) string {
	if !strings.ContainsAny(words, "\n\u00ad\u200b") {
		return words
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n':
			return ' '
		case '\u00ad', '\u200b':
			return -1
		}
		return r
	}, words)
}
