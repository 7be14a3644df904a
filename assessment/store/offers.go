package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"lotse/questionnaires"
)

// An Offer is a pack that projects can begin with: one that comes with Lotse, or one of
// the consultant's own.
type Offer struct {
	ID, Version string
	Own         bool
	Added       int64                // Unix milliseconds, UTC; 0 for one that comes with Lotse
	Pack        *questionnaires.Pack // nil for one that this Lotse cannot read any more
}

// Name tells offers apart, also where one of the consultant's own is a version of one
// that comes with Lotse.
func (o Offer) Name() string { return o.ID + "@" + o.Version }

// Offers lists the packs that projects can begin with: those that come with Lotse, then
// the consultant's own by id.
func (db *DB) Offers(ctx context.Context) ([]Offer, error) {
	var list []Offer
	for _, id := range questionnaires.Builtin() {
		p, err := db.builtin(id)
		if err != nil {
			return nil, err
		}
		list = append(list, Offer{ID: p.ID, Version: p.Version, Pack: p})
	}
	var own []Offer
	err := db.view(ctx, func(tx *txn) (err error) {
		own, err = db.ownPacks(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list packs: %w", err)
	}
	return append(list, own...), nil
}

func (db *DB) ownPacks(ctx context.Context, tx *txn) ([]Offer, error) {
	var list []Offer
	var copies []string
	err := tx.each(ctx, func(scan func(...any) error) error {
		o, id := Offer{Own: true}, ""
		err := scan(&o.ID, &o.Version, &id, &o.Added)
		list, copies = append(list, o), append(copies, id)
		return err
	}, `SELECT o.name, p.version, p.id, o.added_ms FROM own_pack AS o JOIN pack AS p ON p.id = o.pack_id`)
	if err != nil {
		return nil, err
	}
	for i, id := range copies {
		files, err := frozen(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		// A newer Lotse may ask more of a pack than the one that took it.
		list[i].Pack, _ = db.pack(id, func() (map[string][]byte, error) { return files, nil })
	}
	slices.SortFunc(list, func(a, b Offer) int { return cmp.Compare(a.ID, b.ID) })
	return list, nil
}

// Offer finds a pack by its id, the one that comes with Lotse before one's own, or by its
// [Offer.Name]. [ErrNotFound] if there is none.
func (db *DB) Offer(ctx context.Context, name string) (*Offer, error) {
	all, err := db.Offers(ctx)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if name == all[i].ID || name == all[i].Name() {
			return &all[i], nil
		}
	}
	return nil, fmt.Errorf("pack %s: %w", name, ErrNotFound)
}

// AddPack offers a pack, instead of an older version of it. A pack with the id and the
// version of one that comes with Lotse is [ErrExists]: nobody could tell them apart.
func (db *DB) AddPack(ctx context.Context, p *questionnaires.Pack) error {
	for _, id := range questionnaires.Builtin() {
		builtin, err := db.builtin(id)
		if err != nil {
			return err
		}
		if builtin.ID == p.ID && builtin.Version == p.Version {
			return fmt.Errorf("add pack %s %s: %w", p.ID, p.Version, ErrExists)
		}
	}
	err := db.change(ctx, func(tx *txn) error {
		if err := lockPacks(ctx, tx, true); err != nil {
			return err
		}
		id, err := freeze(ctx, tx, p)
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO own_pack (name, pack_id, added_ms) VALUES ($1, $2, $3)
			ON CONFLICT (name) DO UPDATE SET pack_id = excluded.pack_id, added_ms = excluded.added_ms`, p.ID, id, db.now())
		if err != nil {
			return err
		}
		return dropUnusedPacks(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("add pack %s: %w", p.ID, err)
	}
	return nil
}

// RemovePack offers a pack of one's own no longer. Projects that began with it keep it.
// [ErrNotFound] if there is no such pack.
func (db *DB) RemovePack(ctx context.Context, id string) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := lockPacks(ctx, tx, true); err != nil {
			return err
		}
		if err := affectsOne(tx.exec(ctx, `DELETE FROM own_pack WHERE name = $1`, id)); err != nil {
			return err
		}
		return dropUnusedPacks(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("remove pack %s: %w", id, err)
	}
	return nil
}

// builtin is a pack that comes with Lotse, loaded once.
func (db *DB) builtin(id string) (*questionnaires.Pack, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	key := "builtin " + id // no fingerprint
	if p, ok := db.packs[key]; ok {
		return p, nil
	}
	p, err := questionnaires.LoadBuiltin(id)
	if err != nil {
		return nil, err
	}
	db.packs[key] = p
	return p, nil
}
