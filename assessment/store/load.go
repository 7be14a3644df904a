package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A Loaded engagement is what the store held of it at one moment.
type Loaded struct {
	Engagement *assessment.Engagement
	Pack       *questionnaires.Pack // the one it was started with
	Revision   Revision
}

// Engagement returns an engagement with all its rounds and the pack it was
// started with.
func (db *DB) Engagement(ctx context.Context, id string) (*assessment.Engagement, *questionnaires.Pack, error) {
	l, err := db.Whole(ctx, id)
	return l.Engagement, l.Pack, err
}

// Whole returns an engagement with everything that is known of it.
func (db *DB) Whole(ctx context.Context, id string) (Loaded, error) { return db.load(ctx, id, rounds) }

// Outline returns an engagement with everything but its respondents: the answers of
// thousands of people are most of it, and most pages need none of them.
func (db *DB) Outline(ctx context.Context, id string) (Loaded, error) {
	return db.load(ctx, id, outline)
}

func (db *DB) load(ctx context.Context, id string, rounds roundsLoader) (Loaded, error) {
	var l Loaded
	err := db.view(ctx, func(tx *txn) (err error) {
		l, err = db.loadIn(ctx, tx, id, rounds)
		return err
	})
	if err != nil {
		return Loaded{}, fmt.Errorf("engagement %s: %w", id, err)
	}
	return l, nil
}

// A roundsLoader fills in the rounds of an engagement: [rounds] or [outline].
type roundsLoader func(context.Context, *txn, *assessment.Engagement) error

func (db *DB) loadIn(ctx context.Context, tx *txn, id string, rounds roundsLoader) (l Loaded, err error) {
	var pack string
	if l.Engagement, pack, err = header(ctx, tx, id); err != nil {
		return l, err
	}
	if l.Pack, err = db.pack(pack, func() (map[string][]byte, error) { return frozen(ctx, tx, pack) }); err != nil {
		return l, err
	}
	if err := loadPictures(ctx, tx, l.Engagement); err != nil {
		return l, fmt.Errorf("pictures: %w", err)
	}
	if l.Revision, err = revision(ctx, tx, id); err != nil {
		return l, err
	}
	return l, rounds(ctx, tx, l.Engagement)
}

// header reads what an engagement says of itself, without pictures and rounds.
func header(ctx context.Context, tx *txn, id string) (*assessment.Engagement, string, error) {
	e := &assessment.Engagement{ID: id}
	var pack string
	var plan, notes []byte
	err := tx.one(ctx, into(&pack, &e.Pack, &e.Client, &e.Language, &e.Mode, &e.KMin, &e.Date, &e.Consultant, &e.Contact,
		&e.Controller, &e.Retention, &e.Merge, &plan, &notes), `SELECT pack_id, pack.name, client, language, mode, k_min, date, consultant, contact, controller,
		retention, merge = 1, plan, notes FROM engagement JOIN pack ON pack.id = pack_id WHERE engagement.id = $1`, id)
	if err != nil {
		return nil, "", err
	}
	if err := json.Unmarshal(plan, &e.Plan); err != nil {
		return nil, "", fmt.Errorf("plan: %w", err)
	}
	if err := json.Unmarshal(notes, &e.Notes); err != nil {
		return nil, "", fmt.Errorf("notes: %w", err)
	}
	return e, pack, nil
}

// rounds fills in the rounds of e with everything.
func rounds(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	if err := outline(ctx, tx, e); err != nil {
		return err
	}
	return respondents(ctx, tx, e)
}

// outline fills in the rounds of e without respondents: one query per table, joined here.
func outline(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	err := tx.each(ctx, func(scan func(...any) error) error {
		r := assessment.Round{Facts: assessment.Facts{}}
		if err := scan(&r.ID, &r.Date); err != nil {
			return err
		}
		e.Rounds = append(e.Rounds, r)
		return nil
	}, `SELECT id, date FROM round WHERE engagement_id = $1 ORDER BY position`, e.ID)
	if err != nil {
		return err
	}
	for _, load := range []func(context.Context, *txn, *assessment.Engagement) error{loadSettings, invited, facts, loadWorkshops} {
		if err := load(ctx, tx, e); err != nil {
			return err
		}
	}
	return nil
}

func invited(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	return tx.each(ctx, func(scan func(...any) error) error {
		var round, group string
		var people int
		if err := scan(&round, &group, &people); err != nil {
			return err
		}
		r := e.Round(round)
		if r.Invited == nil {
			r.Invited = map[string]int{}
		}
		r.Invited[group] = people
		return nil
	}, `SELECT round_id, group_id, people FROM invited WHERE engagement_id = $1`, e.ID)
}

