package page

import (
	"container/list"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// mostKeys bounds how many addresses or accounts a throttle remembers.
const mostKeys = 10_000

// A Throttle slows down who tries too often, each by itself. It forgets whom it has
// not seen for longest.
type Throttle struct {
	Every time.Duration // one attempt more after so long
	Burst int           // attempts at once
	Now   func() time.Time

	mu   sync.Mutex
	keys map[string]*list.Element
	old  list.List // the latest first
}

type throttled struct {
	key string
	*rate.Limiter
}

// Open reports whether somebody may try, without counting it.
func (t *Throttle) Open(key string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	e, ok := t.keys[key]
	return !ok || e.Value.(*throttled).TokensAt(t.Now()) >= 1
}

// Took counts an attempt: one that failed, or any, as the caller thinks fit.
func (t *Throttle) Took(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.keys == nil {
		t.keys = map[string]*list.Element{}
	}
	e, ok := t.keys[key]
	if !ok {
		e = t.old.PushFront(&throttled{key, rate.NewLimiter(rate.Every(t.Every), t.Burst)})
		t.keys[key] = e
		if t.old.Len() > mostKeys {
			last := t.old.Back()
			delete(t.keys, t.old.Remove(last).(*throttled).key)
		}
	}
	t.old.MoveToFront(e)
	e.Value.(*throttled).AllowN(t.Now(), 1)
}

// Missed counts a secret that opens nothing, and says whether more may be tried:
// [ErrLink], or [ErrOften] where it was one too many.
func (t *Throttle) Missed(from string) error {
	if !t.Open(from) {
		return ErrOften
	}
	t.Took(from)
	return ErrLink
}

// Neighbourhood is what counts as one sender: an address, of IPv6 its network of 64
// bits, which one computer may use in full.
func Neighbourhood(a netip.Addr) string {
	a = a.Unmap()
	if a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.String()
}
