package questionnaires

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed all:kommunikation
var builtin embed.FS

// Builtin returns the ids of the packs that come with Lotse.
func Builtin() []string { return []string{"kommunikation"} }

// LoadBuiltin loads a pack that comes with Lotse.
func LoadBuiltin(id string) (*Pack, error) {
	if !slices.Contains(Builtin(), id) {
		return nil, fmt.Errorf("load pack %q: %w", id, fs.ErrNotExist)
	}
	folder, err := fs.Sub(builtin, id)
	if err != nil {
		return nil, fmt.Errorf("load pack %q: %w", id, err)
	}
	return Load(folder)
}
