package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"lotse/assessment/assesstest"
	"lotse/assessment/store"
	"lotse/report"
)

// published are all ways on which results leave. Each must give the same bytes for
// two clients whose published figures are the same, whatever single people of small
// groups answered.
var published = [][]string{
	{"results"}, {"results", "--json"}, {"results", "--lang", "de"},
	{"plan"}, {"plan", "--json"}, {"plan", "--edit", "-"}, {"plan", "--changes", "--lang", "de"},
	{"agenda"}, {"agenda", "--json", "--lang", "en"}, {"agenda", "-o", "-"},
	{"report", "-o", "-", "--lang", "de"}, {"report", "-o", "-", "--lang", "en"}, {"report", "-o", "-", "--attach"},
	{"report", "--approve", "--yes", "-o", "-"}, {"report", "--list"}, {"report", "--release", "1", "-o", "-"}, {"report", "--compare", "1"},
	{"offer", "--day-rate", "1200", "--all", "-o", "-"}, {"offer", "--day-rate", "1200", "--all", "-o", "-", "--format", "xlsx"},
	{"offer", "--day-rate", "1200", "--all", "-o", "-", "--format", "html"}, {"offer", "--day-rate", "1200", "--all", "-o", "-", "--format", "docx", "--lang", "en"},
	{"library", "add", "--replace"}, {"library", "show", "nordhang-baseline"}, {"library", "list", "--json"},
	{"privacy", "notice"}, {"privacy", "notice", "--lang", "de"},
	{"status"}, {"status", "--json"},
}

// rawFormats are the formats of lotse export that are not results: all answers, for
// the consultant, and a form without answers.
var rawFormats = []string{"yaml", "form"}

// commands are all others, and why their output cannot give single answers away:
// raw ones are for the consultant and leave a line in the access log; the rest never
// prints what respondents said.
var commands = map[string]string{
	"lotse note list": "settings", "lotse note show": "settings", "lotse note write": "settings", "lotse note remove": "settings",
	"lotse theme list": "settings", "lotse theme show": "settings", "lotse theme check": "settings", "lotse theme add": "settings",
	"lotse theme use": "settings", "lotse theme remove": "settings",
	"lotse picture list": "settings", "lotse picture add": "settings", "lotse picture remove": "settings",
	"lotse release": "raw", "lotse privacy export": "raw", "lotse export": "by format",
	"lotse results": "published", "lotse plan": "published", "lotse agenda": "published", "lotse report": "published", "lotse offer": "published", "lotse status": "published",
	"lotse library add": "published", "lotse library show": "published", "lotse library list": "published", "lotse privacy notice": "published",
	"lotse erase": "counts", "lotse purge": "counts", "lotse privacy log": "counts", "lotse invite": "links",
	"lotse demo": "invented", "lotse new": "settings", "lotse archive": "settings", "lotse library remove": "settings",
	"lotse privacy documents": "settings", "lotse ask": "what is put in", "lotse answer": "what is put in", "lotse import": "what is put in",
	"lotse round open": "settings", "lotse round close": "settings", "lotse round freeze": "settings",
	"lotse round list": "settings", "lotse round copy": "facts",
	"lotse pack list": "pack", "lotse pack show": "pack", "lotse pack check": "pack", "lotse pack add": "pack", "lotse pack remove": "pack", "lotse pack upgrade": "pack",
	"lotse backup": "counts", "lotse serve": "nothing", // its pages have tests of their own: package assessment/web
	"lotse user add": "links", "lotse user list": "settings", "lotse user disable": "settings",
	"lotse completion": "nothing", "lotse help": "nothing",
}

// Whoever adds a command says here what it may print.
func TestOutputs_EveryCommandIsClassified(t *testing.T) {
	say := assesstest.Printer(t, "en")
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			walk(sub)
		}
		if c.HasSubCommands() {
			return
		}
		class := commands[c.CommandPath()]
		if class == "" {
			t.Errorf("nothing says what %s may print", c.CommandPath())
		}
		tried := slices.ContainsFunc(published, func(args []string) bool { return strings.HasPrefix("lotse "+strings.Join(args, " "), c.CommandPath()) })
		if (class == "published") != tried {
			t.Errorf("%s is %q, but is tried with: %v", c.CommandPath(), class, tried)
		}
	}
	walk((&app{say: say, env: func(string) string { return "" }}).root())
}

