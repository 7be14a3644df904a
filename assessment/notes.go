package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"lotse/questionnaires"
)

// Notes are the consultant's own words for the report, by chapter.
type Notes map[string]ChapterNotes

// ChapterNotes are what stands in a chapter before, after or instead of its computed
// words, as Markdown by language. The language "" is every language that has no text
// of its own.
type ChapterNotes struct {
	Before  questionnaires.Text `json:"before,omitempty"`
	After   questionnaires.Text `json:"after,omitempty"`
	Instead questionnaires.Text `json:"instead,omitempty"`
}

// A NotePlace says where in a chapter a note stands.
type NotePlace string

// The places.
const (
	NoteBefore  NotePlace = "before"
	NoteAfter   NotePlace = "after"
	NoteInstead NotePlace = "instead"
)

// NotePlaces are all places, in the order they are printed.
func NotePlaces() []NotePlace { return []NotePlace{NoteBefore, NoteInstead, NoteAfter} }

// Place returns the texts at one place.
func (c *ChapterNotes) place(at NotePlace) *questionnaires.Text {
	switch at {
	case NoteBefore:
		return &c.Before
	case NoteInstead:
		return &c.Instead
	}
	return &c.After
}

// At returns the texts at one place, by language.
func (c ChapterNotes) At(at NotePlace) questionnaires.Text { return *c.place(at) }

// Words returns the note for a chapter at a place in a language, "" for none. Words
// in another language are no substitute.
func (n Notes) Words(chapter string, at NotePlace, lang string) string {
	t := n[chapter].At(at)
	if words, ok := t[lang]; ok {
		return words
	}
	return t[""]
}

// With returns the notes with one of them changed; "" takes it away. The notes it is
// called on stay as they are.
func (n Notes) With(chapter string, at NotePlace, lang, words string) Notes {
	next := maps.Clone(n)
	if next == nil {
		next = Notes{}
	}
	c := next[chapter]
	t := maps.Clone(c.At(at))
	if words == "" {
		delete(t, lang)
	} else {
		if t == nil {
			t = questionnaires.Text{}
		}
		t[lang] = words
	}
	if len(t) == 0 {
		t = nil
	}
	*c.place(at) = t
	next[chapter] = c
	if c.Empty() {
		delete(next, chapter)
	}
	if len(next) == 0 {
		return nil
	}
	return next
}

// Empty reports whether nothing is written.
func (c ChapterNotes) Empty() bool { return len(c.Before)+len(c.After)+len(c.Instead) == 0 }

// A Note is one of the texts, with where it stands.
type Note struct {
	Chapter string
	Place   NotePlace
	Lang    string // "": every language
	Words   string
}

// Version tells a note's words from all others, "" for none: who writes over words names
// the ones that were read.
func (n Note) Version() string {
	if n.Words == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(n.Words))
	const enough = 12 // bytes: nobody has a reason to look for two texts of one version
	return hex.EncodeToString(sum[:enough])
}

// Get returns the note of a chapter at a place in just that language, with whatever
// words it has.
func (n Notes) Get(chapter string, at NotePlace, lang string) Note {
	return Note{chapter, at, lang, n[chapter].At(at)[lang]}
}

// Missing are the languages, of those named, in which a report prints nothing at a place
// that has words in another one.
func (n Notes) Missing(chapter string, at NotePlace, languages []string) []string {
	t := n[chapter].At(at)
	if len(t) == 0 {
		return nil
	}
	var missing []string
	for _, lang := range languages {
		if n.Words(chapter, at, lang) == "" {
			missing = append(missing, lang)
		}
	}
	return missing
}

// NoteWords are words as notes keep them, of whatever a file or a form brings.
func NoteWords(typed string) string {
	words := strings.ReplaceAll(strings.TrimPrefix(typed, "\ufeff"), "\r\n", "\n")
	if strings.TrimSpace(words) == "" {
		return ""
	}
	return words
}

// List returns all notes, by chapter, place and language.
func (n Notes) List() []Note {
	var list []Note
	for _, chapter := range slices.Sorted(maps.Keys(n)) {
		for _, at := range NotePlaces() {
			t := n[chapter].At(at)
			for _, lang := range slices.Sorted(maps.Keys(t)) {
				list = append(list, Note{chapter, at, lang, t[lang]})
			}
		}
	}
	return list
}

// UnmarshalJSON reads the notes for a chapter as stores keep them. Those written
// before notes had places are a plain text: after the computed words, in every language.
func (c *ChapterNotes) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		var words string
		if err := json.Unmarshal(data, &words); err != nil {
			return err
		}
		*c = ChapterNotes{}
		if words != "" {
			c.After = questionnaires.Text{"": words}
		}
		return nil
	}
	type stored ChapterNotes // without this method
	return json.Unmarshal(data, (*stored)(c))
}
