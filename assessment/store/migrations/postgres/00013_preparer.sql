-- +goose Up

-- The tables of the SQLite folder, column by column.

-- A link with a row here is for somebody at the client who prepares what the company
-- says once, and not for a respondent: its group is '', and nothing is answered through
-- it. sections: ids of the pack's sections that the person was asked for, as JSON. begun:
-- 1 once the person came in. handed_ms: when the person said that it is complete, 0
-- while it is not. The person is known to the consultant, so this has a time.
CREATE TABLE preparation (
  link_id   TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES link (id) ON DELETE CASCADE,
  sections  TEXT NOT NULL CHECK (sections::json IS NOT NULL),
  begun     BIGINT NOT NULL CHECK (begun IN (0, 1)),
  handed_ms BIGINT NOT NULL CHECK (handed_ms >= 0)
);

-- SHA-256 of what a preparer's browser holds. It is no sitting: it leads to no answers.
CREATE TABLE preparer_session (
  session BYTEA NOT NULL PRIMARY KEY,
  link_id TEXT COLLATE "C" NOT NULL REFERENCES preparation (link_id) ON DELETE CASCADE
);

CREATE INDEX preparer_session_link ON preparer_session (link_id);

-- Who prepares may also answer, through another link to the same address: preparer is 1
-- for a link with a row in preparation.
ALTER TABLE recipient ADD COLUMN preparer BIGINT NOT NULL DEFAULT 0 CHECK (preparer IN (0, 1));
ALTER TABLE recipient ALTER COLUMN preparer DROP DEFAULT;
ALTER TABLE recipient DROP CONSTRAINT recipient_engagement_id_round_id_address_key;
ALTER TABLE recipient ADD UNIQUE (engagement_id, round_id, address, preparer);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
