package notes

import (
	"context"
	"errors"

	"lotse/assessment"
	"lotse/assessment/markdown"
	"lotse/assessment/store"
)

// TakePicture keeps a picture without what cameras note beside it. Unless it may replace
// the one of its name, [store.ErrExists] says that there is one.
func TakePicture(ctx context.Context, db *store.DB, engagement string, p assessment.Picture, replace bool) error {
	var err error
	if p.Data, err = assessment.BarePicture(p); err != nil {
		return err
	}
	if replace {
		return db.PutPicture(ctx, engagement, p)
	}
	return db.AddPicture(ctx, engagement, p)
}

// A Shown is a place where words show a picture, with what they say of it.
type Shown struct {
	Note    assessment.Note
	Picture markdown.Picture
}

// Showing lists the places where a picture is shown.
func Showing(e *assessment.Engagement, name string) []Shown {
	var list []Shown
	for _, n := range e.Notes.List() {
		for _, p := range markdown.Pictures(n.Words) {
			if p.Name == name {
				list = append(list, Shown{n, p})
			}
		}
	}
	return list
}

// RemovePicture takes a picture away, unless words show it: it returns where.
func RemovePicture(ctx context.Context, db *store.DB, e *assessment.Engagement, name string) ([]Shown, error) {
	if shown := Showing(e, name); len(shown) > 0 {
		return shown, nil
	}
	return nil, db.RemovePicture(ctx, e.ID, name)
}

// pictureFaults are the reasons why a picture cannot be taken, with the word in the key
// of its message: note-picture-WORD for terminals, web-desk-picture-WORD for pages.
var pictureFaults = []struct {
	err  error
	word string
}{
	{assessment.ErrPictureName, "bad-name"}, {assessment.ErrPictureFormat, "bad-format"}, {assessment.ErrPictureSize, "too-large"},
	{assessment.ErrPicturesSize, "too-many"}, {assessment.ErrPictureColour, "colours"},
}

// PictureFault is the word of the reason why a picture cannot be taken; "" where the
// error is none of the picture's.
func PictureFault(err error) string {
	for _, f := range pictureFaults {
		if errors.Is(err, f.err) {
			return f.word
		}
	}
	return ""
}
