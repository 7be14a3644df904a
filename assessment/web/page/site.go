package page

import (
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"path"
	"strings"
	"sync"
	"time"

	"lotse/templates"
	"lotse/templates/locale"
)

// A Site is what all pages share: their templates in every language, the static
// files, the clock and the log. A page is read when it is first shown: a server for a
// survey does not hold all pages in both languages in memory.
type Site struct {
	Now func() time.Time // tests set another clock
	Log *slog.Logger

	shared map[string]*template.Template // by language: what every page may use
	mu     sync.Mutex
	pages  map[string]*template.Template // by language and name, de/error; those that were shown
	static *assets
	packer packer
}

// NewSite reads the templates under templates/web. A file is a page of its name,
// except for layout.html, which is around every page, and part-*.html, whose
// templates every page may use.
func NewSite(log *slog.Logger) (*Site, error) {
	s := &Site{Now: time.Now, Log: log, shared: map[string]*template.Template{}, pages: map[string]*template.Template{}}
	var err error
	if s.static, err = readAssets(&s.packer); err != nil {
		return nil, err
	}
	names, err := fs.Glob(templates.Files, "web/*.html")
	if err != nil {
		return nil, fmt.Errorf("list pages: %w", err)
	}
	for _, lang := range locale.Languages() {
		say, err := locale.New(lang)
		if err != nil {
			return nil, err
		}
		if err := s.read(say, names); err != nil {
			return nil, fmt.Errorf("read pages: %w", err)
		}
	}
	return s, nil
}

// read parses all pages for one language.
func (s *Site) read(say *locale.Printer, names []string) error {
	shared := template.New("").Option("missingkey=error").Funcs(s.words(say))
	var pages []string
	for _, name := range names {
		if base := path.Base(name); base != "layout.html" && !strings.HasPrefix(base, "part-") {
			pages = append(pages, name)
			continue
		}
		if _, err := shared.ParseFS(templates.Files, name); err != nil {
			return err
		}
	}
	s.shared[say.Lang()] = shared
	for _, name := range pages { // a page that cannot be read is found at the start
		if _, err := s.parse(say.Lang(), name); err != nil {
			return err
		}
	}
	return nil
}

func (s *Site) parse(lang, file string) (*template.Template, error) {
	t, err := s.shared[lang].Clone()
	if err != nil {
		return nil, err
	}
	return t.ParseFS(templates.Files, file)
}

// page finds a page by its name.
func (s *Site) page(lang, name string) (*template.Template, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := lang + "/" + name
	if t, ok := s.pages[at]; ok {
		return t, nil
	}
	t, err := s.parse(lang, "web/"+name+".html")
	if err == nil {
		s.pages[at] = t
	}
	return t, err
}

// words are the functions templates may call. They speak the page's language:
// {{t "web-skip"}}, {{n "web-questions" .Count}}, {{date .Day}}.
func (s *Site) words(say *locale.Printer) template.FuncMap {
	return template.FuncMap{
		"t":      say.T,
		"n":      say.N,
		"num":    say.Number,
		"date":   say.Date,
		"list":   say.List,
		"quote":  say.Quote,
		"static": func(name string) string { return s.static.paths[name] },
		"lang":   say.Lang,
		"lower":  strings.ToLower,
		"with2":  func(a, b any) [2]any { return [2]any{a, b} },
	}
}
