package intake

import (
	"context"
	"errors"
	"fmt"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// A Document is an engagement document that came in.
type Document struct {
	Engagement *assessment.Engagement
	Pack       *questionnaires.Pack
	Meant      string // the pack's version when it was written; "": it does not say
}

// ReadDocument reads an engagement document. find finds the pack it names; the version is
// "" where it does not say. Mistakes of the document's author are source.Problems.
func ReadDocument(name string, data []byte, find func(id, version string) (*questionnaires.Pack, error)) (*Document, error) {
	d := &Document{}
	var err error
	d.Engagement, err = document.Decode(name, data, func(id, version string) (*questionnaires.Pack, error) {
		p, err := find(id, version)
		d.Pack, d.Meant = p, version
		return p, err
	})
	return d, err
}

// OtherVersion reports whether the document was written with another version of its pack
// than it was read with: results may differ.
func (d *Document) OtherVersion() bool { return d.Meant != "" && d.Meant != d.Pack.Version }

// Offered finds a pack in a store: the version that is asked for, else the one of that id.
func Offered(ctx context.Context, db *store.DB, id, version string) (*questionnaires.Pack, error) {
	offer, err := db.Offer(ctx, id+"@"+version)
	if errors.Is(err, store.ErrNotFound) {
		offer, err = db.Offer(ctx, id)
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, errors.New("there is no such pack here; add it first")
	case err != nil:
		return nil, err
	case offer.Pack == nil:
		return nil, errors.New("this version of lotse cannot read it")
	}
	return offer.Pack, nil
}

// A Replacement is an engagement that a document would take the place of.
type Replacement struct {
	Client         string
	Gone           []string // ids of rounds that the document does not have
	People, Others int      // who has answered in it, and in the document
	Less           bool     // the document promises people something else than they were told
	Revision       store.Revision
}

// Replaces returns what of the store the document would replace, nil for nothing.
func (d *Document) Replaces(ctx context.Context, db *store.DB) (*Replacement, error) {
	there, err := db.Whole(ctx, d.Engagement.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	was := there.Engagement
	r := &Replacement{Client: was.Client, People: people(was), Others: people(d.Engagement), Revision: there.Revision}
	for _, round := range was.Rounds {
		if d.Engagement.Round(round.ID) == nil {
			r.Gone = append(r.Gone, round.ID)
		}
	}
	r.Less = r.People > 0 && (d.Engagement.KMin < was.KMin || d.Engagement.Disclosure != was.Disclosure || d.Engagement.Mode != was.Mode)
	return r, nil
}

// People counts who has answered in the document, over all rounds.
func (d *Document) People() int { return people(d.Engagement) }

// people counts who has answered: somebody who answers again in another round is one
// person.
func people(e *assessment.Engagement) int {
	ids := map[string]bool{}
	for _, r := range e.Rounds {
		for _, who := range r.Respondents {
			ids[who.ID] = true
		}
	}
	return len(ids)
}

// Save saves the engagement, whole or not at all, and remembers it as the one last used.
// One of the same id is [store.ErrExists], unless [store.Replace] is given.
func (d *Document) Save(ctx context.Context, db *store.DB, options ...store.SaveOption) error {
	if err := db.SaveEngagement(ctx, d.Engagement, d.Pack, options...); err != nil {
		return err
	}
	if err := db.Used(ctx, d.Engagement.ID); err != nil {
		return fmt.Errorf("remember the engagement as used: %w", err)
	}
	return nil
}
