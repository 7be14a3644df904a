package browsertest

import "testing"

// audit runs axe-core and returns its findings, one line for each element.
const audit = `(async () => {
  const r = await axe.run(document, {runOnly: {type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}});
  return {passes: r.passes.length, violations: r.violations.flatMap(v => v.nodes.map(n =>
    v.id + ' (' + v.impact + '): ' + v.help + ': ' + n.html.slice(0, 160) + ' ' + (n.any[0] ? n.any[0].message : '')))};
})()`

// Violations asks axe-core what in the page breaks WCAG 2.2 A or AA or good practice:
// one line for each element. A page on which nothing could be checked fails the test.
func (p *Page) Violations(t testing.TB) []string {
	t.Helper()
	Eval[bool](t, p, p.browser.axe+";true")
	found := Eval[struct {
		Passes     int
		Violations []string
	}](t, p, audit)
	const some = 5
	if found.Passes < some {
		t.Fatalf("axe-core has checked %d rules only: is the page empty?", found.Passes)
	}
	return found.Violations
}
