package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"

	"lotse/assessment/web"
	"lotse/assessment/web/monitor"
)

// beside is what listens next to the server itself: the room's board, and the monitor.
type beside struct {
	room, monitor net.Listener // nil where nobody asked
	watch         *monitor.Monitor
}

// beside opens the listeners and tells the server's configuration about them. After an
// error nothing stays open.
func (s *serving) beside(c *web.Config) (b *beside, err error) {
	b = &beside{}
	defer func() {
		if err != nil {
			b.close()
		}
	}()
	if s.flags.auto != "" {
		certs := &autocert.Manager{Prompt: autocert.AcceptTOS, HostPolicy: autocert.HostWhitelist(s.flags.hosts...), Cache: autocert.DirCache(s.flags.auto)}
		if s.flags.directory != "" {
			certs.Client = &acme.Client{DirectoryURL: s.flags.directory}
		}
		c.TLS = certs.TLSConfig()
	}
	if s.flags.room != "" {
		if b.room, err = net.Listen("tcp", s.flags.room); err != nil {
			return nil, fmt.Errorf("listen for the room: %w", err)
		}
		c.Room = "http://" + reachable(b.room.Addr())
		fmt.Fprintln(s.Err, s.say.T("serve-room", "URL", c.Room+"/b"))
	}
	if s.flags.monitor != "" {
		if b.monitor, err = net.Listen("tcp", s.flags.monitor); err != nil {
			return nil, fmt.Errorf("listen for the monitor: %w", err)
		}
		b.watch = monitor.New(version(), c.DB.Ready)
		c.Monitor = b.watch
	}
	return b, nil
}

func (b *beside) close() {
	for _, l := range []net.Listener{b.room, b.monitor} {
		if l != nil {
			_ = l.Close() // closed already where a server ended
		}
	}
}

// monitorTime bounds a request to the monitor and the wait for its end.
const monitorTime = 5 * time.Second

// serve serves everything until ctx ends or one of them fails.
func (b *beside) serve(ctx context.Context, server *web.Server, l net.Listener) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var all sync.WaitGroup
	failed := make(chan error, 3)
	run := func(serve func() error) {
		all.Go(func() {
			err := serve()
			failed <- err
			stop(err)
		})
	}
	run(func() error { return server.Serve(ctx, l) })
	if b.room != nil {
		run(func() error { return server.ServeRoom(ctx, b.room) })
	}
	if b.monitor != nil {
		run(func() error { return b.tell(ctx) })
	}
	all.Wait()
	close(failed)
	var errs []error
	for err := range failed {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// tell answers machines until ctx ends.
func (b *beside) tell(ctx context.Context) error {
	h := &http.Server{Handler: b.watch, ReadTimeout: monitorTime, WriteTimeout: monitorTime}
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(b.monitor) }()
	select {
	case err := <-ended:
		return fmt.Errorf("monitor: %w", err)
	case <-ctx.Done():
		return h.Close()
	}
}

// reachable is the address that others in the network reach a listener at: of one that
// listens everywhere, the address this computer has in its network.
func reachable(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return a.String()
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return a.String()
	}
	var found string
	for _, x := range addresses {
		ip, ok := x.(*net.IPNet)
		if ok && ip.IP.IsPrivate() && ip.IP.To4() != nil {
			found = cmp.Or(found, ip.IP.String())
		}
	}
	return net.JoinHostPort(cmp.Or(found, "127.0.0.1"), fmt.Sprint(tcp.Port))
}
