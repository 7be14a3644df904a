package assessment_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/questionnaires"
)

// shown lists the contradictions of the sample engagement after an edit.
func shown(t *testing.T, edit func(e *assessment.Engagement)) []string {
	t.Helper()
	var ids []string
	for _, c := range publishSample(t, edit).Contradictions() {
		ids = append(ids, c.ID)
	}
	return ids
}

// Why each of them is true of the sample engagement.
var trueOfNordhang = map[string]string{
	"con-goal-without-measure":         "g3, become better known, has no metric",
	"con-goal-without-owner":           "g2 and g3 have no owner",
	"con-goal-out-of-reach":            "g2 has a target and a date, and realism 2 of 5",
	"con-ideal-customers-without-goal": "a2 is ideal, the goals aim at a1 and a3",
	"con-ideal-customers-assumed":      "a2 is ideal, its evidence is an assumption",
	"con-message-without-proof":        "benefit and difference are drafted, the proof is open",
	"con-voice-without-style":          "management answers 3, 4, 4: laid down in writing; the style is open",
	"con-channel-abandoned":            "Facebook and Xing are abandoned, four posts a week appear elsewhere",
	"con-strength-without-facts":       "s2 has importance 4 and rests on shared opinion",
	"con-approval-two-owners":          "managing director and head of marketing both hold the A; the answers split 7 to 5 to 2",
	"con-delivery-seen-as-settled":     "management answers 3, 4, 3: each department has named somebody; the line has no A",
	"con-owner-other-than-matrix":      "checking facts: the A is with heads of department, 10 of 14 name the experts",
	"con-settled-flow-failing":         "f4 has an owner and is weekly, and does not work",
	"con-supply-seen-as-flowing":       "management answers 3, 3, 4: a fixed route; 4 of 7 departments reach the editors",
	"con-budget-seen-as-adapted":       "management answers 3, 3, 4: hours are agreed; tasks have grown by 46, time by 10 per cent",
	"con-workload-seen-as-fine":        "management answers 3, 4, 3: no overtime; the full-time editor is at 138 per cent",
	"con-rule-unannounced":             "the rule on images is in force and not among those communicated",
	"con-rules-seen-as-existing":       "management answers 3, 3, 3: a written policy; 17 per cent of the rules are in force",
	"con-posts-without-weighty-rules":  "the classification of information, escalation and the duty to deliver are missing",
	"con-works-council-without-rule":   "there is a works council, its involvement is marked as missing",
}

func TestContradictions_nordhang(t *testing.T) {
	got := shown(t, nil)
	slices.Sort(got)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(trueOfNordhang)), got); diff != "" {
		t.Errorf("contradictions of the sample (-want +got):\n%s", diff)
	}
}

func TestContradictions_gravestFirst(t *testing.T) {
	last := 0
	for _, c := range publishSample(t, nil).Contradictions() {
		if at := slices.Index(questionnaires.Gravities(), c.Level); at < last {
			t.Errorf("%s (%s) stands behind something less grave", c.ID, c.Level)
		} else {
			last = at
		}
		if len(c.Rests) != len(c.Evidence) {
			t.Errorf("%s rests on %d things, want %d", c.ID, len(c.Rests), len(c.Evidence))
		}
	}
}

// An edit of the sample engagement.
type edit func(e *assessment.Engagement)

// asIs leaves the sample as it is.
func asIs(*assessment.Engagement) {}

// all makes one edit of several.
func all(edits ...edit) edit {
	return func(e *assessment.Engagement) {
		for _, change := range edits {
			change(e)
		}
	}
}

// says answers a question of the workshop.
func says(question string, v questionnaires.Value) edit {
	return func(e *assessment.Engagement) { e.Latest().Facts[question] = assessment.GivenAnswer(v) }
}

