package page_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"lotse/assessment/web/page"
)

// A form with a file is read within the route's limit; the name is never a path.
func TestUpload(t *testing.T) {
	rs := page.NewRoutes(site(t))
	rs.Handle(page.Anyone, "POST /take", func(v *page.Visit) error {
		up, err := v.Upload("file")
		if err != nil {
			return err
		}
		return v.Send(http.StatusOK, "text/plain", fmt.Appendf(nil, "%s|%d|%s", up.Name, len(up.Data), v.Field("name")))
	}).Takes(100 << 10)
	send := func(file string, size int) *httptest.ResponseRecorder {
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		part, err := w.CreateFormFile("file", file)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = part.Write(bytes.Repeat([]byte{1}, size))
		_ = w.WriteField("name", "after")
		_ = w.Close()
		r := httptest.NewRequest(http.MethodPost, "/take", &body)
		r.Header.Set("Content-Type", w.FormDataContentType())
		answer := httptest.NewRecorder()
		rs.ServeHTTP(answer, r)
		return answer
	}
	for file, want := range map[string]string{
		"team.png": "team.png|7|after", "/etc/passwd": "passwd|7|after", `C:\Users\Thea\team.png`: "team.png|7|after", `..\..`: "..|7|after",
	} {
		if a := send(file, 7); a.Code != http.StatusOK || a.Body.String() != want {
			t.Errorf("%s: %d %s, want %s", file, a.Code, a.Body, want)
		}
	}
	if a := send("big.png", 100<<10); a.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("more than the route takes: %d", a.Code)
	}
	r := httptest.NewRequest(http.MethodPost, "/take", strings.NewReader("name=alone"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	rs.ServeHTTP(answer, r)
	if answer.Code != http.StatusBadRequest {
		t.Errorf("a form that carries no files: %d", answer.Code)
	}
	r = httptest.NewRequest(http.MethodPost, "/take", strings.NewReader("--x\r\nbroken"))
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	answer = httptest.NewRecorder()
	rs.ServeHTTP(answer, r)
	if answer.Code != http.StatusBadRequest {
		t.Errorf("a broken form: %d", answer.Code)
	}
}
