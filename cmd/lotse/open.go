package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// storePath is where engagements live: --store, else LOTSE_STORE, else lotse.db
// in the user's data folder.
func (a *app) storePath() (string, error) {
	if a.store != "" {
		return a.store, nil
	}
	if where := a.env("LOTSE_STORE"); where != "" {
		return where, nil
	}
	dir, err := a.dataDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "lotse", "lotse.db"), nil
}

// dataDir is the folder where programs keep a user's data.
func (a *app) dataDir() (string, error) {
	if dir := a.env("XDG_DATA_HOME"); dir != "" {
		return dir, nil
	}
	switch runtime.GOOS {
	case "windows":
		if dir := a.env("LOCALAPPDATA"); dir != "" {
			return dir, nil
		}
	case "darwin":
		if home := a.env("HOME"); home != "" {
			return filepath.Join(home, "Library", "Application Support"), nil
		}
	default:
		if home := a.env("HOME"); home != "" {
			return filepath.Join(home, ".local", "share"), nil
		}
	}
	return "", a.usage("command-no-data-dir")
}

// open opens the store, creating it if there is none.
func (a *app) open(ctx context.Context) (*store.DB, error) {
	where, err := a.storePath()
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, where)
	if err != nil {
		return nil, err
	}
	if m := db.Migration(); m.Upgraded() {
		fmt.Fprintln(a.Err, a.say.T("command-store-upgraded", "From", m.From, "To", m.To))
	}
	return db, nil
}

// openExisting opens the store and refuses to create one: there is nothing to
// read in a new store, and a mistyped --store should not leave a file behind.
func (a *app) openExisting(ctx context.Context) (*store.DB, error) {
	where, err := a.storePath()
	if err != nil {
		return nil, err
	}
	if !strings.Contains(where, "://") {
		if _, err := os.Stat(where); errors.Is(err, os.ErrNotExist) {
			return nil, a.usage("command-no-store", "Path", where)
		}
	}
	return a.open(ctx)
}

// engagement opens the engagement that a command names, or the only one, or the
// last used.
func (a *app) engagement(ctx context.Context, db *store.DB, args []string) (*assessment.Engagement, *questionnaires.Pack, error) {
	id, err := a.engagementID(ctx, db, args)
	if err != nil {
		return nil, nil, err
	}
	e, pack, err := db.Engagement(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil, a.noSuchEngagement(ctx, db, id)
	}
	if err != nil {
		return nil, nil, err
	}
	if err := db.Used(ctx, id); err != nil {
		return nil, nil, err
	}
	return e, pack, nil
}

// withEngagement opens the store and the engagement a command names, and closes
// the store when do is done.
func (a *app) withEngagement(ctx context.Context, args []string, do func(*assessment.Engagement, *questionnaires.Pack) error) error {
	return a.withStore(ctx, func(db *store.DB) error {
		e, pack, err := a.engagement(ctx, db, args)
		if err != nil {
			return err
		}
		return do(e, pack)
	})
}

