package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/store"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
	"lotse/templates/locale"
)

func TestCheck26_NoCellIsAFormula(t *testing.T) {
	s := webtest.Start(t)
	e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	e.Disclosure = assessment.DisclosureNamed // whose words the table holds
	if err := s.DB.SaveEngagement(t.Context(), e, pack, store.Replace); err != nil {
		t.Fatal(err)
	}
	for _, evil := range []string{"=1+1", "+49", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0"} {
		b := answering(s, "experts", assessment.DisclosureConfidential)
		b.Post("/f/save", "q", "open", "open.v", "0", "open", evil).Want(http.StatusOK)
	}
	found := 0
	a := s.Desk.Post("/desk/nordhang/export", "format", "csv").Want(http.StatusOK)
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.Body, "\uFEFF")))
	r.Comma, r.FieldsPerRecord = ';', -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		for _, cell := range record {
			if strings.Contains(cell, "1+1") || strings.Contains(cell, "calc") {
				found++
			}
			if cell != "" && strings.ContainsRune("=+@\t\r\x00", rune(cell[0])) || strings.HasPrefix(cell, "-") && strings.Trim(cell[1:], "0123456789,.") != "" {
				t.Errorf("cell %q", cell)
			}
		}
	}
	if found < 2 {
		t.Errorf("the words are not in the table: %d", found)
	}
}

func TestCheck27_HostileWordsInAPDF(t *testing.T) {
	for _, tool := range []string{"qpdf", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
				t.Fatalf("%s is missing", tool)
			}
			t.Skipf("NOT CHECKED: %s is missing", tool)
		}
	}
	s := webtest.Start(t)
	b := answering(s, "experts", assessment.DisclosureConfidential)
	long := strings.Repeat("Wort", 300)
	b.Post("/f/save", "q", "open", "open.v", "0", "open", `(a)\)(\\ <</S/JavaScript>> endobj `+"\u202eevil\u0007 "+long).Want(http.StatusOK)
	b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4", "lead-mandate.note", `\)) Tj ET endstream (`).Want(http.StatusOK)
	file := filepath.Join(t.TempDir(), "own.pdf")
	if err := os.WriteFile(file, []byte(b.Get("/f/answers.pdf").Want(http.StatusOK).Body), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
	out, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`(a)\)(\\ <</S/JavaScript>> endobj evil`, `\)) Tj ET endstream (`, "WortWort"} {
		if !strings.Contains(strings.Join(strings.Fields(string(out)), " "), want) {
			t.Errorf("the text lacks %q", want)
		}
	}
}

func TestCheck28_NoLineOfAMailsHeadIsAdded(t *testing.T) {
	for _, evil := range []string{"a@example.com\r\nBcc: b@example.com", "a@example.com\nx", "a@example.com, b@example.com", "A\r\nBcc: x <a@example.com>", "a@exa\x00mple.com"} {
		if got, ok := invite.ParseAddress(evil); ok {
			t.Errorf("%q is taken for the address %q", evil, got)
		}
	}
	say, err := locale.New("de")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatal(err)
	}
	letters, err := invite.NewLetters()
	if err != nil {
		t.Fatal(err)
	}
	e := &assessment.Engagement{Client: "C\r\nBcc: all@example.com", Consultant: "T\nX-Evil: 1", Contact: "K", Retention: "2099-12-31", KMin: 5}
	d, err := invite.DetailsOf(e, pack, time.Now(), say)
	if err != nil {
		t.Fatal(err)
	}
	letter, err := letters.Write(invite.Invitation, d)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(letter.Subject, "\r\n") {
		t.Errorf("subject %q", letter.Subject)
	}
}

// hostileYAML are files that no author writes.
func hostileYAML() map[string]string {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 8) + "*" + string(c-1) + "]\n"
	}
	return map[string]string{
		"aliases": bomb, "an alias": "id: &a x\nversion: *a\n", "depth of lists": strings.Repeat("[", 20_000), "depth of maps": strings.Repeat("{a: ", 5_000),
		"size": "id: " + strings.Repeat("x", source.MaxSize), "a key twice": "id: x\nid: y\n", "an unknown key": "id: x\nversion: 1.0.0\nlanguages: [de, en]\nevil: 1\n",
		"no map": "- x\n", "a tag": "id: !!binary aGk=\n",
	}
}

func TestCheck35_HostileYAMLIsRefused(t *testing.T) {
	s := webtest.Start(t)
	before := digest(t, s)
	for name, yaml := range hostileYAML() {
		if _, err := questionnaires.LoadFiles(map[string][]byte{"pack.yaml": []byte(yaml)}); err == nil {
			t.Errorf("%s: loaded", name)
		}
		for _, path := range takesFiles {
			began := time.Now()
			a := s.Desk.Upload(path, "files", "pack.yaml", []byte(yaml)).Want(http.StatusUnprocessableEntity, "pack.yaml:1:")
			if took := time.Since(began); took > 2*time.Second { // with a busy machine in mind; the check says 100 ms
				t.Errorf("%s to %s took %s", name, path, took)
			}
			if len(a.Body) > 200<<10 {
				t.Errorf("%s to %s: the page has %d bytes", name, path, len(a.Body))
			}
		}
	}
	if digest(t, s) != before {
		t.Error("something of a hostile file is kept")
	}
}

func TestCheck36_HostileWorkbooksAreRefusedAsAWhole(t *testing.T) {
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatal(err)
	}
	archive := func(entries, size int) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for range entries {
			f, err := w.Create("xl/worksheets/sheet1.xml")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write(bytes.Repeat([]byte(" "), size)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	s := webtest.Start(t)
	before := digest(t, s)
	for name, data := range map[string][]byte{
		"nothing": nil, "no archive": []byte("PK\x03\x04"), "too many parts": archive(201, 1), "a bomb": archive(1, 17<<20), "an empty one": archive(0, 0), "no manifest": archive(1, 1),
	} {
		filled, faults := spreadsheet.Read(data, pack, nil)
		if len(faults) == 0 || filled != nil {
			t.Errorf("%s: %v, %v", name, filled, faults)
		}
		for _, path := range takesFiles {
			s.Desk.Upload(path, "files", "form.xlsx", data).Want(http.StatusUnprocessableEntity)
		}
	}
	if digest(t, s) != before {
		t.Error("something of a hostile file is kept")
	}
}
