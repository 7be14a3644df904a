package spreadsheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"
)

// An archive is the zip file of a workbook with its parts in the order of their
// names. The library writes streamed sheets in no fixed order; sorted, the same
// workbook is the same bytes.
type archive struct {
	w     io.Writer
	parts []*part
}

// A part is compressed while it is written, so that large sheets need little memory.
type part struct {
	name  string
	data  bytes.Buffer
	flate *flate.Writer
	size  uint64
	sum   uint32
}

// made is the time a workbook says it was made: always the same, so that the same
// data gives the same bytes, and nobody learns when somebody worked.
var made = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// writeWorkbook writes a workbook to w.
func writeWorkbook(f *excelize.File, w io.Writer) error {
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "Lotse", Created: made.Format(time.RFC3339), Modified: made.Format(time.RFC3339)}); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "Lotse"}); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &archive{w: w} })
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// Create begins a part.
func (a *archive) Create(name string) (io.Writer, error) {
	p := &part{name: name}
	var err error
	if p.flate, err = flate.NewWriter(&p.data, flate.DefaultCompression); err != nil {
		return nil, err
	}
	a.parts = append(a.parts, p)
	return p, nil
}

// Write adds to a part.
func (p *part) Write(data []byte) (int, error) {
	n, err := p.flate.Write(data)
	p.size += uint64(n)
	p.sum = crc32.Update(p.sum, crc32.IEEETable, data[:n])
	return n, err
}

// AddFS adds every file of a file system.
func (a *archive) AddFS(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		w, err := a.Create(name)
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	})
}

// Close writes the archive.
func (a *archive) Close() error {
	slices.SortFunc(a.parts, func(x, y *part) int { return cmp.Compare(x.name, y.name) })
	out := zip.NewWriter(a.w)
	for _, p := range a.parts {
		if err := p.flate.Close(); err != nil {
			return err
		}
		w, err := out.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: made, CRC32: p.sum,
			CompressedSize64: uint64(p.data.Len()), UncompressedSize64: p.size})
		if err != nil {
			return err
		}
		if _, err := p.data.WriteTo(w); err != nil {
			return err
		}
	}
	return out.Close()
}
