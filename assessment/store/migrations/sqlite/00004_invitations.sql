-- +goose Up

-- Ways in for respondents. Nothing here holds a secret, and ids are random, so that
-- they tell no order. kind: 0 for one person, 1 shared by a group. places: how many
-- may hand in, 0 for any number; used: how many did. disclosure: what was promised
-- with the link (0 confidential, 1 anonymous, 2 named); the promise stays, whatever
-- becomes of the engagement. There is no time of use: with it one could match the
-- order of invitations and of answers.
CREATE TABLE link (
  id            TEXT NOT NULL PRIMARY KEY,
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  group_id      TEXT NOT NULL,
  kind          INTEGER NOT NULL CHECK (kind IN (0, 1)),
  language      TEXT NOT NULL,
  disclosure    INTEGER NOT NULL CHECK (disclosure BETWEEN 0 AND 2),
  places        INTEGER NOT NULL CHECK (places >= 0),
  used          INTEGER NOT NULL CHECK (used >= 0),
  expires_ms    INTEGER NOT NULL,
  revoked       INTEGER NOT NULL CHECK (revoked IN (0, 1)),
  FOREIGN KEY (engagement_id, round_id) REFERENCES round (engagement_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX link_round ON link (engagement_id, round_id);

-- SHA-256 of the secrets that open a link: a link sent twice has two.
CREATE TABLE link_secret (
  hash    BLOB NOT NULL PRIMARY KEY,
  link_id TEXT NOT NULL REFERENCES link (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX link_secret_link ON link_secret (link_id);

-- Whom a link was sent to, until the round closes. An address stands here and
-- nowhere else.
CREATE TABLE recipient (
  link_id       TEXT NOT NULL PRIMARY KEY REFERENCES link (id) ON DELETE CASCADE,
  engagement_id TEXT NOT NULL,
  round_id      TEXT NOT NULL,
  address       TEXT NOT NULL,
  UNIQUE (engagement_id, round_id, address)
) STRICT, WITHOUT ROWID;

-- Mails on their way and those that went. The words are made when a mail is sent,
-- and so is its secret. occasion: 0 invitation, 1 reminder; number counts from 0.
-- state: 0 waiting, 1 being sent, 2 sent, 3 failed for good. next_ms: not before
-- then; of a mail being sent, when to believe that its sender died. sent_ms: 0 if not.
CREATE TABLE outbox (
  id       TEXT NOT NULL PRIMARY KEY,
  link_id  TEXT NOT NULL REFERENCES recipient (link_id) ON DELETE CASCADE,
  occasion INTEGER NOT NULL CHECK (occasion IN (0, 1)),
  number   INTEGER NOT NULL,
  state    INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  attempts INTEGER NOT NULL,
  next_ms  INTEGER NOT NULL,
  sent_ms  INTEGER NOT NULL,
  fault    TEXT NOT NULL,
  UNIQUE (link_id, occasion, number)
) STRICT, WITHOUT ROWID;

-- One person filling in: the only tie between a link and answers. Where anonymity
-- was promised it is deleted when the person hands in. session is the SHA-256 of
-- what the person's browser holds. No reference to respondent: an engagement that is
-- replaced by its own document keeps its sittings.
CREATE TABLE sitting (
  session       BLOB NOT NULL PRIMARY KEY,
  link_id       TEXT NOT NULL REFERENCES link (id) ON DELETE CASCADE,
  respondent_id TEXT NOT NULL,
  finished      INTEGER NOT NULL CHECK (finished IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX sitting_link ON sitting (link_id);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
