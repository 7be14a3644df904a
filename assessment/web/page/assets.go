package page

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http"
	"path"

	"lotse/templates"
)

// assets are the files every page may name: the style sheet, the script, the sign.
// Each has its content's hash in its path, so a browser may keep it for ever.
type assets struct {
	paths map[string]string // app.css → /static/HASH/app.css
	files map[string]asset  // by path
}

type asset struct {
	kind          string
	plain, packed []byte // packed: gzip
}

var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml; charset=utf-8",
}

func readAssets(pk *packer) (*assets, error) {
	a := &assets{paths: map[string]string{}, files: map[string]asset{}}
	names, err := fs.Glob(templates.Files, "web/static/*")
	if err != nil {
		return nil, fmt.Errorf("list static files: %w", err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			return nil, fmt.Errorf("read static files: %w", err)
		}
		kind, ok := kinds[path.Ext(name)]
		if !ok {
			return nil, fmt.Errorf("static file %s: no media type is known", name)
		}
		hash := sha256.Sum256(data)
		short := path.Base(name)
		where := "/static/" + base64.RawURLEncoding.EncodeToString(hash[:9]) + "/" + short
		a.paths[short] = where
		a.files[where] = asset{kind: kind, plain: data, packed: pk.pack(data)}
	}
	return a, nil
}

// ServeHTTP serves one file.
func (a *assets) serve(v *Visit) error {
	file, ok := a.files[v.R.URL.Path]
	if !ok {
		return ErrNotFound
	}
	h := v.W.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Content-Type", file.kind)
	v.write(http.StatusOK, file.plain, file.packed)
	return nil
}
