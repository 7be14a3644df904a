package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web"
	"lotse/assessment/web/access"
)

// serveFlags are how lotse serve is called.
type serveFlags struct {
	listen, cert, key string
	hosts, proxies    []string
	open              bool
	auto              string // folder of the certificates that the server gets by itself
	directory         string // address of who gives them; "" for Let's Encrypt
	room, monitor     string // addresses of their own
}

// serveCommand is lotse in the browser.
func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: a.say.T("serve-short"),
		Long:  a.say.T("serve-long"),
		Example: "  lotse serve --open\n  lotse serve --listen 127.0.0.1:8080 --trusted-proxy 127.0.0.1 --host lotse.example\n" +
			"  lotse serve --listen :443 --host lotse.example --tls-cert lotse.pem --tls-key lotse.key",
		Args: a.args(0, 0),
	}
	flags := c.Flags()
	flags.StringVar(&f.listen, "listen", "127.0.0.1:0", a.say.T("serve-flag-listen"))
	flags.StringArrayVar(&f.hosts, "host", nil, a.say.T("serve-flag-host"))
	flags.StringArrayVar(&f.proxies, "trusted-proxy", nil, a.say.T("serve-flag-proxy"))
	flags.StringVar(&f.cert, "tls-cert", "", a.say.T("serve-flag-cert"))
	flags.StringVar(&f.key, "tls-key", "", a.say.T("serve-flag-key"))
	flags.StringVar(&f.auto, "tls-auto", "", a.say.T("serve-flag-auto"))
	flags.StringVar(&f.directory, "acme-directory", "", a.say.T("serve-flag-directory"))
	flags.StringVar(&f.room, "room", "", a.say.T("serve-flag-room"))
	flags.StringVar(&f.monitor, "monitor", "", a.say.T("serve-flag-monitor"))
	flags.BoolVar(&f.open, "open", false, a.say.T("serve-flag-open"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		s := &serving{app: a, flags: f}
		if err := s.check(); err != nil {
			return err
		}
		return s.run(c.Context())
	}
	return c
}

// serving is one run of lotse serve.
type serving struct {
	*app
	flags   serveFlags
	proxies []netip.Prefix
	public  bool // others can reach the server
}

// check refuses what would let strangers in or carry secrets in the clear.
func (s *serving) check() error {
	host, _, err := net.SplitHostPort(s.flags.listen)
	if err != nil {
		return s.usage("serve-listen", "Address", s.flags.listen)
	}
	for _, word := range s.flags.proxies {
		p, err := netip.ParsePrefix(word)
		if err != nil {
			a, err := netip.ParseAddr(word)
			if err != nil {
				return s.usage("serve-proxy", "Value", word)
			}
			p = netip.PrefixFrom(a, a.BitLen())
		}
		s.proxies = append(s.proxies, p)
	}
	if (s.flags.cert == "") != (s.flags.key == "") || s.flags.auto != "" && s.flags.cert != "" {
		return s.usage("serve-tls-both")
	}
	if s.flags.directory != "" && s.flags.auto == "" {
		return s.usage("serve-directory")
	}
	for flag, address := range map[string]string{"--room": s.flags.room, "--monitor": s.flags.monitor} {
		if _, _, err := net.SplitHostPort(address); address != "" && err != nil {
			return s.usage("serve-address", "Flag", flag, "Address", address)
		}
	}
	ip := net.ParseIP(host)
	beyond := host != "localhost" && (ip == nil || !ip.IsLoopback())
	// A proxy in front makes a server public, wherever it listens itself.
	s.public = beyond || len(s.proxies) > 0
	switch {
	case beyond && !s.secure() && len(s.proxies) == 0:
		return s.usage("serve-beyond", "Address", s.flags.listen)
	case s.public && len(s.flags.hosts) == 0:
		return s.usage("serve-no-host")
	}
	return nil
}

// secure reports whether the server speaks TLS itself.
func (s *serving) secure() bool { return s.flags.cert != "" || s.flags.auto != "" }

func (s *serving) run(ctx context.Context) error {
	if s.env("GOGC") == "" {
		debug.SetGCPercent(100) // a server runs long: memory counts more than what collecting costs
	}
	if s.env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(serveMemory)
	}
	where, err := s.storePath()
	if err != nil {
		return err
	}
	db, err := store.OpenServer(ctx, where)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := s.anybody(ctx, db); err != nil {
		return err
	}
	l, err := net.Listen("tcp", s.flags.listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	defer l.Close()
	base := s.base(l)
	config := web.Config{
		DB: db, Log: slog.New(slog.NewTextHandler(s.Err, nil)), Names: s.flags.hosts, Proxies: s.proxies, Base: base,
		CertFile: s.flags.cert, KeyFile: s.flags.key,
	}
	if s.env("LOTSE_SMTP_URL") != "" {
		server, err := s.mailServer()
		if err != nil {
			return err
		}
		config.Mail = &server
	}
	if !s.public {
		config.Launch = &access.Launch{Shown: func(code invite.Code) {
			fmt.Fprintln(s.Err, s.say.T("serve-code", "URL", base+"/launch?code="+code.String()))
		}}
	}
	beside, err := s.beside(&config)
	if err != nil {
		return err
	}
	defer beside.close()
	server, err := web.New(config)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Err, s.say.T("serve-running", "URL", base, "Store", shownStore(where)))
	first := base + "/login"
	if s.public {
		fmt.Fprintln(s.Err, s.say.T("serve-login", "URL", first))
	} else {
		first = base + "/launch?code=" + config.Launch.Next().String()
	}
	if s.flags.open {
		browse(first)
	}
	s.calm = true
	return beside.serve(ctx, server, l)
}

// serveMemory is from where on garbage is collected more often, in bytes: a small
// server has room for a thousand people at once. Who has more of it sets GOMEMLIMIT.
const serveMemory = 90 << 20

// shownStore is where the store is, without a password in it.
func shownStore(where string) string {
	if store.IsServer(where) {
		return "PostgreSQL"
	}
	return where
}

// anybody refuses a public server that nobody could log in to.
func (s *serving) anybody(ctx context.Context, db *store.DB) error {
	if !s.public {
		return nil
	}
	users, err := db.Users(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(users, func(u store.User) bool { return !u.Disabled }) {
		return &openError{s.say.T("serve-no-user")}
	}
	return nil
}

// base is the address browsers reach the server at.
func (s *serving) base(l net.Listener) string {
	if !s.public {
		scheme := "http://"
		if s.secure() {
			scheme = "https://"
		}
		return scheme + l.Addr().String()
	}
	host := s.flags.hosts[0]
	if tcp, ok := l.Addr().(*net.TCPAddr); ok && s.secure() && tcp.Port != 443 {
		host = net.JoinHostPort(host, fmt.Sprint(tcp.Port))
	}
	return "https://" + host
}

// browse opens a page in the user's browser. Where there is none, the address stands
// on the terminal.
func browse(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if c := exec.Command(name, args...); c.Start() == nil {
		go func() { _ = c.Wait() }() // how it ends says nothing about us
	}
}
