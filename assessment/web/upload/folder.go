package upload

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"lotse/assessment/web/page"
)

// Limits of an archive: far above what a pack or a look has.
const (
	maxEntries  = 1000
	maxUnpacked = 16 << 20 // bytes of all files
	maxEntry    = 8 << 20  // bytes of one file
)

// A Fault says why files are no folder. Key names a message, Args fill it.
type Fault struct {
	Key  string
	Args []any
}

// Error returns the fault for a log; people read the message.
func (f *Fault) Error() string { return "the files are no folder: " + f.Key }

func faultOf(key string, args ...any) *Fault { return &Fault{"web-upload-" + key, args} }

// Folder returns the files of a folder, path → content: those of a ZIP archive if it is
// the only file, else the files as they are. Nothing is written anywhere. A folder around
// everything, as archivers put it, is taken off; what computers leave behind without
// being asked (__MACOSX, names that begin with a point) is left out. What is wrong is a
// *[Fault].
func Folder(files []page.Upload) (map[string][]byte, error) {
	if len(files) == 1 && IsZIP(files[0].Data) {
		return unzip(files[0].Data)
	}
	folder := map[string][]byte{}
	for _, f := range files {
		if _, twice := folder[f.Name]; twice {
			return nil, faultOf("twice", "Name", f.Name)
		}
		folder[f.Name] = f.Data
	}
	return folder, nil
}

// IsZIP reports whether a file is a ZIP archive.
func IsZIP(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// unzip looks at what the archive's directory claims first; then it reads every file to
// its end, so that a size or checksum that lies is found.
func unzip(data []byte) (map[string][]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, faultOf("damaged")
	}
	if len(r.File) > maxEntries {
		return nil, faultOf("many", "Most", maxEntries)
	}
	folder, seen, left := map[string][]byte{}, map[string]bool{}, maxUnpacked
	for _, entry := range r.File {
		name := strings.ReplaceAll(entry.Name, `\`, "/") // as some archivers on Windows write it
		if err := checkEntry(entry, name); err != nil {
			return nil, err
		}
		if strings.HasSuffix(name, "/") || leftBehind(name) {
			continue
		}
		folded := strings.ToLower(name)
		if seen[folded] {
			return nil, faultOf("twice", "Name", page.FileName(name))
		}
		seen[folded] = true
		content, err := unpack(entry, min(left, maxEntry))
		if err != nil {
			return nil, err
		}
		left -= len(content)
		folder[name] = content
	}
	return inner(folder), nil
}

// checkEntry looks at one line of the directory.
func checkEntry(entry *zip.File, name string) error {
	switch mode := entry.Mode(); {
	case !utf8.ValidString(name), strings.ContainsAny(name, "\x00:"), !fs.ValidPath(strings.TrimSuffix(name, "/")):
		return faultOf("name", "Name", page.FileName(strings.ToValidUTF8(name, "?")))
	case !mode.IsRegular() && !mode.IsDir():
		return faultOf("link", "Name", page.FileName(name))
	case entry.Flags&1 != 0:
		return faultOf("password")
	case entry.UncompressedSize64 > maxEntry:
		return faultOf("big", "Most", maxUnpacked>>20)
	}
	return nil
}

// leftBehind reports whether a computer has put a file there by itself.
func leftBehind(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

func unpack(entry *zip.File, most int) ([]byte, error) {
	r, err := entry.Open()
	if err != nil {
		return nil, faultOf("damaged")
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch {
	case err != nil:
		return nil, faultOf("damaged")
	case len(content) > most:
		return nil, faultOf("big", "Most", maxUnpacked>>20)
	}
	return content, nil
}

// inner takes off the folders that are around everything.
func inner(folder map[string][]byte) map[string][]byte {
	around := ""
	for name := range folder {
		first, _, deeper := strings.Cut(name, "/")
		if !deeper || around != "" && first != around {
			return folder
		}
		around = first
	}
	if around == "" {
		return folder
	}
	off := make(map[string][]byte, len(folder))
	for name, content := range folder {
		off[strings.TrimPrefix(name, around+"/")] = content
	}
	return inner(off)
}

// Pack makes a ZIP archive of a folder, the same bytes for the same files.
func Pack(folder map[string][]byte, around string) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(folder)) {
		f, err := w.Create(path.Join(around, name))
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(folder[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
