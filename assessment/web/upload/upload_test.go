package upload_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
	"lotse/templates/locale"
)

// An entry is one file of an archive that a test makes.
type entry struct {
	name, content string
	mode          fs.FileMode
}

func archive(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		head := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		head.SetMode(e.mode | 0o644)
		f, err := w.CreateHeader(head)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, e.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zipped(data []byte) []page.Upload { return []page.Upload{{Name: "pack.zip", Data: data}} }

func TestFolder(t *testing.T) {
	for name, tt := range map[string]struct {
		files []page.Upload
		want  map[string][]byte
	}{
		"loose files":     {[]page.Upload{{Name: "pack.yaml", Data: []byte("a")}, {Name: "part.yaml", Data: []byte("b")}}, map[string][]byte{"pack.yaml": []byte("a"), "part.yaml": []byte("b")}},
		"a folder around": {zipped(archive(t, entry{"mine/pack.yaml", "a", 0}, entry{"mine/sub/x.yaml", "b", 0})), map[string][]byte{"pack.yaml": []byte("a"), "sub/x.yaml": []byte("b")}},
		"two around":      {zipped(archive(t, entry{"a/b/pack.yaml", "a", 0})), map[string][]byte{"pack.yaml": []byte("a")}},
		"none around":     {zipped(archive(t, entry{"pack.yaml", "a", 0}, entry{"sub/x.yaml", "b", 0})), map[string][]byte{"pack.yaml": []byte("a"), "sub/x.yaml": []byte("b")}},
		"of Windows":      {zipped(archive(t, entry{`mine\pack.yaml`, "a", 0}, entry{`mine\sub\x.yaml`, "b", 0})), map[string][]byte{"pack.yaml": []byte("a"), "sub/x.yaml": []byte("b")}},
		"left behind": {zipped(archive(t, entry{"mine/", "", fs.ModeDir}, entry{"mine/pack.yaml", "a", 0}, entry{"__MACOSX/mine/._pack.yaml", "x", 0}, entry{"mine/.DS_Store", "x", 0})),
			map[string][]byte{"pack.yaml": []byte("a")}},
		"nothing": {nil, map[string][]byte{}},
	} {
		got, err := upload.Folder(tt.files)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Hostile archives are refused whole, with words in every language.
func TestFolder_hostile(t *testing.T) {
	many := make([]entry, 1001)
	for i := range many {
		many[i] = entry{strings.Repeat("x", i+1), "", 0}
	}
	lying := archive(t, entry{"pack.yaml", strings.Repeat("a", 100_000), 0})
	lying = bytes.ReplaceAll(lying, []byte{0xA0, 0x86, 0x01, 0x00}, []byte{10, 0, 0, 0}) // 100,000 bytes, it says 10
	secret := archive(t, entry{"pack.yaml", "a", 0})
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(secret, []byte(sign)) + map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sign]
		secret[at] |= 1
	}
	half := make([]entry, 17)
	for i := range half {
		half[i] = entry{strings.Repeat("x", i+1), strings.Repeat(" ", 1<<20), 0}
	}
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"up":         {archive(t, entry{"../pack.yaml", "a", 0}), "name"},
		"up inside":  {archive(t, entry{"a/../../pack.yaml", "a", 0}), "name"},
		"up, Window": {archive(t, entry{`..\pack.yaml`, "a", 0}), "name"},
		"absolute":   {archive(t, entry{"/etc/passwd", "a", 0}), "name"},
		"a drive":    {archive(t, entry{`C:\pack.yaml`, "a", 0}), "name"},
		"NUL":        {archive(t, entry{"pack.yaml\x00.png", "a", 0}), "name"},
		"no UTF-8":   {archive(t, entry{"\xff.yaml", "a", 0}), "name"},
		"a link":     {archive(t, entry{"pack.yaml", "/etc/passwd", fs.ModeSymlink}), "link"},
		"a device":   {archive(t, entry{"pack.yaml", "", fs.ModeDevice}), "link"},
		"twice":      {archive(t, entry{"pack.yaml", "a", 0}, entry{"PACK.yaml", "b", 0}), "twice"},
		"a bomb":     {archive(t, entry{"pack.yaml", strings.Repeat(" ", 9<<20), 0}), "big"},
		"many bombs": {archive(t, half...), "big"},
		"many":       {archive(t, many...), "many"},
		"lying":      {lying, "damaged"},
		"cut":        {archive(t, entry{"pack.yaml", "a", 0})[:40], "damaged"},
		"password":   {secret, "password"},
	} {
		folder, err := upload.Folder(zipped(tt.data))
		var fault *upload.Fault
		if !errors.As(err, &fault) || fault.Key != "web-upload-"+tt.want || folder != nil {
			t.Errorf("%s: %v, %v, want %s", name, folder, err, tt.want)
			continue
		}
		for _, lang := range locale.Languages() {
			say, err := locale.New(lang)
			if err != nil {
				t.Fatal(err)
			}
			if words := say.T(fault.Key, fault.Args...); !say.Has(fault.Key) || strings.ContainsAny(words, "\x00{") {
				t.Errorf("%s, %s: %q", name, lang, words)
			}
		}
	}
}

