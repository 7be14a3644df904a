package page

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strings"
)

// An Upload is a file that came with a form.
type Upload struct {
	// Name is what the visitor calls the file, without folders: words to show and to make
	// a name of, never a path.
	Name string
	Data []byte
}

// Upload reads a form that carries a file in one of its fields, within the route's
// limit; its other fields are read with [Visit.Field]. Without a file the upload is
// empty. What the browser says of the file's type counts for nothing.
func (v *Visit) Upload(field string) (Upload, error) {
	// All of it stays in memory, which the route's limit bounds: nothing of a client's
	// gets into a folder for temporary files.
	const memory = math.MaxInt64 / 2
	if err := v.R.ParseMultipartForm(memory); err != nil {
		return Upload{}, fmt.Errorf("read form: %w", refuse(err))
	}
	file, head, err := v.R.FormFile(field)
	switch {
	case errors.Is(err, http.ErrMissingFile):
		return Upload{}, nil
	case err != nil:
		return Upload{}, fmt.Errorf("read form: %w", refuse(err))
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return Upload{}, fmt.Errorf("read form: %w", err)
	}
	name := head.Filename
	if i := strings.LastIndexAny(name, `/\`); i >= 0 { // of another system's path too
		name = name[i+1:]
	}
	return Upload{Name: name, Data: data}, nil
}
