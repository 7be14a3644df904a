package store

import (
	"context"
	"crypto/sha256"
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
func freeze(ctx context.Context, tx *txn, p *questionnaires.Pack) (string, error) {
	if len(p.Files) == 0 {
		return "", errors.New("the pack has no files to keep a copy of")
	}
	id := fingerprint(p.Files)
	// On PostgreSQL two may freeze the same pack at once: the second waits here
	// until the first has ended, and finds the row.
	added, err := tx.exec(ctx, `INSERT INTO pack (id, name, version) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING`, id, p.ID, p.Version)
	if err != nil || added == 0 {
		return id, err
	}
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		_, err := tx.exec(ctx, `INSERT INTO pack_file (pack_id, path, data) VALUES ($1, $2, $3)`, id, path, p.Files[path])
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

// lockPacks keeps a pack from being dropped while another transaction freezes
// it: who drops packs works alone, who only freezes does not wait for others who
// do. It is called first in a transaction, before any other row is locked.
func lockPacks(ctx context.Context, tx *txn, drop bool) error {
	lock := tx.kind.shared
	if drop {
		lock = tx.kind.exclusive
	}
	var value string
	return tx.one(ctx, into(&value), `SELECT value FROM setting WHERE name = 'needs'`+lock)
}

// dropUnusedPacks deletes the copies that no engagement needs any more and that are not
// offered, after [lockPacks].
func dropUnusedPacks(ctx context.Context, tx *txn) error {
	_, err := tx.exec(ctx, `DELETE FROM pack WHERE NOT EXISTS (SELECT 1 FROM engagement WHERE pack_id = pack.id)
		AND NOT EXISTS (SELECT 1 FROM own_pack WHERE pack_id = pack.id)`)
	return err
}

// frozen returns the files of a frozen pack.
func frozen(ctx context.Context, tx *txn, id string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := tx.each(ctx, func(scan func(...any) error) error {
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