func TestPack(t *testing.T) {
	folder := map[string][]byte{"pack.yaml": []byte("a"), "sub/x.yaml": []byte("b")}
	data, err := upload.Pack(folder, "mine")
	if err != nil {
		t.Fatal(err)
	}
	got, err := upload.Folder(zipped(data))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(folder, got); diff != "" {
		t.Error(diff)
	}
}

// What a page carries comes back byte by byte; what does not come from a page is
// refused, and what would fill the memory is cut.
func TestCarry(t *testing.T) {
	f := page.Upload{Name: "a.xlsx", Data: []byte("PK\x03\x04\x00\xff")}
	got, err := upload.Carried(f.Name, upload.Carry(f))
	if err != nil || got.Name != f.Name || !bytes.Equal(got.Data, f.Data) {
		t.Errorf("%+v, %v", got, err)
	}
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	for range 11 {
		w.Write(make([]byte, 1<<20))
	}
	w.Close()
	for words, want := range map[string]error{
		"": page.ErrForm, "%%%": page.ErrForm, base64.RawURLEncoding.EncodeToString([]byte("no gzip")): page.ErrForm,
		upload.Carry(f)[:20]: page.ErrForm, base64.RawURLEncoding.EncodeToString(bomb.Bytes()): page.ErrTooLarge,
	} {
		if _, err := upload.Carried("x", words); !errors.Is(err, want) {
			t.Errorf("%.20q: %v, want %v", words, err, want)
		}
	}
}

// send sends files as a form does.
func send(t *testing.T, files []page.Upload) (got []page.Upload, status int) {
	t.Helper()
	site, err := page.NewSite(slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	w.WriteField("word", "yes")
	for _, f := range files {
		part, err := w.CreateFormFile("files", f.Name)
		if err != nil {
			t.Fatal(err)
		}
		part.Write(f.Data)
	}
	w.Close()
	rs := page.NewRoutes(site)
	rs.Handle(page.Anyone, "POST /up", func(v *page.Visit) error {
		var err error
		if got, err = upload.Files(v, "files"); err == nil {
			err = v.Send(http.StatusOK, "text/plain; charset=utf-8", []byte(v.Field("word")))
		}
		return err
	}).Takes(upload.RouteBytes)
	r := httptest.NewRequest(http.MethodPost, "/up", &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	out := httptest.NewRecorder()
	rs.ServeHTTP(out, r)
	if out.Code == http.StatusOK && out.Body.String() != "yes" {
		t.Errorf("another field is lost: %q", out.Body)
	}
	return got, out.Code
}

func TestFiles(t *testing.T) {
	got, status := send(t, []page.Upload{{Name: "b.xlsx", Data: []byte("1")}, {Name: "a\u202e.xlsx", Data: []byte("2")}, {Name: "../../up.yaml", Data: nil}})
	names := make([]string, len(got))
	for i, f := range got {
		names[i] = f.Name
	}
	if want := []string{"b.xlsx", "a.xlsx", "up.yaml"}; status != http.StatusOK || !slices.Equal(names, want) {
		t.Errorf("%d, %q", status, names)
	}
	if _, status := send(t, []page.Upload{{Name: "a", Data: make([]byte, upload.MaxBytes-10)}, {Name: "b", Data: make([]byte, 11)}}); status != http.StatusRequestEntityTooLarge {
		t.Errorf("too much together: %d", status)
	}
	if _, status := send(t, []page.Upload{{Name: "a", Data: make([]byte, upload.RouteBytes)}}); status != http.StatusRequestEntityTooLarge {
		t.Errorf("too much: %d", status)
	}
	if _, status := send(t, make([]page.Upload, 501)); status != http.StatusOK {
		t.Errorf("files without a name, as where nothing is chosen: %d", status)
	}
}

func FuzzFolder(f *testing.F) {
	f.Add(archive(f, entry{"mine/pack.yaml", "a", 0}, entry{"mine/sub/x.yaml", "b", 0}))
	f.Add(archive(f, entry{"../x", "a", 0}))
	f.Fuzz(func(t *testing.T, data []byte) {
		folder, err := upload.Folder([]page.Upload{{Name: "x.zip", Data: data}})
		var fault *upload.Fault
		if err != nil && !errors.As(err, &fault) {
			t.Fatal(err)
		}
		if !upload.IsZIP(data) {
			return
		}
		for name := range folder {
			if !fs.ValidPath(name) {
				t.Errorf("the name %q leaves the folder", name)
			}
		}
	})
}
