package spreadsheet

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"lotse/questionnaires"
)

// The names of the hidden sheets of a form.
const (
	manifestSheet = "_lotse"
	listsSheet    = "_lists"
)

// formVersion is the version of the form's inner layout. It changes when an older
// [Read] could misread a form.
const formVersion = "1"

// A Manifest says what a form was made from. It travels in a hidden sheet.
type Manifest struct {
	Pack, PackVersion string
	PackHash          string // of the pack's files: the same questions, word for word
	Language          string
	Engagement, Round string
	Group             string // whom it was made for; "" for what is answered once

	keys []key
}

// HashPack is the SHA-256 hash of a pack's files, in hexadecimal.
func HashPack(p *questionnaires.Pack) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(p.Files)) {
		fmt.Fprintf(h, "%d %s %d\n", len(name), name, len(p.Files[name]))
		h.Write(p.Files[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// A field of the manifest: a line of the sheet.
type manifestField struct {
	name string
	of   func(*Manifest) *string
}

var manifestFields = []manifestField{
	{"pack", func(m *Manifest) *string { return &m.Pack }},
	{"pack-version", func(m *Manifest) *string { return &m.PackVersion }},
	{"pack-hash", func(m *Manifest) *string { return &m.PackHash }},
	{"language", func(m *Manifest) *string { return &m.Language }},
	{"engagement", func(m *Manifest) *string { return &m.Engagement }},
	{"round", func(m *Manifest) *string { return &m.Round }},
	{"group", func(m *Manifest) *string { return &m.Group }},
}

// The first and the last of the manifest's own lines. The last one counts the keys
// that follow, so that a sheet that was cut is noticed.
const (
	manifestForm = "lotse-form"
	manifestKeys = "keys"
)

// lines are the manifest as lines of name and value.
func (m *Manifest) lines() [][2]string {
	list := [][2]string{{manifestForm, formVersion}}
	for _, f := range manifestFields {
		list = append(list, [2]string{f.name, *f.of(m)})
	}
	list = append(list, [2]string{manifestKeys, strconv.Itoa(len(m.keys))})
	for _, k := range m.keys {
		list = append(list, [2]string{"", string(k)})
	}
	return list
}

// readManifest reads the lines; the message key says what is wrong with them.
func readManifest(lines [][2]string) (m *Manifest, wrong string) {
	m = &Manifest{}
	if len(lines) == 0 || lines[0][0] != manifestForm {
		return nil, faultNoForm
	}
	if lines[0][1] != formVersion {
		return nil, faultFormVersion
	}
	head := len(manifestFields) + 2
	if len(lines) < head || lines[head-1][0] != manifestKeys {
		return nil, faultManifest
	}
	for i, f := range manifestFields {
		if lines[i+1][0] != f.name {
			return nil, faultManifest
		}
		*f.of(m) = lines[i+1][1]
	}
	if strconv.Itoa(len(lines)-head) != lines[head-1][1] {
		return nil, faultManifest
	}
	seen := map[key]bool{}
	for _, line := range lines[head:] {
		k := key(line[1])
		if _, _, _, ok := k.parse(); !ok || seen[k] {
			return nil, faultManifest
		}
		seen[k] = true
		m.keys = append(m.keys, k)
	}
	return m, ""
}