func facts(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	return tx.each(ctx, func(scan func(...any) error) error {
		var round, question string
		a, err := scanAnswer(scan, &round, &question)
		if err == nil && !cleared(a) {
			e.Round(round).Facts[question] = a
		}
		return err
	}, `SELECT round_id, question_id, state, value, note, evidence FROM fact WHERE engagement_id = $1`, e.ID)
}

// respondents fills in who answers in the rounds of e, and what.
func respondents(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	at := map[string]map[string]*assessment.Respondent{} // by round and id
	err := tx.each(ctx, func(scan func(...any) error) error {
		var round string
		var who assessment.Respondent
		var finished int
		if err := scan(&round, &who.ID, &who.Group, &finished); err != nil {
			return err
		}
		who.Finished = finished == 1
		r := e.Round(round)
		r.Respondents = append(r.Respondents, who)
		return nil
	}, `SELECT round_id, id, group_id, finished FROM respondent WHERE engagement_id = $1 ORDER BY round_id, position`, e.ID)
	if err != nil {
		return err
	}
	for i := range e.Rounds {
		r := &e.Rounds[i]
		people := make(map[string]*assessment.Respondent, len(r.Respondents))
		for k := range r.Respondents {
			people[r.Respondents[k].ID] = &r.Respondents[k]
		}
		at[r.ID] = people
	}
	in := newGathering()
	err = tx.each(ctx, func(scan func(...any) error) error { return in.row(scan, at) },
		`SELECT round_id, respondent_id, question_id, state, value, note, evidence FROM answer WHERE engagement_id = $1`, e.ID)
	in.hand()
	for i := range e.Rounds {
		for k := range e.Rounds[i].Respondents {
			if who := &e.Rounds[i].Respondents[k]; who.Answers == nil {
				who.Answers = map[string]assessment.Answer{}
			}
		}
	}
	return err
}

// A gathering takes answers row by row. Those of one person lie together, so her map is
// made once, as large as it has to be: of thousands of people that is most of the work.
type gathering struct {
	round, id string // of the person whose answers are being gathered
	who       *assessment.Respondent
	questions []string
	answers   []assessment.Answer
	known     map[string]string // questions: one string each

	// The row; here, so that none needs memory of its own.
	key             [3]string
	note            string
	value, evidence sql.RawBytes
	state           assessment.State
	columns         []any
}

func newGathering() *gathering {
	g := &gathering{known: map[string]string{}}
	g.columns = []any{&g.key[0], &g.key[1], &g.key[2], &g.state, &g.value, &g.note, &g.evidence}
	return g
}

func (g *gathering) row(scan func(...any) error, at map[string]map[string]*assessment.Respondent) error {
	if err := scan(g.columns...); err != nil {
		return err
	}
	if g.who == nil || g.round != g.key[0] || g.id != g.key[1] {
		g.hand()
		g.round, g.id, g.who = g.key[0], g.key[1], at[g.key[0]][g.key[1]]
	}
	a := assessment.Answer{State: g.state, Note: g.note}
	if err := readAnswer(&a, g.value, g.evidence); err != nil || cleared(a) {
		return err
	}
	question, ok := g.known[g.key[2]]
	if !ok {
		question = g.key[2]
		g.known[question] = question
	}
	g.questions, g.answers = append(g.questions, question), append(g.answers, a)
	return nil
}

// hand hands a person what was gathered.
func (g *gathering) hand() {
	if g.who == nil {
		return
	}
	if g.who.Answers == nil {
		g.who.Answers = make(map[string]assessment.Answer, len(g.questions))
	}
	for i, q := range g.questions {
		g.who.Answers[q] = g.answers[i]
	}
	g.questions, g.answers = g.questions[:0], g.answers[:0]
}

// scanAnswer reads the columns state, value, note and evidence after those of the key.
func scanAnswer(scan func(...any) error, key ...any) (assessment.Answer, error) {
	var a assessment.Answer
	var value, evidence []byte
	if err := scan(append(key, &a.State, &value, &a.Note, &evidence)...); err != nil {
		return a, err
	}
	return a, readAnswer(&a, value, evidence)
}

// readAnswer reads what is stored as JSON; nil is nothing.
func readAnswer(a *assessment.Answer, value, evidence []byte) (err error) {
	if value != nil {
		if a.Value, err = decodeValue(value); err != nil {
			return fmt.Errorf("stored answer: %w", err)
		}
	}
	if evidence != nil {
		if err := json.Unmarshal(evidence, &a.Evidence); err != nil {
			return fmt.Errorf("stored evidence: %w", err)
		}
	}
	return nil
}

// cleared reports whether an answer was taken back: its row stays, so that its
// version goes on counting.
func cleared(a assessment.Answer) bool {
	return a.State == assessment.Missing && a.Note == "" && len(a.Evidence) == 0
}
