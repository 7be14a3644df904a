-- +goose Up

-- What several servers of one store must agree on.

-- Numbers that are drawn anew with every change of an engagement; their sum is its
-- revision. Several, so that those who save at the same moment write different rows:
-- slot comes from the connection. They say nothing of what was changed, when or by whom.
CREATE TABLE revision (
  engagement_id TEXT COLLATE "C" NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  slot          BIGINT NOT NULL,
  drawn         BIGINT NOT NULL,
  PRIMARY KEY (engagement_id, slot)
);

-- What a browser was asked to prove with a passkey and has not proved yet, under the
-- SHA-256 of what the browser holds. It is answered once, within minutes.
CREATE TABLE web_ceremony (
  hash       BYTEA NOT NULL PRIMARY KEY,
  data       TEXT NOT NULL CHECK (data::json IS NOT NULL),
  expires_ms BIGINT NOT NULL
);

CREATE INDEX web_ceremony_expires ON web_ceremony (expires_ms);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
