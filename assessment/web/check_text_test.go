package web_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/page"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

// corpus are words that would become markup or script if they were not words.
var corpus = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'><svg/onload=alert(1)>`, `javascript:alert(1)`, `</title><script>alert(1)</script>`,
	`</textarea><script>alert(1)</script>`, `{{.F}}{{template "layout"}}`, `&lt;script&gt;`, "\u202e<script>", `<a href="javascript:alert(1)">x</a>`, `" autofocus onfocus=alert(1) x="`,
}

// inert checks that a page has no element and no attribute that only a visitor's words
// could have brought.
func inert(t *testing.T, a *webtest.Answer) {
	t.Helper()
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return
	}
	root, err := html.Parse(strings.NewReader(a.Body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" && !slices.ContainsFunc(n.Attr, func(at html.Attribute) bool { return at.Key == "src" && strings.HasPrefix(at.Val, "/static/") }) {
			t.Errorf("%s: a script of somebody else", a.Path)
		}
		for _, at := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(at.Val))
			switch {
			case strings.HasPrefix(at.Key, "on"), at.Key == "style", at.Key == "srcdoc", at.Key == "autofocus":
				t.Errorf("%s: <%s %s=%q>", a.Path, n.Data, at.Key, at.Val)
			case slices.Contains([]string{"href", "src", "action", "formaction"}, at.Key) && strings.HasPrefix(value, "javascript:"):
				t.Errorf("%s: <%s %s=%q>", a.Path, n.Data, at.Key, at.Val)
			case n.Data == "img" && at.Key == "src" && at.Val == "x":
				t.Errorf("%s: an image of somebody else", a.Path)
			}
		}
	}
}

func TestCheck24_WordsStayWords(t *testing.T) {
	for i, evil := range corpus {
		s := webtest.Start(t)
		e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
		if err != nil {
			t.Fatal(err)
		}
		e.ID, e.Client, e.Consultant, e.Contact, e.Controller = "evil", "C"+evil, "B"+evil, "K"+evil, "V"+evil
		e.Rounds[0].Workshop = assessment.Workshop{Agreed: []assessment.AgreedLevel{{Question: "lead-mandate", Level: 2, Reason: evil, Date: "2026-11-05"}},
			Decisions: []assessment.Point{{ID: "p1", Text: evil, Owner: evil}}, Open: []assessment.Point{{ID: "p2", Text: evil, Owner: evil, About: "lead-mandate"}}}
		e.Rounds[0].Facts["company-name"] = assessment.GivenAnswer(questionnaires.Plain(evil))
		if err := s.DB.SaveEngagement(t.Context(), e, pack); err != nil {
			t.Fatal(err)
		}
		b := s.Browser()
		link := s.LinkInto("evil", "baseline", invite.NewLink("experts", invite.Personal, "de", assessment.DisclosureConfidential, s.Clock.Now().AddDate(0, 0, 9)))
		inert(t, b.Get(link).Want(http.StatusOK))
		b.Post(link, "consent", "1").Want(http.StatusSeeOther)
		b.Post("/f/save", "q", "open", "open.v", "0", "open", evil).Want(http.StatusOK)
		b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "3", "lead-mandate.note", evil).Want(http.StatusOK)
		inert(t, b.Post("/f/p/leadership", "lead-mandate.v", "1", "lead-mandate", evil, "lead-mandate.note", evil).Want(http.StatusUnprocessableEntity))
		inert(t, b.Post("/r", "code", evil).Want(http.StatusUnprocessableEntity))
		inert(t, s.Browser().Post("/launch", "code", evil))
		for _, r := range s.Web.Routes() {
			if !strings.HasPrefix(r.Pattern, "GET ") || strings.HasSuffix(r.Pattern, "/stream") || i > 2 && r.Audience == page.Consultants {
				continue
			}
			who := b
			if r.Audience == page.Consultants {
				who = s.Desk
			}
			inert(t, who.Get(strings.ReplaceAll(fixed(r.Pattern, link), "nordhang", "evil")))
		}
		if i == 0 || i == 1 {
			for _, path := range crawl(t, s.Desk, "/desk/evil") {
				inert(t, s.Desk.Get(path))
			}
		}
	}
}

// The sources of pages have no way around what keeps words words.
func TestCheck24_NoSourceGoesAround(t *testing.T) {
	banned := map[string]*regexp.Regexp{
		".go":   regexp.MustCompile(`template\.(HTML|JS|JSStr|CSS|URL|HTMLAttr|Srcset)\b|text/template`),
		".html": regexp.MustCompile(`(?i)\son[a-z]+\s*=\s*["']|\sstyle\s*=|<script(?: [^>]*)?>[^<]|javascript:|srcdoc|<iframe|<object|<embed|https?://`),
		".js":   regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|localStorage|sessionStorage|indexedDB|https?://`),
		".css":  regexp.MustCompile(`@import|https?://|expression\(`),
	}
	files := 0
	for _, root := range []string{".", "../../templates/web"} {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			rule := banned[filepath.Ext(path)]
			if err != nil || d.IsDir() || rule == nil || strings.HasSuffix(path, "_test.go") {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files++
			for i, line := range strings.Split(string(data), "\n") {
				if found := rule.FindString(line); found != "" && !strings.HasPrefix(strings.TrimSpace(line), "//") {
					t.Errorf("%s:%d: %q", path, i+1, found)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 60 {
		t.Errorf("only %d files were read", files)
	}
}

// Every text of a query is a constant, or constants joined: nothing is formatted or
// joined into it that could come from outside.
func TestCheck25_QueriesAreConstants(t *testing.T) {
	query := regexp.MustCompile(`(?i)^\s*(SELECT|INSERT|UPDATE|DELETE)\s`)
	files, err := filepath.Glob("../store/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name := ""
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
				name = sel.Sel.Name
			}
			for _, arg := range call.Args {
				lit, ok := arg.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					continue
				}
				if words, err := strconv.Unquote(lit.Value); err == nil && query.MatchString(words) {
					found++
					if strings.HasPrefix(name, "Sprint") || strings.HasPrefix(name, "Append") || name == "Replace" || name == "ReplaceAll" {
						t.Errorf("%s: a query is formatted by %s", fset.Position(call.Pos()), name)
					}
				}
			}
			return true
		})
	}
	if found < 50 {
		t.Errorf("only %d queries were found", found)
	}
}

func TestCheck37_IDsAndPaths(t *testing.T) {
	s := webtest.Start(t)
	b := answering(s, "experts", assessment.DisclosureConfidential)
	for _, path := range []string{
		"/static/../../etc/passwd", "/static/x/..%2f..%2fetc%2fpasswd", "/static/x/app.css", "/static/x/CON", "/static//app.css", "/static/x/app.css%00",
		"/desk/..%2f..%2fetc", "/desk/%00", "/desk/CON", "/desk/nordhang%2f..", "/f/p/..%2f..", "/f/p/%00", "/f/p/leadership/..%2fx", "/f/p/CON",
	} {
		for _, who := range []*webtest.Browser{b, s.Desk} {
			a := who.Get(path)
			if a.StatusCode != http.StatusNotFound && a.StatusCode != http.StatusBadRequest && (a.StatusCode < 300 || a.StatusCode > 308) {
				t.Errorf("%s: %d", path, a.StatusCode)
			}
			a.Lacks("root:")
		}
	}
	for _, id := range []string{"../x", "/etc", "CON\x00", "Ü", "a/b", "", "-a"} {
		if assessment.IsID(id) {
			t.Errorf("%q is taken for an id", id)
		}
	}
}
