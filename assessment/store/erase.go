package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A Target says what is erased: an engagement, or only what comes from single
// people in it, or only what comes from one of them.
type Target struct {
	Engagement string
	People     bool   // answers, links and addresses of everybody; the rest stays
	Respondent string // this person only
	Round      string // of the respondent; "" for every round
}

// An Erased is what an erasure deleted, and what [Prove] then looks for.
type Erased struct {
	Rows   map[string]int    // deleted rows by table
	People int               // whose answers were deleted
	Names  map[string]string // engagement → its name in the access log from now on
	Kept   map[string]int    // texts that also stand elsewhere and stay there: how many, by table
	Stay   int               // how many different texts those are
	// Compacted is nil once the space of what was deleted has been overwritten or
	// given back; else why not.
	Compacted error

	traces  *traces
	targets []Target
}

// Erase deletes targets, each whole or not at all, and then overwrites or gives back
// the space they took. It is recorded in the access log as an access by who. If a
// later target fails, what was erased before is returned with the error.
//
// Nothing of it is left in the database then, which [Prove] shows.
func (db *DB) Erase(ctx context.Context, by Access, targets ...Target) (*Erased, error) {
	all := &Erased{Rows: map[string]int{}, Names: map[string]string{}, Kept: map[string]int{}, traces: newTraces()}
	for _, t := range targets {
		one, err := db.eraseOne(ctx, by, t)
		if err != nil {
			return all, fmt.Errorf("erase %s: %w", t, err)
		}
		all.add(t, one)
	}
	if len(all.targets) == 0 {
		return all, nil
	}
	if err := db.leaveOut(ctx, all); err != nil {
		return all, fmt.Errorf("look for what stays: %w", err)
	}
	all.Compacted = db.compact(ctx, all)
	return all, nil
}

// String names a target for error messages.
func (t Target) String() string {
	switch {
	case t.Respondent != "":
		return fmt.Sprintf("respondent %s in %s", t.Respondent, t.Engagement)
	case t.People:
		return "the answers of " + t.Engagement
	}
	return "engagement " + t.Engagement
}

// args are those of a [scope]'s queries.
func (t Target) args() []any {
	if t.Respondent != "" {
		return []any{t.Engagement, t.Round, t.Respondent}
	}
	return []any{t.Engagement}
}

func (e *Erased) add(t Target, one *erasure) {
	e.targets = append(e.targets, t)
	for table, n := range one.rows {
		e.Rows[table] += n
	}
	e.People += one.rows["respondent"]
	if one.name != "" {
		e.Names[t.Engagement] = one.name
	}
	e.traces.merge(one.traces)
}

// An erasure is one target on its way.
type erasure struct {
	Target
	tx     *txn
	rows   map[string]int
	traces *traces
	name   string // of the engagement in the access log
}

func (db *DB) eraseOne(ctx context.Context, by Access, t Target) (*erasure, error) {
	whole := t.Respondent == "" && !t.People
	var er *erasure
	err := db.change(ctx, func(tx *txn) error {
		er = &erasure{Target: t, tx: tx, rows: map[string]int{}, traces: newTraces()}
		if err := lockPacks(ctx, tx, true); err != nil {
			return err
		}
		var id string
		// Archived ones too: archiving is no reason to keep what must go.
		if err := tx.one(ctx, into(&id), `SELECT id FROM engagement WHERE id = $1`+tx.kind.exclusive, t.Engagement); err != nil {
			return err
		}
		if err := er.delete(ctx); err != nil {
			return err
		}
		if t.Respondent != "" {
			if er.rows["respondent"] == 0 {
				return ErrNotFound
			}
			if err := db.orphans(ctx, er); err != nil {
				return err
			}
		}
		by.Engagement, by.People = t.Engagement, er.rows["respondent"]
		if !whole {
			if err := revise(ctx, tx, t.Engagement); err != nil {
				return err
			}
			return logAccess(ctx, tx, db.now(), by)
		}
		if err := er.rename(ctx); err != nil {
			return err
		}
		by.Engagement = er.name
		return logAccess(ctx, tx, db.now(), by)
	})
	return er, err
}

