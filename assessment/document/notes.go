package document

import (
	"encoding/base64"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/markdown"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// anyLanguage is the key of words for every language that has none of its own.
const anyLanguage = "any"

// notes reads the consultant's words, chapter by chapter: a text that stands after the
// computed words in every language, or a map of before, instead and after.
func (d *decoder) notes(n *source.Node, e *assessment.Engagement) {
	if !given(n) {
		return
	}
	if n.Kind != source.Map {
		d.add(n.Problemf("notes must be a map from chapter to Markdown, not %s", n.Kind))
		return
	}
	chapters := d.chapters()
	for _, p := range n.Pairs {
		if !slices.Contains(chapters, p.Key) {
			d.unknown(n, p.Key, "chapter", chapters)
			continue
		}
		if !given(p.Value) {
			continue
		}
		if p.Value.Kind != source.Map {
			d.note(p.Value, e, p.Key, assessment.NoteAfter)
			continue
		}
		for _, at := range p.Value.Pairs {
			if !slices.Contains(assessment.NotePlaces(), assessment.NotePlace(at.Key)) {
				d.unknown(p.Value, at.Key, "key", []string{"before", "instead", "after"})
				continue
			}
			d.note(at.Value, e, p.Key, assessment.NotePlace(at.Key))
		}
	}
}

// note reads the words at one place of a chapter: one text, or one for each language.
func (d *decoder) note(n *source.Node, e *assessment.Engagement, chapter string, at assessment.NotePlace) {
	if n.Kind != source.Map {
		d.markdown(n, e, chapter, at, "")
		return
	}
	if !d.known(n, append([]string{anyLanguage}, d.pack.Languages...)...) {
		return
	}
	for _, p := range n.Pairs {
		lang := p.Key
		if lang == anyLanguage {
			lang = ""
		}
		d.markdown(p.Value, e, chapter, at, lang)
	}
}

func (d *decoder) markdown(n *source.Node, e *assessment.Engagement, chapter string, at assessment.NotePlace, lang string) {
	words := d.text(n)
	if words == "" {
		return
	}
	_, problems := markdown.Parse(n.File, words, markdown.Known{Pictures: e.PictureNames(), Chapters: d.chapters()})
	for _, p := range problems {
		d.add(n.Within(p))
	}
	e.Notes = e.Notes.With(chapter, at, lang, words)
}

func (d *decoder) chapters() []string { return chapterIDs(d.pack) }

// chapterIDs are the chapters of the pack's report.
func chapterIDs(p *questionnaires.Pack) []string {
	var ids []string
	for _, c := range p.Report.Chapters {
		ids = append(ids, c.ID)
	}
	return ids
}

// notesNode writes notes; the ones for every language after a chapter's words stand
// there as plain text.
func notesNode(notes assessment.Notes) *source.Node {
	n := source.MapNode()
	byChapter := map[string]*source.Node{}
	for _, note := range notes.List() {
		if note.Place == assessment.NoteAfter && note.Lang == "" && len(notes[note.Chapter].After) == 1 && byChapter[note.Chapter] == nil {
			n.Pairs = append(n.Pairs, source.P(note.Chapter, prose(source.ScalarNode(note.Words))))
			continue
		}
		chapter := byChapter[note.Chapter]
		if chapter == nil {
			chapter = source.MapNode()
			byChapter[note.Chapter] = chapter
			n.Pairs = append(n.Pairs, source.P(note.Chapter, chapter))
		}
		at := chapter.Get(string(note.Place))
		if at == nil {
			at = source.MapNode()
			chapter.Pairs = append(chapter.Pairs, source.P(string(note.Place), at))
		}
		lang := note.Lang
		if lang == "" {
			lang = anyLanguage
		}
		at.Pairs = append(at.Pairs, source.P(lang, prose(source.ScalarNode(note.Words))))
	}
	return n
}

// pictures reads the pictures that notes show: {name: team.png, data: base64}.
func (d *decoder) pictures(n *source.Node, e *assessment.Engagement) {
	total := 0
	for _, item := range d.list(n, "pictures") {
		if !d.known(item, "name", "data") {
			continue
		}
		p := assessment.Picture{Name: d.required(item, "name")}
		encoded := d.required(item, "data")
		if p.Name == "" || encoded == "" {
			continue
		}
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(encoded), ""))
		if err != nil {
			d.add(item.Get("data").Problemf("the picture %s is not base64", p.Name))
			continue
		}
		p.Data = data
		if err := assessment.CheckPicture(p); err != nil {
			d.add(item.Get("name").Problemf("the picture %s: %v", p.Name, err))
			continue
		}
		if e.Picture(p.Name) != nil {
			d.add(item.Get("name").Problemf("the picture %s is there twice", p.Name))
			continue
		}
		if total += len(data); total > assessment.MaxPictures {
			d.add(item.Get("name").Problemf("%v", assessment.ErrPicturesSize))
			return
		}
		e.Pictures = append(e.Pictures, p)
	}
}

// base64Width is how many characters of a picture stand on a line.
const base64Width = 76

func picturesNode(list []assessment.Picture) *source.Node {
	n := source.ListNode()
	for _, p := range list {
		encoded := base64.StdEncoding.EncodeToString(p.Data)
		var b strings.Builder
		for len(encoded) > 0 {
			k := min(base64Width, len(encoded))
			b.WriteString(encoded[:k])
			b.WriteByte('\n')
			encoded = encoded[k:]
		}
		n.Items = append(n.Items, source.MapNode(source.P("name", p.Name), source.P("data", prose(source.ScalarNode(b.String())))))
	}
	return n
}
