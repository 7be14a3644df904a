package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"

	"lotse/questionnaires"
)

// freeze keeps a copy of a pack's files, unless the same copy is there already,
// and returns its id.
func freeze(ctx context.Context, tx *sql.Tx, p *questionnaires.Pack) (string, error) {
	if len(p.Files) == 0 {
		return "", errors.New("the pack has no files to keep a copy of")
	}
	id := fingerprint(p.Files)
	var known int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM pack WHERE id = $1`, id).Scan(&known); err != nil {
		return "", err
	}
	if known > 0 {
		return id, nil
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO pack (id, name, version) VALUES ($1, $2, $3)`, id, p.ID, p.Version); err != nil {
		return "", err
	}
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		_, err := tx.ExecContext(ctx, `INSERT INTO pack_file (pack_id, path, data) VALUES ($1, $2, $3)`, id, path, p.Files[path])
		if err != nil {
			return "", fmt.Errorf("%s: %w", path, err)
		}
	}
	return id, nil
}

// fingerprint is the SHA-256 over names and contents, each with its length before it.
func fingerprint(files map[string][]byte) string {
	h := sha256.New()
	part := func(data []byte) {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(data)))
		h.Write(size[:])
		h.Write(data)
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		part([]byte(path))
		part(files[path])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// dropUnusedPacks deletes the copies no engagement needs any more.
func dropUnusedPacks(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM pack WHERE NOT EXISTS (SELECT 1 FROM engagement WHERE pack_id = pack.id)`)
	return err
}

// frozen returns the files of a frozen pack.
func frozen(ctx context.Context, tx *sql.Tx, id string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := each(ctx, tx, func(scan func(...any) error) error {
		var path string
		var data []byte
		if err := scan(&path, &data); err != nil {
			return err
		}
		files[path] = data
		return nil
	}, `SELECT path, data FROM pack_file WHERE pack_id = $1`, id)
	return files, err
}

// pack returns a loaded pack by the id of its copy. A loaded pack never changes,
// so it is shared.
func (db *DB) pack(id string, files func() (map[string][]byte, error)) (*questionnaires.Pack, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if p, ok := db.packs[id]; ok {
		return p, nil
	}
	yaml, err := files()
	if err != nil {
		return nil, err
	}
	p, err := questionnaires.LoadFiles(yaml)
	if err != nil {
		return nil, fmt.Errorf("its frozen pack: %w", err)
	}
	db.packs[id] = p
	return p, nil
}