// fills sets a field of one entry of a table; nil empties it. id "" sets it in all entries.
func fills(table, id, column string, v questionnaires.Value) edit {
	return func(e *assessment.Engagement) {
		rows, _ := e.Latest().Facts[table].Value.(questionnaires.Entries)
		for _, row := range rows {
			if id == "" || row.ID == id {
				row.Fields[column] = v
			}
		}
	}
}

// marks sets a cell of a grid; nil empties it.
func marks(grid, row, column string, v questionnaires.Value) edit {
	return func(e *assessment.Engagement) {
		cells, _ := e.Latest().Facts[grid].Value.(questionnaires.Cells)
		if cells[row] == nil {
			cells[row] = map[string]questionnaires.Value{}
		}
		cells[row][column] = v
	}
}

// status sets a line of the checklist or an element of the positioning.
func status(row, option string) edit {
	if row[:3] == "pos" {
		return marks("positioning-elements", row, "pos-status", questionnaires.Pick(option))
	}
	return marks("rules-checklist", row, "chk-status", questionnaires.Pick(option))
}

// everyAnswer gives everybody of a group the same answer; group "" is everybody asked.
func everyAnswer(question, group string, v questionnaires.Value) edit {
	return func(e *assessment.Engagement) {
		for _, r := range e.Latest().Respondents {
			if _, asked := r.Answers[question]; asked && (group == "" || r.Group == group) {
				r.Answers[question] = assessment.GivenAnswer(v)
			}
		}
	}
}

// unknown makes nobody of a group know an answer.
func unknown(question, group string) edit {
	return func(e *assessment.Engagement) {
		for _, r := range e.Latest().Respondents {
			if r.Group == group {
				r.Answers[question] = assessment.Answer{State: assessment.DontKnow}
			}
		}
	}
}

// drops removes the entries of a table that have an id.
func drops(table string, ids ...string) edit {
	return func(e *assessment.Engagement) {
		rows, _ := e.Latest().Facts[table].Value.(questionnaires.Entries)
		rows = slices.DeleteFunc(slices.Clone(rows), func(row questionnaires.Entry) bool { return slices.Contains(ids, row.ID) })
		e.Latest().Facts[table] = assessment.GivenAnswer(rows)
	}
}

type (
	number  = questionnaires.Number
	pick    = questionnaires.Pick
	picks   = questionnaires.Picks
	flagged = questionnaires.Flag
	day     = questionnaires.Date
)

func said(words string) questionnaires.Text { return questionnaires.Plain(words) }

// allInForce puts all rules in force.
func allInForce(e *assessment.Engagement) {
	cells, _ := e.Latest().Facts["rules-checklist"].Value.(questionnaires.Cells)
	for row := range cells {
		status(row, "chk-in-force")(e)
	}
}

// noDialogue takes all hours for conversations away.
var noDialogue = fills("time-budget", "", "task-dialogue", number(0))

