package access

import (
	"crypto/subtle"
	"sync"

	"lotse/assessment/invite"
)

// A Launch is the one start code that works at a time. Whoever can read the window in
// which the server runs may come in: on a computer with several users the loopback
// address alone keeps nobody out.
type Launch struct {
	mu    sync.Mutex
	code  invite.Code
	Shown func(code invite.Code) // tells the owner the next code
}

// Next makes a new code and tells it.
func (l *Launch) Next() invite.Code {
	l.mu.Lock()
	l.code = invite.NewCode()
	code := l.code
	l.mu.Unlock()
	l.Shown(code)
	return code
}

// use takes a code, which then works no more.
func (l *Launch) use(typed string) bool {
	code, ok := invite.ParseCode(typed)
	if !ok {
		return false
	}
	l.mu.Lock()
	ok = subtle.ConstantTimeCompare([]byte(code), []byte(l.code)) == 1
	l.mu.Unlock()
	if ok {
		l.Next()
	}
	return ok
}
