package locale_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lotse/templates/locale"
)

func printer(t *testing.T, lang string) *locale.Printer {
	t.Helper()
	p, err := locale.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestNew_unknownLanguage(t *testing.T) {
	if _, err := locale.New("fr"); err == nil || !strings.Contains(err.Error(), "de, en") {
		t.Errorf("New(fr) = %v, want an error that names the languages", err)
	}
}

func TestPrinter_Number(t *testing.T) {
	for _, tt := range []struct {
		v        float64
		decimals int
		de, en   string
	}{
		{2.1667, 1, "2,2", "2.2"},
		{0.25, 1, "0,3", "0.3"},
		{-0.25, 1, "−0,3", "−0.3"},
		{-0.01, 1, "0,0", "0.0"},
		{1.005, 2, "1,01", "1.01"},
		{59.4627, 0, "59", "59"},
		{6400, 0, "6400", "6400"},
		{64000, 0, "64\u202f000", "64,000"},
		{1234567.89, 2, "1\u202f234\u202f567,89", "1,234,567.89"},
	} {
		if got := printer(t, "de").Number(tt.v, tt.decimals); got != tt.de {
			t.Errorf("de: Number(%v, %d) = %q, want %q", tt.v, tt.decimals, got, tt.de)
		}
		if got := printer(t, "en").Number(tt.v, tt.decimals); got != tt.en {
			t.Errorf("en: Number(%v, %d) = %q, want %q", tt.v, tt.decimals, got, tt.en)
		}
	}
}

func TestPrinter_formats(t *testing.T) {
	day := time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
	say := map[string]func(p *locale.Printer) string{
		"percent":  func(p *locale.Printer) string { return p.Percent(0.2095) },
		"growth":   func(p *locale.Printer) string { return p.Growth(1.4583) },
		"date":     func(p *locale.Printer) string { return p.Date(day) },
		"none":     func(p *locale.Printer) string { return p.List(nil) },
		"one":      func(p *locale.Printer) string { return p.List([]string{"a"}) },
		"three":    func(p *locale.Printer) string { return p.List([]string{"a", "b", "c"}) },
		"quote":    func(p *locale.Printer) string { return p.Quote("x") },
		"one day":  func(p *locale.Printer) string { return p.PersonDays(1) },
		"two days": func(p *locale.Printer) string { return p.PersonDays(2) },
		"parts":    func(p *locale.Printer) string { return p.PersonDays(1.2) },
	}
	want := map[string][2]string{
		"percent":  {"21\u00a0Prozent", "21\u00a0per\u00a0cent"},
		"growth":   {"46\u00a0Prozent", "46\u00a0per\u00a0cent"},
		"date":     {"2.\u00a0November\u00a02026", "2\u00a0November\u00a02026"},
		"none":     {"", ""},
		"one":      {"a", "a"},
		"three":    {"a, b und c", "a, b and c"},
		"quote":    {"„x“", "‘x’"},
		"one day":  {"1\u00a0Personentag", "1\u00a0person-day"},
		"two days": {"2\u00a0Personentage", "2\u00a0person-days"},
		"parts":    {"1,2\u00a0Personentage", "1.2\u00a0person-days"},
	}
	for name, f := range say {
		for i, lang := range locale.Languages() {
			if got := f(printer(t, lang)); got != want[name][i] {
				t.Errorf("%s in %s: %q, want %q", name, lang, got, want[name][i])
			}
		}
	}
}

// keys reads the message ids of every file of one language, by file.
func keys(t *testing.T, lang string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("messages/*." + lang + ".json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no messages for %s: %v", lang, err)
	}
	byFile := map[string][]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var all map[string]any
		if err := json.Unmarshal(data, &all); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		area, _, _ := strings.Cut(filepath.Base(file), ".")
		for key := range all {
			byFile[area] = append(byFile[area], key)
		}
		slices.Sort(byFile[area])
	}
	return byFile
}

func TestMessages_sameKeysInBothLanguages(t *testing.T) {
	de, en := keys(t, "de"), keys(t, "en")
	stands := map[string]string{} // key → its file
	for area := range de {
		if !slices.Equal(de[area], en[area]) {
			t.Errorf("%s: keys differ\nde only: %v\nen only: %v", area, minus(de[area], en[area]), minus(en[area], de[area]))
		}
		for _, key := range de[area] {
			if !strings.HasPrefix(key, whole(area, de)+"-") {
				t.Errorf("%s: key %q does not start with its area", area, key)
			}
			if other, twice := stands[key]; twice {
				t.Errorf("key %q stands in %s and in %s", key, other, area)
			}
			stands[key] = area
		}
	}
	if len(de) != len(en) {
		t.Errorf("%d message files in German, %d in English", len(de), len(en))
	}
}

// whole is the area that a file is a part of: web-desk-invite holds some of web-desk.
func whole(file string, files map[string][]string) string {
	for area := file; ; {
		i := strings.LastIndex(area, "-")
		if i < 0 {
			return file
		}
		if area = area[:i]; strings.Contains(area, "-") && files[area] != nil {
			return area
		}
	}
}

func minus(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

var used = regexp.MustCompile(`\.(?:T|N)\("([a-z0-9-]+)"`)

// TestMessages_usedKeysExist reads the program's sources: a key that is asked for
// by a literal exists.
func TestMessages_usedKeysExist(t *testing.T) {
	p := printer(t, "de")
	err := filepath.WalkDir("../..", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range used.FindAllStringSubmatch(string(data), -1) {
			if !strings.HasSuffix(m[1], "-") && !p.Has(m[1]) {
				t.Errorf("%s: no message %q", path, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Every message of every file is found under its key.
func TestPrinter_Has(t *testing.T) {
	for _, lang := range locale.Languages() {
		p := printer(t, lang)
		for file, all := range keys(t, lang) {
			for _, key := range all {
				if !p.Has(key) {
					t.Errorf("%s.%s: %q is not found", file, lang, key)
				}
			}
		}
		if p.Has("report") || p.Has("") || p.T("nowhere-at-all") != "nowhere-at-all" {
			t.Error("a key is found that no file has")
		}
	}
}

func BenchmarkPrinter_T(b *testing.B) {
	p, err := locale.New("de")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p.T("report-sensitivity-intro")
	}
}