// Each check has an engagement that shows it and one that does not.
var contradictionCases = map[string]struct{ shows, not edit }{
	"con-audience-without-channel":      {fills("audience-profiles", "a2", "aud-channels", nil), asIs},
	"con-audience-off-channel":          {fills("audience-profiles", "a2", "aud-channels", picks{"TikTok"}), asIs},
	"con-audience-on-idle-channels":     {fills("audience-profiles", "a1", "aud-channels", picks{"YouTube"}), asIs},
	"con-channel-without-owner":         {fills("channels", "linkedin", "channel-owner", nil), fills("channels", "facebook", "channel-owner", nil)},
	"con-channel-without-audience":      {fills("audience-profiles", "a3", "aud-channels", picks{"LinkedIn"}), asIs},
	"con-channel-without-purpose":       {fills("channels", "youtube", "channel-purpose", nil), asIs},
	"con-channel-abandoned":             {asIs, drops("channels", "facebook", "xing")},
	"con-ideal-customers-assumed":       {asIs, fills("audience-profiles", "a2", "aud-evidence", pick("ev-data"))},
	"con-recruiting-without-applicants": {drops("audience-profiles", "a3"), all(drops("audience-profiles", "a3"), says("company-trigger", picks{"trig-stalled"}))},
	"con-goal-without-measure":          {asIs, fills("communication-goals", "g3", "goal-metric", said("Visits"))},
	"con-goal-without-owner":            {asIs, fills("communication-goals", "", "goal-owner", said("Marketing"))},
	"con-goal-out-of-reach":             {asIs, fills("communication-goals", "g2", "goal-realism", number(3))},
	"con-goal-past-deadline":            {fills("communication-goals", "g1", "goal-deadline", day("2026-11-01")), fills("communication-goals", "g1", "goal-deadline", day("2026-11-02"))},
	"con-company-goal-unserved":         {fills("communication-goals", "g2", "goal-company-link", nil), asIs},
	"con-ideal-customers-without-goal":  {asIs, fills("communication-goals", "g3", "goal-audience", pick("a2"))},
	"con-message-without-proof":         {asIs, status("pos-proof", "pos-draft")},
	"con-difference-interchangeable":    {all(status("pos-difference", "pos-agreed"), says("pos-swap-test", pick("swap-yes"))), says("pos-swap-test", pick("swap-yes"))},
	"con-sentence-ahead-of-parts":       {status("pos-sentence", "pos-agreed"), asIs},
	"con-voice-without-style":           {asIs, everyAnswer("dial-brand-voice", "management", number(2))},
	"con-strength-without-facts":        {asIs, fills("swot-entries", "s2", "swot-evidence", pick("swe-external"))},
	"con-owner-other-than-matrix":       {asIs, everyAnswer("own-check-facts", "", pick("role-department-lead"))},
	"con-owner-scattered":               {marks("raci", "act-handle-crisis", "role-managing-director", picks{"A"}), asIs},
	"con-approval-two-owners":           {asIs, marks("raci", "act-release-content", "role-managing-director", nil)},
	"con-delivery-seen-as-settled":      {asIs, marks("raci", "act-deliver-topics", "role-department-lead", picks{"A"})},
	"con-crisis-seen-as-settled":        {everyAnswer("rule-crisis", "", number(4)), asIs},
	"con-settled-flow-failing":          {asIs, fills("flows", "f4", "flow-works", pick("wk-partly"))},
	"con-supply-seen-as-flowing":        {asIs, everyAnswer("flow-supply", "management", number(2))},
	"con-daily-posts-without-time":      {all(says("contributions-per-week", number(50))), says("contributions-per-week", number(5))},
	"con-role-without-time":             {fills("time-budget", "editor-2", "tb-allocated-hours", number(0)), asIs},
	"con-role-over-contract":            {fills("time-budget", "editor-2", "task-content", number(15)), asIs},
	"con-budget-seen-as-adapted":        {asIs, fills("time-budget", "", "tb-load-before", number(40))},
	"con-budget-cut-seen-as-adapted":    {fills("time-budget", "", "tb-allocated-before", number(40)), asIs},
	"con-workload-seen-as-fine":         {asIs, everyAnswer("res-workload", "management", number(2))},
	"con-replies-without-time":          {noDialogue, asIs},
	"con-rules-in-force-unknown":        {all(allInForce, unknown("rule-existence", "experts")), asIs},
	"con-rule-unannounced":              {asIs, marks("rules-checklist", "chk-images", "chk-communicated", flagged(true))},
	"con-rules-seen-as-existing":        {asIs, allInForce},
	"con-rules-outdated":                {all(allInForce, marks("rules-checklist", "chk-imprint", "chk-reviewed", day("2024-11-01"))), allInForce},
	"con-posts-without-weighty-rules":   {asIs, allInForce},
	"con-works-council-without-rule":    {asIs, says("company-works-council", flagged(false))},
	"con-delivery-duty-without-time":    {status("chk-delivery-duty", "chk-in-force"), asIs},
	"con-working-group-unknown":         {says("wg-exists", flagged(true)), all(says("wg-exists", flagged(true)), everyAnswer("know-working-group", "", number(3)))},
	"con-working-group-believed":        {everyAnswer("know-working-group", "", number(4)), asIs},
}

