package desk

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
	"lotse/report/theme"
)

// typedTheme reads the form: what is stated, the files beside it, and those of them that
// came with this form.
func (d *Desk) typedTheme(v *page.Visit, kept store.Theme) (theme.Draft, map[string][]byte, []carriedFile, error) {
	form, err := v.Form()
	if err != nil {
		return theme.Draft{}, nil, nil, err
	}
	word := func(name string) string { return strings.TrimSpace(v.Field(name)) }
	before := theme.ReadDraft([]byte(kept.Source))
	draft := theme.Draft{
		ID: word("theme"), Name: word("name"), Motif: word("motif"), LogoWidth: word("logo.width"), Plate: word("plate") != "", Address: word("address"),
		Logo: before.Logo, Picture: before.Picture, Colours: map[string]string{}, Fonts: maps.Clone(before.Fonts),
		Contact: map[string]string{}, Legal: map[string]string{}, Confidentiality: map[string]string{},
	}
	draft.ID = cmp.Or(draft.ID, assessment.Slug(draft.Name))
	for _, field := range theme.ColourFields() {
		draft.Colours[field] = pickedColour(word(field), word("pick."+field), word("was."+field))
	}
	for name, into := range map[string]map[string]string{"contact": draft.Contact, "legal": draft.Legal, "confidentiality": draft.Confidentiality} {
		for _, lang := range []string{"de", "en"} {
			into[lang] = strings.ReplaceAll(word(name+"."+lang), "\r\n", "\n")
		}
	}
	files := maps.Clone(kept.Files)
	if files == nil {
		files = map[string][]byte{}
	}
	sent, carried, err := sentFiles(v, form)
	if err != nil {
		return draft, nil, nil, err
	}
	for field, file := range sent {
		place(&draft, field, file, files)
	}
	if word("no-logo") != "" {
		draft.Logo = ""
	}
	if word("no-picture") != "" {
		draft.Picture = ""
	}
	return draft, files, carried, chooseFonts(&draft, word("text"), word("headline"), sent, files)
}

// pickedColour is what was typed, unless only the picker was used.
func pickedColour(typed, picked, was string) string {
	if picked != "" && !strings.EqualFold(picked, was) && !strings.EqualFold(picked, typed) {
		return strings.ToUpper(picked)
	}
	if len(typed) == 6 && !strings.HasPrefix(typed, "#") {
		typed = "#" + typed
	}
	return strings.ToUpper(typed)
}

// chooseFonts takes the typefaces that are chosen. Whoever sends files wants them.
func chooseFonts(draft *theme.Draft, text, headline string, sent map[string]page.Upload, files map[string][]byte) error {
	family := slices.ContainsFunc(familyStyles, func(style string) bool { return sent["fonts."+style].Data != nil })
	if text == fontsLotse && !family {
		for _, style := range familyStyles {
			delete(draft.Fonts, style)
		}
	}
	if sent["fonts."+fontHead].Data != nil {
		return nil
	}
	switch headline {
	case fontsLotse:
		delete(draft.Fonts, fontHead)
	case fontsSans:
		data, err := theme.SansHeadlineFont()
		if err != nil {
			return err
		}
		draft.Fonts[fontHead], files[theme.SansHeadline] = theme.SansHeadline, data
	}
	return nil
}

// fileFields are the fields that take a file.
func fileFields() []string {
	fields := []string{"logo.file", "cover.picture"}
	for _, style := range theme.FontStyles() {
		fields = append(fields, "fonts."+style)
	}
	return fields
}

// sentFiles are the files that came with a form, by field, or with an earlier form that
// had faults.
func sentFiles(v *page.Visit, form url.Values) (map[string]page.Upload, []carriedFile, error) {
	sent := map[string]page.Upload{}
	for i, field := range form["carried.field"] {
		if !slices.Contains(fileFields(), field) || i >= len(form["carried.name"]) || i >= len(form["carried"]) {
			return nil, nil, fmt.Errorf("a carried file: %w", page.ErrForm)
		}
		f, err := upload.Carried(form["carried.name"][i], form["carried"][i])
		if err != nil {
			return nil, nil, err
		}
		sent[field] = f
	}
	for _, field := range fileFields() {
		f, err := v.Upload(field)
		if err != nil {
			return nil, nil, err
		}
		if f.Name != "" {
			sent[field] = f
		}
	}
	var carried []carriedFile
	for _, field := range fileFields() {
		if f, ok := sent[field]; ok {
			carried = append(carried, carriedFile{field, f.Name, upload.Carry(f)})
		}
	}
	return sent, carried, nil
}

// place puts a file beside the look, under a name of its own, and lets the draft name it.
func place(draft *theme.Draft, field string, f page.Upload, files map[string][]byte) {
	ending := strings.ToLower(path.Ext(fileWords(f.Name)))
	name := ""
	switch style, isFont := strings.CutPrefix(field, "fonts."); {
	case isFont:
		name = style + "-" + fileWords(f.Name)
		draft.Fonts[style] = name
	case field == "logo.file":
		name = "logo" + ending
		draft.Logo = name
	default:
		name = "cover" + ending
		draft.Picture = name
	}
	files[name] = f.Data
}

// fileWords keeps of a file's name what a theme may call it by.
func fileWords(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			return r
		}
		return -1
	}, name)
}