// withStore opens the store that is there and closes it when do is done.
func (a *app) withStore(ctx context.Context, do func(*store.DB) error) error {
	db, err := a.openExisting(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	return do(db)
}

func (a *app) engagementID(ctx context.Context, db *store.DB, args []string) (string, error) {
	if len(args) > 0 {
		return args[0], nil
	}
	all, err := db.Engagements(ctx)
	if err != nil {
		return "", err
	}
	all = live(all)
	switch len(all) {
	case 0:
		return "", a.usage("command-no-engagement")
	case 1:
		return all[0].ID, nil
	}
	last, err := db.LastUsed(ctx)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	if slices.Contains(ids(all), last) {
		return last, nil
	}
	if a.interactive() {
		return a.askWhich(ctx, all)
	}
	return "", a.usage("command-which-engagement", "IDs", strings.Join(ids(all), ", "))
}

// askWhich lets the person at the terminal choose an engagement.
func (a *app) askWhich(ctx context.Context, all []store.Summary) (string, error) {
	id := ""
	f := terminal.Field{Title: a.say.T("ask-which"), Value: &id, Check: func(s string) error {
		if s == "" {
			return errors.New(a.say.T("command-which-engagement", "IDs", strings.Join(ids(all), ", ")))
		}
		return nil
	}}
	for _, s := range all {
		f.Options = append(f.Options, terminal.Choice{Value: s.ID, Label: s.ID + " · " + s.Client})
	}
	page := terminal.Page{Width: width(a.Out), Say: a.say}
	ask := page.Ask
	if a.plain() {
		ask = page.AskPlain
	}
	err := ask(ctx, a.In, a.Out, []terminal.Sheet{{Title: "Lotse", Fields: []terminal.Field{f}}})
	return id, err
}

// plain reports whether the environment asks for line by line.
func (a *app) plain() bool { return a.env("LOTSE_PLAIN") != "" || a.env("TERM") == "dumb" }

func (a *app) noSuchEngagement(ctx context.Context, db *store.DB, id string) error {
	all, err := db.Engagements(ctx)
	if err != nil {
		return err
	}
	if all = live(all); len(all) == 0 {
		return a.usage("command-no-engagement")
	}
	return a.usage("command-unknown-engagement", "ID", id, "IDs", strings.Join(ids(all), ", "))
}

func ids(all []store.Summary) []string {
	list := make([]string, len(all))
	for i, s := range all {
		list[i] = s.ID
	}
	return list
}

// pack finds a pack by what the user wrote: the id of a built-in pack, a folder, or the
// id of a pack in the store.
func (a *app) pack(ctx context.Context, name string) (*questionnaires.Pack, error) {
	for _, id := range questionnaires.Builtin() {
		if id == name {
			return questionnaires.LoadBuiltin(id)
		}
	}
	dir := name
	if filepath.Base(name) == "pack.yaml" {
		dir = filepath.Dir(name)
	}
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return a.ownPack(ctx, name)
	}
	p, err := questionnaires.Load(os.DirFS(dir))
	var problems source.Problems
	if errors.As(err, &problems) {
		// The loader knows files by their place in the pack; the user by the path they gave.
		for i := range problems {
			problems[i].File = filepath.Join(dir, problems[i].File)
		}
		return nil, problems
	}
	return p, err
}

// ownPack finds a pack in the store, if there is one.
func (a *app) ownPack(ctx context.Context, name string) (*questionnaires.Pack, error) {
	all, err := a.offers(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(all))
	for i, o := range all {
		if ids[i] = o.ID; o.Pack != nil && (name == o.ID || name == o.Name()) {
			return o.Pack, nil
		}
	}
	return nil, a.usage("command-unknown-pack", "Name", name, "IDs", strings.Join(slices.Compact(ids), ", "))
}

// offers are the packs that projects can begin with. Where there is no store, those are
// the built-in ones.
func (a *app) offers(ctx context.Context) ([]store.Offer, error) {
	where, err := a.storePath()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(where); !strings.Contains(where, "://") && errors.Is(err, os.ErrNotExist) {
		var list []store.Offer
		for _, id := range questionnaires.Builtin() {
			p, err := questionnaires.LoadBuiltin(id)
			if err != nil {
				return nil, err
			}
			list = append(list, store.Offer{ID: p.ID, Version: p.Version, Pack: p})
		}
		return list, nil
	}
	var list []store.Offer
	err = a.withStore(ctx, func(db *store.DB) (err error) {
		list, err = db.Offers(ctx)
		return err
	})
	return list, err
}

// results computes what an engagement's latest round says, with the consultant's
// curation on it.
func (a *app) results(e *assessment.Engagement, pack *questionnaires.Pack, round string) (*assessment.Published, *assessment.Plan, error) {
	r, err := a.round(e, round)
	if err != nil {
		return nil, nil, err
	}
	published, plan := assessment.Assess(pack, e, r).Publish().Curate(e.Plan)
	return published, plan, nil
}
