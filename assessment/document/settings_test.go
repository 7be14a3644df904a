package document_test

import (
	"errors"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/questionnaires/source"
)

func TestDecode_Settings(t *testing.T) {
	e := decode(t, "lotse: 1\nengagement: {id: x, client: X, language: en, pack: kommunikation, disclosure: anonymous, brand: harbour, address: informal}\n"+
		"rounds: [{id: a, state: frozen}, {id: b, state: closed}, {id: c, state: open}, {id: d}]\n")
	if e.Disclosure != assessment.DisclosureAnonymous || e.Brand != "harbour" || e.Address != assessment.AddressInformal {
		t.Errorf("disclosure %s, brand %q, address %s", e.Disclosure, e.Brand, e.Address)
	}
	want := []assessment.RoundState{assessment.RoundFrozen, assessment.RoundClosed, assessment.RoundOpen, assessment.RoundOpen}
	for i, state := range want {
		if e.Rounds[i].State != state {
			t.Errorf("round %s: state %s, want %s", e.Rounds[i].ID, e.Rounds[i].State, state)
		}
	}
}

// What is the default is the same as what is not said.
func TestEncode_LeavesDefaultsOut(t *testing.T) {
	e := decode(t, "lotse: 1\nengagement: {id: x, client: X, language: en, pack: kommunikation, disclosure: confidential, address: formal}\nrounds: [{id: a, state: open}]\n")
	text := encode(t, e)
	for _, key := range []string{"disclosure", "address", "state", "brand"} {
		if strings.Contains(text, key+":") {
			t.Errorf("%s is written:\n%s", key, text)
		}
	}
}

func TestDecode_WrongSettings(t *testing.T) {
	_, err := document.Decode("x.yaml", []byte("lotse: 1\nengagement: {id: x, client: X, language: en, pack: kommunikation, disclosure: secret, address: [du]}\nrounds: [{id: a, state: ended}]\n"), packs(t))
	var problems source.Problems
	if !errors.As(err, &problems) || len(problems) != 3 {
		t.Fatalf("err = %v", err)
	}
	for i, want := range []string{`"secret" is not allowed; allowed are confidential, anonymous, named`, "must be a text", `"ended" is not allowed; allowed are open, closed, frozen`} {
		if !strings.Contains(problems[i].Error(), want) {
			t.Errorf("problem %d = %s, want %s", i, problems[i].Error(), want)
		}
	}
}
