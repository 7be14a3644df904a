package assesstest

import (
	"testing"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// Builtin loads the built-in pack.
func Builtin(t testing.TB) *questionnaires.Pack {
	t.Helper()
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// Nordhang reads the sample engagement with its pack.
func Nordhang(t testing.TB) (*assessment.Engagement, *questionnaires.Pack) {
	t.Helper()
	pack := Builtin(t)
	return NordhangOn(t, pack), pack
}

// NordhangOn reads the sample engagement on a pack that is loaded already.
func NordhangOn(t testing.TB, pack *questionnaires.Pack) *assessment.Engagement {
	t.Helper()
	e, err := document.Decode(sample.ID+".yaml", sample.Nordhang(), func(string, string) (*questionnaires.Pack, error) { return pack, nil })
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Printer speaks a language.
func Printer(t testing.TB, lang string) *locale.Printer {
	t.Helper()
	say, err := locale.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	return say
}
