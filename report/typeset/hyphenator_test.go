package typeset_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotse/report/typeset"
	"lotse/templates"
)

func hyphenator(t testing.TB, lang string) *typeset.Hyphenator {
	t.Helper()
	h, err := typeset.ReadHyphenator(templates.Files, lang)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// divided writes a word with · where h divides it.
func divided(h *typeset.Hyphenator, word string) string {
	r := []rune(word)
	var b strings.Builder
	last := 0
	for _, p := range h.Points(word) {
		b.WriteString(string(r[last:p]) + "·")
		last = p
	}
	return b.String() + string(r[last:])
}

func TestHyphenator_Points_german(t *testing.T) {
	h := hyphenator(t, "de")
	for _, want := range strings.Fields(`
		Geschäfts·pro·zess·ma·nage·ment Zustän·dig·keits·ma·trix Öffent·lich·keits·ar·beit Urinstinkt
		Zucker·bä·cker Stau·raum·be·darf Kom·mu·ni·ka·ti·ons·rei·fe·grad Rei·fe·grad·mo·dell Geschäfts·füh·rung
		Mit·ar·bei·tende Mit·ar·bei·te·rin·nen Betriebs·rat Fach·ab·tei·lung Redak·ti·ons·plan Ziel·grup·pen·pro·fil
		Posi·tio·nie·rung Kom·mu·ni·ka·ti·ons·ver·ant·wort·li·che Hand·lungs·emp·feh·lung Kri·sen·kom·mu·ni·ka·tion
		Frei·ga·be·pro·zess Zeit·bud·get Wahr·neh·mungs·lü·cke Befra·gung Aus·wer·tung Maß·nah·men·plan Kenn·zahl
		Erfolgs·mes·sung Ent·schei·dungs·vor·lage Auf·trag·ge·ber Daten·schutz·be·auf·tragte Stell·ver·tre·tung
		Bar·rie·re·frei·heits·stär·kungs·ge·setz Allein·stel·lungs·merk·mal Wett·be·werb
		Vier·au·gen·prin·zip Analpha·bet erstel·len Kern·ab·läufe Druck·er·zeug·nis Beinhal·tet News·let·ter
		Mit·ar·bei·ter:innen
		Social-Media-Redak·tion Chan·cen-Risi·ken-Ana·lyse
		RACI IHK DSGVO und Abend weiß
		„Zustän·dig·keit“, (Geschäfts·füh·rung) https://lotse.example/zustaendigkeiten post@unternehmen.example
		bericht2026entwurf unternehmen.example
		maß·nah·men·plan GESCHÄFTSFÜHRUNG`) {
		word := strings.ReplaceAll(want, "·", "")
		if got := divided(h, word); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestHyphenator_Points_english(t *testing.T) {
	h := hyphenator(t, "en")
	for _, want := range strings.Fields(`
		com·mu·nic·a·tion man·age·ment organ·isa·tion ques·tion·naire recom·mend·a·tion stake·holder lead·er·ship
		posi·tion·ing audi·ence employ·ees com·pany’s uni·ver·sity meas·ure·ment assess·ment con·sult·ant
		record present pro·ject work·shop some·thing how·ever matur·ity respons·ib·il·ity
		RACI team through·out`) {
		word := strings.ReplaceAll(want, "·", "")
		if got := divided(h, word); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestHyphenator_Points_exceptions(t *testing.T) {
	h, err := typeset.NewHyphenator("de", []byte(".ab1c\nb1d\n"), []string{"Ab-bil-dung", "Re-dak-ti-on", "Social-Media-Ka-nal"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Abbil·dung", "abbil·dung", "Redak·tion", "Foto-Redak·tion", "Social-Media-Kanal", "xyzb·def"} {
		if got := divided(h, strings.ReplaceAll(want, "·", "")); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestReadHyphenator_missing(t *testing.T) {
	if _, err := typeset.ReadHyphenator(templates.Files, "xx"); err == nil {
		t.Error("got no error for a language without patterns")
	}
}

// Divisions are in order, within the word, three letters from its ends.
func TestHyphenator_Points_bounds(t *testing.T) {
	h := hyphenator(t, "de")
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zäöüßA-Z]{0,12}[-:.’]?[a-zäöüß]{0,90}`).Draw(t, "word")
		last := 2
		n := len([]rune(word))
		for _, p := range h.Points(word) {
			if p <= last || p > n-3 {
				t.Fatalf("%q is divided at %d", word, p)
			}
			last = p
		}
	})
}

func BenchmarkReadHyphenator(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		h := hyphenator(b, "de")
		h.Points("Zuständigkeit")
	}
}

func BenchmarkHyphenator_Points(b *testing.B) {
	h := hyphenator(b, "de")
	b.ReportAllocs()
	for b.Loop() {
		h.Points("Zuständigkeitsmatrix")
	}
}
