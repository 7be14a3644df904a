package pdfcheck

import (
	"fmt"
	"sort"
)

// A Problem is one thing wrong with a PDF.
type Problem struct {
	Page   int // from 1; 0: not on a page
	Object int // its number; 0: none in particular
	Msg    string
}

// String says where the problem is and what it is.
func (p Problem) String() string {
	s := p.Msg
	if p.Object > 0 {
		s = fmt.Sprintf("object %d: %s", p.Object, s)
	}
	if p.Page > 0 {
		s = fmt.Sprintf("page %d: %s", p.Page, s)
	}
	return s
}

// maxProblems ends the list of a file in which everything is wrong.
const maxProblems = 500

// Check lists what is wrong with a PDF, page by page; nothing if all is well.
func Check(pdf []byte) []Problem {
	c := &checker{}
	f, err := open(pdf, func(object int, format string, args ...any) { c.add(0, object, format, args...) })
	if err != nil {
		return []Problem{{Msg: err.Error()}}
	}
	c.f = f
	c.checkFile()
	c.catalog = f.dict(f.trailer["Root"])
	if c.catalog == nil {
		c.add(0, 0, "the trailer leads to no catalog")
		return c.sorted()
	}
	c.checkCatalog()
	c.checkMetadata()
	c.checkIntent()
	c.readPages()
	for _, p := range c.pages {
		c.checkContent(p)
	}
	c.readStructure()
	c.checkMarks()
	c.checkAnnotations()
	if c.root != nil {
		c.checkElements()
		c.checkHeadings()
	}
	c.checkFonts()
	c.checkOutline()
	return c.sorted()
}

// A checker holds what is known of a file while it is checked.
type checker struct {
	f        *file
	problems []Problem
	catalog  dict
	pages    []*page
	byObject map[int]*page // pages by object number
	fonts    map[int]*font // fonts used, by object number
	order    []*font       // the same, as met

	root     *element // of the structure tree
	elements []*element
	reading  []markRef // content in the order it is read out
	byRef    map[int]*element
	roles    dict
	parents  map[int]any // the parent tree

	images int // forms and images looked into: a limit
}

func (c *checker) add(page, object int, format string, args ...any) {
	if len(c.problems) < maxProblems {
		c.problems = append(c.problems, Problem{page, object, fmt.Sprintf(format, args...)})
	}
}

// sorted returns the problems by page, then object, each once.
func (c *checker) sorted() []Problem {
	sort.SliceStable(c.problems, func(i, j int) bool {
		a, b := c.problems[i], c.problems[j]
		if a.Page != b.Page {
			return a.Page < b.Page
		}
		return a.Object < b.Object
	})
	var out []Problem
	seen := map[Problem]bool{}
	for _, p := range c.problems {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}
