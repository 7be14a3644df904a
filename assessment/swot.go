package assessment

import (
	"cmp"
	"math"
	"slices"

	"lotse/questionnaires"
)

// Questions, columns and options of the module "swot".
const (
	askSWOT         = "swot-entries"
	colSWOTCode     = "swot-code"
	colSWOTText     = "swot-text"
	colImportance   = "swot-importance"
	colMagnitude    = "swot-magnitude"
	colSWOTEvidence = "swot-evidence"
	evidenceNone    = "swe-none"
	askTOWS         = "tows-pairs"
	colInternal     = "tows-internal"
	colExternal     = "tows-external"
	colRelation     = "tows-relation"
	colStrategy     = "tows-strategy"
	swotCodes       = "SWOT" // the order of the lists
	substantiated   = 2      // evidence level from which an entry counts as substantiated
	relationMax     = 3.0
	candidatesFrom  = 3 // entries of each list that are paired for the workshop
	quadrantEntries = 2 // entries from which a list counts as worked out
)

// SWOTDiagnosis is the instrument "swot" with TOWS pairs (Weihrich 1982).
type SWOTDiagnosis struct {
	Present         bool
	Entries         []SWOTEntry        // by code S, W, O, T, highest score first
	Sums            map[string]float64 // code → sum of scores
	InternalBalance Number             // (S-W)/(S+W), -1..1
	ExternalBalance Number             // (O-T)/(O+T), -1..1
	EvidenceShare   Number             // 0..1
	Quality         Number             // 0..100
	Pairs           []TOWSPair         // highest first
	Candidates      []TOWSPair         // unrated pairs among the top three of each list
}

// A SWOTEntry with its score.
type SWOTEntry struct {
	ID                    string
	Code                  string // S, W, O, T
	Text                  questionnaires.Text
	Importance, Magnitude float64 // 1..5
	Evidence              int     // 0..3
	Score                 float64 // 0.5..25
}

// A TOWSPair links an inside with an outside entry.
type TOWSPair struct {
	Quadrant           string // SO, WO, ST, WT
	Internal, External string
	Relation           float64 // 0..3
	Score              float64 // 0..25
	Strategy           questionnaires.Text
}

// swot reads the module "swot":
//
//	score = importance·magnitude·evidence factor, 0.5..25
//	swot.internal-balance = (sum S - sum W)/(sum S + sum W), external likewise with O, T
//	swot.evidence-share   = entries with evidence level 2 or 3/entries
//	quality = 100·(0.6·evidence share + 0.4·lists with at least two entries/4)
//
// Importance × magnitude follows internal and external factor evaluation; the
// evidence factor is our own.
func swot(p *questionnaires.Pack, f Facts) SWOTDiagnosis {
	d := SWOTDiagnosis{Present: f.answered(p, "swot")}
	if !d.Present {
		return d
	}
	d.Sums = map[string]float64{}
	counts := map[string]int{}
	backed := 0
	for _, row := range f.entries(askSWOT) {
		e, ok := swotEntry(p, row)
		if !ok {
			continue
		}
		d.Entries = append(d.Entries, e)
		d.Sums[e.Code] += e.Score
		counts[e.Code]++
		if e.Evidence >= substantiated {
			backed++
		}
	}
	slices.SortStableFunc(d.Entries, func(a, b SWOTEntry) int {
		return cmp.Or(cmp.Compare(codeRank(a.Code), codeRank(b.Code)), compareTolerant(b.Score, a.Score))
	})
	d.InternalBalance = ratio(d.Sums["S"]-d.Sums["W"], d.Sums["S"]+d.Sums["W"])
	d.ExternalBalance = ratio(d.Sums["O"]-d.Sums["T"], d.Sums["O"]+d.Sums["T"])
	d.EvidenceShare = ratio(float64(backed), float64(len(d.Entries)))
	if d.EvidenceShare.Known {
		worked := 0
		for _, n := range counts {
			if n >= quadrantEntries {
				worked++
			}
		}
		d.Quality = Known(100 * (0.6*d.EvidenceShare.Value + 0.4*float64(worked)/float64(len(swotCodes))))
	}
	d.Pairs, d.Candidates = tows(d.Entries, f.entries(askTOWS))
	return d
}

