package main

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"

	"lotse/assessment/invite/mail/mailtest"
)

// servers are the mail servers of scripts that are running, by their folder.
var servers sync.Map

// smtpd starts a mail server for the rest of a script and names it in LOTSE_SMTP_URL.
// It refuses addresses as the script says: smtpd 450 busy@example.com 550 nobody@example.com.
func smtpd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args)%2 != 0 {
		ts.Fatalf("usage: smtpd [code address]…")
	}
	refused := map[string]int{}
	for i := 0; i < len(args); i += 2 {
		code, err := strconv.Atoi(args[i])
		ts.Check(err)
		refused[args[i+1]] = code
	}
	server, err := mailtest.Start(mailtest.Options{Rcpt: func(to string) error {
		if code, ok := refused[to]; ok {
			return mailtest.Refusal(code, "Not to "+to)
		}
		return nil
	}})
	ts.Check(err)
	servers.Store(ts.Getenv("WORK"), server)
	ts.Defer(func() { server.Close() })
	ts.Setenv("LOTSE_SMTP_URL", fmt.Sprintf("smtp://127.0.0.1:%d", server.Port))
	ts.Setenv("LOTSE_SMTP_FROM", "Befragung <survey@example.org>")
}

// mails checks how many mails the server has taken since it was asked last, and writes
// each one's subject and plain text to mails/ADDRESS: mails 2.
func mails(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: mails N")
	}
	value, ok := servers.Load(ts.Getenv("WORK"))
	if !ok {
		ts.Fatalf("no smtpd is running")
	}
	ts.Check(os.RemoveAll(ts.MkAbs("mails")))
	ts.Check(os.MkdirAll(ts.MkAbs("mails"), 0o755))
	seen := ts.MkAbs(".mails-seen")
	before, err := os.ReadFile(seen)
	if err != nil {
		before = []byte("0")
	}
	from, err := strconv.Atoi(string(before))
	ts.Check(err)
	all := value.(*mailtest.Server).Mails()
	ts.Check(os.WriteFile(seen, []byte(strconv.Itoa(len(all))), 0o644))
	for _, m := range all[from:] {
		text, err := plain(m.Data)
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs("mails/"+m.To), []byte(text), 0o644))
	}
	var to []string
	for _, m := range all[from:] {
		to = append(to, m.To)
	}
	if slices.Sort(to); strconv.Itoa(len(to)) != args[0] {
		ts.Fatalf("%d mails, to %s, want %s", len(to), strings.Join(to, ", "), args[0])
	}
}

// plain is a mail's subject and its part in plain text.
func plain(data []byte) (string, error) {
	m, err := netmail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		return "", err
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return "", err
	}
	part, err := multipart.NewReader(m.Body, params["boundary"]).NextRawPart()
	if err != nil {
		return "", err
	}
	body, err := io.ReadAll(quotedprintable.NewReader(part))
	return "Subject: " + subject + "\n\n" + strings.ReplaceAll(string(body), "\r\n", "\n"), err
}
