package invite_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"lotse/assessment/assesstest"
	"lotse/assessment/invite"
	"lotse/questionnaires/source"
)

func TestParseAddress(t *testing.T) {
	for given, want := range map[string]string{
		"anna@example.com":                      "anna@example.com",
		" Anna.Berg@Example.COM ":               "anna.berg@example.com",
		"Anna Berg <anna@example.com>":          "anna@example.com",
		`"Berg, Anna" <anna@example.com>`:       "anna@example.com",
		"=?UTF-8?Q?J=C3=BCrgen?= <j@x.example>": "j@x.example",
		"info@müller.de":                        "info@xn--mller-kva.de",
		"a+b'c=d@sub.example.co.uk":             "a+b'c=d@sub.example.co.uk",
		"root@intranet":                         "root@intranet",
	} {
		if got, ok := invite.ParseAddress(given); !ok || got != want {
			t.Errorf("ParseAddress(%q) = %q, %v, want %q", given, got, ok, want)
		}
	}
	for _, given := range []string{
		"", "anna", "@example.com", "anna@", "anna@@example.com", "anna@exa mple.com", "an na@example.com", "a@b@c.de",
		"anna@example.com\r\nBcc: all@example.com", "anna@example.com\nSubject: x", "anna@example.com%0aBcc:x", "anna@example.com,b@example.com",
		"anna@example.com;b@example.com", "<a@example.com> <b@example.com>", "x\r\nBcc: y <a@example.com>", "a\x00b@example.com",
		"jürgen@example.com", `"a b"@example.com`, "a@[127.0.0.1]", "-@-.de", ".a@example.com", "a..b@example.com", "a@example..com",
		strings.Repeat("a", 65) + "@example.com", "a@" + strings.Repeat("b", 64) + ".de", "a@" + strings.Repeat("b.", 130) + "de",
	} {
		if got, ok := invite.ParseAddress(given); ok {
			t.Errorf("ParseAddress(%q) = %q is accepted", given, got)
		}
	}
}

