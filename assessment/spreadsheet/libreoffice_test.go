package spreadsheet_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/spreadsheet"
	"lotse/questionnaires"
)

// People fill the forms in with LibreOffice, which writes workbooks of its own, in
// its own format or in Excel's. Nothing may be lost or refused on that way.
func TestForm_throughLibreOffice(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	round := &e.Rounds[0]
	dir := t.TempDir()
	want := map[string]map[string]assessment.Answer{"facts.xlsx": round.Facts}
	groups := map[string]string{"facts.xlsx": ""}
	for _, who := range round.Respondents {
		if name := who.Group + ".xlsx"; want[name] == nil {
			want[name], groups[name] = who.Answers, who.Group
		}
	}
	for name, answers := range want {
		data := form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: round, Group: groups[name], Answers: answers, Say: assesstest.Printer(t, "de")})
		writeFile(t, filepath.Join(dir, name), data)
	}
	cells, answers := asTyped(t, p, e)
	writeFile(t, filepath.Join(dir, "typed.xlsx"), cells)
	want["typed.xlsx"] = answers

	excel := filepath.Join(dir, "excel")
	office(t, "xlsx", excel, filepath.Join(dir, "*.xlsx"))
	ods := filepath.Join(dir, "ods")
	office(t, "ods", ods, filepath.Join(dir, "*.xlsx"))
	back := filepath.Join(dir, "back")
	office(t, "xlsx", back, filepath.Join(ods, "*.ods"))
	for _, way := range []string{excel, back} {
		for name, answers := range want {
			t.Run(filepath.Base(way)+"/"+name, func(t *testing.T) {
				data := readFile(t, filepath.Join(way, name))
				if bytes.Equal(data, readFile(t, filepath.Join(dir, name))) {
					t.Fatal("LibreOffice did not write the form anew")
				}
				same(t, data, p, round.Facts, answers)
			})
		}
	}
}

// asTyped is an experts' form whose cells were filled in one by one, with what the
// answers must be.
func asTyped(t *testing.T, p *questionnaires.Pack, e *assessment.Engagement) ([]byte, map[string]assessment.Answer) {
	t.Helper()
	f := open(t, form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &e.Rounds[0], Group: "experts", Say: assesstest.Printer(t, "de")}))
	for _, c := range [][3]any{
		{"q/lead-mandate", "C", 3}, {"q/lead-mandate", "D", "=1+1 ist kein Auftrag"},
		{"q/lead-role-model", "C", "weiß ich nicht"},
		{"o/barriers/bar-no-time", "C", "x"}, {"o/barriers/bar-superior", "C", "X"},
		{"q/open", "C", " Wir brauchen Zeit,\nkeine „Kampagne“ & kein <Netz>."},
	} {
		fill(t, f, c[0].(string), c[1].(string), c[2])
	}
	return saved(t, f), map[string]assessment.Answer{
		"lead-mandate":    {State: assessment.Given, Value: questionnaires.Number(3), Note: "=1+1 ist kein Auftrag"},
		"lead-role-model": {State: assessment.DontKnow},
		"barriers":        assessment.GivenAnswer(questionnaires.Picks{"bar-no-time", "bar-superior"}),
		"open":            assessment.GivenAnswer(questionnaires.Plain(" Wir brauchen Zeit,\nkeine „Kampagne“ & kein <Netz>.")),
	}
}

// A faulty form is refused after its way as before it, for the same cell.
func TestForm_faultyThroughLibreOffice(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	dir := t.TempDir()
	f := open(t, form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "baseline"}, Group: "experts", Say: assesstest.Printer(t, "de")}))
	fill(t, f, "q/lead-mandate", "C", 9)
	data := saved(t, f)
	_, before := spreadsheet.Read(data, p, nil)
	writeFile(t, filepath.Join(dir, "faulty.xlsx"), data)
	office(t, "xlsx", filepath.Join(dir, "out"), filepath.Join(dir, "*.xlsx"))
	_, after := spreadsheet.Read(readFile(t, filepath.Join(dir, "out", "faulty.xlsx")), p, nil)
	if diff := cmp.Diff(before, after); len(before) != 1 || diff != "" {
		t.Errorf("%d faults before, and after LibreOffice (-before +after):\n%s", len(before), diff)
	}
}

// office converts files with LibreOffice, with a profile of its own, so that it
// neither reads nor disturbs the user's.
func office(t *testing.T, format, into, pattern string) {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
			t.Fatal("soffice is missing (Debian package libreoffice-calc-nogui)")
		}
		t.Skip("SKIPPED, soffice is missing: no form goes through LibreOffice (Debian package libreoffice-calc-nogui)")
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(files), err)
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	c := exec.CommandContext(t.Context(), program, append([]string{profile, "--headless", "--convert-to", format, "--outdir", into}, files...)...)
	c.WaitDelay = 5 * time.Second // its helpers may outlive it
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}

func writeFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