// Two clients with the same published figures: in one of them, the people of the two
// small groups have changed places in every question both were asked, and everybody
// wrote something else. No output may tell the two apart.
func TestOutputs_DependOnPublishedFiguresOnly(t *testing.T) {
	for seed := range uint64(3) {
		one, other := client(t, seed, false), client(t, seed, true)
		ways := slices.Clone(published)
		for _, f := range exportFormats {
			if !slices.Contains(rawFormats, f.name) {
				ways = append(ways, []string{"export", "--format", f.name, "-o", "-"})
			}
		}
		for _, v := range report.Variants() {
			for _, f := range reportFormats {
				ways = append(ways, []string{"report", "-o", "-", "--variant", string(v), "--format", f.name})
			}
		}
		if seed == 0 { // one is enough for what is many
			ways = append(ways, explanations(t)...)
		}
		for _, args := range ways {
			a, b := lotse(t, one, args), lotse(t, other, args)
			if !bytes.Equal(a, b) {
				t.Errorf("seed %d: lotse %s tells them apart: %s", seed, strings.Join(args, " "), difference(a, b))
			}
			if bytes.Contains(a, []byte("CANARY")) {
				t.Errorf("seed %d: lotse %s prints what somebody wrote", seed, strings.Join(args, " "))
			}
		}
		// The test could not fail if the two were the same.
		if bytes.Equal(lotse(t, one, []string{"export"}), lotse(t, other, []string{"export"})) {
			t.Fatal("the two clients do not differ")
		}
	}
}

// explanations ask for the source of every metric that is not a question's, and of
// some questions.
func explanations(t *testing.T) (ways [][]string) {
	t.Helper()
	pack := assesstest.Builtin(t)
	const fewer = 8 // of the questions, which are many and alike
	for i, m := range pack.Metrics() {
		if !strings.HasPrefix(m.Name, "q.") || i%fewer == 0 {
			ways = append(ways, []string{"results", "--why", m.Name})
		}
	}
	return ways
}

// Figures leave as drawings of their own, whose names and number must not tell
// anything apart either.
func TestOutputs_FiguresDependOnPublishedFiguresOnly(t *testing.T) {
	var drawings [2]map[string]string
	for i := range drawings {
		dir := filepath.Join(t.TempDir(), "figures")
		lotse(t, client(t, 0, i == 1), []string{"report", "-o", filepath.Join(t.TempDir(), "r.pdf"), "--attach", "--svg", dir})
		drawings[i] = map[string]string{}
		names, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			drawings[i][filepath.Base(name)] = string(data)
		}
	}
	if diff := cmp.Diff(drawings[0], drawings[1]); diff != "" || len(drawings[0]) < 5 {
		t.Errorf("%d figures (-one +other):\n%s", len(drawings[0]), diff)
	}
}

// What gives out single answers is recorded.
func TestOutputs_RawOnesAreLogged(t *testing.T) {
	where := client(t, 1, false)
	for _, args := range [][]string{{"export"}, {"privacy", "export", "nordhang", "experts-1"}, {"release"}} {
		before := bytes.Count(lotse(t, where, []string{"privacy", "log"}), []byte("\n"))
		out := lotse(t, where, args)
		after := bytes.Count(lotse(t, where, []string{"privacy", "log"}), []byte("\n"))
		if !bytes.Contains(out, []byte("CANARY")) || after != before+1 {
			t.Errorf("lotse %s: %d lines in the log before, %d after", strings.Join(args, " "), before, after)
		}
	}
}

func lotse(t *testing.T, where string, args []string) []byte {
	t.Helper()
	var out, talk bytes.Buffer
	env := map[string]string{"LOTSE_STORE": where, "LOTSE_LANG": "en", "USER": "me"}
	code := run(t.Context(), args, func(name string) string { return env[name] }, Streams{In: strings.NewReader(""), Out: &out, Err: &talk})
	if code != exitDone {
		t.Fatalf("lotse %s: exit code %d: %s", strings.Join(args, " "), code, talk.String())
	}
	return out.Bytes()
}

// client saves one of two clients who differ only in what hidden groups answered.
func client(t *testing.T, seed uint64, swapped bool) string {
	t.Helper()
	where := filepath.Join(t.TempDir(), "lotse.db")
	e, pack, err := assesstest.Twin(seed, swapped)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return where
}

// difference shows where two outputs part.
func difference(a, b []byte) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return fmt.Sprintf("at byte %d: %.120q and %.120q", n, a[max(0, n-40):], b[max(0, n-40):])
}
