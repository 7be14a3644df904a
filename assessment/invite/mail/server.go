package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	netmail "net/mail"
	"regexp"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"lotse/assessment/invite"
)

// patience is how long to wait for a mail server at each step. Some think for half a
// minute about a stranger.
const patience = 45 * time.Second

// A Server is a connection to a mail server.
type Server struct {
	config Config
	client *gomail.Client
}

// A Refusal is a mail server's answer about one mail, or what broke while it was sent.
type Refusal struct {
	Permanent bool // trying again is of no use
	Code      int  // SMTP's; 0 if the connection broke
	Detail    string
}

// errGone says that the server hung up before a letter was begun.
var errGone = errors.New("the mail server has hung up")

// Error says what the server answered.
func (r *Refusal) Error() string { return r.Detail }

// Dial connects to a mail server and signs in.
func Dial(ctx context.Context, c Config) (*Server, error) {
	options := []gomail.Option{
		gomail.WithPort(c.Port), gomail.WithTimeout(patience),
		gomail.WithHELO("[127.0.0.1]"), // the computer's name is nobody's business
		gomail.WithTLSConfig(&tls.Config{ServerName: c.Host, RootCAs: c.RootCAs, MinVersion: tls.VersionTLS12}),
	}
	auth := gomail.SMTPAuthAutoDiscover // the strongest that the server offers
	switch {
	case c.TLS:
		options = append(options, gomail.WithSSL())
	case c.local():
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
		auth = gomail.SMTPAuthPlain
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if c.User != "" {
		options = append(options, gomail.WithSMTPAuth(auth), gomail.WithUsername(c.User), gomail.WithPassword(c.Password))
	}
	client, err := gomail.NewClient(c.Host, options...)
	if err != nil {
		return nil, fmt.Errorf("mail server %s: %w", c, err)
	}
	if err := client.DialWithContext(ctx); err != nil {
		return nil, fmt.Errorf("connect to mail server %s: %w", c, err)
	}
	return &Server{config: c, client: client}, nil
}

// Close says goodbye. A server that has gone already is no error.
func (s *Server) Close() { _ = s.client.Close() }

// Send hands one letter to the server. A [Refusal] is about this letter; any other
// error is about the server and would meet every letter.
func (s *Server) Send(m invite.Mail, letter invite.Letter, replyTo string) error {
	message, err := s.message(m, letter, replyTo)
	if err != nil {
		return err
	}
	err = s.client.Send(message)
	if err == nil || message.IsDelivered() {
		return nil
	}
	var failed *gomail.SendError
	if !errors.As(err, &failed) {
		return &Refusal{Detail: brief(err)}
	}
	if failed.Reason == gomail.ErrConnCheck {
		return errGone
	}
	code := failed.ErrorCode()
	permanent := code >= 500
	// Who is not allowed to send, now or at all, will not be for the next letter either.
	if permanent && failed.Reason == gomail.ErrSMTPMailFrom {
		return fmt.Errorf("mail server %s refuses the sender %s: %s", s.config, s.config.From.Address, brief(err))
	}
	return &Refusal{Permanent: permanent, Code: code, Detail: brief(err)}
}

// message makes a letter's mail: plain text and HTML, which say the same.
func (s *Server) message(m invite.Mail, letter invite.Letter, replyTo string) (*gomail.Msg, error) {
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := message.FromFormat(s.config.From.Name, s.config.From.Address); err != nil {
		return nil, fmt.Errorf("sender: %w", err)
	}
	if err := message.To(m.Link.Address); err != nil {
		return nil, &Refusal{Permanent: true, Detail: brief(err)}
	}
	if replyTo != "" {
		if err := message.ReplyTo(replyTo); err != nil {
			return nil, fmt.Errorf("address for replies: %w", err)
		}
	}
	message.Subject(letter.Subject)
	message.SetDate()
	// The same for every attempt: a mail program shows a mail that came twice once.
	_, domain, _ := strings.Cut(s.config.From.Address, "@")
	message.SetMessageIDWithValue(m.ID + "@" + domain)
	message.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no holiday notes, please
	message.SetGenHeader("Content-Language", m.Link.Language)
	message.SetBodyString(gomail.TypeTextPlain, letter.Text)
	message.AddAlternativeString(gomail.TypeTextHTML, letter.HTML)
	return message, nil
}

// ReplyTo is the address in an engagement's contact, if the contact is one.
func ReplyTo(contact string) string {
	parsed, err := netmail.ParseAddress(contact)
	if err != nil {
		return ""
	}
	address, ok := invite.ParseAddress(parsed.Address)
	if !ok {
		return ""
	}
	return address
}

// maxDetail is how much of a server's answer is kept, in characters.
const maxDetail = 200

// anAddress matches what a server's answer repeats of the recipient.
var anAddress = regexp.MustCompile(`<?[^\s<>]+@[^\s<>]+>?`)

// brief is a server's answer in one line. Addresses in it are left out: the answer
// may be shown where names must not be.
func brief(err error) string {
	s := err.Error()
	for _, addition := range []string{", affected recipient(s):", ", affected message ID:"} { // by the library
		s, _, _ = strings.Cut(s, addition)
	}
	s = invite.OneLine(anAddress.ReplaceAllString(s, "…"))
	if r := []rune(s); len(r) > maxDetail {
		s = string(r[:maxDetail]) + "…"
	}
	return s
}
