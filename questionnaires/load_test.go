package questionnaires_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lotse/questionnaires"
	"lotse/questionnaires/source"
	"lotse/templates/goldentest"
)

// problemsFile is the part of a broken pack's archive that lists what must be reported.
const problemsFile = "problems"

// archives returns the packs in a folder of testdata.
func archives(t testing.TB, folder string) map[string]*txtar.Archive {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no packs in testdata/%s: %v", folder, err)
	}
	all := map[string]*txtar.Archive{}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = a
	}
	return all
}

// folder returns the files of an archive as a file system.
func folder(a *txtar.Archive) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		if f.Name != problemsFile {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return fsys
}

// Every broken pack gives exactly the problems, at the places, that its archive lists.
func TestLoad_broken(t *testing.T) {
	for name, a := range archives(t, "err") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			_, err := questionnaires.Load(folder(a))
			var problems source.Problems
			if !errors.As(err, &problems) {
				t.Fatalf("Load = %v, want problems", err)
			}
			got := problems.String()
			if goldentest.Update() {
				setFile(a, problemsFile, got)
				goldentest.Write(t, name, string(txtar.Format(a)))
				return
			}
			if diff := cmp.Diff(file(a, problemsFile), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			for _, p := range problems {
				if p.File != "pack.yaml" && p.Source == "" || p.Line < 1 || p.Col < 1 {
					t.Errorf("problem without its line: %+v", p)
				}
			}
		})
	}
}

func TestLoad_sound(t *testing.T) {
	for name, a := range archives(t, "ok") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			p, err := questionnaires.Load(folder(a))
			if err != nil {
				var problems source.Problems
				if errors.As(err, &problems) {
					t.Fatal(problems.Snippets())
				}
				t.Fatal(err)
			}
			if want := len(folder(a)); len(p.Files) != want {
				t.Errorf("%d files kept, want %d", len(p.Files), want)
			}
		})
	}
}

func file(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setFile(a *txtar.Archive, name, text string) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = []byte(text)
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
}

// load loads a sound pack of testdata.
func load(t testing.TB, name string) *questionnaires.Pack {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "ok", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := questionnaires.Load(folder(a))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestLoad_generic(t *testing.T) {
	p := load(t, "generic")
	if p.Params.ScaleMin != 0 || p.Params.ScaleMax != 3 {
		t.Errorf("scale %v–%v, want that of the levels, 0–3", p.Params.ScaleMin, p.Params.ScaleMax)
	}
	result := p.Dimension("result")
	if result.RollUp != questionnaires.RollUpMin || result.Blanks != questionnaires.BlanksZero || result.Minimum != 0.5 || result.Parent != "quality" {
		t.Errorf("dimension = %+v", result)
	}
	ranges := map[string][2]float64{"q.plan": {0, 3}, "q.known": {0, 1}, "dim.reach": {0, 11}, "dim.quality": {0, 3}, "gap.max": {0, 3}}
	for name, want := range ranges {
		if m, ok := p.Metric(name); !ok || [2]float64{m.Min, m.Max} != want {
			t.Errorf("%s from %v to %v, want %v", name, m.Min, m.Max, want)
		}
	}
	if got := len(p.QuestionsFor("heads")); got != 4 {
		t.Errorf("heads are asked %d questions, want 4", got)
	}
	if got, want := p.MinutesFor("staff"), 3.0; got != want {
		t.Errorf("the survey takes staff %v minutes, want %v", got, want)
	}
	if got := p.Label("out-good").In("en") + p.Label("heads").In("de") + p.Label("most").In("en"); got != "goodLeitungmostly" {
		t.Errorf("labels = %q", got)
	}
	if got := p.Question("outcome").When.Uses(); !cmp.Equal(got, []string{"check", "plan"}) {
		t.Errorf("the condition uses %q", got)
	}
}

// Hidden folders and files that are no YAML do not belong to a pack; a file that
// is too large is refused without being read to its end.
func TestLoad_folder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	a := archives(t, "ok")[filepath.Join("testdata", "ok", "minimal.txtar")]
	pack := file(a, "pack.yaml")
	write("pack.yaml", pack+"parts: [more/labels.yaml]\n")
	write("more/labels.yaml", "labels: [{id: a-label, de: ja}]\n")
	write(".git/config.yaml", "none: of ours\n")
	write("README.md", "# about\n")
	p, err := questionnaires.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Label("a-label").In("de"); got != "ja" || len(p.Files) != 2 {
		t.Errorf("label %q, %d files", got, len(p.Files))
	}
	write("more/labels.yaml", strings.Repeat("# long\n", source.MaxSize/7+1))
	if _, err := questionnaires.Load(os.DirFS(dir)); err == nil || err.Error() != "more/labels.yaml:1:1: the file is larger than 1024 KiB" {
		t.Errorf("err = %v", err)
	}
	if _, err := questionnaires.Load(os.DirFS(filepath.Join(dir, "none"))); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("err = %v, want one that says the folder does not exist", err)
	}
}

func TestLoadBuiltin_unknown(t *testing.T) {
	if _, err := questionnaires.LoadBuiltin("none"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("err = %v, want one that says it does not exist", err)
	}
}

// Whatever a file holds, loading ends with a pack or with problems that have a place.
func FuzzLoad(f *testing.F) {
	for _, kind := range []string{"ok", "err"} {
		for _, a := range archives(f, kind) {
			f.Add([]byte(file(a, "pack.yaml")), []byte(strings.TrimPrefix(file(a, "more.yaml"), "\n")))
		}
	}
	f.Add([]byte(""), []byte("-"))
	f.Fuzz(func(t *testing.T, pack, more []byte) {
		p, err := questionnaires.LoadFiles(map[string][]byte{"pack.yaml": pack, "more.yaml": more})
		if err == nil {
			if p.ID == "" || len(p.Sections) == 0 {
				t.Errorf("a pack without id or sections: %+v", p)
			}
			return
		}
		var problems source.Problems
		if !errors.As(err, &problems) || len(problems) == 0 {
			t.Fatalf("err = %v", err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Col < 1 || p.File == "" || p.Msg == "" {
				t.Errorf("problem without a place: %+v", p)
			}
		}
	})
}

func BenchmarkLoadBuiltin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := questionnaires.LoadBuiltin("kommunikation"); err != nil {
			b.Fatal(err)
		}
	}
}
