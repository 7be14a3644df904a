package report

import (
	"time"

	"lotse/assessment"
	"lotse/report/figure"
)

// cardFacts are the details of a recommendation: what it takes, who, when, how to
// tell, and what the consultant has changed of what was computed.
func (a *author) cardFacts(r *assessment.Recommendation) []CardFact {
	lang := a.say.Lang()
	var facts []CardFact
	for _, f := range []CardFact{
		{a.say.T("report-card-effort"), a.say.PersonDays(r.EffortPD)},
		{a.say.T("report-card-owner"), r.Rule.Owner.In(lang)},
		{a.say.T("report-card-stage"), a.stage(r)},
		{a.say.T("report-curated-start"), a.startDay(r)},
		{a.say.T("report-card-priority"), a.priority(r)},
		{a.say.T("report-card-kpi"), r.Rule.KPI.In(lang)},
		{a.say.T("report-curated-status"), a.progress(r)},
		{a.say.T("report-curated-label"), a.adjusted(r)},
	} {
		if f.Text != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// startDay is the day on which a recommendation begins, "" where nobody said.
func (a *author) startDay(r *assessment.Recommendation) string {
	day, err := time.Parse(time.DateOnly, r.Decision.Start)
	if err != nil {
		return ""
	}
	return a.dateText(day)
}

// progress is how far a recommendation is.
func (a *author) progress(r *assessment.Recommendation) string {
	if r.Decision.Status == "" {
		return ""
	}
	return joinDash(a.say.T("report-curated-status-"+string(r.Decision.Status)), r.Decision.Note.In(a.say.Lang()))
}

func joinDash(a, b string) string {
	if b == "" {
		return a
	}
	return a + " – " + b
}

// adjusted says what of a recommendation the consultant has set: that it is her own,
// or what was computed where she says something else. What merely followed is not hers.
func (a *author) adjusted(r *assessment.Recommendation) string {
	if r.Own {
		return a.say.T("report-curated-own")
	}
	var parts []string
	if r.Moved() {
		parts = append(parts, a.say.T("report-curated-moved", "Stage", a.wave(r.Computed.Wave)))
	}
	if c := r.Computed; c != nil && r.Decision.Effort > 0 && c.EffortPD != r.EffortPD {
		parts = append(parts, a.say.T("report-curated-effort", "Days", a.say.PersonDays(c.EffortPD)))
	}
	return bind(joinSemicolon(parts))
}

func joinSemicolon(parts []string) string {
	out := ""
	for i, p := range parts {
		if i > 0 {
			out += "; "
		}
		out += p
	}
	return out
}

// overriddenNote says below the level or the areas that the consultant has set values.
func (a *author) overriddenNote() []Block {
	if len(a.pub.Overridden) == 0 {
		return nil
	}
	note := Rich{}
	for _, o := range a.pub.Overridden {
		key, decimals := "report-curated-score-set", 1
		if o.Dimension == "" {
			key, decimals = "report-curated-level-set", 0
		}
		if len(note) > 0 {
			note = append(note, Span{Text: " "})
		}
		note = append(note, Span{Text: bind(a.say.T(key, "Area", a.overrideName(o), "Value", a.say.Number(o.Value, decimals), "Computed", a.say.Number(o.Computed.Value, decimals)))})
	}
	if a.has("rep-annex") {
		note = append(note, Span{Text: " "}, Span{Text: a.say.T("report-curated-see"), Anchor: "curated"})
	}
	return []Block{Para{Text: note}}
}

// levelLabel stands over the level on the summary page; it says where the level is not
// the method's.
func (a *author) levelLabel() string {
	for _, o := range a.pub.Overridden {
		if o.Dimension == "" {
			return a.say.T("report-curated-level-label")
		}
	}
	return a.say.T("report-level-overall")
}

func (a *author) overrideName(o assessment.Overridden) string {
	if o.Dimension == "" {
		return a.say.T("report-curated-level")
	}
	return a.dimension(o.Dimension)
}

// curation says in the annex what the consultant has set against the method, with the
// reasons, what she has moved and added, and what she holds back where she wants that
// printed.
func (a *author) curation() []Block {
	table := Table{
		ID: "tab-curated", Caption: a.say.T("report-curated-caption"),
		Columns: []TableColumn{
			{Head: a.say.T("report-curated-what"), Width: 0.36},
			{Head: a.say.T("report-curated-computed"), Width: 0.13},
			{Head: a.say.T("report-curated-now"), Width: 0.13},
			{Head: a.say.T("report-curated-reason"), Width: 0.38},
		},
	}
	table.Rows = append(table.Rows, a.overriddenRows()...)
	table.Rows = append(table.Rows, a.movedRows()...)
	table.Rows = append(table.Rows, a.heldRows()...)
	if len(table.Rows) == 0 {
		return nil
	}
	table.Number = a.tableNumber()
	return []Block{Heading{ID: "curated", Level: 2, Text: a.say.T("report-curated-head")}, para(a.say.T("report-curated-intro")), table}
}

func (a *author) overriddenRows() []TableRow {
	var rows []TableRow
	for _, o := range a.pub.Overridden {
		decimals := 2
		if o.Dimension == "" {
			decimals = 0
		}
		rows = append(rows, textRow(a.overrideName(o), a.say.Number(o.Computed.Value, decimals), a.say.Number(o.Value, decimals), a.reason(o.Reason.In(a.say.Lang()))))
	}
	return rows
}

// movedRows are recommendations in another stage than the method's, or with another
// effort, by her decision, and those she added.
func (a *author) movedRows() []TableRow {
	var rows []TableRow
	for _, id := range a.plan.Print {
		r := a.plan.Recommendation(id)
		title, reason := a.numbered(r), a.reason(r.Decision.Reason.In(a.say.Lang()))
		switch c := r.Computed; {
		case r.Own:
			rows = append(rows, textRow(title, dash, capital(a.wave(r.Wave)), joinDash(a.say.T("report-curated-own"), r.Decision.Reason.In(a.say.Lang()))))
		case r.Moved():
			rows = append(rows, textRow(title, capital(a.wave(c.Wave)), capital(a.wave(r.Wave)), reason))
		}
		if c := r.Computed; c != nil && r.Decision.Effort > 0 && c.EffortPD != r.EffortPD {
			rows = append(rows, textRow(title, a.say.PersonDays(c.EffortPD), a.say.PersonDays(r.EffortPD), reason))
		}
	}
	return rows
}

// heldRows are what is held back and shall be printed.
func (a *author) heldRows() []TableRow {
	var rows []TableRow
	for _, r := range a.plan.Held {
		if r.Decision.Print {
			computed := dash
			if r.Computed != nil {
				computed = capital(a.wave(r.Computed.Wave))
			}
			rows = append(rows, textRow(r.Rule.Title.In(a.say.Lang()), computed, a.say.T("report-curated-held"), a.reason(r.Decision.Reason.In(a.say.Lang()))))
		}
	}
	return rows
}

// numbered is a recommendation's number and title.
func (a *author) numbered(r *assessment.Recommendation) string {
	return a.say.Number(float64(r.Number), 0) + " " + r.Rule.Title.In(a.say.Lang())
}

func (a *author) reason(words string) string {
	if words == "" {
		return dash
	}
	return words
}

// owner is who answers for a recommendation, and from when where that is said.
func (a *author) owner(r *assessment.Recommendation) string {
	owner := r.Rule.Owner.In(a.say.Lang())
	if day := a.startDay(r); day != "" {
		owner += a.say.T("report-curated-from", "Date", day)
	}
	return owner
}

// roadmapTitle is a recommendation's title in the roadmap, with a word where the
// consultant added or moved it.
func (a *author) roadmapTitle(r *assessment.Recommendation) Rich {
	title := Rich{{Text: r.Rule.Title.In(a.say.Lang()), Bold: r.Rule.Foundation}}
	if words := a.adjusted(r); words != "" {
		title = append(title, Span{Text: " (" + words + ")", Color: figure.Grey})
	}
	return title
}
