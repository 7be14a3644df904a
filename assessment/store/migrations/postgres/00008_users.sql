-- +goose Up

-- Consultants who come in through the browser. password: an argon2id hash in PHC form,
-- '' where none is set. totp: the secret of the app that shows codes, totp_step: the
-- step (30 s) of the latest code that was used, so that none works twice.
CREATE TABLE web_user (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name       TEXT COLLATE "C" NOT NULL UNIQUE,
  password   TEXT NOT NULL,
  totp       TEXT NOT NULL,
  totp_step  BIGINT NOT NULL,
  disabled   BIGINT NOT NULL CHECK (disabled IN (0, 1)),
  created_ms BIGINT NOT NULL
);

-- Keys of a user's devices: what they are known by is public.
CREATE TABLE web_passkey (
  id      BYTEA NOT NULL PRIMARY KEY,
  user_id TEXT COLLATE "C" NOT NULL REFERENCES web_user (id) ON DELETE CASCADE,
  data    TEXT NOT NULL CHECK (data::json IS NOT NULL)
);

CREATE INDEX web_passkey_user ON web_passkey (user_id);

-- SHA-256 of a link with which a user sets a password or a passkey, once.
CREATE TABLE web_ticket (
  hash       BYTEA NOT NULL PRIMARY KEY,
  user_id    TEXT COLLATE "C" NOT NULL REFERENCES web_user (id) ON DELETE CASCADE,
  expires_ms BIGINT NOT NULL
);

-- SHA-256 of what a consultant's browser holds. user_id is '' for whoever used the
-- start code on the computer itself.
CREATE TABLE web_session (
  hash     BYTEA NOT NULL PRIMARY KEY,
  user_id  TEXT COLLATE "C" NOT NULL,
  begun_ms BIGINT NOT NULL,
  seen_ms  BIGINT NOT NULL
);

CREATE INDEX web_session_user ON web_session (user_id);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
