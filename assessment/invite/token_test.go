package invite_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotse/assessment/invite"
)

var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{22}$`)

// TestToken holds for every token: one spelling, which leads back to it and no other.
func TestToken(t *testing.T) {
	seen := map[string]bool{}
	hashes := map[invite.Hash]bool{}
	for range 10_000 {
		token := invite.NewToken()
		secret := token.Secret()
		if !secretForm.MatchString(secret) {
			t.Fatalf("secret %q has another form", secret)
		}
		if seen[secret] || hashes[token.Hash()] {
			t.Fatal("the same token twice")
		}
		seen[secret], hashes[token.Hash()] = true, true
		if back, ok := invite.ParseToken(secret); !ok || back != token {
			t.Fatalf("ParseToken(%q) gives another token", secret)
		}
	}
}

// TestToken_EveryBitCounts: each of the 128 bits is random, and a token that differs in
// one of them has another hash.
func TestToken_EveryBitCounts(t *testing.T) {
	const tokens = 4000
	ones := make([]int, 128)
	for range tokens {
		data, err := base64.RawURLEncoding.DecodeString(invite.NewToken().Secret())
		if err != nil {
			t.Fatal(err)
		}
		for i := range ones {
			ones[i] += int(data[i/8] >> (i % 8) & 1)
		}
	}
	for i, n := range ones {
		// Seven standard deviations around the half: once in 10^10 runs by chance.
		if n < tokens/2-222 || n > tokens/2+222 {
			t.Errorf("bit %d is set in %d of %d tokens", i, n, tokens)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "token")
		bit := rapid.IntRange(0, 127).Draw(t, "bit")
		one, ok := invite.ParseToken(base64.RawURLEncoding.EncodeToString(data))
		data[bit/8] ^= 1 << (bit % 8)
		other, alsoOK := invite.ParseToken(base64.RawURLEncoding.EncodeToString(data))
		if ok && alsoOK && one.Hash() == other.Hash() {
			t.Fatal("two tokens with one hash")
		}
	})
}

func TestParseToken_OneSpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(
			rapid.String(),
			rapid.StringMatching(`[A-Za-z0-9_-]{20,24}`),
			rapid.StringMatching(`[A-Za-z0-9+/_-]{22}={0,2}`),
		).Draw(t, "text")
		if token, ok := invite.ParseToken(s); ok && token.Secret() != s {
			t.Fatalf("ParseToken(%q) has the spelling %q", s, token.Secret())
		}
	})
	for _, s := range []string{"", "AAAAAAAAAAAAAAAAAAAAAA", strings.Repeat("A", 21), " " + strings.Repeat("A", 21), strings.Repeat("B", 21) + "\n"} {
		if _, ok := invite.ParseToken(s); ok {
			t.Errorf("ParseToken(%q) is accepted", s)
		}
	}
}

// TestToken_DoesNotPrint: whatever prints a token, its secret stays in.
func TestToken_DoesNotPrint(t *testing.T) {
	token := invite.NewToken()
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "token", token)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "token", token)
	asJSON, err := json.Marshal(struct{ T invite.Token }{token})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := base64.RawURLEncoding.DecodeString(token.Secret())
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{
		log.String(), string(asJSON), fmt.Sprint(token), fmt.Sprintf("%v %+v %#v %s %q %x %d", token, token, token, token, token, token, token),
		fmt.Sprintf("%v", invite.Way{Token: token}), fmt.Sprint(&token),
	} {
		for _, form := range []string{token.Secret(), fmt.Sprintf("%x", raw), fmt.Sprint(raw), string(raw)} {
			if strings.Contains(out, form) {
				t.Errorf("a token was printed: %s", out)
			}
		}
	}
}

func TestCode(t *testing.T) {
	form := regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$`)
	for range 1000 {
		code := invite.NewCode()
		if !form.MatchString(code.String()) {
			t.Fatalf("code %s has another form", code)
		}
		for _, typed := range []string{
			code.String(), strings.ToLower(code.String()), " " + strings.ReplaceAll(code.String(), "-", " ") + " ",
			strings.ReplaceAll(code.String(), "0", "o"), strings.ReplaceAll(code.String(), "1", "l"), strings.ReplaceAll(code.String(), "1", "I"),
		} {
			if back, ok := invite.ParseCode(typed); !ok || back != code || back.Hash() != code.Hash() {
				t.Fatalf("ParseCode(%q) = %q, %v, want %s", typed, back, ok, code)
			}
		}
	}
	for _, s := range []string{"", "7K3M", "7K3M-9QXT-1", "7K3M-9QXÜ", "7K3M_9QXT", "UUUU-UUUU"} {
		if _, ok := invite.ParseCode(s); ok {
			t.Errorf("ParseCode(%q) is accepted", s)
		}
	}
}

// TestHash_KeepsSortsApart: the bytes of a token as a code or a session are another secret.
func TestHash_KeepsSortsApart(t *testing.T) {
	token := invite.NewToken()
	if token.Hash() == invite.SessionHash(token) {
		t.Error("a link's token opens a session")
	}
}