func TestReadRecipients(t *testing.T) {
	want := []invite.Recipient{
		{Group: "experts", Address: "jo@example.com", Language: "en"},
		{Group: "management", Address: "anna@example.com", Language: "de"},
	}
	comma := "experts,jo@example.com,en\nmanagement,Anna Bérg <anna@example.com>\n"
	german := "Sprache;Adresse;Gruppe;Bemerkung\r\nen;JO@example.com;experts;kennt das Haus, gut\r\n;anna@example.com;management;\r\n\r\n;;;\r\n"
	latin, err := charmap.Windows1252.NewEncoder().Bytes([]byte(strings.ReplaceAll(comma, ",", ";")))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"commas":       []byte(comma),
		"german excel": append([]byte("\ufeff"), german...),
		"windows-1252": latin,
		"tabs":         []byte(strings.ReplaceAll("group,e-mail,language\n"+comma, ",", "\t")),
		"quoted":       []byte("\"experts\",\"jo@example.com\",\"en\"\n\"management\",\"anna@example.com\",\"de\""),
	} {
		got, err := invite.ReadRecipients("p.csv", data, assesstest.Builtin(t), "de", assesstest.Printer(t, "en"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestReadRecipients_AllFaultsAtOnce(t *testing.T) {
	data := "experts,xx\nfoo,a@b.de\nexperts,a@b.de,fr\nexperts,b@b.de\nexperts,B@b.de\nexperts\n"
	want := map[string][]string{
		"en": {
			"p.csv:1:9: xx is no e-mail address",
			"p.csv:2:1: foo is no group; there are: management, experts, editors, marketing-pr, hr-legal",
			"p.csv:3:16: fr is no language of this pack; there are: de, en",
			"p.csv:5:9: b@b.de stands in line 4 already",
			"p.csv:6:1:  is no e-mail address",
		},
		"de": {
			"p.csv:1:9: xx ist keine E-Mail-Adresse",
			"p.csv:2:1: foo ist keine Gruppe; es gibt: management, experts, editors, marketing-pr, hr-legal",
			"p.csv:3:16: fr ist keine Sprache dieses Fragenpakets; es gibt: de, en",
			"p.csv:5:9: b@b.de steht schon in Zeile 4",
			"p.csv:6:1:  ist keine E-Mail-Adresse",
		},
	}
	for lang, messages := range want {
		got, err := invite.ReadRecipients("p.csv", []byte(data), assesstest.Builtin(t), "de", assesstest.Printer(t, lang))
		var problems source.Problems
		if !errors.As(err, &problems) || got != nil {
			t.Fatalf("%v, %v", got, err)
		}
		var lines []string
		for _, p := range problems {
			lines = append(lines, p.Error())
		}
		if diff := cmp.Diff(messages, lines); diff != "" {
			t.Errorf("%s: -want +got:\n%s", lang, diff)
		}
	}
}

func TestReadRecipients_OtherFiles(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte("experts;a@b.de\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"empty": nil, "headings only": []byte("group,address\n"), "utf-16": utf16, "zip": []byte("PK\x03\x04\x00\x00"),
		"quote": []byte("experts,\"a@b.de\n"), "huge": bytes.Repeat([]byte("experts,a@b.de\n"), 200_000),
	} {
		if got, err := invite.ReadRecipients("p.csv", data, assesstest.Builtin(t), "de", assesstest.Printer(t, "en")); err == nil || got != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func FuzzReadRecipients(f *testing.F) {
	f.Add([]byte("experts,jo@example.com,en\nmanagement,Anna <a@b.de>\n"))
	f.Add([]byte("\ufeffGruppe;Adresse\r\nexperts;\"x\"\"y\"@z\r\n"))
	f.Add([]byte("group\taddress\n\xe9\t\"\n"))
	pack, say := assesstest.Builtin(f), assesstest.Printer(f, "de")
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := invite.ReadRecipients("p.csv", data, pack, "de", say)
		if (err == nil) != (len(got) > 0) {
			t.Fatalf("%d recipients, %v", len(got), err)
		}
		seen := map[string]bool{}
		for _, r := range got {
			if again, ok := invite.ParseAddress(r.Address); !ok || again != r.Address || seen[r.Address] || strings.ContainsAny(r.Address, "\r\n\x00 ") {
				t.Fatalf("address %q", r.Address)
			}
			seen[r.Address] = true
		}
		var problems source.Problems
		if err != nil && !errors.As(err, &problems) {
			t.Fatalf("%v is no problem of the file", err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Col < 1 || p.Msg == "" || !utf8.ValidString(p.Msg) {
				t.Fatalf("problem %+v", p)
			}
		}
	})
}

func TestWriteMerge(t *testing.T) {
	personal := link(func(l *invite.Link) { l.ID, l.Address = "abc", "=cmd@example.com" })
	shared := invite.NewLink("experts", invite.Shared, "en", 0, noon)
	ways := []invite.Way{invite.NewWay(personal), invite.NewWay(shared)}
	base, err := invite.ParseBase("https://lotse.example")
	if err != nil {
		t.Fatal(err)
	}
	group := func(id, lang string) string { return "+" + id + ";" + lang + `"` }
	for lang, comma := range map[string]rune{"de": ';', "en": ','} {
		var b bytes.Buffer
		if err := invite.WriteMerge(&b, ways, base, assesstest.Printer(t, lang), group); err != nil {
			t.Fatal(err)
		}
		text, ok := strings.CutPrefix(b.String(), "\ufeff")
		if !ok || strings.Count(text, "\r\n") != 3 {
			t.Errorf("%s: no byte order mark, or other line ends: %q", lang, b.String())
		}
		r := csv.NewReader(strings.NewReader(text))
		r.Comma = comma
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		want := [][]string{
			{"abc", "experts", `'+experts;de"`, "'=cmd@example.com", "de", base.Link(invite.Personal, ways[0].Token), "", "2026-11-24"},
			{shared.ID, "experts", `'+experts;en"`, "", "en", base.Link(invite.Shared, ways[1].Token), ways[1].Code.String(), "2026-11-24"},
		}
		if diff := cmp.Diff(want, rows[1:]); diff != "" {
			t.Errorf("%s: -want +got:\n%s", lang, diff)
		}
	}
}

func TestCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+@\t\r\x00-].*`)).Draw(t, "cell")
		got := invite.Cell(s)
		if got != "" && strings.ContainsAny(got[:1], "=+-@\t\r\x00") {
			t.Fatalf("Cell(%q) = %q is computed", s, got)
		}
		if strings.TrimPrefix(got, "'") != strings.TrimPrefix(s, "'") {
			t.Fatalf("Cell(%q) = %q", s, got)
		}
	})
}
