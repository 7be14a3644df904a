package spreadsheet

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A Filled is a form that came back, read and found right.
type Filled struct {
	Manifest
	Answers map[string]assessment.Answer // by question; those with an answer or a remark
	Blank   []string                     // questions of the form without either, in its order

	pack *questionnaires.Pack
}

// Read reads a form and checks it against the pack it must have been made from.
// Facts are the answers given once, to whose entries answers may refer. Either
// everything is right, or the result is nil and every fault is told by its cell.
// An empty cell is no answer.
func Read(data []byte, pack *questionnaires.Pack, facts assessment.Facts) (*Filled, Faults) {
	b, faults := openBook(data)
	if faults != nil {
		return nil, faults
	}
	r := &reader{book: b, pack: pack, facts: facts, lines: map[key]line{}}
	m := r.manifest()
	if m == nil || !r.ours(m) {
		return nil, r.faults
	}
	r.form = &Filled{Manifest: *m, Answers: map[string]assessment.Answer{}, pack: pack}
	r.place()
	if len(r.faults) > 0 {
		return nil, r.told()
	}
	r.refs = r.references()
	for _, k := range m.keys {
		if sort, id, _, _ := k.parse(); sort == lineQuestion {
			r.question(pack.Question(id))
		}
	}
	r.checkReferences()
	if len(r.faults) > 0 {
		return nil, r.told()
	}
	return r.form, nil
}

// ReadManifest reads only what a form was made from, so that its engagement and pack
// can be found. [Read] checks the rest.
func ReadManifest(data []byte) (Manifest, Faults) {
	b, faults := openBook(data)
	if faults != nil {
		return Manifest{}, faults
	}
	r := &reader{book: b}
	m := r.manifest()
	if m == nil {
		return Manifest{}, r.faults
	}
	return *m, nil
}

// A line is where a key stands.
type line struct {
	sheet *sheet
	row   int
}

// A reader reads one form. It notes faults and goes on.
type reader struct {
	book   *book
	pack   *questionnaires.Pack
	facts  assessment.Facts
	form   *Filled
	lines  map[key]line
	refs   references
	picks  []pointer
	texts  int // characters read so far
	faults Faults
}

// told are the faults that are reported: the first ones, in order of their places.
func (r *reader) told() Faults {
	if len(r.faults) > maxFaults {
		return append(r.faults[:maxFaults:maxFaults], Fault{Key: faultMany, Args: arguments([]any{"Most", maxFaults})})
	}
	return r.faults
}

// add notes a fault in a cell.
func (r *reader) add(at line, column int, question, key string, args ...any) {
	r.addFault(at, column, question, key, arguments(args))
}

func (r *reader) addFault(at line, column int, question, key string, args map[string]any) {
	name, err := excelize.CoordinatesToCellName(column, at.row)
	if err != nil {
		name = fmt.Sprint(at.row)
	}
	r.faults = append(r.faults, Fault{Sheet: at.sheet.name, Cell: name, Question: question, Key: key, Args: args})
}

// manifest finds and reads the manifest.
func (r *reader) manifest() *Manifest {
	i := slices.IndexFunc(r.book.sheets, func(s *sheet) bool { return s.name == manifestSheet })
	if i < 0 {
		r.faults = fileFault(faultNoForm)
		return nil
	}
	sh := r.book.sheets[i]
	var lines [][2]string
	for row := 1; row <= sh.rows; row++ {
		lines = append(lines, [2]string{plainText(words1(sh.at(row, 1))), plainText(words1(sh.at(row, 2)))})
	}
	m, wrong := readManifest(lines)
	if wrong != "" {
		r.faults = fileFault(wrong)
		return nil
	}
	return m
}

// ours reports whether a form was made from the pack.
func (r *reader) ours(m *Manifest) bool {
	if m.Pack != r.pack.ID || m.PackHash != HashPack(r.pack) {
		r.faults = fileFault(faultOtherPack, "Pack", m.Pack, "Version", m.PackVersion, "Want", r.pack.ID+" "+r.pack.Version)
		return false
	}
	if !slices.Contains(r.pack.Languages, m.Language) || m.Group != "" && r.pack.Group(m.Group) == nil {
		r.faults = fileFault(faultManifest)
		return false
	}
	return true
}

