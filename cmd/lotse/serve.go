package main

import (
	"fmt"
	"log/slog"
	"net"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web"
	"lotse/assessment/web/access"
)

// serveCommand is lotse in the browser.
func (a *app) serveCommand() *cobra.Command {
	var listen string
	var open bool
	c := &cobra.Command{
		Use:     "serve",
		Short:   a.say.T("serve-short"),
		Long:    a.say.T("serve-long"),
		Example: "  lotse serve --open\n  lotse serve --listen 127.0.0.1:8080",
		Args:    a.args(0, 0),
	}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:0", a.say.T("serve-flag-listen"))
	c.Flags().BoolVar(&open, "open", false, a.say.T("serve-flag-open"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := a.onlyHere(listen); err != nil {
			return err
		}
		where, err := a.storePath()
		if err != nil {
			return err
		}
		db, err := store.OpenServer(c.Context(), where)
		if err != nil {
			return err
		}
		defer db.Close()
		l, err := net.Listen("tcp", listen)
		if err != nil {
			return fmt.Errorf("listen: %w", err)
		}
		defer l.Close()
		base := "http://" + l.Addr().String()
		launch := &access.Launch{Shown: func(code invite.Code) {
			fmt.Fprintln(a.Err, a.say.T("serve-code", "URL", base+"/launch?code="+code.String()))
		}}
		server, err := web.New(web.Config{DB: db, Log: slog.New(slog.NewTextHandler(a.Err, nil)), Launch: launch})
		if err != nil {
			return err
		}
		fmt.Fprintln(a.Err, a.say.T("serve-running", "URL", base, "Store", where))
		first := launch.Next()
		if open {
			browse(base + "/launch?code=" + first.String())
		}
		a.calm = true
		return server.Serve(c.Context(), l)
	}
	return c
}

// onlyHere refuses to listen where others can reach it.
func (a *app) onlyHere(listen string) error {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return a.usage("serve-listen", "Address", listen)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return a.usage("serve-beyond", "Address", listen)
	}
	return nil
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
		go func() { _ = c.Wait() }() // it is not our child to judge
	}
}
