package page

import (
	"net/http"
	"time"
)

// SetCookie gives the browser a cookie that only this host gets, that no script
// reads and that other sites' forms do not carry. life 0 keeps it until the browser
// closes; a negative one takes it away. Its name begins with __Host-.
func (v *Visit) SetCookie(name, value string, life time.Duration) {
	c := &http.Cookie{Name: v.record.cookie(name), Value: value, Path: "/", Secure: !v.record.Plain, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	switch {
	case life < 0:
		c.MaxAge = -1
	case life > 0:
		c.MaxAge = int(life / time.Second)
	}
	http.SetCookie(v.W, c)
}

// Cookie returns a cookie's value, "" if there is none.
func (v *Visit) Cookie(name string) string {
	c, err := v.R.Cookie(v.record.cookie(name))
	if err != nil {
		return ""
	}
	return c.Value
}