// words1 is a cell of the manifest as words: programs may have made numbers of some.
func words1(c cell) string {
	if c.sort == numberCell {
		return strconv.FormatFloat(c.number, 'f', -1, 64)
	}
	return c.text
}

// place finds the line of every key, and checks that all of them are there once and
// no others, that they are of the pack, and that no cell holds a formula.
func (r *reader) place() {
	wanted := map[key]bool{}
	for _, k := range r.form.keys {
		wanted[k] = true
	}
	for _, k := range r.form.keys {
		if !r.known(k, wanted) {
			r.faults = append(r.faults, Fault{Key: faultUnknownKey, Args: arguments([]any{"Given", string(k)})})
		}
	}
	for _, sh := range r.book.sheets {
		if sh.name == manifestSheet || sh.name == listsSheet {
			continue
		}
		for _, p := range sh.formulas {
			r.add(line{sh, p.row}, p.column, "", faultFormula)
		}
		for row := 1; row <= sh.rows; row++ {
			at := line{sh, row}
			k := key(clean(sh.at(row, columnKey).text))
			if _, _, _, ok := k.parse(); !ok {
				continue
			}
			switch _, twice := r.lines[k]; {
			case !wanted[k]:
				r.add(at, columnKey, "", faultUnknownKey, "Given", string(k))
			case twice:
				r.add(at, columnKey, "", faultTwice, "Given", string(k))
			default:
				r.lines[k] = at
			}
		}
	}
	for _, k := range r.form.keys {
		if _, ok := r.lines[k]; !ok {
			r.faults = append(r.faults, Fault{Key: faultMissingLine, Args: arguments([]any{"Given", string(k)})})
		}
	}
}

// known reports whether a key is one that a form of this pack and group has.
func (r *reader) known(k key, wanted map[key]bool) bool {
	sort, id, rest, _ := k.parse()
	q := r.pack.Question(id)
	if q == nil || !r.asked(q) || !wanted[keyOf(lineQuestion, id)] {
		return false
	}
	c := q.Kind.Control(r.form.Language)
	switch sort {
	case lineQuestion:
		return true
	case lineOption:
		return !inOneCell(c) && slices.ContainsFunc(c.Options, func(o questionnaires.ControlOption) bool { return o.ID == rest })
	case lineHead:
		return len(c.Columns) > 0
	case lineEntry:
		n, err := strconv.Atoi(rest)
		return err == nil && c.Form == questionnaires.FormTable && n >= 1 && n <= maxRows
	}
	return c.Form == questionnaires.FormGrid && slices.ContainsFunc(c.Rows, func(row questionnaires.Row) bool { return row.ID == rest })
}

// asked reports whether a question belongs to the form's group, or to what is
// answered once.
func (r *reader) asked(q *questionnaires.Question) bool {
	survey := q.Section.Mode == questionnaires.ModeSurvey
	if r.form.Group == "" {
		return !survey
	}
	return survey && (len(q.Groups) == 0 || q.Asks(r.form.Group))
}

// maxAnswer is how many characters one cell of an answer may have.
const maxAnswer = 10_000

// input is a cell as a person filled it in: its words, cleaned, or its number. Error
// values and what is too long are faults; then the cell counts as empty.
func (r *reader) input(at line, column int, question string) cell {
	c := at.sheet.at(at.row, column)
	switch c.sort {
	case errorCell:
		r.add(at, column, question, faultErrorCell)
		return cell{}
	case textCell:
		if n := utf8.RuneCountInString(c.text); n > maxAnswer || r.texts+n > maxTexts {
			r.add(at, column, question, faultTooLong, "Max", maxAnswer)
			return cell{}
		}
		r.texts += len(c.text)
		if c.text = plainText(c.text); c.text == "" {
			return cell{}
		}
	}
	return c
}
