package pdfcheck

import (
	"bytes"
	"flag"
	"os"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/report"
	"lotse/report/pdf"
)

// documents is how many random reports are written: LOTSE_STRESS=1000 for a night,
// else a few.
func documents() int {
	if n, err := strconv.Atoi(os.Getenv("LOTSE_STRESS")); err == nil && n > 0 {
		return n
	}
	if testing.Short() {
		return 3
	}
	return 12
}

// Reports of random engagements have no fault, no word on another or outside of the
// margins, and all that the results claim: whatever the answers.
func TestStress(t *testing.T) {
	base, pack := assesstest.Nordhang(t)
	set(t, "rapid.checks", strconv.Itoa(documents()))
	rapid.Check(t, func(t *rapid.T) {
		e := stress(t, pack, base)
		pub := assessment.Assess(pack, e, e.Latest()).Publish()
		pub, plan := pub.Curate(curation(t, assessment.Recommend(pub)))
		stressReport(t, pub, plan, rapid.SampledFrom([]string{"de", "en"}).Draw(t, "language"))
	})
}

// set gives a flag of rapid's another value for one test.
func set(t *testing.T, name, value string) {
	t.Helper()
	f := flag.Lookup(name)
	was := f.Value.String()
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Value.Set(was) })
}

func stressReport(t *rapid.T, pub *assessment.Published, plan *assessment.Plan, lang string) {
	doc, err := report.Build(pub, plan, report.Options{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	keep(b.Bytes(), lang)
	for _, p := range Check(b.Bytes()) {
		t.Errorf("%v", p)
	}
	texts, err := Placed(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range misplaced(texts) {
		t.Errorf("%s", f)
	}
	c := newClaims(t, pub, plan, doc, texts)
	c.checkWords()
	c.checkScores()
	c.checkPlan()
	c.checkFigures()
	c.checkAgreed()
	c.checkCurated()
}

// keep writes a file into the folder LOTSE_STRESS_DIR names, for other validators.
func keep(data []byte, lang string) {
	dir := os.Getenv("LOTSE_STRESS_DIR")
	if dir == "" {
		return
	}
	f, err := os.CreateTemp(dir, "stress-*-"+lang+".pdf")
	if err != nil {
		return
	}
	_, _ = f.Write(data)
	_ = f.Close()
}
