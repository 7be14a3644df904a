package store_test

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/store"
	"lotse/questionnaires"
)

// called is the built-in pack under another id and version.
func called(t *testing.T, id, version string) *questionnaires.Pack {
	t.Helper()
	files := maps.Clone(pack(t).Files)
	files["pack.yaml"] = bytes.Replace(files["pack.yaml"], []byte("id: "+pack(t).ID), []byte("id: "+id), 1)
	files["pack.yaml"] = bytes.Replace(files["pack.yaml"], []byte(pack(t).Version), []byte(version), 1)
	p, err := questionnaires.LoadFiles(files)
	if err != nil || p.ID != id || p.Version != version {
		t.Fatalf("%v", err)
	}
	return p
}

func TestOffers(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		names := func() (list []string) {
			t.Helper()
			all, err := db.Offers(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range all {
				if o.Pack == nil || o.Pack.ID != o.ID || o.Pack.Version != o.Version || o.Own != (o.Added > 0) {
					t.Errorf("offer %+v", o)
				}
				list = append(list, o.Name())
			}
			return list
		}
		has := func(want ...string) {
			t.Helper()
			if got := names(); !slices.Equal(got, append([]string{"kommunikation@1.0.0"}, want...)) {
				t.Errorf("offers %q, want %q", got, want)
			}
		}
		has()
		is(t, "one that comes with lotse", db.AddPack(ctx, pack(t)), store.ErrExists)
		is(t, "one like it", db.AddPack(ctx, called(t, "kommunikation", "1.0.0")), store.ErrExists)
		is(t, "a version of it", db.AddPack(ctx, called(t, "kommunikation", "1.1.0")), nil)
		is(t, "mine", db.AddPack(ctx, called(t, "mine", "1.1.0")), nil)
		has("kommunikation@1.1.0", "mine@1.1.0")
		is(t, "mine again", db.AddPack(ctx, called(t, "mine", "1.1.0")), nil)
		is(t, "mine, newer", db.AddPack(ctx, called(t, "mine", "1.2.0")), nil)
		has("kommunikation@1.1.0", "mine@1.2.0")
		for name, want := range map[string]string{"kommunikation": "1.0.0", "kommunikation@1.1.0": "1.1.0", "mine": "1.2.0"} {
			if o, err := db.Offer(ctx, name); err != nil || o.Version != want {
				t.Errorf("%s: %+v, %v", name, o, err)
			}
		}
		_, err := db.Offer(ctx, "mine@1.1.0")
		is(t, "an older one", err, store.ErrNotFound)

		// A project keeps its copy when the pack is removed, and the offer its copy when
		// the project goes.
		mine, err := db.Offer(ctx, "mine")
		if err != nil {
			t.Fatal(err)
		}
		e := engagement()
		e.Pack = "mine"
		is(t, "begin", db.SaveEngagement(ctx, e, mine.Pack), nil)
		is(t, "delete", db.Delete(ctx, e.ID), nil)
		has("kommunikation@1.1.0", "mine@1.2.0")
		is(t, "begin again", db.SaveEngagement(ctx, e, mine.Pack), nil)
		is(t, "remove", db.RemovePack(ctx, "mine"), nil)
		is(t, "remove again", db.RemovePack(ctx, "mine"), store.ErrNotFound)
		has("kommunikation@1.1.0")
		_, kept, err := db.Engagement(ctx, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(mine.Pack.Files, kept.Files); diff != "" {
			t.Error(diff)
		}
		erased, err := db.Erase(ctx, store.Access{Who: "me", Command: "erase"}, store.Target{Engagement: e.ID})
		if err != nil || erased == nil {
			t.Fatal(err)
		}
		has("kommunikation@1.1.0")
	})
}
