package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lotse/assessment"
	"lotse/assessment/spreadsheet"
)

// parts takes a workbook apart, and zipped puts it together again.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, entry := range r.File {
		f, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		out[entry.Name] = string(content)
	}
	return out
}

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with changes parts of a workbook; "" removes one.
func with(t testing.TB, data []byte, change map[string]func(string) string) []byte {
	t.Helper()
	all := parts(t, data)
	for name, to := range change {
		if all[name] = to(all[name]); all[name] == "" {
			delete(all, name)
		}
	}
	return zipped(t, all)
}

func put(content string) func(string) string { return func(string) string { return content } }

func replace(old, by string) func(string) string {
	return func(s string) string {
		if !strings.Contains(s, old) {
			panic("test is out of date: no " + old)
		}
		return strings.Replace(s, old, by, 1)
	}
}

const firstSheet = "xl/worksheets/sheet3.xml" // start, lists, then the sections

func expertsForm(t testing.TB) []byte {
	t.Helper()
	p := builtin(t)
	e := nordhang(t, p)
	return form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "baseline"}, Group: "experts", Say: say(t, "de")})
}

const sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`

// Hostile files are refused as a whole, quickly and without much memory.
func TestRead_hostileFiles(t *testing.T) {
	p := builtin(t)
	good := expertsForm(t)
	if _, faults := spreadsheet.Read(good, p, nil); faults != nil {
		t.Fatal(faults)
	}
	row := `<row r="1">` + strings.Repeat(`<c t="str"><v>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</v></c>`, 100) + `</row>`
	many := map[string]func(string) string{}
	for i := range 300 {
		many[fmt.Sprintf("xl/media/image%d.png", i)] = put("x")
	}
	sheet := func(change func(string) string) []byte {
		return with(t, good, map[string]func(string) string{firstSheet: change})
	}
	for _, tt := range []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "damaged", nil},
		{"no archive", "damaged", []byte("PK\x03\x04 but not really")},
		{"half a file", "damaged", good[:len(good)/2]},
		{"old format or encrypted", "old-format", append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, good...)},
		{"too many bytes", "too-big", make([]byte, spreadsheet.MaxFormBytes+1)},
		{"a bomb in a sheet", "too-big", sheet(put(sheetHead + strings.Repeat(row, 20<<20/len(row)) + `</sheetData></worksheet>`))},
		{"a bomb in a part nobody reads", "too-big", with(t, good, map[string]func(string) string{"xl/theme/theme9.xml": put(strings.Repeat("x", 9<<20))})},
		{"a bomb over several parts", "too-big", with(t, good, map[string]func(string) string{"a.xml": put(strings.Repeat("x", 6<<20)),
			"b.xml": put(strings.Repeat("x", 6<<20)), "c.xml": put(strings.Repeat("x", 6<<20))})},
		{"too many parts", "too-big", with(t, good, many)},
		{"too many elements", "too-big", sheet(put(sheetHead + `<row>` + strings.Repeat(`<c/>`, 600_000) + `</row></sheetData></worksheet>`))},
		{"a cell at the edge of the world", "too-big", sheet(put(sheetHead + `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`))},
		{"a row beyond", "too-big", sheet(put(sheetHead + `<row r="5001"><c r="A5001"><v>1</v></c></row></sheetData></worksheet>`))},
		{"a lying size", "damaged", lying(t, good, firstSheet, 1000)},
		{"a lying size, larger", "damaged", lying(t, good, firstSheet, 1<<20)},
		{"a broken checksum", "damaged", lying(t, good, firstSheet, -1)},
		{"entities", "damaged", sheet(put(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + sheetHead + `<row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`))},
		{"a missing sheet", "damaged", sheet(put(""))},
		{"a sheet that is not closed", "damaged", sheet(func(s string) string { return s[:len(s)/2] })},
		{"a text that is not there", "damaged", sheet(put(sheetHead + `<row r="1"><c r="A1" t="s"><v>999999</v></c></row></sheetData></worksheet>`))},
		{"no number", "damaged", sheet(put(sheetHead + `<row r="1"><c r="A1"><v>1e999</v></c></row></sheetData></worksheet>`))},
		{"rows out of order", "damaged", sheet(put(sheetHead + `<row r="2"/><row r="1"/></sheetData></worksheet>`))},
		{"a cell twice", "damaged", sheet(put(sheetHead + `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData></worksheet>`))},
		{"macros", "macros", with(t, good, map[string]func(string) string{"xl/vbaProject.bin": put("x")})},
		{"macros by type", "macros", with(t, good, map[string]func(string) string{
			"[Content_Types].xml": replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")})},
		{"an old macro sheet", "macros", with(t, good, map[string]func(string) string{"xl/macrosheets/sheet1.xml": put("x")})},
		{"links to other files", "links", with(t, good, map[string]func(string) string{"xl/externalLinks/externalLink1.xml": put("x")})},
		{"links in the relationships", "links", with(t, good, map[string]func(string) string{
			"xl/_rels/workbook.xml.rels": replace("</Relationships>", `<Relationship Id="rX" Type="http://x/externalLinkPath" Target="http://x/y.xlsx" TargetMode="External"/></Relationships>`)})},
		{"data connections", "links", with(t, good, map[string]func(string) string{"xl/connections.xml": put("x")})},
		{"an embedded program", "foreign-part", with(t, good, map[string]func(string) string{"xl/embeddings/oleObject1.bin": put("x")})},
		{"a path out of the archive", "damaged", with(t, good, map[string]func(string) string{"../evil.xml": put("x")})},
		{"a part in two spellings", "damaged", with(t, good, map[string]func(string) string{"xl/Workbook.xml": put("x")})},
		{"another workbook", "no-form", otherWorkbook(t)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			filled, faults := spreadsheet.Read(tt.data, p, nil)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if filled != nil || len(faults) != 1 || faults[0].Key != "spreadsheet-fault-"+tt.want {
				t.Errorf("got %v, %v; want fault %s", filled, faults, tt.want)
			}
			if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 3*time.Second || mib > 512 {
				t.Errorf("took %v and %d MiB", took, mib)
			}
		})
	}
}

// lying returns the workbook with a part whose declared size is another one; -1
// breaks the checksum instead.
func lying(t testing.TB, data []byte, name string, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for part, content := range parts(t, data) {
		var packed bytes.Buffer
		f, err := flate.NewWriter(&packed, flate.BestSpeed)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, content); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		h := &zip.FileHeader{Name: part, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(content)),
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(content))}
		if part == name {
			if size < 0 {
				h.CRC32++
			} else {
				h.UncompressedSize64 = uint64(size)
			}
		}
		raw, err := w.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := packed.WriteTo(raw); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func otherWorkbook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetCellValue("Sheet1", "A1", "Umsatz"); err != nil {
		t.Fatal(err)
	}
	return saved(t, f)
}

// What is wrong inside a form is told cell by cell, all of it, and nothing is taken.
func TestRead_faultsByCell(t *testing.T) {
	p := builtin(t)
	e := nordhang(t, p)
	facts := e.Rounds[0].Facts
	workshop := form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "baseline"}, Say: say(t, "de")})
	experts := expertsForm(t)
	manifest := func(f *excelize.File, at, value string) {
		if err := f.SetCellValue("_lotse", at, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name   string
		form   []byte
		change func(f *excelize.File) (want []string) // place and key of each fault
	}{
		{"several at once", experts, func(f *excelize.File) []string {
			return []string{
				fill(t, f, "q/lead-mandate", "C", 6) + ": fault-option",
				fill(t, f, "q/lead-priority", "C", "viel") + ": fault-option",
				fill(t, f, "o/barriers/bar-none", "C", "vielleicht") + ": spreadsheet-fault-mark",
			}
		}},
		{"an option that stands alone", experts, func(f *excelize.File) []string {
			fill(t, f, "o/barriers/bar-none", "C", "x")
			fill(t, f, "o/barriers/bar-no-time", "C", "x")
			sheet, row := find(t, f, "q/barriers")
			return []string{fmt.Sprintf("%s!C%d: fault-alone", sheet, row)}
		}},
		{"don't know and an answer", experts, func(f *excelize.File) []string {
			fill(t, f, "o/barriers/bar-no-time", "C", "x")
			return []string{fill(t, f, "q/barriers", "C", "dk") + ": spreadsheet-fault-both"}
		}},
		{"an answer in the wrong place", experts, func(f *excelize.File) []string {
			return []string{fill(t, f, "q/barriers", "C", "keine Zeit") + ": spreadsheet-fault-stray", fill(t, f, "q/open", "F", "hier") + ": spreadsheet-fault-stray"}
		}},
		{"a formula in an answer", experts, func(f *excelize.File) []string {
			sheet, row := find(t, f, "q/lead-mandate")
			at := fmt.Sprintf("C%d", row)
			if err := f.SetCellFormula(sheet, at, "1+2"); err != nil {
				t.Fatal(err)
			}
			return []string{sheet + "!" + at + ": spreadsheet-fault-formula"}
		}},
		{"a formula elsewhere", experts, func(f *excelize.File) []string {
			if err := f.SetCellFormula("Start", "C40", `HYPERLINK("http://x")`); err != nil {
				t.Fatal(err)
			}
			return []string{"Start!C40: spreadsheet-fault-formula"}
		}},
		{"too long", experts, func(f *excelize.File) []string {
			return []string{fill(t, f, "q/open", "C", strings.Repeat("x", 10_001)) + ": spreadsheet-fault-too-long"}
		}},
		{"a negative number", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "q/contributions-per-week", "C", -1) + ": fault-below"}
		}},
		{"a word for a number in a table", workshop, func(f *excelize.File) []string {
			fill(t, f, "e/departments/3", "C", "Versand")
			return []string{fill(t, f, "e/departments/3", "D", "viele") + ": fault-number"}
		}},
		{"a short name twice", workshop, func(f *excelize.File) []string {
			fill(t, f, "e/departments/1", "B", "x")
			return []string{fill(t, f, "e/departments/2", "B", "x") + ": fault-twice"}
		}},
		{"a short name that is none", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "e/departments/1", "B", "a b") + ": fault-entry-id"}
		}},
		{"no such letter", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "r/raci/act-set-goals", "E", "Q") + ": fault-option"}
		}},
		{"no such day", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "r/rules-checklist/chk-imprint", "E", "31.2.2026") + ": fault-date"}
		}},
		{"no such entry", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "e/flows/1", "C", "Mondbasis") + ": spreadsheet-fault-no-entry"}
		}},
		{"a line is missing", experts, func(f *excelize.File) []string {
			sheet, row := find(t, f, "q/lead-mandate")
			if err := f.RemoveRow(sheet, row); err != nil {
				t.Fatal(err)
			}
			return []string{"spreadsheet-fault-missing-line"}
		}},
		{"a line is there twice", experts, func(f *excelize.File) []string {
			_, row := find(t, f, "q/lead-mandate")
			sheet, other := find(t, f, "q/lead-priority")
			if row > other {
				t.Fatal("order of questions")
			}
			at := fmt.Sprintf("A%d", other)
			if err := f.SetCellValue(sheet, at, "q/lead-mandate"); err != nil {
				t.Fatal(err)
			}
			return []string{sheet + "!" + at + ": spreadsheet-fault-twice", "spreadsheet-fault-missing-line"}
		}},
		{"a line of another question", experts, func(f *excelize.File) []string {
			if err := f.SetCellValue("Start", "A50", "q/company-name"); err != nil {
				t.Fatal(err)
			}
			return []string{"Start!A50: spreadsheet-fault-unknown-key"}
		}},
		{"columns renamed", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "h/departments", "D", "department-name") + ": spreadsheet-fault-head"}
		}},
		{"a column gone", workshop, func(f *excelize.File) []string {
			fill(t, f, "h/departments", "D", "")
			sheet, row := find(t, f, "h/departments")
			return []string{fmt.Sprintf("%s!A%d: spreadsheet-fault-head", sheet, row)}
		}},
		{"a manifest that was cut", experts, func(f *excelize.File) []string {
			if err := f.RemoveRow("_lotse", 40); err != nil {
				t.Fatal(err)
			}
			return []string{"spreadsheet-fault-manifest"}
		}},
		{"another pack", experts, func(f *excelize.File) []string { manifest(f, "B2", "other"); return []string{"spreadsheet-fault-other-pack"} }},
		{"other questions", experts, func(f *excelize.File) []string {
			manifest(f, "B4", strings.Repeat("0", 64))
			return []string{"spreadsheet-fault-other-pack"}
		}},
		{"a group that is not there", experts, func(f *excelize.File) []string { manifest(f, "B8", "nobody"); return []string{"spreadsheet-fault-manifest"} }},
		{"a later form", experts, func(f *excelize.File) []string { manifest(f, "B1", "2"); return []string{"spreadsheet-fault-form-version"} }},
		{"a question of another group", experts, func(f *excelize.File) []string {
			manifest(f, "B10", "q/company-name")
			return []string{"spreadsheet-fault-unknown-key"}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := open(t, tt.form)
			want := tt.change(f)
			filled, faults := spreadsheet.Read(saved(t, f), p, facts)
			var got []string
			for _, fault := range faults {
				place := ""
				if fault.Cell != "" {
					place = fault.Sheet + "!" + fault.Cell + ": "
				}
				got = append(got, place+fault.Key)
				for _, lang := range []string{"de", "en"} {
					if words := fault.Say(say(t, lang)); !strings.HasPrefix(words, place) || strings.Contains(words, "<no value>") || strings.Contains(words, fault.Key) {
						t.Errorf("%s: %q", lang, words)
					}
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			missing := slices.DeleteFunc(slices.Clone(want), func(s string) bool { return slices.Contains(got, s) })
			if filled != nil || len(missing) > 0 {
				t.Errorf("faults %q, want %q", got, want)
			}
			if !errors.As(error(faults), new(spreadsheet.Faults)) || !strings.Contains(faults.Error(), "not taken") {
				t.Errorf("as an error: %v", faults)
			}
		})
	}
}

func TestRead_fewFaultsAreTold(t *testing.T) {
	p := builtin(t)
	e := nordhang(t, p)
	f := open(t, form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "r"}, Say: say(t, "en")}))
	sheet, row := find(t, f, "r/raci/act-set-goals")
	for r := row; r < row+12; r++ {
		for c := 3; c < 13; c++ {
			at, err := excelize.CoordinatesToCellName(c, r)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellValue(sheet, at, "Q"); err != nil {
				t.Fatal(err)
			}
		}
	}
	_, faults := spreadsheet.Read(saved(t, f), p, nil)
	if len(faults) != 101 || faults[100].Key != "spreadsheet-fault-many" {
		t.Errorf("%d faults told, want 100 and a word on the rest", len(faults))
	}
}

func TestFaultKeys_haveMessages(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, key := range spreadsheet.FaultKeys() {
			if !say(t, lang).Has(key) {
				t.Errorf("%s: no message %s", lang, key)
			}
		}
	}
}

// FuzzRead: whatever comes, nothing panics, and what is taken has no fault.
func FuzzRead(f *testing.F) {
	p := builtin(f)
	good := expertsForm(f)
	for name, content := range parts(f, good) {
		if strings.HasSuffix(name, ".xml") && len(content) < 20_000 {
			f.Add(name, []byte(content))
		}
	}
	f.Add(firstSheet, []byte(sheetHead+`<row r="1"><c r="A1" t="inlineStr"><is><t>q/lead-mandate</t></is></c></row></sheetData></worksheet>`))
	f.Add("xl/sharedStrings.xml", []byte(`<sst><si><t>q/lead-mandate</t></si></sst>`))
	f.Add("", good[:len(good)/3])
	all := parts(f, good)
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		data := content
		if name != "" {
			changed := map[string]string{}
			for k, v := range all {
				changed[k] = v
			}
			changed[name] = string(content)
			var b bytes.Buffer
			w := zip.NewWriter(&b)
			for k, v := range changed {
				part, err := w.CreateHeader(&zip.FileHeader{Name: k, Method: zip.Store})
				if err != nil {
					return
				}
				_, _ = io.WriteString(part, v)
			}
			_ = w.Close()
			data = b.Bytes()
		}
		filled, faults := spreadsheet.Read(data, p, nil)
		if (filled == nil) == (len(faults) == 0) {
			t.Errorf("filled %v, faults %v", filled, faults)
		}
	})
}