func TestContradictions_eachShowsAndDoesNot(t *testing.T) {
	pub := publishSample(t, nil)
	if n := len(pub.Pack.Contradictions); n < 20 {
		t.Errorf("the built-in pack has %d contradictions, want at least 20", n)
	}
	for _, c := range pub.Pack.Contradictions {
		t.Run(c.ID, func(t *testing.T) {
			test, ok := contradictionCases[c.ID]
			if !ok {
				t.Fatal("no engagement that shows it")
			}
			if !slices.Contains(shown(t, test.shows), c.ID) {
				t.Errorf("%s does not hold where it should: %s", c.When, contradictionValues(t, c, test.shows))
			}
			if slices.Contains(shown(t, test.not), c.ID) {
				t.Errorf("%s holds where it should not: %s", c.When, contradictionValues(t, c, test.not))
			}
		})
	}
	for id := range contradictionCases {
		if pub.Pack.Contradiction(id) == nil {
			t.Errorf("there is no contradiction %s", id)
		}
	}
}

// contradictionValues are what a condition asks for, for messages.
func contradictionValues(t *testing.T, c *questionnaires.Contradiction, change edit) string {
	env := assessment.Env{Published: publishSample(t, change)}
	out := ""
	for _, name := range c.When.Uses() {
		out += fmt.Sprintf("%s = %v; ", name, env.Lookup(name))
	}
	return out
}

// An engagement in which nothing was answered contradicts nothing.
func TestContradictions_nothingAnswered(t *testing.T) {
	got := shown(t, func(e *assessment.Engagement) { e.Rounds = []assessment.Round{{ID: "baseline"}} })
	if len(got) > 0 {
		t.Errorf("contradictions without answers: %v", got)
	}
}

// A check that rests on a group that may not be shown does not hold, whatever the
// group answered: nothing can be concluded from a check that is missing.
func TestContradictions_hiddenGroup(t *testing.T) {
	hide := func(e *assessment.Engagement) { e.Mode, e.KMin = assessment.ModeSurvey, 5 }
	before := shown(t, hide)
	for _, id := range []string{"con-delivery-seen-as-settled", "con-budget-seen-as-adapted", "con-workload-seen-as-fine", "con-rules-seen-as-existing"} {
		if slices.Contains(before, id) {
			t.Errorf("%s is shown although management is hidden", id)
		}
	}
	changed := shown(t, all(hide, everyAnswer("res-workload", "management", number(1)), everyAnswer("role-delivery", "management", number(5))))
	if diff := cmp.Diff(before, changed); diff != "" {
		t.Errorf("what a hidden group answers shows in the contradictions:\n%s", diff)
	}
}

// Every derived value that packs may ask for is computed, and no other.
func TestDerived_all(t *testing.T) {
	pub := publishSample(t, nil)
	for _, d := range pub.Pack.Deriveds() {
		v := pub.Derived(d.Name)
		if !v.Value.Known {
			t.Errorf("derived.%s is not available in the sample, which answers everything", d.Name)
		}
		if d.Names && float64(len(v.Of)) != v.Value.Value {
			t.Errorf("derived.%s = %v, but names %d things", d.Name, v.Value.Value, len(v.Of))
		}
		for _, n := range v.Of {
			if n.Name.In("de") == "" || n.Name.In("en") == "" {
				t.Errorf("derived.%s counts %s, which has no name", d.Name, n.ID)
			}
		}
	}
	if v := pub.Derived("no-such-value"); v.Value.Known {
		t.Errorf("an unknown derived value is %v", v.Value)
	}
}
