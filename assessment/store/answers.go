package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"lotse/assessment"
)

// AnyVersion is the version of a [Put] that overwrites whatever is there.
const AnyVersion int64 = -1

// A Put is an answer to be saved. An answer of state Missing takes back what is there.
type Put struct {
	Question string
	Answer   assessment.Answer
	// Version is the version of the answer the writer has read: 0 for none, or
	// [AnyVersion]. If the store holds another one, nothing is saved.
	Version int64
}

// PutAnswers saves answers of one respondent, or facts of the client if respondent
// is "": all or nothing, and durable before it returns. The result holds the new
// version of each answer. An answer that somebody else changed is a [Conflict],
// unless both say the same: then there is nothing to do, and who saves again after
// a broken connection gets the version that is there.
func (db *DB) PutAnswers(ctx context.Context, engagement, round, respondent string, puts []Put) ([]int64, error) {
	where := keyOf(engagement, round, respondent)
	var versions []int64
	err := db.change(ctx, func(tx *txn) (err error) {
		now := db.now()
		if err := touch(ctx, tx, engagement, now); err != nil {
			return err
		}
		if err := takesAnswers(ctx, tx, engagement, round); err != nil {
			return err
		}
		versions, err = where.putAll(ctx, tx, puts, now)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("save answers of %s: %w", where, err)
	}
	return versions, nil
}

// putAll saves answers and returns their new versions. It goes by question: two who save
// the same answers lock them in the same order and never wait for each other.
func (k key) putAll(ctx context.Context, tx *txn, puts []Put, now int64) ([]int64, error) {
	order := make([]int, len(puts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(puts[a].Question, puts[b].Question) })
	versions := make([]int64, len(puts))
	for _, i := range order {
		var err error
		if versions[i], err = k.put(ctx, tx, puts[i], now); err != nil {
			return nil, err
		}
	}
	return versions, nil
}

// Answers returns the answers of one respondent, or the facts of the client if
// respondent is "", with their versions, by question.
func (db *DB) Answers(ctx context.Context, engagement, round, respondent string) (map[string]Stored, error) {
	where := keyOf(engagement, round, respondent)
	var out map[string]Stored
	err := db.view(ctx, func(tx *txn) error {
		if err := where.exists(ctx, tx); err != nil {
			return err
		}
		var err error
		out, err = where.read(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("answers of %s: %w", where, err)
	}
	return out, nil
}

// read reads all answers of a key.
func (k key) read(ctx context.Context, tx *txn) (map[string]Stored, error) {
	out := map[string]Stored{}
	err := tx.each(ctx, func(scan func(...any) error) error {
		var s Stored
		var err error
		s.Answer, err = scanAnswer(func(dest ...any) error { return scan(append(dest, &s.Version, &s.Updated)...) }, &s.Question)
		out[s.Question] = s
		return err
	}, k.all, k.args...)
	return out, err
}

// A key names the answers of one respondent or the facts of one round, and the
// statements for their table.
type key struct {
	args []any
	*statements
}

func keyOf(engagement, round, respondent string) key {
	if respondent == "" {
		return key{[]any{engagement, round}, &ofFacts}
	}
	return key{[]any{engagement, round, respondent}, &ofAnswers}
}

// String names the respondent, or the facts, for error messages.
func (k key) String() string {
	if len(k.args) == 2 {
		return fmt.Sprintf("the client in %v/%v", k.args...)
	}
	return fmt.Sprintf("respondent %v in %v/%v", k.args[2], k.args[0], k.args[1])
}

func (k key) exists(ctx context.Context, tx *txn) error {
	var n int
	err := tx.one(ctx, into(&n), k.existing, k.args...)
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return err
}

// put saves one answer and returns its new version. The statement itself looks
// at the version that is there, so no other writer can come in between.
func (k key) put(ctx context.Context, tx *txn, p Put, now int64) (int64, error) {
	columns, err := answerColumns(p.Answer)
	if err != nil {
		return 0, fmt.Errorf("answer to %s: %w", p.Question, err)
	}
	args := append(append(append([]any{}, k.args...), p.Question), append(columns, now)...)
	if p.Version == AnyVersion {
		var version int64
		err := tx.one(ctx, into(&version), k.overwrite, args...)
		return version, err
	}
	var changed int64
	if p.Version == 0 {
		changed, err = tx.exec(ctx, k.insert, args...)
	} else {
		changed, err = tx.exec(ctx, k.update, append(args, p.Version)...)
	}
	if err != nil {
		return 0, err
	}
	if changed == 0 {
		return k.conflict(ctx, tx, p)
	}
	return p.Version + 1, nil
}

// conflict reads what another writer has saved. Two who say the same are in no
// conflict.
func (k key) conflict(ctx context.Context, tx *txn, p Put) (int64, error) {
	now := Stored{Question: p.Question}
	err := tx.one(ctx, func(scan func(...any) error) (err error) {
		now.Answer, err = scanAnswer(func(dest ...any) error { return scan(append(dest, &now.Version, &now.Updated)...) })
		return err
	}, k.current, append(append([]any{}, k.args...), p.Question)...)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return 0, err
	}
	same, err := equal(now.Answer, p.Answer)
	if err != nil {
		return 0, err
	}
	if same && now.Version > 0 {
		return now.Version, nil
	}
	return 0, &Conflict{Question: p.Question, Mine: p.Answer, Seen: p.Version, Now: now}
}

// equal compares answers as they are stored.
func equal(a, b assessment.Answer) (bool, error) {
	x, err := answerColumns(a)
	if err != nil {
		return false, err
	}
	y, err := answerColumns(b)
	return slices.Equal(x, y), err
}
