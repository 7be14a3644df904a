package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"lotse/report/pdf"
	"lotse/report/pdf/pdfcheck"
	"lotse/templates/goldentest"
)

// need skips a test whose tool is not installed, aloud; where all tools must be there,
// LOTSE_REQUIRE_TOOLS=1 makes it fail.
func need(t *testing.T, found bool, tool string) {
	t.Helper()
	if found {
		return
	}
	if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is not installed", tool)
	}
	t.Skipf("NOT CHECKED: %s is not installed", tool)
}

// tool runs a program on a file and returns what it prints.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	_, err := exec.LookPath(name)
	need(t, err == nil, name)
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// file writes a sample to a file of its own.
func file(t *testing.T, name, lang string, o pdf.Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".pdf")
	if err := os.WriteFile(path, written(t, name, lang, o), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// everySample runs a test on all samples.
func everySample(t *testing.T, f func(t *testing.T, name, lang string)) {
	for _, lang := range []string{"de", "en"} {
		for _, name := range []string{"sample", "contents", "extreme"} {
			t.Run(name+"-"+lang, func(t *testing.T) { f(t, name, lang) })
		}
	}
}

func TestWrite_OwnChecker(t *testing.T) {
	everySample(t, func(t *testing.T, name, lang string) {
		for _, p := range pdfcheck.Check(written(t, name, lang, pdf.Options{})) {
			t.Error(p)
		}
	})
}

func TestWrite_QPDF(t *testing.T) {
	everySample(t, func(t *testing.T, name, lang string) {
		out := tool(t, "qpdf", "--check", file(t, name, lang, pdf.Options{}))
		if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
			t.Error(out)
		}
	})
}

func TestWrite_PDFCPU(t *testing.T) {
	everySample(t, func(t *testing.T, name, lang string) {
		c := model.NewDefaultConfiguration()
		c.ValidationMode = model.ValidationStrict
		if err := api.ValidateFile(file(t, name, lang, pdf.Options{}), c); err != nil {
			t.Error(err)
		}
	})
}

// Every face is embedded, as a subset, and says what its codes mean.
func TestWrite_Fonts(t *testing.T) {
	out := tool(t, "pdffonts", file(t, "sample", "de", pdf.Options{}))
	lines := strings.Split(strings.TrimSpace(out), "\n")[2:]
	if len(lines) != 4 {
		t.Errorf("%d fonts, want 4:\n%s", len(lines), out)
	}
	good := regexp.MustCompile(`^[A-Z]{6}\+Source\S+ +CID TrueType +Identity-H +yes yes yes `)
	for _, l := range lines {
		if !good.MatchString(l) {
			t.Errorf("font %q", l)
		}
	}
}

// No word leaves the margins, however long it is.
func TestWrite_Margins(t *testing.T) {
	const mm = 72 / 25.4
	word := regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>`)
	everySample(t, func(t *testing.T, name, lang string) {
		out := tool(t, "pdftotext", "-bbox", file(t, name, lang, pdf.Options{}), "-")
		for n, p := range strings.Split(out, "<page ")[1:] {
			for _, m := range word.FindAllStringSubmatch(p, -1) {
				var at [4]float64
				for i := range at {
					at[i], _ = strconv.ParseFloat(m[i+1], 64)
				}
				const slack = 1 // mm: sides of letters
				if at[0] < (24-slack)*mm || at[2] > (188+slack)*mm || at[1] < 9*mm || at[3] > 288*mm {
					t.Errorf("page %d: %.40q stands at %.1f to %.1f mm, %.1f mm down", n+1, m[5], at[0]/mm, at[2]/mm, at[3]/mm)
				}
			}
		}
	})
}

// What a screen reader would say, in its order.
func TestWrite_ReadingOrder(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		t.Run(lang, func(t *testing.T) {
			out := tool(t, "pdfinfo", "-struct-text", file(t, "reading", lang, pdf.Options{}))
			got := regexp.MustCompile(`(?m)^ *Object \d+ 0\n`).ReplaceAllString(out, "") // their numbers say nothing
			goldentest.Compare(t, "testdata/reading-"+lang+".golden", got)
		})
	}
}

// An attached file makes it PDF/A-3 and can be taken out again.
func TestWrite_Attachment(t *testing.T) {
	o := pdf.Options{Attachments: []pdf.Attachment{{Name: "engagement.yaml", MediaType: "application/yaml", Description: "Antworten", Data: []byte("lotse: 1\n")}}}
	data := written(t, "reading", "de", o)
	if !bytes.Contains(data, []byte("<pdfaid:part>3</pdfaid:part>")) {
		t.Error("metadata does not say PDF/A-3")
	}
	for _, p := range pdfcheck.Check(data) {
		t.Error(p)
	}
	path := filepath.Join(t.TempDir(), "a.yaml")
	tool(t, "pdfdetach", "-save", "1", "-o", path, file(t, "reading", "de", o))
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "lotse: 1\n" {
		t.Errorf("attachment %q, %v", got, err)
	}
}

// PDFBox knows PDF/A-1b only: the same pages are written for that standard.
func TestWrite_Preflight(t *testing.T) {
	var jars []string
	for _, jar := range []string{"preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api"} {
		path := "/usr/share/java/" + jar + ".jar"
		_, err := os.Stat(path)
		need(t, err == nil, path)
		jars = append(jars, path)
	}
	for _, lang := range []string{"de", "en"} {
		t.Run(lang, func(t *testing.T) {
			out := tool(t, "java", "-cp", strings.Join(jars, ":"), "org.apache.pdfbox.preflight.Validator_A1b",
				file(t, "sample", lang, pdf.Options{Variant: pdf.ArchivalOne}))
			if !strings.Contains(out, "is a valid PDF/A-1b file") {
				t.Error(out)
			}
		})
	}
}
