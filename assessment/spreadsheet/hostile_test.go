package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
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
	"lotse/assessment/assesstest"
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
	e, p := assesstest.Nordhang(t)
	return form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "baseline"}, Group: "experts", Say: assesstest.Printer(t, "de")})
}

const sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`

// Hostile files are refused as a whole, quickly and without much memory.
func TestRead_hostileFiles(t *testing.T) {
	p := assesstest.Builtin(t)
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

// FuzzRead: whatever comes, nothing panics, and what is taken has no fault.
func FuzzRead(f *testing.F) {
	p := assesstest.Builtin(f)
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
