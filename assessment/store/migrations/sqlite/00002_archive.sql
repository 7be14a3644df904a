-- +goose Up

-- When an engagement was archived, 0 if it was not: it can be read, not changed.
ALTER TABLE engagement ADD COLUMN archived_ms INTEGER NOT NULL DEFAULT 0;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
