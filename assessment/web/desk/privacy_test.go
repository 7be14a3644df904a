package desk_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"lotse/assessment/assesstest"
	"lotse/assessment/store/storetest"
	"lotse/assessment/web/webtest"
)

// twin starts a server with one of two clients who differ only in what hidden groups
// answered.
func twin(t *testing.T, swapped bool) *webtest.Server {
	t.Helper()
	s := webtest.StartEmpty(t, storetest.SQLite(t))
	e, pack, err := assesstest.Twin(3, swapped)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DB.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	s.Desk.Header.Set("Accept-Language", "en")
	return s
}

var reference = regexp.MustCompile(`(?:href|src)="(/desk[^"#]*)`)

// crawl opens everything that the consultant's pages lead to: address → answer.
func crawl(t *testing.T, s *webtest.Server) map[string]string {
	t.Helper()
	pages := map[string]string{}
	todo := []string{"/desk"}
	for _, format := range []string{"pdf", "html", "docx"} {
		for _, variant := range []string{"full", "summary", "feedback"} {
			todo = append(todo, "/desk/nordhang/report/file?lang=en&format="+format+"&variant="+variant)
		}
	}
	for ; len(todo) > 0; todo = todo[1:] {
		path := todo[0]
		if _, seen := pages[path]; seen || strings.Contains(path, "/board") {
			continue
		}
		a := s.Desk.Get(path)
		if a.StatusCode != http.StatusOK {
			t.Errorf("GET %s: status %d", path, a.StatusCode)
		}
		pages[path] = strings.ReplaceAll(a.Body, s.URL, "")
		if strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") && !strings.Contains(path, "/file?") {
			for _, m := range reference.FindAllStringSubmatch(a.Body, -1) {
				todo = append(todo, strings.ReplaceAll(m[1], "&amp;", "&"))
			}
		}
	}
	return pages
}

// No page, picture or file that the consultant can open tells two clients apart who
// differ only in what hidden groups answered, and none repeats what somebody wrote.
func TestDesk_PagesDependOnPublishedFiguresOnly(t *testing.T) {
	one, other := twin(t, false), twin(t, true)
	a, b := crawl(t, one), crawl(t, other)
	if len(a) < 150 {
		t.Errorf("only %d pages were found", len(a))
	}
	for path, page := range a {
		if page != b[path] {
			t.Errorf("%s tells them apart: %s", path, parting(page, b[path]))
		}
		if strings.Contains(page, assesstest.Canary) {
			t.Errorf("%s repeats what somebody wrote", path)
		}
	}
	for path := range b {
		if _, ok := a[path]; !ok {
			t.Errorf("%s is there for one of them only", path)
		}
	}
	results := []string{"results-xlsx", "results-csv", "results-json", "form"}
	for _, format := range results {
		x := one.Desk.Post("/desk/nordhang/export", "format", format).Want(http.StatusOK).Body
		if y := other.Desk.Post("/desk/nordhang/export", "format", format).Want(http.StatusOK).Body; x != y {
			t.Errorf("the export %s tells them apart", format)
		}
	}
	// The test could not fail if the two were the same.
	if one.Desk.Post("/desk/nordhang/export", "format", "yaml").Body == other.Desk.Post("/desk/nordhang/export", "format", "yaml").Body {
		t.Fatal("the two clients do not differ")
	}
}

// parting shows where two pages part.
func parting(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	show := func(s string) string { return s[max(0, n-60):min(len(s), n+80)] }
	return "“" + show(a) + "” and “" + show(b) + "”"
}
