package desk

import (
	"errors"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/report/figure"
	"lotse/report/theme"
	"lotse/templates/locale"
)

// A themeForm is the form of a look: what is typed, what comes of it, what is wrong.
type themeForm struct {
	Title, Action, Cancel string
	New                   bool
	ID, Name, Width       string
	Plate                 bool
	Main, More            []themeColour
	MoreOpen              bool // something in it is wrong
	Motifs, Addresses     []choice
	Text, Headline        []choice // where the typefaces come from
	Fonts                 []themeFile
	Logo, Picture         themeFile
	Sentences             []themeSentence
	Carried               []carriedFile
	Faults                []fault
	Preview               string
	Looked                bool // she only wanted to look
}

// A themeColour is one colour: typed, or worked out from the others.
type themeColour struct {
	Field, Name, Hint string
	Value             string // as typed; "" for worked out
	Is                string // the colour that it is: #rrggbb, as pickers want it
	Reads             string // how it reads, in words
	Weak              bool
	Fault             string
}

// A themeFile is a file of the look.
type themeFile struct{ Field, Name, Has, Accept, Fault string }

// A themeSentence is something said on the cover, in one language.
type themeSentence struct {
	Field, Name, Hint, Lang, Value, Fault string
	Rows                                  bool
}

// A carriedFile is a file that was sent with a form that has faults: it comes along.
type carriedFile struct{ Field, Name, Words string }

// mainColours are those that a look is made of; all others follow.
var mainColours = []string{"colours.primary", "colours.accent", "colours.text", "colours.muted", "colours.signal"}

// sentenceFields are what is said about the consultant.
var sentenceFields = []string{"contact", "legal", "confidentiality"}

// Where typefaces come from.
const (
	fontsOwn    = "own"   // files of hers
	fontsLotse  = "lotse" // those that come with Lotse
	fontsSans   = "sans"  // for a headline: without serifs
	fontRegular = "regular"
	fontHead    = "headline"
)

// familyStyles are the styles of running text, which belong together.
var familyStyles = []string{fontRegular, "semibold", "italic"}

func (d *Desk) newTheme(v *page.Visit) error  { return d.askTheme(v, true) }
func (d *Desk) editTheme(v *page.Visit) error { return d.askTheme(v, false) }

// baseTheme is the look that a form begins with.
func (d *Desk) baseTheme(v *page.Visit, fresh bool) (themeLine, store.Theme, error) {
	line, err := d.named(v)
	if err != nil {
		return line, store.Theme{}, err
	}
	if line.Builtin && !fresh {
		return line, store.Theme{}, page.ErrNotFound
	}
	kept, err := edition.ThemeSource(v.R.Context(), d.db, line.ID)
	return line, kept, err
}

func (d *Desk) askTheme(v *page.Visit, fresh bool) error {
	line, kept, err := d.baseTheme(v, fresh)
	if err != nil {
		return err
	}
	draft := theme.ReadDraft([]byte(kept.Source))
	if fresh {
		draft.ID, draft.Name = "", ""
	}
	f := d.themeForm(v, line, draft, fresh, nil)
	return v.Show(http.StatusOK, "desk-theme-form", themeFrame(v, f.Title), f)
}

// saveTheme keeps a look that is made or changed, or only shows what it would look like.
func (d *Desk) saveTheme(v *page.Visit) error {
	fresh := path.Base(v.R.URL.Path) == "new"
	line, kept, err := d.baseTheme(v, fresh)
	if err != nil {
		return err
	}
	draft, files, carried, err := d.typedTheme(v, kept)
	if err != nil {
		return err
	}
	if !fresh {
		draft.ID = line.ID
	}
	t, whole, faults := edition.ReadTheme(store.ThemeFile, draft.Source(), edition.Beside(files))
	list := themeFaults(v.Say, faults)
	if taken, err := d.isLook(v, draft.ID); err != nil {
		return err
	} else if fresh && taken {
		list = append(list, fault{"theme", v.Say.T("web-desk-theme-taken", "ID", draft.ID)})
	}
	looks := v.Field("look") != ""
	if len(list) > 0 || looks {
		f := d.themeForm(v, line, draft, fresh, list)
		f.Carried, f.Looked = carried, looks
		frame := themeFrame(v, f.Title)
		frame.Failed = len(list) > 0
		return v.Show(http.StatusUnprocessableEntity, "desk-theme-form", frame, f)
	}
	if err := edition.AddTheme(v.R.Context(), d.db, whole); err != nil {
		return err
	}
	return v.Go("/themes/" + t.ID + "?done=theme-kept")
}

// isLook reports whether there is a look of that id.
func (d *Desk) isLook(v *page.Visit, id string) (bool, error) {
	_, err := edition.ThemeSource(v.R.Context(), d.db, id)
	if errors.Is(err, edition.ErrNoTheme) || errors.Is(err, store.ErrText) {
		return false, nil
	}
	return err == nil, err
}

