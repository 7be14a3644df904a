package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A server gets its certificate from an authority (ACME, RFC 8555) that makes sure that
// the name is the server's (TLS-ALPN-01, RFC 8737); started again it uses the one it has,
// while nobody is there to give another.
func TestServe_Certificate(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a certificate authority")
	}
	dir := t.TempDir()
	port := freePort(t)
	ca := startAuthority(t, dir, port)
	program := build(t, dir)
	serve := func() *exec.Cmd {
		c := exec.Command(program, "--store", filepath.Join(dir, "x.db"), "serve", "--listen", "127.0.0.1:"+port, "--host", "lotse.example",
			"--tls-auto", filepath.Join(dir, "certificates"), "--acme-directory", "https://127.0.0.1:"+ca.port+"/dir")
		c.Env = append(os.Environ(), "SSL_CERT_FILE="+ca.trust)
		start(t, c)
		return c
	}
	lotse := serve()
	roots := ca.roots(t)
	first := certificate(t, port, roots)
	if first.VerifyHostname("lotse.example") != nil {
		t.Errorf("the certificate is for %v", first.DNSNames)
	}
	stop(lotse)
	ca.stop()
	lotse = serve()
	if again := certificate(t, port, roots); !bytes.Equal(again.Raw, first.Raw) {
		t.Error("after a new start the server has another certificate")
	}
	stop(lotse)
	files, err := filepath.Glob(filepath.Join(dir, "certificates", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no certificate is kept: %v", err)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("others may read %s: %v, %v", filepath.Base(f), info.Mode(), err)
		}
	}
}

// An authority gives certificates to whoever answers for a name at a port of this computer.
type authority struct {
	port, manage, trust string
	client              *http.Client
	parts               []*exec.Cmd
}

func startAuthority(t *testing.T, dir, tlsPort string) *authority {
	t.Helper()
	bin := filepath.Join("..", "..", ".ci", "bin")
	if _, err := os.Stat(filepath.Join(bin, "pebble")); err != nil {
		if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
			t.Fatal("no Pebble: .ci/tools installs it")
		}
		t.Skip("no Pebble: .ci/tools installs it")
	}
	a := &authority{port: freePort(t), manage: freePort(t), trust: filepath.Join(dir, "authority.pem")}
	key := filepath.Join(dir, "authority.key")
	a.client = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: selfSigned(t, a.trust, key)}}}
	config := filepath.Join(dir, "pebble.json")
	write(t, config, fmt.Appendf(nil, `{"pebble": {"listenAddress": "127.0.0.1:%s", "managementListenAddress": "127.0.0.1:%s", "certificate": %q, "privateKey": %q,
		"httpPort": 1, "tlsPort": %s, "retryAfter": {"authz": 1, "order": 1}, "profiles": {"default": {"description": "90 days", "validityPeriod": 7776000}}}}`,
		a.port, a.manage, a.trust, key, tlsPort))
	names := freePort(t)
	dns := exec.Command(filepath.Join(bin, "pebble-challtestsrv"), "-dnsserver", "127.0.0.1:"+names, "-defaultIPv4", "127.0.0.1", "-defaultIPv6", "",
		"-http01", "", "-https01", "", "-tlsalpn01", "", "-doh", "", "-management", "127.0.0.1:"+freePort(t))
	pebble := exec.Command(filepath.Join(bin, "pebble"), "-config", config, "-dnsserver", "127.0.0.1:"+names)
	pebble.Env = append(os.Environ(), "PEBBLE_VA_NOSLEEP=1", "PEBBLE_WFE_NONCEREJECT=0")
	a.parts = []*exec.Cmd{dns, pebble}
	for _, c := range a.parts {
		start(t, c)
	}
	return a
}

// roots are those whom a browser would trust.
func (a *authority) roots(t *testing.T) *x509.CertPool {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		r, err := a.client.Get("https://127.0.0.1:" + a.manage + "/roots/0")
		if err != nil {
			if time.Now().After(deadline) {
				t.Fatal(err)
			}
			continue
		}
		defer r.Body.Close()
		data, err := io.ReadAll(r.Body)
		pool := x509.NewCertPool()
		if err != nil || !pool.AppendCertsFromPEM(data) {
			t.Fatalf("the authority shows no root: %v", err)
		}
		return pool
	}
}

func (a *authority) stop() {
	for _, c := range a.parts {
		stop(c)
	}
}

// certificate opens a page of the server by its name and returns what it showed.
func certificate(t *testing.T, port string, roots *x509.CertPool) *x509.Certificate {
	t.Helper()
	dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, "127.0.0.1:"+port)
	}
	browser := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DialContext: dial, TLSClientConfig: &tls.Config{RootCAs: roots}, DisableKeepAlives: true}}
	for deadline := time.Now().Add(60 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		r, err := browser.Get("https://lotse.example/accessibility")
		if err != nil {
			if time.Now().After(deadline) {
				t.Fatal(err)
			}
			continue
		}
		defer r.Body.Close()
		if r.StatusCode != http.StatusOK {
			t.Fatalf("the page answers %d", r.StatusCode)
		}
		return r.TLS.PeerCertificates[0]
	}
}

func start(t *testing.T, c *exec.Cmd) {
	t.Helper()
	var talk bytes.Buffer
	c.Stdout, c.Stderr = &talk, &talk
	c.WaitDelay = time.Second
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop(c)
		if t.Failed() {
			t.Logf("%s:\n%.3000s", filepath.Base(c.Path), talk.String())
		}
	})
}

// stop ends a process; one that has ended stays so.
func stop(c *exec.Cmd) {
	if c.ProcessState == nil {
		_ = c.Process.Signal(syscall.SIGTERM)
		_ = c.Wait()
	}
}

// freePort is a port that nobody listens on.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// selfSigned writes a certificate of this computer and its key, and trusts it.
func selfSigned(t *testing.T, cert, key string) *x509.CertPool {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "authority"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	keyBytes, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	write(t, cert, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	write(t, key, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: keyBytes}))
	made, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(made)
	return pool
}
