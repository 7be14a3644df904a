-- +goose Up

-- Packs of the consultant's own, which projects can begin with: the copy that is offered,
-- by the pack's id. A newer version takes the place of the older one; projects that began
-- with it keep it.
CREATE TABLE own_pack (
  name     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  pack_id  TEXT COLLATE "C" NOT NULL REFERENCES pack (id),
  added_ms BIGINT NOT NULL
);

UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
