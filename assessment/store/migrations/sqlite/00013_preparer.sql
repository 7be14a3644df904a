-- +goose Up

-- A link with a row here is for somebody at the client who prepares what the company
-- says once, and not for a respondent: its group is '', and nothing is answered through
-- it. sections: ids of the pack's sections that the person was asked for, as JSON. begun:
-- 1 once the person came in. handed_ms: when the person said that it is complete, 0
-- while it is not. The person is known to the consultant, so this has a time.
CREATE TABLE preparation (
  link_id   TEXT NOT NULL PRIMARY KEY REFERENCES link (id) ON DELETE CASCADE,
  sections  TEXT NOT NULL CHECK (json_valid(sections)),
  begun     INTEGER NOT NULL CHECK (begun IN (0, 1)),
  handed_ms INTEGER NOT NULL CHECK (handed_ms >= 0)
) STRICT, WITHOUT ROWID;

-- SHA-256 of what a preparer's browser holds. It is no sitting: it leads to no answers.
CREATE TABLE preparer_session (
  session BLOB NOT NULL PRIMARY KEY,
  link_id TEXT NOT NULL REFERENCES preparation (link_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX preparer_session_link ON preparer_session (link_id);

-- Who prepares may also answer, through another link to the same address: preparer is 1
-- for a link with a row in preparation. What refers to recipient moves along with it.
CREATE TABLE recipient_of (
  link_id       TEXT NOT NULL PRIMARY KEY REFERENCES link (id) ON DELETE CASCADE,
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  address       TEXT NOT NULL,
  preparer      INTEGER NOT NULL CHECK (preparer IN (0, 1)),
  UNIQUE (engagement_id, round_id, address, preparer)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox_of (
  id       TEXT NOT NULL PRIMARY KEY,
  link_id  TEXT NOT NULL REFERENCES recipient_of (link_id) ON DELETE CASCADE,
  occasion INTEGER NOT NULL CHECK (occasion IN (0, 1)),
  number   INTEGER NOT NULL,
  state    INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  attempts INTEGER NOT NULL,
  next_ms  INTEGER NOT NULL,
  sent_ms  INTEGER NOT NULL,
  fault    TEXT NOT NULL,
  UNIQUE (link_id, occasion, number)
) STRICT, WITHOUT ROWID;

INSERT INTO recipient_of (link_id, engagement_id, round_id, address, preparer) SELECT link_id, engagement_id, round_id, address, 0 FROM recipient;
INSERT INTO outbox_of (id, link_id, occasion, number, state, attempts, next_ms, sent_ms, fault)
  SELECT id, link_id, occasion, number, state, attempts, next_ms, sent_ms, fault FROM outbox;
DROP TABLE outbox;
DROP TABLE recipient;
ALTER TABLE recipient_of RENAME TO recipient;
ALTER TABLE outbox_of RENAME TO outbox;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
