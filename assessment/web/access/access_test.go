package access_test

import (
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"lotse/assessment/web/access"
	"lotse/assessment/web/webtest"
)

const phrase = "grüner Mond über Kiel"

// setUp gives a user a password and an app, and returns the app's secret. The browser
// that did it is in.
func setUp(t *testing.T, s *webtest.Server, name string) (b *webtest.Browser, secret string) {
	t.Helper()
	id, err := s.DB.AddUser(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	path, err := access.NewTicket(t.Context(), s.DB, id)
	if err != nil {
		t.Fatal(err)
	}
	b = s.Browser()
	secret = regexp.MustCompile(`name="secret" value="(\w+)"`).FindStringSubmatch(b.Get(path).Want(200, name).Body)[1]
	b.Post(path, "secret", secret, "password", "kurz", "code", code(t, s, secret)).Want(422, "mindestens 12 Zeichen")
	b.Post(path, "secret", secret, "password", phrase, "code", "000000").Want(422, "Code stimmt nicht")
	if to := b.Post(path, "secret", secret, "password", phrase, "code", code(t, s, secret)).Want(303).To(); to != "/desk" {
		t.Fatalf("setting up leads to %s", to)
	}
	b.Get("/desk").Want(200, name)
	s.Browser().Get(path).Want(404, "Dieser Link gilt nicht")
	s.Clock.Add(time.Minute) // to another code
	return b, secret
}

func code(t *testing.T, s *webtest.Server, secret string) string {
	t.Helper()
	c, err := totp.GenerateCode(secret, s.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func login(t *testing.T, s *webtest.Server, secret string) *webtest.Browser {
	t.Helper()
	b := s.Browser()
	b.Post("/login", "name", " Thea@Example.com ", "password", phrase, "code", code(t, s, secret)).Want(303)
	s.Clock.Add(time.Minute)
	return b
}

func TestCheck08_CookiesOfTheirOwnThatNoScriptReads(t *testing.T) {
	s := webtest.StartPublic(t)
	b, secret := setUp(t, s, "thea@example.com")
	b.Post("/logout").Want(303)
	a := b.Post("/login", "name", "thea@example.com", "password", phrase, "code", code(t, s, secret)).Want(303)
	c := a.Header.Get("Set-Cookie")
	for _, want := range []string{access.Cookie + "=", "; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax"} {
		if !strings.Contains(c, want) {
			t.Errorf("cookie %q lacks %q", c, want)
		}
	}
	if !strings.HasPrefix(c, "__Host-") || strings.Contains(c, "Domain") {
		t.Errorf("cookie %q", c)
	}
}

func TestCheck09_ANewSessionAtEveryLogin(t *testing.T) {
	s := webtest.StartPublic(t)
	b, secret := setUp(t, s, "thea@example.com")
	old := *b
	old.Cookies = map[string]string{access.Cookie: b.Cookies[access.Cookie]}
	b.Post("/login", "name", "thea@example.com", "password", phrase, "code", code(t, s, secret)).Want(303)
	if b.Cookies[access.Cookie] == old.Cookies[access.Cookie] {
		t.Error("the session stays the same")
	}
	old.Get("/desk").Want(303)
	b.Get("/desk").Want(200)
	stolen := s.Browser()
	stolen.Cookies[access.Cookie] = b.Cookies[access.Cookie]
	b.Post("/logout").Want(303)
	stolen.Get("/desk").Want(303)
}

func TestCheck10_SessionsEnd(t *testing.T) {
	s := webtest.StartPublic(t)
	b, secret := setUp(t, s, "thea@example.com")
	s.Clock.Add(28 * time.Minute) // and the one that setting up took
	b.Get("/desk").Want(200)
	s.Clock.Add(30 * time.Minute)
	b.Get("/desk").Want(303)
	b = login(t, s, secret)
	for range 35 {
		s.Clock.Add(20 * time.Minute)
		b.Get("/desk").Want(200)
	}
	s.Clock.Add(20 * time.Minute)
	b.Get("/desk").Want(303)
}

func TestCheck11_OutAtOnce(t *testing.T) {
	s := webtest.StartPublic(t)
	b, secret := setUp(t, s, "thea@example.com")
	other := login(t, s, secret)
	b.Post("/logout/everywhere").Want(303)
	other.Get("/desk").Want(303)
	again := login(t, s, secret)
	u, err := s.DB.UserByName(t.Context(), "thea@example.com")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DB.DisableUser(t.Context(), u.ID, true); err != nil {
		t.Fatal(err)
	}
	again.Get("/desk").Want(303)
	s.Browser().Post("/login", "name", "thea@example.com", "password", phrase, "code", code(t, s, secret)).Want(403)
}

func TestCheck14_Passwords(t *testing.T) {
	for password, want := range map[string]string{
		"kurz": "short", "elf zeichen": "short", "äöüäöüäöüäö": "short", strings.Repeat("lang ", 300): "long",
		"123456789012": "common", "password1234": "common", "Passwort2024!": "common", "qwertzuiopü12": "common", "P@ssw0rd1234": "common",
		"abcabcabcabc": "common", "aaaaaaaaaaaa": "common", "iloveyou1234": "common", "1q2w3e4r5t6z": "common", "thea.example!!": "", "theatheathea": "common",
		"lotse-lotse-1": "common", "administrator": "common", "ichliebedich123": "common", "zyxwvutsrqpo": "common", "welcome123456": "common",
		phrase: "", "correct horse battery staple": "", "😀😃😄😁😆😅🤣😂🙂🙃🫠😉": "", strings.Repeat("langer Satz mit ", 8): "", "   drei Zeichen davor": "",
	} {
		if got := access.Weak(password, "thea@example.com"); got != want {
			t.Errorf("%q: %q, want %q", password, got, want)
		}
	}
	s := webtest.StartPublic(t)
	b := s.Browser().Get("/login").Want(200, `autocomplete="current-password"`, `autocomplete="one-time-code"`)
	b.Lacks("onpaste", `autocomplete="off"`)
}

func TestCheck15_HashesInPHCFormAndWithinMemory(t *testing.T) {
	phc := access.Hash(phrase)
	if !regexp.MustCompile(`^\$argon2id\$v=19\$m=65536,t=1,p=4\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$`).MatchString(phc) {
		t.Errorf("hash %s", phc)
	}
	if access.Hash(phrase) == phc {
		t.Error("two hashes of one password are the same")
	}
	for _, wrong := range []string{"", "x", "$argon2id$v=19$m=65536,t=1,p=4$$", strings.Replace(phc, "p=4", "p=0", 1)} {
		if access.Matches(phrase, wrong) {
			t.Errorf("%q matches", wrong)
		}
	}
	var most uint64
	done := make(chan struct{})
	var watch, all sync.WaitGroup
	watch.Go(func() {
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	})
	for range 50 {
		all.Go(func() {
			if !access.Matches(phrase, phc) {
				t.Error("the password does not match")
			}
		})
	}
	all.Wait()
	close(done)
	watch.Wait()
	if most >= 256<<20 {
		t.Errorf("50 logins at once take %d MiB", most>>20)
	}
}

func TestCheck16_WhoGuessesIsSlowedDown(t *testing.T) {
	s := webtest.StartPublic(t)
	_, secret := setUp(t, s, "thea@example.com")
	guess := func(name, from string) int {
		b := s.Browser()
		b.Header.Set("X-Forwarded-For", from)
		return b.Post("/login", "name", name, "password", "falsch geraten!", "code", "123456").StatusCode
	}
	for i := range 5 {
		if got := guess("thea@example.com", "203.0.113.1"); got != 403 {
			t.Fatalf("attempt %d: %d", i, got)
		}
	}
	if got := guess("thea@example.com", "203.0.113.99"); got != 429 {
		t.Errorf("the account is not slowed down: %d", got)
	}
	s.Clock.Add(2 * time.Minute) // nobody is locked out for good
	login(t, s, secret)
	for i := range 30 {
		guess("nobody"+strings.Repeat("x", i), "203.0.113.7")
	}
	if got := guess("another", "203.0.113.7"); got != 429 {
		t.Errorf("the address is not slowed down: %d", got)
	}
	if got := guess("another", "203.0.113.8"); got != 403 {
		t.Errorf("another address is slowed down: %d", got)
	}
	if log := s.Log.String(); !strings.Contains(log, "login refused: too many attempts") || !strings.Contains(log, "login failed") || strings.Contains(log, "thea") {
		t.Error("attempts are not logged, or with a name")
	}
}

func TestCheck17_ASecondFactorOnce(t *testing.T) {
	s := webtest.StartPublic(t)
	_, secret := setUp(t, s, "thea@example.com")
	now := code(t, s, secret)
	try := func(code string) int {
		return s.Browser().Post("/login", "name", "thea@example.com", "password", phrase, "code", code).StatusCode
	}
	if got := try(""); got != 403 {
		t.Errorf("without a code: %d", got)
	}
	if got := try(now); got != 303 {
		t.Errorf("with the code: %d", got)
	}
	if got := try(now); got != 403 {
		t.Errorf("with the same code again: %d", got)
	}
}

// Whoever had the computer itself is nobody on a server with users.
func TestPublic_StartCodesAreOfNoUse(t *testing.T) {
	s := webtest.StartPublic(t)
	s.Browser().Get("/launch").Want(404)
	if to := s.Browser().Get("/desk").Want(303).To(); to != "/login" {
		t.Errorf("leads to %s", to)
	}
}
