-- +goose Up

-- Consultants who come in through the browser. password: an argon2id hash in PHC form,
-- '' where none is set. totp: the secret of the app that shows codes, totp_step: the
-- step (30 s) of the latest code that was used, so that none works twice.
CREATE TABLE web_user (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  password   TEXT NOT NULL,
  totp       TEXT NOT NULL,
  totp_step  INTEGER NOT NULL,
  disabled   INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys of a user's devices: what they are known by is public.
CREATE TABLE web_passkey (
  id      BLOB NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES web_user (id) ON DELETE CASCADE,
  data    TEXT NOT NULL CHECK (json_valid(data))
) STRICT, WITHOUT ROWID;

CREATE INDEX web_passkey_user ON web_passkey (user_id);

-- SHA-256 of a link with which a user sets a password or a passkey, once.
CREATE TABLE web_ticket (
  hash       BLOB NOT NULL PRIMARY KEY,
  user_id    TEXT NOT NULL REFERENCES web_user (id) ON DELETE CASCADE,
  expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- SHA-256 of what a consultant's browser holds. user_id is '' for whoever used the
-- start code on the computer itself.
CREATE TABLE web_session (
  hash     BLOB NOT NULL PRIMARY KEY,
  user_id  TEXT NOT NULL,
  begun_ms INTEGER NOT NULL,
  seen_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX web_session_user ON web_session (user_id);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
