package page

import (
	"fmt"
	"io"
	"math"
	"mime/multipart"
	"strings"
	"unicode"
)

// An Upload is a file that came with a form.
type Upload struct {
	// Name is what the visitor calls the file, without folders: words to show and to make
	// a name of, never a path.
	Name string
	Data []byte
}

// inMemory keeps all of a form in memory, which the route's limit bounds: nothing of a
// client's gets into a folder for temporary files.
const inMemory = math.MaxInt64 / 2

// Upload reads a form that carries a file in one of its fields, within the route's
// limit; its other fields are read with [Visit.Field]. Without a file the upload is
// empty. What the browser says of the file's type counts for nothing.
func (v *Visit) Upload(field string) (Upload, error) {
	all, err := v.Uploads(field)
	if err != nil || len(all) == 0 {
		return Upload{}, err
	}
	return all[0], nil
}

// Uploads is [Visit.Upload] for a field that takes several files, in the order they were
// chosen.
func (v *Visit) Uploads(field string) ([]Upload, error) {
	if _, err := v.Form(); err != nil {
		return nil, err
	}
	if v.R.MultipartForm == nil {
		return nil, fmt.Errorf("read form: it carries no files: %w", ErrForm)
	}
	var all []Upload
	for _, head := range v.R.MultipartForm.File[field] {
		if head.Filename == "" {
			continue // nothing was chosen
		}
		data, err := readUpload(head)
		if err != nil {
			return nil, fmt.Errorf("read form: %w", err)
		}
		all = append(all, Upload{FileName(head.Filename), data})
	}
	return all, nil
}

func readUpload(head *multipart.FileHeader) ([]byte, error) {
	file, err := head.Open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// longestName is how many characters of a file's name are kept.
const longestName = 80

// FileName is what somebody calls a file, as it may be shown: without folders, without
// what drives a terminal or turns the writing, and not too long.
func FileName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 { // of another system's path too
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	if r := []rune(name); len(r) > longestName {
		name = string(r[:longestName-1]) + "…"
	}
	return name
}