// swotEntry reads one entry; !ok without one of the four codes. No answer on
// evidence is no evidence.
func swotEntry(p *questionnaires.Pack, row questionnaires.Entry) (SWOTEntry, bool) {
	e := SWOTEntry{ID: row.ID, Code: row.Pick(colSWOTCode), Text: row.Text(colSWOTText)}
	if len(e.Code) != 1 || codeRank(e.Code) < 0 {
		return e, false
	}
	e.Importance, _ = row.Number(colImportance)
	e.Magnitude, _ = row.Number(colMagnitude)
	evidence := row.Pick(colSWOTEvidence)
	if evidence == "" {
		evidence = evidenceNone
	}
	option, _ := p.Option(evidence)
	e.Evidence = option.Level
	e.Score = max(0, e.Importance) * max(0, e.Magnitude) * option.Value
	return e, true
}

// codeRank is a code's place among S, W, O, T, or -1.
func codeRank(code string) int {
	for i := range swotCodes {
		if code == swotCodes[i:i+1] {
			return i
		}
	}
	return -1
}

// tows rates the links between inside and outside:
//
//	pair = relation/3·sqrt(score inside·score outside), 0..25
//
// Pairs without a relation, or with an entry that no longer exists, are dropped.
// Equal pairs keep the order in which they were entered.
func tows(entries []SWOTEntry, rows questionnaires.Entries) (pairs, candidates []TOWSPair) {
	byID := map[string]SWOTEntry{}
	for _, e := range entries {
		byID[e.ID] = e
	}
	rated := map[[2]string]bool{}
	for _, row := range rows {
		in, ex := byID[row.Pick(colInternal)], byID[row.Pick(colExternal)]
		relation, ok := row.Number(colRelation)
		if !ok || !inside(in) || !outside(ex) {
			continue
		}
		rated[[2]string{in.ID, ex.ID}] = true
		if relation <= 0 {
			continue
		}
		pairs = append(pairs, TOWSPair{
			Quadrant: in.Code + ex.Code, Internal: in.ID, External: ex.ID, Relation: relation,
			Score:    min(relation, relationMax) / relationMax * math.Sqrt(in.Score*ex.Score),
			Strategy: row.Text(colStrategy),
		})
	}
	for _, in := range top(entries, inside) {
		for _, ex := range top(entries, outside) {
			if !rated[[2]string{in.ID, ex.ID}] {
				candidates = append(candidates, TOWSPair{
					Quadrant: in.Code + ex.Code, Internal: in.ID, External: ex.ID, Score: math.Sqrt(in.Score * ex.Score),
				})
			}
		}
	}
	strongest := func(a, b TOWSPair) int { return compareTolerant(b.Score, a.Score) }
	slices.SortStableFunc(pairs, strongest)
	slices.SortStableFunc(candidates, strongest)
	return pairs, candidates
}

func inside(e SWOTEntry) bool  { return e.Code == "S" || e.Code == "W" }
func outside(e SWOTEntry) bool { return e.Code == "O" || e.Code == "T" }

// top returns the first three entries of each list on one side. Entries are
// sorted by list and score.
func top(entries []SWOTEntry, side func(SWOTEntry) bool) []SWOTEntry {
	taken := map[string]int{}
	var out []SWOTEntry
	for _, e := range entries {
		if side(e) && taken[e.Code] < candidatesFrom {
			taken[e.Code]++
			out = append(out, e)
		}
	}
	return out
}

// swotMeasures are the metrics of the instrument "swot".
var swotMeasures = []measure{
	{"swot.evidence-share", func(p *Published) Number { return p.SWOT.EvidenceShare },
		"entries with evidence level >= 2/entries",
		func(p *Published) []Input {
			backed := 0
			for _, e := range p.SWOT.Entries {
				if e.Evidence >= substantiated {
					backed++
				}
			}
			return []Input{{"entries-with-evidence", Known(float64(backed))}, {"entries", count(true, p.SWOT.Entries)}}
		}},
	{"swot.internal-balance", func(p *Published) Number { return p.SWOT.InternalBalance },
		"(sum S - sum W)/(sum S + sum W), score = importance·magnitude·evidence factor", swotSums("S", "W")},
	{"swot.external-balance", func(p *Published) Number { return p.SWOT.ExternalBalance },
		"(sum O - sum T)/(sum O + sum T), score = importance·magnitude·evidence factor", swotSums("O", "T")},
}

// swotSums names the sums of two lists.
func swotSums(codes ...string) func(*Published) []Input {
	return func(p *Published) []Input {
		var out []Input
		for _, c := range codes {
			out = append(out, Input{"sum-" + c, Number{p.SWOT.Sums[c], p.SWOT.Present}})
		}
		return out
	}
}
