package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"lotse/assessment/store"
)

// proofDocument is a proof in JSON.
type proofDocument struct {
	Version   int               `json:"version"`
	Rows      map[string]int    `json:"erased-rows"`
	People    int               `json:"people"`
	Names     map[string]string `json:"names-in-log,omitempty"`
	Texts     int               `json:"texts-looked-for"`
	Short     int               `json:"short-values"`
	Left      int               `json:"rows-left"`
	Searched  []searchDocument  `json:"searched"`
	Closed    []string          `json:"not-searched,omitempty"`
	Kept      map[string]int    `json:"also-elsewhere,omitempty"`
	Compacted bool              `json:"space-overwritten"`
	Clean     bool              `json:"nothing-found"`
}

type searchDocument struct {
	Place string `json:"place"`
	Bytes int64  `json:"bytes"`
	Hits  int    `json:"hits"`
}

// prove searches the store, which is closed, for what was erased and prints what
// was searched. Traces are "something open": exit code 3.
func (a *app) prove(ctx context.Context, erased *store.Erased, asJSON bool) error {
	where, err := a.storePath()
	if err != nil {
		return err
	}
	proof, err := store.Prove(ctx, where, erased)
	if err != nil {
		return err
	}
	if asJSON {
		err = a.writeJSON(documentOf(erased, proof))
	} else {
		a.printProof(erased, proof)
	}
	if err != nil {
		return err
	}
	remains := "privacy-proof-remains-sqlite"
	if store.IsServer(where) {
		remains = "privacy-proof-remains-postgres"
	}
	fmt.Fprintln(a.Err, a.say.T(remains))
	if !proof.Clean() || erased.Compacted != nil {
		return &openError{a.say.T("privacy-proof-dirty")}
	}
	return nil
}

func (a *app) printProof(erased *store.Erased, proof *store.Proof) {
	for _, engagement := range slices.Sorted(maps.Keys(erased.Names)) {
		fmt.Fprintln(a.Out, a.say.T("privacy-erased-name", "Engagement", engagement, "Name", erased.Names[engagement]))
	}
	fmt.Fprintln(a.Out, a.say.N("privacy-proof-texts", proof.Texts, "Short", proof.Short))
	for _, place := range proof.Places {
		fmt.Fprintln(a.Out, "  "+a.say.N("privacy-proof-place", place.Hits, "Name", place.Name, "Size", a.say.Number(float64(place.Size), 0)))
	}
	for _, place := range proof.Closed {
		fmt.Fprintln(a.Out, "  "+a.say.T("privacy-proof-closed", "Name", place.Name))
	}
	fmt.Fprintln(a.Out, "  "+a.say.N("privacy-proof-rows", proof.Rows))
	if tables := slices.Sorted(maps.Keys(erased.Kept)); len(tables) > 0 {
		fmt.Fprintln(a.Out, a.say.N("privacy-proof-kept", erased.Stay, "Tables", strings.Join(tables, ", ")))
	}
	if erased.Compacted != nil {
		fmt.Fprintln(a.Out, a.say.T("privacy-proof-compact", "Error", erased.Compacted))
	}
	if proof.Clean() {
		fmt.Fprintln(a.Out, a.say.T("privacy-proof-clean"))
	}
}

func documentOf(erased *store.Erased, proof *store.Proof) proofDocument {
	d := proofDocument{Version: 1, Rows: map[string]int{}, People: erased.People, Names: erased.Names, Texts: proof.Texts, Short: proof.Short,
		Left: proof.Rows, Kept: erased.Kept, Compacted: erased.Compacted == nil, Clean: proof.Clean()}
	for table, n := range erased.Rows {
		if n > 0 {
			d.Rows[table] = n
		}
	}
	for _, place := range proof.Places {
		d.Searched = append(d.Searched, searchDocument{place.Name, place.Size, place.Hits})
	}
	for _, place := range proof.Closed {
		d.Closed = append(d.Closed, place.Name)
	}
	return d
}
