// Package mailtest runs a mail server inside a test. It speaks real SMTP and keeps
// what it gets.
package mailtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Options are how a server behaves. The zero value takes everything, unencrypted.
type Options struct {
	TLS      bool   // encrypted from the first byte
	StartTLS bool   // offers STARTTLS
	Password string // of the user "anna"; "" needs none
	// From, Rcpt and Data may refuse a step, with an error of [Refusal] or any other.
	From func(address string) error
	Rcpt func(address string) error
	Data func(address string) error
	// HangUp says after which number of mails, counted from 1, to close the connection.
	HangUp func(mails int) bool
}

// Refusal is a mail server's answer.
func Refusal(code int, message string) error {
	return &smtp.SMTPError{Code: code, EnhancedCode: smtp.EnhancedCode{code / 100, 0, 0}, Message: message}
}

// A Mail is one that a server has taken.
type Mail struct {
	From, To string
	Data     []byte
	At       time.Time
	TLS      bool
}

// A Server is a running mail server.
type Server struct {
	Port    int
	RootCAs *x509.CertPool // who vouches for it: nobody else does

	options Options
	smtp    *smtp.Server
	mu      sync.Mutex
	mails   []Mail
	steps   int
}

// Start starts a server on a free port of this computer.
func Start(o Options) (*Server, error) {
	s := &Server{options: o}
	certificate, err := s.certify()
	if err != nil {
		return nil, fmt.Errorf("make a certificate: %w", err)
	}
	config := &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	s.smtp = smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &session{server: s, conn: c}, nil }))
	s.smtp.Domain, s.smtp.AllowInsecureAuth = "mail.test", true
	s.smtp.ErrorLog = log.New(io.Discard, "", 0)
	if o.StartTLS {
		s.smtp.TLSConfig = config
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s.Port = listener.Addr().(*net.TCPAddr).Port
	if o.TLS {
		listener = tls.NewListener(listener, config)
	}
	go s.smtp.Serve(listener) // its error is that it was closed
	return s, nil
}

// Close stops the server.
func (s *Server) Close() error { return s.smtp.Close() }

// Mails returns what the server has taken so far.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail{}, s.mails...)
}

// Steps counts the commands that said something about a user or a mail.
func (s *Server) Steps() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.steps
}

func (s *Server) step() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.steps++
}

// certify makes a certificate for localhost that only s.RootCAs vouches for.
func (s *Server) certify() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mail.test"}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	data, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		return tls.Certificate{}, err
	}
	leaf, err := x509.ParseCertificate(data)
	if err != nil {
		return tls.Certificate{}, err
	}
	s.RootCAs = x509.NewCertPool()
	s.RootCAs.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{data}, PrivateKey: key}, nil
}

// A session is one connection.
type session struct {
	server   *Server
	conn     *smtp.Conn
	from, to string
	signedIn bool
	mails    int
}

// AuthMechanisms are the ways to sign in.
func (*session) AuthMechanisms() []string { return []string{sasl.Plain} }

// Auth signs in.
func (s *session) Auth(string) (sasl.Server, error) {
	s.server.step()
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "anna" || password != s.server.options.Password {
			return smtp.ErrAuthFailed
		}
		s.signedIn = true
		return nil
	}), nil
}

// Mail takes the sender.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.server.step()
	if s.server.options.Password != "" && !s.signedIn {
		return Refusal(530, "Authentication required")
	}
	s.from = from
	return ask(s.server.options.From, from)
}

// Rcpt takes the recipient; there is one.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.to != "" {
		return Refusal(550, "One recipient, please")
	}
	if err := ask(s.server.options.Rcpt, to); err != nil {
		return err
	}
	s.to = to
	return nil
}

// Data takes the mail.
func (s *session) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := ask(s.server.options.Data, s.to); err != nil {
		if errors.Is(err, ErrVanish) {
			s.conn.Close()
		}
		return err
	}
	_, encrypted := s.conn.TLSConnectionState()
	s.server.mu.Lock()
	s.server.mails = append(s.server.mails, Mail{From: s.from, To: s.to, Data: data, At: time.Now(), TLS: encrypted})
	s.server.mu.Unlock()
	s.mails++
	return nil
}

// ErrVanish from Data breaks the connection instead of answering.
var ErrVanish = errors.New("gone")

// Reset forgets the mail that was begun.
func (s *session) Reset() {
	s.from, s.to = "", ""
	if s.mails > 0 && s.server.options.HangUp != nil && s.server.options.HangUp(s.mails) {
		s.conn.Conn().Close()
	}
}

// Logout ends the session.
func (*session) Logout() error { return nil }

func ask(f func(string) error, address string) error {
	if f == nil {
		return nil
	}
	return f(address)
}
