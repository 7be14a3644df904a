package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"lotse/templates"
)

// Own is the id of Lotse's own theme, which is also the one of engagements that name none.
const Own = "lotse"

// Builtin returns the themes that come with Lotse, its own first.
var Builtin = sync.OnceValues(func() ([]*Theme, error) {
	entries, err := fs.ReadDir(templates.Files, "themes")
	if err != nil {
		return nil, fmt.Errorf("read built-in themes: %w", err)
	}
	var list []*Theme
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		dir := path.Join("themes", e.Name())
		data, err := templates.Files.ReadFile(path.Join(dir, "theme.yaml"))
		if err != nil {
			return nil, fmt.Errorf("read built-in theme: %w", err)
		}
		t, err := Parse(path.Join(dir, "theme.yaml"), data, func(name string) ([]byte, error) {
			return templates.Files.ReadFile(path.Join(dir, name))
		})
		if err != nil {
			return nil, fmt.Errorf("read built-in theme: %w", err)
		}
		if strings.Compare(t.ID, Own) == 0 {
			list = append([]*Theme{t}, list...)
		} else {
			list = append(list, t)
		}
	}
	if len(list) == 0 || list[0].ID != Own {
		return nil, errors.New("read built-in themes: Lotse's own is missing")
	}
	return list, nil
})

// FindBuiltin returns a theme that comes with Lotse; nil if there is none of that id. ""
// is Lotse's own.
func FindBuiltin(id string) (*Theme, error) {
	list, err := Builtin()
	if err != nil {
		return nil, err
	}
	for _, t := range list {
		if t.ID == id || id == "" && t.ID == Own {
			return t, nil
		}
	}
	return nil, nil
}

// BuiltinSource returns the file of a theme that comes with Lotse, to start one's own from.
func BuiltinSource(id string) ([]byte, error) {
	data, err := templates.Files.ReadFile(path.Join("themes", id, "theme.yaml"))
	if err != nil {
		return nil, fmt.Errorf("read built-in theme %s: %w", id, err)
	}
	return data, nil
}