// themeForm is the form with what is typed and what is wrong.
func (d *Desk) themeForm(v *page.Visit, base themeLine, draft theme.Draft, fresh bool, faults []fault) themeForm {
	say := v.Say
	f := themeForm{New: fresh, ID: draft.ID, Name: draft.Name, Width: draft.LogoWidth, Plate: draft.Plate, Faults: faults,
		Title: say.T("web-desk-theme-edit-title", "Name", base.Name), Action: base.URL + "/edit", Cancel: base.URL}
	if fresh {
		f.Title, f.Action = say.T("web-desk-theme-new-title", "Name", base.Name), base.URL+"/new"
	}
	palette := draft.Palette()
	q := url.Values{"try": {"yes"}, "motif": {draft.Motif}, "lang": {say.Lang()}}
	for _, field := range theme.ColourFields() {
		colour := themeColourOf(say, palette, field, draft.Colours[field])
		colour.Fault = wordsOf(faults, field)
		if draft.Colours[field] != "" {
			q.Set(field, draft.Colours[field])
		}
		if slices.Contains(mainColours, field) {
			f.Main = append(f.Main, colour)
			continue
		}
		f.More = append(f.More, colour)
		f.MoreOpen = f.MoreOpen || colour.Fault != ""
	}
	f.Preview = base.URL + "/preview.png?" + q.Encode()
	if base.Faulty {
		f.Preview = "/themes/" + theme.Own + "/preview.png?" + q.Encode()
	}
	for _, motif := range theme.Motifs() {
		f.Motifs = append(f.Motifs, choice{motif, say.T("web-desk-theme-motif-" + motif), motif == draft.Motif || draft.Motif == "" && motif == theme.Motifs()[0]})
	}
	for _, word := range []string{"", "formal", "informal"} {
		f.Addresses = append(f.Addresses, choice{word, say.T("web-desk-theme-address-" + word), word == draft.Address})
	}
	f.files(say, draft)
	f.sentences(say, draft)
	return f
}

// themeColourOf is a colour with how it reads.
func themeColourOf(say *locale.Printer, palette figure.Palette, field, typed string) themeColour {
	m := theme.Meets(palette, field)
	c := themeColour{Field: field, Name: colourName(say, field), Value: typed, Is: strings.ToLower(m.Colour)}
	if hint := "web-desk-theme-hint-" + strings.ReplaceAll(field, ".", "-"); say.Has(hint) {
		c.Hint = say.T(hint)
	}
	if m.Other == "" {
		return c
	}
	weak := m.Ratio < m.Least
	c.Weak = weak && typed != "" // else another colour is what has to change
	word := "good"
	switch {
	case weak:
		word = "weak"
	case m.Least < 4.5: // shapes
		word = "shape"
	case m.Ratio >= 7:
		word = "great"
	}
	c.Reads = say.T("web-desk-theme-reads-"+word, "Ratio", say.Number(m.Ratio-0.05, 1), "Other", colourName(say, m.Other), "Least", say.Number(m.Least, 1))
	return c
}

// colourName is what a colour is called: a field, or a name in a fault.
func colourName(say *locale.Printer, name string) string {
	name = strings.TrimPrefix(strings.ReplaceAll(name, " ", "."), "colours.")
	return say.T("web-desk-theme-colour-" + strings.ReplaceAll(name, ".", "-"))
}

// files are the fields for pictures and typefaces.
func (f *themeForm) files(say *locale.Printer, draft theme.Draft) {
	file := func(field, has, accept string) themeFile {
		word := strings.ReplaceAll(field, ".", "-")
		return themeFile{Field: field, Name: say.T("web-desk-theme-" + word), Has: has, Accept: accept, Fault: wordsOf(f.Faults, field)}
	}
	f.Logo = file("logo.file", draft.Logo, ".svg,.png,.jpg,.jpeg")
	f.Picture = file("cover.picture", draft.Picture, ".png,.jpg,.jpeg")
	for _, style := range theme.FontStyles() {
		f.Fonts = append(f.Fonts, file("fonts."+style, draft.Fonts[style], ".ttf"))
	}
	pick := func(value string, chosen bool) choice {
		return choice{value, say.T("web-desk-theme-fonts-" + value), chosen}
	}
	own := draft.Fonts[fontRegular] != ""
	f.Text = []choice{pick(fontsLotse, !own), pick(fontsOwn, own)}
	head := draft.Fonts[fontHead]
	f.Headline = []choice{{fontsLotse, say.T("web-desk-theme-head-lotse"), head == ""}, {fontsSans, say.T("web-desk-theme-head-sans"), head == theme.SansHeadline},
		{fontsOwn, say.T("web-desk-theme-fonts-own"), head != "" && head != theme.SansHeadline}}
}

// sentences are the fields for what stands on the cover, in both languages.
func (f *themeForm) sentences(say *locale.Printer, draft theme.Draft) {
	for i, words := range []map[string]string{draft.Contact, draft.Legal, draft.Confidentiality} {
		name := sentenceFields[i]
		for _, lang := range []string{"de", "en"} {
			field := name + "." + lang
			value := words[lang]
			if value == "" {
				value = words[""]
			}
			f.Sentences = append(f.Sentences, themeSentence{Field: field, Lang: lang, Value: value, Rows: name == "contact", Fault: wordsOf(f.Faults, field),
				Name: say.T("web-desk-theme-"+name, "Language", say.T("web-desk-language-"+lang)), Hint: say.T("web-desk-theme-" + name + "-hint")})
		}
	}
}

// Fault is what is wrong with a field, "" for nothing.
func (f themeForm) Fault(field string) string { return wordsOf(f.Faults, field) }
