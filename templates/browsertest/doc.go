// Package browsertest lets tests see pages as people do: in Chromium, at a width, in
// light or dark, with or without script, on the screen or on paper. It asks axe-core
// what keeps people out, and notes every request a page makes and every complaint of
// the browser about it.
//
//	b := browsertest.Start(t)
//	p := b.Open(t, server.URL, browsertest.View{Width: 390, Dark: true})
//	for _, v := range p.Violations(t) {
//		t.Error(v)
//	}
//
// Tests drive a page further with chromedp actions: see [Page.Do] and [Eval]. The
// browser is Debian's package chromium; axe-core is a development dependency that
// npm ci puts into node_modules beside this file. Where one of them is missing, tests
// are skipped aloud, or fail if LOTSE_REQUIRE_TOOLS is 1.
package browsertest
