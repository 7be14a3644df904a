package store

// statements are the queries on answers, or on facts, which have no respondent.
// The key comes first in the arguments, then state, value, note, evidence and the
// time; update also takes the version that was read.
type statements struct {
	all, current, existing    string
	insert, update, overwrite string
}

var ofAnswers = statements{
	all: `SELECT question_id, state, value, note, evidence, version, updated_ms FROM answer
		WHERE engagement_id = $1 AND round_id = $2 AND respondent_id = $3`,
	current: `SELECT state, value, note, evidence, version, updated_ms FROM answer
		WHERE engagement_id = $1 AND round_id = $2 AND respondent_id = $3 AND question_id = $4`,
	existing: `SELECT count(*) FROM respondent WHERE engagement_id = $1 AND round_id = $2 AND id = $3`,
	insert: `INSERT INTO answer (engagement_id, round_id, respondent_id, question_id, state, value, note, evidence, version, updated_ms)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
		ON CONFLICT (engagement_id, round_id, respondent_id, question_id) DO NOTHING`,
	update: `UPDATE answer SET state = $5, value = $6, note = $7, evidence = $8, version = version + 1, updated_ms = $9
		WHERE engagement_id = $1 AND round_id = $2 AND respondent_id = $3 AND question_id = $4 AND version = $10`,
	overwrite: `INSERT INTO answer (engagement_id, round_id, respondent_id, question_id, state, value, note, evidence, version, updated_ms)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
		ON CONFLICT (engagement_id, round_id, respondent_id, question_id) DO UPDATE SET state = excluded.state, value = excluded.value,
		note = excluded.note, evidence = excluded.evidence, version = answer.version + 1, updated_ms = excluded.updated_ms
		RETURNING version`,
}

var ofFacts = statements{
	all: `SELECT question_id, state, value, note, evidence, version, updated_ms FROM fact
		WHERE engagement_id = $1 AND round_id = $2`,
	current: `SELECT state, value, note, evidence, version, updated_ms FROM fact
		WHERE engagement_id = $1 AND round_id = $2 AND question_id = $3`,
	existing: `SELECT count(*) FROM round WHERE engagement_id = $1 AND id = $2`,
	insert: `INSERT INTO fact (engagement_id, round_id, question_id, state, value, note, evidence, version, updated_ms)
		VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
		ON CONFLICT (engagement_id, round_id, question_id) DO NOTHING`,
	update: `UPDATE fact SET state = $4, value = $5, note = $6, evidence = $7, version = version + 1, updated_ms = $8
		WHERE engagement_id = $1 AND round_id = $2 AND question_id = $3 AND version = $9`,
	overwrite: `INSERT INTO fact (engagement_id, round_id, question_id, state, value, note, evidence, version, updated_ms)
		VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
		ON CONFLICT (engagement_id, round_id, question_id) DO UPDATE SET state = excluded.state, value = excluded.value,
		note = excluded.note, evidence = excluded.evidence, version = fact.version + 1, updated_ms = excluded.updated_ms
		RETURNING version`,
}
