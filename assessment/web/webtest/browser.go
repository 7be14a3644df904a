package webtest

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"lotse/assessment/web/page"
)

// A Browser sends requests as a browser does, without a script: it keeps cookies and
// names where a form came from. It does not follow redirects.
type Browser struct {
	T       testing.TB
	Base    string
	Cookies map[string]string
	Header  http.Header // sent with every request
}

// Browser returns a browser that nobody has used yet.
func (s *Server) Browser() *Browser {
	return &Browser{T: s.T, Base: s.URL, Cookies: map[string]string{}, Header: http.Header{}}
}

// An Answer is what came back.
type Answer struct {
	*http.Response
	T    testing.TB
	Path string
	Body string
}

// Get opens a page.
func (b *Browser) Get(path string) *Answer { return b.Do(http.MethodGet, path, "", nil) }

// Post sends a form: names and values alternate.
func (b *Browser) Post(path string, fields ...string) *Answer {
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return b.Do(http.MethodPost, path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

// Upload sends a form that carries a file in one of its fields: names and values of the
// others alternate.
func (b *Browser) Upload(path, field, file string, data []byte, fields ...string) *Answer {
	b.T.Helper()
	return b.UploadAll(path, field, []page.Upload{{Name: file, Data: data}}, fields...)
}

// UploadAll is [Browser.Upload] with several files.
func (b *Browser) UploadAll(path, field string, files []page.Upload, fields ...string) *Answer {
	b.T.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for i := 0; i+1 < len(fields); i += 2 {
		if err := w.WriteField(fields[i], fields[i+1]); err != nil {
			b.T.Fatal(err)
		}
	}
	for _, f := range files {
		part, err := w.CreateFormFile(field, f.Name)
		if err != nil {
			b.T.Fatal(err)
		}
		if _, err := part.Write(f.Data); err != nil {
			b.T.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.T.Fatal(err)
	}
	return b.Do(http.MethodPost, path, w.FormDataContentType(), &body)
}

// Do sends a request.
func (b *Browser) Do(method, path, kind string, body io.Reader) *Answer {
	b.T.Helper()
	r, err := http.NewRequest(method, b.Base+path, body)
	if err != nil {
		b.T.Fatal(err)
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for name, values := range b.Header {
		r.Header[name] = values
	}
	if host := b.Header.Get("Host"); host != "" {
		r.Host = host
	}
	for name, value := range b.Cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		b.T.Fatalf("%s %s: %v", method, path, err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		b.T.Fatalf("%s %s: %v", method, path, err)
	}
	for _, c := range resp.Cookies() {
		if c.MaxAge < 0 {
			delete(b.Cookies, c.Name)
		} else {
			b.Cookies[c.Name] = c.Value
		}
	}
	return &Answer{Response: resp, T: b.T, Path: method + " " + path, Body: string(data)}
}

// Want checks the status and that the page holds some words.
func (a *Answer) Want(status int, words ...string) *Answer {
	a.T.Helper()
	if a.StatusCode != status {
		a.T.Fatalf("%s: status %d, want %d\n%s", a.Path, a.StatusCode, status, a.Body)
	}
	for _, w := range words {
		if !strings.Contains(a.Body, w) {
			a.T.Errorf("%s: the page does not hold %q:\n%s", a.Path, w, a.Body)
		}
	}
	return a
}

// Lacks checks that the page does not hold some words.
func (a *Answer) Lacks(words ...string) *Answer {
	a.T.Helper()
	if i := slices.IndexFunc(words, func(w string) bool { return strings.Contains(a.Body, w) }); i >= 0 {
		a.T.Errorf("%s: the page holds %q", a.Path, words[i])
	}
	return a
}

// To is where the answer leads.
func (a *Answer) To() string { return a.Header.Get("Location") }
