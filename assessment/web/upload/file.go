package upload

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"

	"lotse/assessment/web/page"
)

// MaxBytes is what the files of one form may have together: as much as the largest
// workbook that is read.
const MaxBytes = 10 << 20

// RouteBytes is how long the request of a form with files may be: the files, or what
// [Carry] makes of them, which is a third longer, and the other fields.
const RouteBytes = MaxBytes + MaxBytes/3 + 1<<20

// MaxFiles is how many files one form may send.
const MaxFiles = 500

// Files reads the files of a form's field, in the order they were chosen.
func Files(v *page.Visit, field string) ([]page.Upload, error) {
	list, err := v.Uploads(field)
	if err != nil {
		return nil, err
	}
	left := MaxBytes
	for _, f := range list {
		left -= len(f.Data)
	}
	if left < 0 || len(list) > MaxFiles {
		return nil, fmt.Errorf("read files: %w", page.ErrTooLarge)
	}
	return list, nil
}

// Carry is a file as the value of a form's field.
func Carry(f page.Upload) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(f.Data) // a buffer takes everything
	_ = w.Close()
	return base64.RawURLEncoding.EncodeToString(b.Bytes())
}

// Carried is the file that a page has carried. It is to be read like one that has just
// been sent.
func Carried(name, words string) (page.Upload, error) {
	packed, err := base64.RawURLEncoding.DecodeString(words)
	if err != nil {
		return page.Upload{}, fmt.Errorf("read a carried file: %w", page.ErrForm)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return page.Upload{}, fmt.Errorf("read a carried file: %w", page.ErrForm)
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	switch {
	case err != nil:
		return page.Upload{}, fmt.Errorf("read a carried file: %w", page.ErrForm)
	case len(data) > MaxBytes:
		return page.Upload{}, fmt.Errorf("read a carried file: %w", page.ErrTooLarge)
	}
	return page.Upload{Name: page.FileName(name), Data: data}, nil
}
