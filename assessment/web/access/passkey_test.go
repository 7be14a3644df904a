package access_test

import (
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"lotse/assessment/store/storetest"
	"lotse/assessment/web/access"
	"lotse/assessment/web/webtest"
	"lotse/templates/browsertest"
)

// A user sets up a passkey, logs out, and comes in with it, in a browser whose key is
// simulated by the browser itself.
func TestPasskey(t *testing.T) {
	s := webtest.StartKnownAs(t, "localhost")
	passkey(t, s, s.URL)
}

// The same through a proxy that sends every request to another one of two servers.
func TestPasskey_Replicas(t *testing.T) {
	where := storetest.Postgres(t)
	one, other := webtest.StartKnownAt(t, "localhost", where), webtest.StartKnownAt(t, "localhost", where)
	var turn atomic.Int64
	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		to, err := url.Parse([]string{one.URL, other.URL}[turn.Add(1)%2])
		if err != nil {
			t.Error(err)
		}
		r.SetURL(to)
		r.Out.Host = r.In.Host
	}})
	defer proxy.Close()
	passkey(t, one, proxy.URL)
}

func passkey(t *testing.T, s *webtest.Server, address string) {
	t.Helper()
	b := browsertest.Start(t)
	base := strings.Replace(address, "127.0.0.1", "localhost", 1) // keys are tied to names, not to numbers
	id, err := s.DB.AddUser(t.Context(), "thea@example.com")
	if err != nil {
		t.Fatal(err)
	}
	path, err := access.NewTicket(t.Context(), s.DB, id)
	if err != nil {
		t.Fatal(err)
	}
	p := b.Open(t, "about:blank", browsertest.View{Lang: "de"})
	if _, err := chromedp.Call(p.Context, webauthn.Enable, webauthn.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	_, err = chromedp.Call(p.Context, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
		HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
	}})
	if err != nil {
		t.Fatal(err)
	}
	arrived := func(path string) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			if at, err := chromedp.Run(p.Context, chromedp.Evaluate[string](`document.readyState === "complete" ? location.pathname : ""`)); err == nil && at == path {
				return
			}
		}
		t.Fatalf("%s is not reached: %s", path, browsertest.Eval[string](t, p, "document.body.innerText.slice(0, 400)"))
	}
	p.Go(t, base+path)
	p.Do(t, chromedp.Click(chromedp.CSS("form[data-passkey] button")))
	arrived("/desk")
	if u, err := s.DB.UserByName(t.Context(), "thea@example.com"); err != nil || len(u.Passkeys) != 1 {
		t.Fatalf("%d passkeys, %v", len(u.Passkeys), err)
	}
	s.Browser().Get(path).Want(404)
	for range 2 { // the counter of the key goes on
		p.Do(t, chromedp.Click(chromedp.CSS(`form[action="/logout"] button`)))
		arrived("/login")
		p.Do(t, chromedp.Click(chromedp.CSS("form[data-passkey] button")))
		arrived("/desk")
	}
	// Nobody else's answer counts, and none without having been asked.
	s.Browser().Post("/login/passkey/done").Want(400)
	if err := s.DB.DisableUser(t.Context(), id, true); err != nil {
		t.Fatal(err)
	}
	p.Go(t, base+"/login")
	p.Do(t, chromedp.Click(chromedp.CSS("form[data-passkey] button")), chromedp.Sleep(500*time.Millisecond))
	if said := browsertest.Eval[string](t, p, `document.querySelector("form[data-passkey] [role=status]").textContent`); !strings.HasPrefix(said, "Das hat nicht geklappt") {
		t.Errorf("a disabled user's passkey: %q", said)
	}
	for _, c := range p.Complaints() {
		if !strings.Contains(c, "403") {
			t.Errorf("the browser complains: %s", c)
		}
	}
}
