package assessment

// What the foundation index is made of, by weight.
const (
	weightGoals       = 0.25
	weightPositioning = 0.35
	weightAudiences   = 0.25
	weightSWOT        = 0.15
)

// The four fields of the map, by label id.
const (
	quadrantSolid         = "quad-solid"
	quadrantMessageStrong = "quad-message-strong"
	quadrantProcessStrong = "quad-process-strong"
	quadrantBeginning     = "quad-beginning"
)

// FoundationParts are the four parts of the foundation index, each 0..100; not
// available where the module was not filled in.
type FoundationParts struct {
	Goals       Number // 0.7·goals.smart + 0.3·goals.alignment
	Positioning Number // positioning.completeness
	Audiences   Number // 0.7·audience.completeness + 0.3·100·audience.evidence
	SWOT        Number // quality: evidence and how many of the four lists are worked out
}

// Foundation returns the parts of the foundation index.
func (pub *Published) Foundation() FoundationParts {
	parts := FoundationParts{Positioning: pub.Positioning.Completeness, SWOT: pub.SWOT.Quality}
	if g := pub.Goals; g.Smart.Known && g.Alignment.Known {
		parts.Goals = Known(0.7*g.Smart.Value + 0.3*g.Alignment.Value)
	}
	if a := pub.Audiences; a.Completeness.Known && a.Evidence.Known {
		parts.Audiences = Known(0.7*a.Completeness.Value + 0.3*100*a.Evidence.Value)
	}
	return parts
}

// Index returns the foundation index, 0..100: 0.25·goals + 0.35·positioning +
// 0.25·audiences + 0.15·SWOT. Where parts are missing, the weights of those
// present are rescaled.
func (f FoundationParts) Index() Number {
	var sum, weights float64
	for _, part := range []struct {
		value  Number
		weight float64
	}{{f.Goals, weightGoals}, {f.Positioning, weightPositioning}, {f.Audiences, weightAudiences}, {f.SWOT, weightSWOT}} {
		if part.value.Known {
			sum += part.weight * part.value.Value
			weights += part.weight
		}
	}
	return ratio(sum, weights)
}

// placeOnMap computes where the client stands on the map: x the foundation index,
// y the organisation index (overall - 1)/4·100, both 0..100. A field counts from
// its threshold on.
func (pub *Published) placeOnMap() {
	o, params := &pub.Overall, pub.Pack.Params
	o.FoundationIndex = pub.Foundation().Index()
	o.OrgIndex = Number{}
	if o.Score.Known {
		o.OrgIndex = ratio(100*(o.Score.Value-params.ScaleMin), params.ScaleMax-params.ScaleMin)
	}
	o.Quadrant = quadrant(o.FoundationIndex, o.OrgIndex, params.MapThreshold)
}

// quadrant names a field of the map; "" where one axis is not available.
func quadrant(x, y Number, threshold float64) string {
	if !x.Known || !y.Known {
		return ""
	}
	clear, solid := atLeast(x.Value, threshold), atLeast(y.Value, threshold)
	switch {
	case clear && solid:
		return quadrantSolid
	case clear:
		return quadrantMessageStrong
	case solid:
		return quadrantProcessStrong
	}
	return quadrantBeginning
}

// foundationMeasures are the metrics of the map's first axis.
var foundationMeasures = []measure{
	{"foundation.index", func(p *Published) Number { return p.Overall.FoundationIndex },
		"0.25·goals + 0.35·positioning + 0.25·audiences + 0.15·swot, rescaled to the parts present; " +
			"goals = 0.7·smart + 0.3·alignment, audiences = 0.7·completeness + 30·evidence, " +
			"swot = 100·(0.6·evidence-share + 0.4·lists with two entries/4)",
		in("goals.smart", "goals.alignment", "positioning.completeness", "audience.completeness", "audience.evidence", "swot.evidence-share")},
}