// delete notes every text of the target's rows and deletes them, table by table.
func (er *erasure) delete(ctx context.Context) error {
	for _, s := range scopes {
		where := s.of(er.Target)
		if where == "" {
			continue
		}
		n, err := er.note(ctx, `SELECT * FROM `+s.table+` `+where, er.args()...)
		if err != nil {
			return fmt.Errorf("%s: %w", s.table, err)
		}
		if n > 0 {
			er.rows[s.table] = n
		}
	}
	for _, s := range scopes {
		where := s.of(er.Target)
		if where == "" {
			continue
		}
		if _, err := er.tx.exec(ctx, `DELETE FROM `+s.table+` `+where, er.args()...); err != nil {
			return fmt.Errorf("%s: %w", s.table, err)
		}
	}
	return nil
}

// note remembers the texts of rows that are about to be deleted, and counts them.
func (er *erasure) note(ctx context.Context, query string, args ...any) (int, error) {
	rows, err := er.tx.conn.QueryContext(context.WithoutCancel(ctx), query, args...)
	if err != nil {
		return 0, err
	}
	return texts(rows, func(value []byte) { er.traces.add(string(value)) })
}

// orphans deletes the decisions on words that nobody has written any more.
func (db *DB) orphans(ctx context.Context, er *erasure) error {
	now, err := db.loadIn(ctx, er.tx, er.Engagement, rounds)
	if err != nil {
		return err
	}
	for i := range now.Engagement.Rounds {
		if err := er.orphansOf(ctx, now.Pack, now.Engagement, &now.Engagement.Rounds[i]); err != nil {
			return err
		}
	}
	return nil
}

func (er *erasure) orphansOf(ctx context.Context, p *questionnaires.Pack, e *assessment.Engagement, round *assessment.Round) error {
	written := map[[2]string]bool{}
	for _, text := range assessment.OpenTexts(p, e, round) {
		written[[2]string{text.Question, text.Digest}] = true
	}
	var gone [][2]string
	err := er.tx.each(ctx, func(scan func(...any) error) error {
		var key [2]string
		err := scan(&key[0], &key[1])
		if !written[key] {
			gone = append(gone, key)
		}
		return err
	}, `SELECT question_id, digest FROM open_answer WHERE engagement_id = $1 AND round_id = $2`, er.Engagement, round.ID)
	if err != nil {
		return err
	}
	const one = ` WHERE engagement_id = $1 AND round_id = $2 AND question_id = $3 AND digest = $4`
	for _, key := range gone {
		args := []any{er.Engagement, round.ID, key[0], key[1]}
		for _, table := range []string{"open_translation", "open_answer"} { // the second one's rows take the first one's along
			if _, err := er.note(ctx, `SELECT * FROM `+table+one, args...); err != nil {
				return err
			}
			n, err := er.tx.exec(ctx, `DELETE FROM `+table+one, args...)
			if err != nil {
				return err
			}
			if n > 0 {
				er.rows[table] += int(n)
			}
		}
	}
	return nil
}

// rename gives an erased engagement a name in the access log that leads nowhere,
// and drops its pack if nobody else needs it.
func (er *erasure) rename(ctx context.Context) error {
	er.name = "erased-" + strings.ToLower(rand.Text()[:10])
	n, err := er.tx.exec(ctx, `UPDATE access_log SET engagement = $1 WHERE engagement = $2`, er.name, er.Engagement)
	if err != nil {
		return err
	}
	if n > 0 {
		er.rows["access_log"] = 0 // touched, though nothing was deleted
	}
	if err := dropUnusedPacks(ctx, er.tx); err != nil {
		return err
	}
	er.rows["pack"], er.rows["pack_file"] = 0, 0
	return nil
}

// tables are those an erasure has touched.
func (e *Erased) tables() []string {
	list := names(e.Rows)
	if !slices.Contains(list, "engagement") {
		list = append(list, "engagement") // its row is written when something in it changes
	}
	return list
}
