package page

import (
	"net/http"
	"slices"
	"strings"

	"lotse/templates/locale"
)

// languageCookie keeps the language a visitor has chosen.
const languageCookie = "__Host-lotse-language"

// chosen is the language a visitor has chosen, "" for none.
func chosen(r *http.Request) string {
	c, err := r.Cookie(RecordOf(r).cookie(languageCookie))
	if err != nil || !slices.Contains(locale.Languages(), c.Value) {
		return ""
	}
	return c.Value
}

// preferred is the first language of the browser that Lotse speaks, or German.
func preferred(r *http.Request) string {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if slices.Contains(locale.Languages(), primary) {
			return primary
		}
	}
	return locale.Languages()[0]
}

// Speak settles the language of a page: the one the visitor has chosen, if the page
// has it, else the page's own.
func (v *Visit) Speak(own string, has []string) error {
	lang := own
	if c := chosen(v.R); slices.Contains(has, c) {
		lang = c
	}
	say, err := locale.New(lang)
	if err == nil {
		v.Say = say
	}
	return err
}

// setLanguage remembers a chosen language and leads back.
func setLanguage(v *Visit) error {
	lang := v.Field("language")
	if !slices.Contains(locale.Languages(), lang) {
		return ErrNotFound
	}
	v.SetCookie(languageCookie, lang, 0)
	back := v.Field("back")
	if !strings.HasPrefix(back, "/") || strings.HasPrefix(back, "//") || strings.ContainsAny(back, "\\\r\n") {
		back = "/"
	}
	return v.Go(back)
}
