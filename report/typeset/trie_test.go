package typeset

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"lotse/templates"
	"lotse/templates/goldentest"
)

// The packed patterns of the program are those of the text files.
func TestTries_current(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		path := "../../templates/hyphenation/" + lang
		source, err := os.ReadFile(path + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		want, err := packTrie(source)
		if err != nil {
			t.Fatal(err)
		}
		if goldentest.Update() {
			goldentest.Write(t, path+".trie", string(want))
			continue
		}
		got, err := templates.Files.ReadFile("hyphenation/" + lang + ".trie")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s.trie is not what %s.txt says: run this test with -update", lang, lang)
		}
	}
}

// levelsOf looks the digits of patterns up as their definition says: pattern by pattern.
func levelsOf(source, word string) []byte {
	word = "." + word + "."
	level := make([]byte, utf8.RuneCountInString(word)+1)
	for line := range strings.Lines(source) {
		var letters, digits []rune
		digits = append(digits, 0)
		for _, r := range strings.TrimSpace(line) {
			if unicode.IsDigit(r) {
				digits[len(digits)-1] = r - '0'
			} else {
				letters, digits = append(letters, r), append(digits, 0)
			}
		}
		for i := range []rune(word) {
			if strings.HasPrefix(string([]rune(word)[i:]), string(letters)) {
				for k, d := range digits {
					level[i+k] = max(level[i+k], byte(d))
				}
			}
		}
	}
	return level
}

func TestTrie_divide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfNDistinct(rapid.StringMatching(`\.?[1-5]?([abä][1-9]?){1,4}\.?`), 1, 30,
			func(p string) string {
				return strings.Map(func(r rune) rune {
					if unicode.IsDigit(r) {
						return -1
					}
					return r
				}, p)
			}).Draw(t, "patterns"), "\n")
		word := rapid.StringMatching(`[abäc]{2,80}`).Draw(t, "word")
		packed, err := packTrie([]byte(source))
		if err != nil {
			t.Fatal(err)
		}
		trie, err := readTrie(packed)
		if err != nil {
			t.Fatal(err)
		}
		var want []int
		level, letters := levelsOf(source, word), []rune(word)
		for i := 2; i <= len(letters)-2; i++ {
			if level[i+1]%2 == 1 {
				want = append(want, i)
			}
		}
		if got := trie.divide(nil, letters, 0, 2); !slices.Equal(got, want) {
			t.Fatalf("%s is divided at %v, want %v", word, got, want)
		}
	})
}

func TestPackTrie_refuses(t *testing.T) {
	if _, err := packTrie([]byte("a1b\nő1b\n")); err == nil || !strings.Contains(err.Error(), "pattern ő1b") {
		t.Errorf("got error %v, want one that names the pattern", err)
	}
	packed, err := packTrie([]byte("a1b\n"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(packed) - 3 { // all but the digits themselves
		if _, err := readTrie(packed[:n]); err == nil {
			t.Errorf("takes %d of %d bytes", n, len(packed))
		}
	}
}
