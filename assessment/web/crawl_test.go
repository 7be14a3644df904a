package web_test

import (
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"lotse/assessment/web/webtest"
)

var linked = regexp.MustCompile(`(?:href|src)="(/[^"#]*)`)

// most bounds how many addresses of one shape a crawl visits: there are as many as
// numbers whose source can be asked for.
const most = 4

// crawl follows every link from a page on, as somebody would who reads everything, and
// returns where it has been.
func crawl(t *testing.T, b *webtest.Browser, start string) (visited []string) {
	t.Helper()
	shapes := map[string]int{}
	known := map[string]bool{start: true}
	for queue := []string{start}; len(queue) > 0; queue = queue[1:] {
		path := queue[0]
		a := b.Get(path)
		if a.StatusCode >= http.StatusInternalServerError {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
		visited = append(visited, path)
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, m := range linked.FindAllStringSubmatch(a.Body, -1) {
			next := html.UnescapeString(m[1])
			if known[next] || strings.HasSuffix(next, "/stream") {
				continue
			}
			known[next] = true
			if shape := shapeOf(next); shapes[shape] < most {
				shapes[shape]++
				queue = append(queue, next)
			}
		}
	}
	return visited
}

// shapeOf is an address without what tells one of its kind from another: its last
// segment, if it has many, and the values it asks with.
func shapeOf(path string) string {
	path, query, _ := strings.Cut(path, "?")
	parts := strings.Split(path, "/")
	if len(parts) > 4 {
		parts = parts[:len(parts)-1]
	}
	key, _, _ := strings.Cut(query, "=")
	return strings.Join(parts, "/") + "?" + key
}
