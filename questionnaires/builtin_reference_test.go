package questionnaires_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/questionnaires"
	"lotse/templates/goldentest"
)

// The reference computation beside package assessment reads what scoring needs of
// the built-in pack as JSON; the copy must not fall behind the YAML.
func TestBuiltin_reference(t *testing.T) {
	const file = "../assessment/testdata/reference/pack.json"
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(scoringParts(t, loadBuiltin(t))); err != nil {
		t.Fatal(err)
	}
	if goldentest.Update() {
		goldentest.Write(t, file, out.String())
		return
	}
	recorded, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want, got any
	if err := json.Unmarshal(recorded, &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s is out of date (-recorded +pack):\n%s", file, diff)
	}
}

type object = map[string]any

// scoringParts is what a computation of results needs to know of a pack.
func scoringParts(t *testing.T, p *questionnaires.Pack) object {
	t.Helper()
	b := parts{t, p}
	return object{
		"params": b.params(), "groups": b.groups(), "dimensions": b.dimensions(), "questions": b.questions(),
		"metrics": b.metrics(), "rules": b.rules(),
		"owner-check":     object{"items": b.items("owner-check")},
		"barriers":        b.barriers(),
		"positioning":     object{"elements": b.rows("positioning-elements"), "status": b.values("positioning-elements", "pos-status")},
		"audiences":       object{"counted": b.counted("audience-profiles"), "evidence": b.values("audience-profiles", "aud-evidence")},
		"swot":            b.evidence(),
		"raci":            object{"activities": b.rows("raci")},
		"rules-checklist": object{"items": b.rows("rules-checklist"), "status": b.values("rules-checklist", "chk-status")},
		"working-group":   object{"criteria": b.options("wg-criteria")},
		"flows": object{
			"works": b.values("flows", "flow-works"), "mode": b.values("flows", "flow-mode"),
			"frequency": b.values("flows", "flow-frequency"),
		},
	}
}

type parts struct {
	t    *testing.T
	pack *questionnaires.Pack
}

func (b parts) control(question string) questionnaires.Control {
	b.t.Helper()
	q := b.pack.Question(question)
	if q == nil {
		b.t.Fatalf("no question %s", question)
	}
	return q.Kind.Control("de")
}

func (b parts) params() object {
	p := b.pack.Params
	return object{
		"scale-min": p.ScaleMin, "scale-max": p.ScaleMax, "full-weight-n": p.FullWeightN,
		"k-min":                     object{"panel": p.KMinPanel, "survey": p.KMinSurvey},
		"min-question-weight-share": p.MinQuestionWeightShare, "min-valid-dimensions": p.MinValidDimensions,
		"min-n-agreement": p.MinNAgreement, "gap-slight": p.GapSlight, "gap-notable": p.GapNotable, "gap-strong": p.GapStrong,
		"gap-min-z": p.GapMinZ, "gap-min-common-questions": p.GapMinCommonQuestions,
		"gap-min-n-per-question": p.GapMinNPerQuestion, "dk-total": p.DKTotal, "dk-group": p.DKGroup,
		"utilisation-sustainable": p.UtilisationSustainable, "utilisation-full": p.UtilisationFull,
		"utilisation-critical": p.UtilisationCritical, "chase-ratio": p.ChaseRatio, "dialogue-share": p.DialogueShare,
		"adaptation-gap": p.AdaptationGap, "map-threshold": p.MapThreshold, "full-time-hours": p.FullTimeHours,
		"size-factor":      object{"below-50": p.SizeBelow50, "from-50-to-500": p.SizeFrom50To500, "above-500": p.SizeAbove500},
		"wave-capacity-pd": p.WaveCapacity,
	}
}

func (b parts) groups() (list []object) {
	for _, g := range b.pack.Groups {
		list = append(list, object{"id": g.ID, "core": g.Core})
	}
	return list
}

func (b parts) dimensions() (list []object) {
	for _, d := range b.pack.Dimensions {
		list = append(list, object{"id": d.ID, "weight": d.Weight})
	}
	return list
}

func (b parts) questions() (list []object) {
	for _, q := range b.pack.Scored() {
		list = append(list, object{"id": q.ID, "dimension": q.Dimension, "weight": q.Weight, "groups": q.Groups})
	}
	return list
}

func (b parts) metrics() (list []string) {
	for _, m := range b.pack.Metrics() {
		list = append(list, m.Name)
	}
	return list
}

func (b parts) rules() (list []object) {
	drivers := func(of []questionnaires.Driver) []object {
		list := []object{}
		for _, d := range of {
			o := object{"metric": d.Metric, "op": d.Op}
			if d.Boolean {
				o["is"] = d.Is
			} else {
				o["threshold"], o["worst"] = d.Threshold, d.Worst
			}
			list = append(list, o)
		}
		return list
	}
	for _, r := range b.pack.Rules {
		list = append(list, object{
			"id": r.ID, "all": drivers(r.All), "any": drivers(r.Any), "impact": r.Impact, "effort-pd": r.EffortPD,
			"horizon": r.Horizon, "depends": append([]string{}, r.Depends...), "foundation": r.Foundation, "urgency": r.Urgency,
		})
	}
	return list
}

func (b parts) items(section string) (list []string) {
	for _, q := range b.pack.Section(section).Questions {
		list = append(list, q.ID)
	}
	return list
}

func (b parts) barriers() object {
	var options []object
	for _, id := range b.options("barriers") {
		o := object{"id": id}
		if option, _ := b.pack.Option(id); option.Class != "" {
			o["class"] = option.Class
		}
		options = append(options, o)
	}
	var classes []string
	for _, m := range b.pack.Metrics() {
		if class, ok := strings.CutPrefix(m.Name, "barrier.bar-class-"); ok {
			classes = append(classes, "bar-class-"+strings.TrimSuffix(class, ".share"))
		}
	}
	return object{"group": b.pack.Question("barriers").Groups[0], "options": options, "classes": classes}
}

func (b parts) options(question string) (list []string) {
	for _, o := range b.control(question).Options {
		list = append(list, o.ID)
	}
	return list
}

func (b parts) rows(question string) (list []object) {
	for _, row := range b.control(question).Rows {
		list = append(list, object{"id": row.ID, "weight": row.Weight})
	}
	return list
}

func (b parts) counted(question string) (list []string) {
	for _, c := range b.control(question).Columns {
		if c.Counts {
			list = append(list, c.Key)
		}
	}
	return list
}

// columnOptions returns the options of a table's or grid's column.
func (b parts) columnOptions(question, column string) (list []questionnaires.Option) {
	b.t.Helper()
	for _, c := range b.control(question).Columns {
		if c.ID != column {
			continue
		}
		for _, o := range c.Kind.Control("de").Options {
			option, ok := b.pack.Option(o.ID)
			if !ok {
				b.t.Fatalf("no option %s", o.ID)
			}
			list = append(list, option)
		}
	}
	return list
}

func (b parts) values(question, column string) object {
	values := object{}
	for _, o := range b.columnOptions(question, column) {
		values[o.ID] = nil
		if o.HasValue {
			values[o.ID] = o.Value
		}
	}
	return values
}

func (b parts) evidence() object {
	var levels []string
	var factors []float64
	for _, o := range b.columnOptions("swot-entries", "swot-evidence") {
		levels = append(levels, o.ID)
		factors = append(factors, o.Value)
	}
	return object{"levels": levels, "factors": factors}
}
