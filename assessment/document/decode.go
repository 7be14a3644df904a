package document

import (
	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// Version is the version of the document format, under the key lotse.
const Version = 1

// MaxSize is the largest document that is read, in bytes: some 50,000 respondents.
const MaxSize = 64 << 20

// Decode reads an engagement document. packs finds the pack it names; the version
// is "" where the document does not say. Mistakes of the document's author are
// returned all at once as [source.Problems].
func Decode(file string, data []byte, packs func(id, version string) (*questionnaires.Pack, error)) (*assessment.Engagement, error) {
	root, problems := source.ParseUpTo(MaxSize, file, data)
	d := &decoder{problems: problems}
	if root == nil {
		return nil, d.problems.Err()
	}
	e := d.document(root, packs)
	if len(d.problems) > 0 {
		return nil, d.problems.Err()
	}
	return e, nil
}

// A decoder collects the problems of one document.
type decoder struct {
	*index   // of the pack; nil until it is found
	problems source.Problems
	pointers []pointer                                   // of the round that is being read
	dangling func(q *questionnaires.Question, id string) // told of a pointer to nothing, instead of a problem
}

func (d *decoder) add(p source.Problem) { d.problems = append(d.problems, p) }

func (d *decoder) document(root *source.Node, packs func(id, version string) (*questionnaires.Pack, error)) *assessment.Engagement {
	if root.Kind != source.Map || root.Get("lotse") == nil {
		d.add(root.Problemf("not an engagement document: it begins with lotse: %d", Version))
		return nil
	}
	if n := root.Get("lotse"); n.Kind != source.Scalar || n.Plain() != float64(Version) {
		d.add(n.Problemf("version %s of the document format is unknown; this lotse reads version %d", n.Text, Version))
		return nil
	}
	d.known(root, "lotse", "engagement", "rounds", "plan", "notes", "pictures")
	e := &assessment.Engagement{}
	d.header(root, e, packs)
	if d.index == nil {
		return nil // without the pack nothing else can be judged
	}
	d.rounds(root.Get("rounds"), e)
	d.plan(root.Get("plan"), e)
	d.pictures(root.Get("pictures"), e) // before the notes that show them
	d.notes(root.Get("notes"), e)
	return e
}

// minimum is the smallest group a document may ask to show: with two people in a
// group each of them could work out the other's answer.
const minimum = 3

func (d *decoder) header(root *source.Node, e *assessment.Engagement, packs func(id, version string) (*questionnaires.Pack, error)) {
	n := root.Get("engagement")
	if n == nil {
		d.add(root.Problemf("the engagement is missing: engagement: {id, client, language, pack, mode}"))
		return
	}
	if !d.known(n, headerKeys...) {
		return
	}
	e.ID = d.id(n)
	e.Client = d.required(n, "client")
	e.Pack = d.required(n, "pack")
	d.load(n, e.Pack, packs)
	e.Language = d.required(n, "language")
	if d.index != nil && e.Language != "" {
		d.oneOf(n.Get("language"), d.pack.Languages)
	}
	e.Mode = assessment.ModeSurvey // the stricter one where nothing is said
	if m := n.Get("mode"); given(m) {
		e.Mode = assessment.DisclosureMode(d.oneOf(m, []string{string(assessment.ModePanel), string(assessment.ModeSurvey)}))
	}
	e.KMin = d.kMin(n.Get("k-min"), e.Mode)
	e.Date, e.Retention = d.date(n.Get("date")), d.date(n.Get("retention"))
	e.Consultant, e.Contact, e.Controller = d.text(n.Get("consultant")), d.text(n.Get("contact")), d.text(n.Get("controller"))
	e.Merge = d.yesNo(n.Get("merge"))
	e.Brand = d.text(n.Get("brand"))
	e.Disclosure = word(d, n.Get("disclosure"), assessment.ParseDisclosure, assessment.Disclosures)
	e.Address = word(d, n.Get("address"), assessment.ParseAddress, assessment.Addresses)
}

func (d *decoder) load(n *source.Node, id string, packs func(id, version string) (*questionnaires.Pack, error)) {
	if id == "" {
		return
	}
	pack, err := packs(id, d.text(n.Get("pack-version")))
	if err != nil {
		d.add(n.Get("pack").Problemf("pack %s: %v", id, err))
		return
	}
	d.index = newIndex(pack)
}

func (d *decoder) kMin(n *source.Node, mode assessment.DisclosureMode) int {
	if !given(n) {
		switch {
		case d.index == nil:
			return 0
		case mode == assessment.ModePanel:
			return d.pack.Params.KMinPanel
		}
		return d.pack.Params.KMinSurvey
	}
	k, ok := d.whole(n, "k-min")
	if ok && k < minimum {
		d.add(n.Problemf("a group of fewer than %d people cannot be shown without giving its members away", minimum))
	}
	return k
}

// headerKeys are the keys of engagement, in the order they are written.
var headerKeys = []string{"id", "client", "language", "pack", "pack-version", "mode", "k-min", "date",
	"consultant", "contact", "controller", "retention", "merge", "disclosure", "brand", "address"}
