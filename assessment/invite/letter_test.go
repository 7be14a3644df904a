package invite_test

import (
	"errors"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/invite"
	"lotse/templates/goldentest"
	"lotse/templates/locale"
)

func letters(t testing.TB) *invite.Letters {
	t.Helper()
	l, err := invite.NewLetters()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func engagement() *assessment.Engagement {
	return &assessment.Engagement{
		ID: "nordhang", Client: "Nordhang Maschinenbau GmbH", Language: "de", KMin: 5, Consultant: "Thea Moorkamp",
		Contact: "Thea Moorkamp, thea@example.com, 0251 123", Controller: "Nordhang Maschinenbau GmbH", Retention: "2027-06-30",
		Disclosure: assessment.DisclosureAnonymous,
	}
}

// TestLetters_Write compares every letter with its golden file, both forms.
func TestLetters_Write(t *testing.T) {
	l, pack := letters(t), assesstest.Builtin(t)
	for _, lang := range locale.Languages() {
		for _, o := range []invite.Occasion{invite.Invitation, invite.Reminder} {
			for _, word := range assessment.Disclosures() {
				e := engagement()
				e.Disclosure, _ = assessment.ParseDisclosure(word)
				if word == "named" {
					e.Address = assessment.AddressInformal
				}
				d, err := invite.DetailsOf(e, pack, noon, assesstest.Printer(t, lang))
				if err != nil {
					t.Fatal(err)
				}
				d.URL = "https://lotse.example/r/AbCdEfGhIjKlMnOpQrStUv"
				letter, err := l.Write(o, d)
				if err != nil {
					t.Fatal(err)
				}
				name := o.String() + "-" + word + "." + lang
				goldentest.Compare(t, "testdata/"+name+".txt", letter.Subject+"\n\n"+letter.Text)
				sameWords(t, name, letter)
				if word == "anonymous" {
					goldentest.Compare(t, "testdata/"+name+".html", letter.HTML)
				}
			}
		}
	}
}

// TestLetters_Preparation compares the letters to who prepares with their golden files.
func TestLetters_Preparation(t *testing.T) {
	l, pack := letters(t), assesstest.Builtin(t)
	for _, lang := range locale.Languages() {
		for _, o := range []invite.Occasion{invite.Invitation, invite.Reminder} {
			e := engagement()
			d, err := invite.PreparationDetails([]string{"swot", "company"})(e, pack, noon, assesstest.Printer(t, lang))
			if err != nil {
				t.Fatal(err)
			}
			d.URL = "https://lotse.example/p/AbCdEfGhIjKlMnOpQrStUv"
			letter, err := l.Write(o, d)
			if err != nil {
				t.Fatal(err)
			}
			name := "preparation-" + o.String() + "." + lang
			goldentest.Compare(t, "testdata/"+name+".txt", letter.Subject+"\n\n"+letter.Text)
			sameWords(t, name, letter)
		}
	}
}

var (
	tags = regexp.MustCompile(`(?s)<head>.*</head>|<[^>]*>`)
	open = regexp.MustCompile(`\{|\}|<no value>`)
)

// sameWords checks that both forms of a letter say the same, and that nothing is left open.
func sameWords(t *testing.T, name string, l invite.Letter) {
	t.Helper()
	page := html.UnescapeString(tags.ReplaceAllString(l.HTML, " "))
	words := strings.Fields(l.Text)
	said := strings.Fields(page)
	for _, w := range words {
		i := index(said, w)
		if i < 0 {
			t.Fatalf("%s: the HTML lacks %q, or says it elsewhere", name, w)
		}
		said = said[i+1:]
	}
	if open.MatchString(l.Subject+l.Text) || strings.Contains(l.HTML, "src=") {
		t.Errorf("%s: something is left open, or fetched", name)
	}
}

// index finds a word among the next few: the HTML has a few more, on its button.
func index(words []string, w string) int {
	for i := range min(len(words), 8) {
		if words[i] == w {
			return i
		}
	}
	return -1
}

func TestDetailsOf_Missing(t *testing.T) {
	e := engagement()
	e.Retention, e.Contact = "", " \n"
	_, err := invite.DetailsOf(e, assesstest.Builtin(t), noon, assesstest.Printer(t, "de"))
	var missing *invite.MissingError
	if !errors.As(err, &missing) {
		t.Fatalf("err = %v", err)
	}
	if diff := cmp.Diff([]string{"contact", "retention"}, missing.Fields); diff != "" {
		t.Error(diff)
	}
}

// TestLetters_NoWordsOfThePack writes letters for a pack that brings none.
func TestLetters_NoWordsOfThePack(t *testing.T) {
	pack := *assesstest.Builtin(t)
	pack.Survey = nil
	for _, lang := range locale.Languages() {
		d, err := invite.DetailsOf(engagement(), &pack, noon, assesstest.Printer(t, lang))
		if err != nil {
			t.Fatal(err)
		}
		letter, err := letters(t).Write(invite.Invitation, d)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"Nordhang Maschinenbau GmbH", "5", "2027", "thea@example.com"} {
			if !strings.Contains(letter.Text, word) {
				t.Errorf("%s: the letter does not say %q:\n%s", lang, word, letter.Text)
			}
		}
	}
}

// TestLetters_Injection: whatever stands in an engagement, a subject stays one line, and
// nothing becomes a tag or an attribute.
func TestLetters_Injection(t *testing.T) {
	l, pack, say := letters(t), assesstest.Builtin(t), assesstest.Printer(t, "en")
	rapid.Check(t, func(t *rapid.T) {
		evil := rapid.OneOf(
			rapid.String(),
			rapid.SampledFrom([]string{
				"x\r\nBcc: all@example.com", "x\n\nx", "<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`,
				"{{.URL}}", "{k}", "x\u2028Bcc: y", "\u202egnp.exe", "x\x00y", "a\u0085b",
			}),
		)
		e := engagement()
		e.Client, e.Consultant = "C"+evil.Draw(t, "client"), "T"+evil.Draw(t, "consultant")
		e.Contact, e.Controller = "K"+evil.Draw(t, "contact"), "V"+evil.Draw(t, "controller")
		d, err := invite.DetailsOf(e, pack, noon, say)
		if err != nil {
			t.Fatal(err)
		}
		letter, err := l.Write(invite.Invitation, d)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(letter.Subject, "\r\n\x00\u0085\u2028\u2029\u202e") {
			t.Fatalf("subject %q", letter.Subject)
		}
		for _, tag := range []string{"<script", "<img", "onerror=alert"} {
			if strings.Contains(tagsOnly(letter.HTML), tag) {
				t.Fatalf("the letter has %s:\n%s", tag, letter.HTML)
			}
		}
		if strings.ContainsAny(letter.Text, "\r\x00\u202e") {
			t.Fatalf("text %q", letter.Text)
		}
	})
}

func tagsOnly(page string) string {
	return strings.Join(regexp.MustCompile(`<[^>]*>`).FindAllString(page, -1), "")
}

func TestOneLine(t *testing.T) {
	for given, want := range map[string]string{
		" a \t\r\n b ": "a b", "a\u202eb\u2066c": "abc", "a\x1b[31mb": "a[31mb", "a\u00a0b": "a b", "": "",
	} {
		if got := invite.OneLine(given); got != want {
			t.Errorf("OneLine(%q) = %q, want %q", given, got, want)
		}
	}
}
