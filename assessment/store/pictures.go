package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"lotse/assessment"
)

// PutPicture adds a picture to an engagement, or replaces the one of its name.
func (db *DB) PutPicture(ctx context.Context, engagement string, p assessment.Picture) error {
	return db.keepPicture(ctx, engagement, p, true)
}

// AddPicture adds a picture to an engagement; [ErrExists] if there is one of its name.
func (db *DB) AddPicture(ctx context.Context, engagement string, p assessment.Picture) error {
	return db.keepPicture(ctx, engagement, p, false)
}

func (db *DB) keepPicture(ctx context.Context, engagement string, p assessment.Picture, replace bool) error {
	if err := assessment.CheckPicture(p); err != nil {
		return fmt.Errorf("picture %s: %w", p.Name, err)
	}
	err := db.change(ctx, func(tx *txn) error {
		if err := lockToChange(ctx, tx, engagement); err != nil {
			return err
		}
		var others, same int
		err := tx.one(ctx, into(&others), `SELECT coalesce(sum(length(data)), 0) FROM picture WHERE engagement_id = $1 AND name <> $2`, engagement, p.Name)
		if err == nil {
			err = tx.one(ctx, into(&same), `SELECT count(*) FROM picture WHERE engagement_id = $1 AND name = $2`, engagement, p.Name)
		}
		switch {
		case err != nil:
			return err
		case same > 0 && !replace:
			return ErrExists
		case others+len(p.Data) > assessment.MaxPictures:
			return assessment.ErrPicturesSize
		}
		return putPicture(ctx, tx, engagement, p)
	})
	if err != nil {
		return fmt.Errorf("picture %s of engagement %s: %w", p.Name, engagement, err)
	}
	return nil
}

// RemovePicture takes a picture from an engagement; [ErrNotFound] if there is none.
func (db *DB) RemovePicture(ctx context.Context, engagement, name string) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := touch(ctx, tx, engagement, db.now()); err != nil {
			return err
		}
		return affectsOne(tx.exec(ctx, `DELETE FROM picture WHERE engagement_id = $1 AND name = $2`, engagement, name))
	})
	if err != nil {
		return fmt.Errorf("picture %s of engagement %s: %w", name, engagement, err)
	}
	return nil
}

func putPicture(ctx context.Context, tx *txn, engagement string, p assessment.Picture) error {
	_, err := tx.exec(ctx, `INSERT INTO picture (engagement_id, name, data) VALUES ($1, $2, $3)
		ON CONFLICT (engagement_id, name) DO UPDATE SET data = excluded.data`, engagement, p.Name, p.Data)
	return err
}

// putPictures makes these an engagement's pictures.
func putPictures(ctx context.Context, tx *txn, engagement string, list []assessment.Picture) error {
	if _, err := tx.exec(ctx, `DELETE FROM picture WHERE engagement_id = $1`, engagement); err != nil {
		return err
	}
	for _, p := range list {
		if err := putPicture(ctx, tx, engagement, p); err != nil {
			return fmt.Errorf("picture %s: %w", p.Name, err)
		}
	}
	return nil
}

// loadPictures fills in the pictures of e, by name.
func loadPictures(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	e.Pictures = nil
	err := tx.each(ctx, func(scan func(...any) error) error {
		var p assessment.Picture
		if err := scan(&p.Name, &p.Data); err != nil {
			return err
		}
		e.Pictures = append(e.Pictures, p)
		return nil
	}, `SELECT name, data FROM picture WHERE engagement_id = $1`, e.ID)
	slices.SortFunc(e.Pictures, func(a, b assessment.Picture) int { return cmp.Compare(a.Name, b.Name) })
	return err
}
