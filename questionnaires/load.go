package questionnaires

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"strings"
	"sync"

	"lotse/questionnaires/source"
)

// packFile is the file every pack begins with.
const packFile = "pack.yaml"

// maxFiles is how many YAML files a pack's folder may hold.
const maxFiles = 500

// Load reads a pack from a folder. If its author made mistakes, the error is
// [source.Problems] with all of them; other errors are the machine's.
func Load(fsys fs.FS) (*Pack, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.Type().IsRegular() || !isYAML(name):
			return nil
		case len(files) == maxFiles:
			return fmt.Errorf("more than %d YAML files", maxFiles)
		}
		data, err := readFile(fsys, name)
		files[name] = data
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	return LoadFiles(files)
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// readFile reads a file, but not one that is too large: source says so for a
// beginning that is longer than it takes.
func readFile(fsys fs.FS, name string) (data []byte, err error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if info.Size() <= source.MaxSize {
		return fs.ReadFile(fsys, name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, source.MaxSize+1))
}

// LoadFiles reads a pack from files by their paths, as [Load] does: those that are no YAML
// are none of the pack's.
func LoadFiles(all map[string][]byte) (*Pack, error) {
	files := maps.Clone(all)
	maps.DeleteFunc(files, func(name string, _ []byte) bool { return !isYAML(name) })
	if len(files) > maxFiles {
		return nil, source.Problems{{File: packFile, Line: 1, Col: 1, Msg: fmt.Sprintf("the folder has more than %d YAML files", maxFiles)}}
	}
	if _, ok := files[packFile]; !ok {
		return nil, source.Problems{{File: packFile, Line: 1, Col: 1, Msg: "the folder has no " + packFile}}
	}
	trees, problems := parseAll(files)
	r := newReader()
	r.problems = problems
	pack := r.pack(trees)
	pack.Files = files
	if !r.incomplete { // or else every name from a file that could not be read would be unknown
		r.check(pack)
	}
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	return pack, nil
}

// parseAll parses the files, on all processors: it is most of the work of loading.
func parseAll(files map[string][]byte) (map[string]*source.Node, source.Problems) {
	names := sortedKeys(files)
	trees := make([]*source.Node, len(names))
	problems := make([]source.Problems, len(names))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		wg.Go(func() {
			for i := range next {
				trees[i], problems[i] = source.Parse(names[i], files[names[i]])
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	wg.Wait()
	byName := make(map[string]*source.Node, len(names))
	var all source.Problems
	for i, name := range names {
		byName[name] = trees[i]
		all = append(all, problems[i]...)
	}
	return byName, all
}

// pack reads pack.yaml and then its parts in their order.
func (r *reader) pack(trees map[string]*source.Node) *Pack {
	pack := &Pack{
		Params: defaultParams(),
		Labels: map[string]Text{}, Survey: map[string]Text{},
		Report: ReportTexts{Texts: map[string]*ReportText{}},
	}
	root := trees[packFile]
	if root == nil {
		r.incomplete = true
		return pack
	}
	r.root = root
	r.learnLanguages(root.Get("languages"))
	first := &part{pack: pack}
	packShape.read(r, root, first)
	parts := []*part{first}
	read := map[string]bool{packFile: true}
	for i, name := range first.parts {
		item := root.Get("parts").Items[i]
		tree, there := trees[name]
		switch {
		case read[name]:
			r.add(item.Problemf("%q is in the list of parts twice", name))
		case !there:
			r.incomplete = true
			r.add(item.Problemf("there is no file %q%s", name, suggest(name, sortedKeys(trees))))
		case tree == nil:
			r.incomplete = true
		case tree.Kind == source.Null:
			r.add(tree.Problemf("the file is empty"))
		default:
			p := &part{pack: pack, fileNode: tree}
			partShape.read(r, tree, p)
			parts = append(parts, p)
		}
		read[name] = true
	}
	for _, name := range sortedKeys(trees) {
		if !read[name] {
			r.add(root.KeyProblemf("parts", "the file %q is not in the list of parts", name))
		}
	}
	r.join(pack, parts)
	return pack
}

// learnLanguages says in which languages texts must be, before any text is read.
func (r *reader) learnLanguages(n *source.Node) {
	if n == nil {
		return
	}
	quiet := reader{}
	if list := quiet.readLanguages(n); len(list) > 0 {
		r.languages = list
	}
}

// join gives the questions of each part to their section.
func (r *reader) join(pack *Pack, parts []*part) {
	for _, p := range parts {
		if len(p.questions) == 0 {
			continue
		}
		s := p.section
		if s == nil {
			s = pack.Section(p.in)
		}
		if s == nil {
			if p.in == "" && p.fileNode != nil {
				r.add(p.fileNode.KeyProblemf("questions", "the questions belong to no section: the file needs %q or %q", "section", "in"))
			}
			s = &Section{} // so that the questions are still checked
			pack.Sections = append(pack.Sections, s)
		}
		for _, q := range p.questions {
			q.Section = s
		}
		s.Questions = append(s.Questions, p.questions...)
	}
}
