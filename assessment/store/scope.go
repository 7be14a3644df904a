package store

// A scope says which rows of a table an erasure deletes, as the end of a SELECT or
// DELETE. $1 is the engagement, $2 the round ("" for all), $3 the respondent. An
// empty query: none.
type scope struct {
	table  string
	whole  string // the engagement with everything
	people string // all that comes from single people
	person string // one respondent
}

// What links of a person, and of everybody, are made of hangs on the link.
const (
	linksOfAll    = `(SELECT id FROM link WHERE engagement_id = $1)`
	linksOfPerson = `(SELECT s.link_id FROM sitting AS s JOIN link AS l ON l.id = s.link_id
		WHERE l.engagement_id = $1 AND ($2 = '' OR l.round_id = $2) AND s.respondent_id = $3 AND l.kind = 0)`
	ofAll = `WHERE engagement_id = $1`
)

// scopes are the tables with data of an engagement, children before their parents,
// so that a row is found before what it hangs on is gone. A test knows that no
// table is missing.
var scopes = []scope{
	{table: "answer", whole: ofAll, people: ofAll, person: `WHERE engagement_id = $1 AND ($2 = '' OR round_id = $2) AND respondent_id = $3`},
	{table: "answer_draft", whole: ofAll, people: ofAll, person: `WHERE engagement_id = $1 AND ($2 = '' OR round_id = $2) AND respondent_id = $3`},
	{table: "outbox", whole: `WHERE link_id IN ` + linksOfAll, people: `WHERE link_id IN ` + linksOfAll, person: `WHERE link_id IN ` + linksOfPerson},
	{table: "recipient", whole: ofAll, people: ofAll, person: `WHERE link_id IN ` + linksOfPerson},
	{table: "link_secret", whole: `WHERE link_id IN ` + linksOfAll, people: `WHERE link_id IN ` + linksOfAll, person: `WHERE link_id IN ` + linksOfPerson},
	// Who prepares is no respondent: nothing leads from a respondent to such a link.
	{table: "preparer_session", whole: `WHERE link_id IN ` + linksOfAll, people: `WHERE link_id IN ` + linksOfAll},
	{table: "preparation", whole: `WHERE link_id IN ` + linksOfAll, people: `WHERE link_id IN ` + linksOfAll},
	// After a person's own sittings are gone nothing leads to her link: it goes first, and takes them along.
	{table: "link", whole: ofAll, people: ofAll, person: `WHERE id IN ` + linksOfPerson},
	{table: "sitting", whole: `WHERE link_id IN ` + linksOfAll, people: `WHERE link_id IN ` + linksOfAll,
		person: `WHERE respondent_id = $3 AND link_id IN (SELECT id FROM link WHERE engagement_id = $1 AND ($2 = '' OR round_id = $2))`},
	{table: "respondent", whole: ofAll, people: ofAll, person: `WHERE engagement_id = $1 AND ($2 = '' OR round_id = $2) AND id = $3`},
	// One person's decisions are found by her words, see [orphans].
	{table: "open_translation", whole: ofAll, people: ofAll},
	{table: "open_answer", whole: ofAll, people: ofAll},
	// Hands were raised by people. What a room agreed on is the client's, as its facts are; one
	// person's hand is not in it.
	{table: "workshop", whole: ofAll, people: ofAll + ` AND part = 0`},
	// Nothing says whose a device is. Its vote lives until the question is revealed.
	{table: "board_vote", whole: ofAll, people: ofAll},
	{table: "board_device", whole: ofAll, people: ofAll},
	{table: "board", whole: ofAll},
	{table: "picture", whole: ofAll},
	// A frozen report has aggregates only, which stay. Where it prints answers in people's own
	// words its file goes with the answers, and with those of anybody of its round: nobody can
	// tell any more whose words are in it. What it printed as figures, and its hash, stay.
	{table: "report_file", whole: ofAll, people: ofAll + ` AND words = 1`,
		person: `WHERE engagement_id = $1 AND ($2 = '' OR round_id = $2) AND $3 <> '' AND words = 1`},
	{table: "report", whole: ofAll},
	{table: "fact", whole: ofAll},
	{table: "fact_draft", whole: ofAll},
	{table: "invited", whole: ofAll},
	{table: "round", whole: ofAll},
	{table: "revision", whole: ofAll},
	{table: "engagement", whole: `WHERE id = $1`},
}

// keepers are the tables no erasure deletes from by itself: the store's own, frozen
// packs (they go with the last engagement that needs them, unless they are offered), the library, the consultant's
// looks, the log, in which an erased engagement gets another name, and who may come in.
var keepers = []string{
	"setting", "goose_db_version", "pack", "pack_file", "own_pack", "library", "theme", "theme_file", "access_log",
	"web_user", "web_passkey", "web_ticket", "web_ceremony", "web_session",
}

// of returns the query for a target.
func (s scope) of(t Target) string {
	switch {
	case t.Respondent != "":
		return s.person
	case t.People:
		return s.people
	}
	return s.whole
}
