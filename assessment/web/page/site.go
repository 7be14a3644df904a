package page

import (
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"path"
	"strings"
	"time"

	"lotse/templates"
	"lotse/templates/locale"
)

// A Site is what all pages share: their templates in every language, the static
// files, the clock and the log. It never changes once it is made.
type Site struct {
	Now func() time.Time // tests set another clock
	Log *slog.Logger

	pages  map[string]*template.Template // by language and name: de/error
	static *assets
	packer packer
}

// NewSite reads the templates under templates/web. A file is a page of its name,
// except for layout.html, which is around every page, and part-*.html, whose
// templates every page may use.
func NewSite(log *slog.Logger) (*Site, error) {
	s := &Site{Now: time.Now, Log: log, pages: map[string]*template.Template{}}
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
	for _, name := range pages {
		t, err := shared.Clone()
		if err == nil {
			t, err = t.ParseFS(templates.Files, name)
		}
		if err != nil {
			return err
		}
		s.pages[say.Lang()+"/"+strings.TrimSuffix(path.Base(name), ".html")] = t
	}
	return nil
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
