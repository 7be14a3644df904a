package spreadsheet

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// A Form is the questionnaire as a workbook that somebody fills in offline.
type Form struct {
	Pack       *questionnaires.Pack
	Engagement *assessment.Engagement
	Round      *assessment.Round
	Group      string                       // whose survey; "" for what is answered once
	Sections   []string                     // ids of sections; all of them for none
	Answers    map[string]assessment.Answer // what is filled in already
	Say        *locale.Printer              // the form's language
}

// Write writes the form. The same form gives the same bytes.
func (f Form) Write(w io.Writer) error {
	book := excelize.NewFile()
	defer book.Close()
	d := &drawing{Form: f, book: book, names: sheetNames{manifestSheet: true, listsSheet: true}, entries: map[string]string{}}
	d.refs = factReferences(f.Pack, f.Round.Facts, f.Say.Lang())
	if err := d.draw(); err != nil {
		return fmt.Errorf("write form: %w", err)
	}
	return writeWorkbook(book, w)
}

// asked lists the sections of the form with the questions it asks of each.
func (f Form) asked() ([]*questionnaires.Section, map[*questionnaires.Section][]*questionnaires.Question) {
	var sections []*questionnaires.Section
	asked := map[*questionnaires.Section][]*questionnaires.Question{}
	for _, s := range f.Pack.Sections {
		if (s.Mode == questionnaires.ModeSurvey) != (f.Group != "") || len(f.Sections) > 0 && !slices.Contains(f.Sections, s.ID) {
			continue
		}
		for _, q := range s.Questions {
			if f.Group == "" || len(q.Groups) == 0 || q.Asks(f.Group) {
				asked[s] = append(asked[s], q)
			}
		}
		if len(asked[s]) > 0 {
			sections = append(sections, s)
		}
	}
	return sections, asked
}

// A drawing is a form while it is drawn. Errors stick: the first one ends it.
type drawing struct {
	Form
	book    *excelize.File
	style   styles
	names   sheetNames
	refs    references
	keys    []key
	entries map[string]string // table → cells with its entries' names, as a formula
	offers  []offer
	lists   map[string]string // joined words → cells of the list

	sheet string
	row   int
	err   error
}

// An offer is a drop-down of entries whose table may be drawn later.
type offer struct {
	sheet, cells, table string
	also                []any
}

func (d *drawing) draw() error {
	d.lists = map[string]string{}
	if d.style, d.err = newStyles(d.book); d.err != nil {
		return d.err
	}
	first := d.names.take(d.Say.T("spreadsheet-form-start"))
	d.check(d.book.SetSheetName("Sheet1", first))
	d.newSheet(listsSheet)
	d.sheet = first
	sections, asked := d.asked()
	if len(sections) == 0 {
		return fmt.Errorf("nothing is asked of the group %q", d.Group)
	}
	d.start(first)
	for _, s := range sections {
		d.section(s, asked[s])
	}
	for _, o := range d.offers {
		d.offerEntries(o)
	}
	d.manifest()
	d.check(d.book.SetSheetVisible(listsSheet, false))
	d.check(d.book.SetSheetVisible(manifestSheet, false, true))
	d.check(d.book.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	return d.err
}

func (d *drawing) check(err error) {
	if d.err == nil && err != nil {
		d.err = err
	}
}

func (d *drawing) newSheet(name string) {
	_, err := d.book.NewSheet(name)
	d.check(err)
	d.sheet, d.row = name, 0
}

// start is the first sheet: what this is, how to fill it in and what happens with it.
func (d *drawing) start(name string) {
	d.sheet, d.row = name, 0
	d.check(d.book.SetColWidth(name, "A", "A", 100))
	line := func(style int, words string) {
		d.row++
		if words != "" {
			d.put(1, words, style)
		}
	}
	line(d.style.title, d.Pack.Title.In(d.Say.Lang()))
	line(d.style.note, d.Engagement.Client)
	if g := d.Pack.Group(d.Group); g != nil {
		line(d.style.note, d.Say.T("spreadsheet-form-group", "Group", g.Name.In(d.Say.Lang())))
	}
	line(0, "")
	for words := range strings.SplitSeq(d.Say.T("spreadsheet-form-how"), "\n") {
		line(d.style.text, words)
	}
	if d.Group != "" && d.Engagement.Disclosure != assessment.DisclosureNamed {
		line(0, "")
		line(d.style.text, d.privacy())
		line(d.style.text, d.Say.T("spreadsheet-form-properties"))
	}
	d.protect(name)
}

// privacy is the pack's text on privacy with the engagement's own values.
func (d *drawing) privacy() string {
	e := d.Engagement
	k := max(e.KMin, d.Pack.Params.KMinPanel)
	if e.Mode != assessment.ModePanel {
		k = max(k, d.Pack.Params.KMinSurvey)
	}
	return strings.NewReplacer("{k}", strconv.Itoa(k), "{controller}", e.Controller, "{date}", d.day(e.Retention)).
		Replace(d.Pack.Survey["txt-privacy"].In(d.Say.Lang()))
}

// manifest is the hidden sheet by which a form is known when it comes back.
func (d *drawing) manifest() {
	d.newSheet(manifestSheet)
	m := Manifest{Pack: d.Pack.ID, PackVersion: d.Pack.Version, PackHash: HashPack(d.Pack), Language: d.Say.Lang(),
		Engagement: d.Engagement.ID, Round: d.Round.ID, Group: d.Group, keys: d.keys}
	for _, line := range m.lines() {
		d.row++
		d.put(1, line[0], 0)
		d.put(2, line[1], 0)
	}
	d.protect(manifestSheet)
}

// protect keeps a sheet's structure: only answers can be changed. There is no
// password; it guards against mistakes, the manifest against everything else.
func (d *drawing) protect(sheet string) {
	d.check(d.book.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, EditScenarios: true,
	}))
}
