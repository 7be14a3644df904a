package desk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotse/assessment/web/webtest"
	"lotse/templates/browsertest"
)

// looked are the pages that are looked at: by name, with their address.
var looked = []struct{ name, path string }{
	{"engagements", "/desk"}, {"new", "/desk/_new"}, {"overview", "/desk/nordhang"}, {"results", "/desk/nordhang/results"},
	{"why", "/desk/nordhang/results/why/overall"}, {"invite", "/desk/nordhang/invite"}, {"remind", "/desk/nordhang/remind"}, {"links", "/desk/nordhang/links"}, {"prepare", "/desk/nordhang/prepare"},
	{"facts", "/desk/nordhang/facts"}, {"facts-company", "/desk/nordhang/facts/company"}, {"facts-goals", "/desk/nordhang/facts/communication-goals"},
	{"facts-raci", "/desk/nordhang/facts/raci"}, {"facts-rules", "/desk/nordhang/facts/rules-checklist"},
	{"workshop", "/desk/nordhang/workshop"}, {"agenda", "/desk/nordhang/agenda"}, {"level", "/desk/nordhang/workshop/levels/lead-mandate"},
	{"level-back", "/desk/nordhang/workshop/levels/lead-mandate/hands"}, {"point-new", "/desk/nordhang/workshop/points/_open"}, {"point", "/desk/nordhang/workshop/points/p1"},
	{"plan", "/desk/nordhang/plan"}, {"plan-own", "/desk/nordhang/plan/_own"}, {"plan-frame", "/desk/nordhang/plan/_frame"},
	{"recommendation", "/desk/nordhang/plan/secure-leadership-mandate"}, {"report", "/desk/nordhang/report"}, {"approve", "/desk/nordhang/report/approve"}, {"compare", "/desk/nordhang/report/compare"}, {"settings", "/desk/nordhang/settings"}, {"rounds", "/desk/nordhang/rounds"}, {"freeze", "/desk/nordhang/rounds/baseline/freeze"},
	{"words", "/desk/nordhang/words"}, {"privacy", "/desk/nordhang/privacy"}, {"export", "/desk/nordhang/export"}, {"intake", "/desk/nordhang/intake"}, {"log", "/desk/nordhang/log"},
	{"erase", "/desk/nordhang/erase"}, {"erase-project", "/desk/nordhang/erase/project"}, {"purge", "/desk/_purge"}, {"all-log", "/desk/_log"}, {"backup", "/desk/_backup"},
	{"offer", "/desk/nordhang/offer"}, {"offer-priced", "/desk/nordhang/offer?day-rate=1200&scope=all&vat=19&discount=5&item-1=Workshop&amount-1=1800"},
	{"themes", "/desk/_themes"}, {"theme", "/themes/heide"}, {"theme-new", "/themes/heide/new"},
	{"import", "/desk/_import"}, {"packs", "/desk/_packs"}, {"pack", "/packs/kommunikation"}, {"upgrade", "/desk/nordhang/pack"},
}

// Every page keeps nobody out, in both languages, light and dark, at 320 pixels and
// wide; it asks nobody else for anything, and the browser has nothing against it.
// LOTSE_PICTURES names a folder that gets a picture of each.
func TestDesk_InTheBrowser(t *testing.T) {
	b := browsertest.Start(t)
	s := webtest.Start(t)
	recorded(t, s)
	// Somebody prepares, somebody else has not begun: long words in narrow places.
	s.Browser().Post(s.Preparation("company", "swot"))
	s.Preparation("company")
	pictures := os.Getenv("LOTSE_PICTURES")
	for _, view := range []struct {
		name string
		browsertest.View
	}{
		{"1280-de", browsertest.View{Width: 1280, Lang: "de"}},
		{"320-en-dark", browsertest.View{Width: 320, Height: 700, Dark: true, Lang: "en"}},
		{"390-de-dark", browsertest.View{Width: 390, Height: 800, Dark: true, Lang: "de"}},
		{"1280-en", browsertest.View{Width: 1280, Lang: "en"}},
	} {
		t.Run(view.name, func(t *testing.T) {
			p := b.Open(t, s.URL+"/launch", view.View)
			p.Take(t, s.URL, s.Desk.Cookies)
			for _, page := range looked {
				p.Go(t, s.URL+page.path)
				if n := browsertest.Eval[int](t, p, broken); n > 0 {
					t.Errorf("%s: %d pictures are broken", page.name, n)
				}
				if pictures != "" {
					p.Screenshot(t, filepath.Join(pictures, page.name+"-"+view.name+".png"))
				}
				for _, v := range p.Violations(t) {
					t.Errorf("%s: %s", page.name, v)
				}
				if n := p.Overflow(t); n > 0 {
					t.Errorf("%s is %d pixels too wide", page.name, n)
				}
				for _, words := range p.Squeezed(t) {
					t.Errorf("%s squeezes %s", page.name, words)
				}
			}
			for _, c := range p.Complaints() {
				t.Errorf("complaint: %s", c)
			}
			for _, url := range p.Requests() {
				if !strings.HasPrefix(url, s.URL+"/") {
					t.Errorf("asks %s", url)
				}
			}
		})
	}
}

// broken counts pictures that cannot be shown; those further down are loaded for it.
const broken = `(async () => {
	const all = [...document.images];
	for (const i of all) i.loading = "eager";
	await Promise.all(all.map(i => i.decode().catch(() => {})));
	return all.filter(i => !i.complete || i.naturalWidth === 0).length;
})()`
