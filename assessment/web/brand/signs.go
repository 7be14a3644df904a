package brand

import (
	"context"
	"errors"
	"sync"

	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/questionnaires/source"
	"lotse/report/badge"
)

// Signs are the logos of a store's themes.
type Signs struct {
	db   *store.DB
	mu   sync.Mutex
	kept map[string]sign // by theme; only of themes that there are
}

// A sign is what a theme's version has above pages.
type sign struct {
	version int64
	name    string // the theme's
	badge   *badge.Badge
}

// New keeps the signs of a store.
func New(db *store.DB) *Signs { return &Signs{db: db, kept: map[string]sign{}} }

// Routes adds the address of logos.
func (s *Signs) Routes(rs *page.Routes) {
	rs.Handle(page.Anyone, "GET /logo/{theme}/{hash}", s.serve)
}

// Put puts a theme's logo onto a page's frame, whose brand is what the logo says. Where
// nobody is named there, it is the theme's name. A page goes without if the logo cannot
// be had, and the log says why.
func (s *Signs) Put(v *page.Visit, theme string, f *page.Frame) {
	if theme == "" {
		return
	}
	at, err := s.of(v.R.Context(), theme)
	if err != nil {
		page.RecordOf(v.R).Err = err
	}
	if err != nil || at.badge == nil {
		return
	}
	if f.Brand == "" {
		f.Brand = at.name
	}
	f.Logo = &page.Logo{URL: "/logo/" + theme + "/" + at.badge.Hash, Width: at.badge.Width, Height: at.badge.Height, Ground: at.badge.Ground}
}

// of finds a theme's sign. A theme that is not there or has faults has none: people who
// answer have nothing to do with that.
func (s *Signs) of(ctx context.Context, name string) (sign, error) {
	version, err := s.db.ThemeVersion(ctx, name)
	if errors.Is(err, store.ErrNotFound) {
		return sign{}, nil // one that comes with Lotse has no logo
	}
	if err != nil {
		return sign{}, err
	}
	s.mu.Lock()
	at, ok := s.kept[name]
	s.mu.Unlock()
	if ok && at.version == version {
		return at, nil
	}
	at = sign{version: version}
	look, err := edition.Theme(ctx, s.db, name)
	var faults source.Problems
	switch {
	case errors.As(err, &faults) || errors.Is(err, edition.ErrNoTheme):
	case err != nil:
		return sign{}, err
	default:
		at.name = look.Name
		if at.badge, err = badge.Of(look); err != nil {
			at.badge = nil // a picture that cannot be read
		}
	}
	s.mu.Lock()
	s.kept[name] = at
	s.mu.Unlock()
	return at, nil
}

// picturePolicy lets a picture that is opened by itself do nothing at all, whatever it is.
const picturePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

// serve answers with a logo.
func (s *Signs) serve(v *page.Visit) error {
	at, err := s.of(v.R.Context(), v.R.PathValue("theme"))
	if err != nil {
		return err
	}
	if at.badge == nil || at.badge.Hash != v.R.PathValue("hash") {
		return page.ErrNotFound
	}
	h := v.W.Header()
	h.Set("Content-Security-Policy", picturePolicy)
	return v.Keep(at.badge.Kind, at.badge.Data)
}
