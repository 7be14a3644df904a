package webtest

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Fields are what a browser would send of the form with an id, untouched.
func Fields(t testing.TB, body, form string) url.Values {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	in := url.Values{}
	found := false
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if n.Type == html.ElementNode && n.Data == "form" && attr["id"] == form {
			inside, found = true, true
		}
		_, checked := attr["checked"]
		switch {
		case n.Type != html.ElementNode || !inside || attr["name"] == "":
		case n.Data == "textarea":
			text := ""
			if n.FirstChild != nil {
				text = n.FirstChild.Data
			}
			in.Add(attr["name"], text)
		case n.Data == "select":
			for o := n.FirstChild; o != nil; o = o.NextSibling {
				for _, a := range o.Attr {
					if a.Key == "selected" {
						in.Add(attr["name"], value(o))
					}
				}
			}
		case n.Data == "input" && (attr["type"] != "radio" && attr["type"] != "checkbox" || checked):
			in.Add(attr["name"], attr["value"])
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(root, false)
	if !found {
		t.Fatalf("no form %q on the page", form)
	}
	return in
}

func value(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "value" {
			return a.Val
		}
	}
	return ""
}

// PostForm sends a form, and does not follow where the answer leads.
func (b *Browser) PostForm(path string, in url.Values) *Answer {
	b.T.Helper()
	return b.Do(http.MethodPost, path, "application/x-www-form-urlencoded", strings.NewReader(in.Encode()))
}
