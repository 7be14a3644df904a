-- +goose Up

-- Packs of the consultant's own, which projects can begin with: the copy that is offered,
-- by the pack's id. A newer version takes the place of the older one; projects that began
-- with it keep it.
CREATE TABLE own_pack (
  name     TEXT NOT NULL PRIMARY KEY,
  pack_id  TEXT NOT NULL REFERENCES pack (id),
  added_ms INTEGER NOT NULL
) STRICT;

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
