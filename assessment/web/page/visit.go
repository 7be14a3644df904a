package page

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"lotse/templates/locale"
)

// A Visit is one request for a page and the way to answer it.
type Visit struct {
	W   http.ResponseWriter
	R   *http.Request
	Say *locale.Printer // the visitor's language; see [Visit.Speak]
	// User is the consultant who is logged in, on routes for consultants.
	User string

	site   *Site
	record *Record
	brand  string // the key of what stands above error pages
}

// A Handler answers one visit. What it returns becomes an error page: see
// [ErrNotFound] and its neighbours; any other error is logged with an incident's
// number, and the visitor sees that number and nothing else of it.
type Handler func(v *Visit) error

// Site returns what all pages share.
func (v *Visit) Site() *Site { return v.site }

// A Frame is what the layout puts around a page.
type Frame struct {
	Title     string   // in front of what the site is called
	Brand     string   // who asks: the consultant's name; "" for Lotse itself
	Logo      *Logo    // instead of the brand's words, which say what it shows
	Client    string   // on whose behalf, beside the brand
	Of        string   // what the title says the page belongs to; "" for the brand
	Home      string   // where the brand leads; "" for nowhere
	Wide      bool     // a consultant's page; a form is narrow
	Failed    bool     // "Error: " in front of the title
	Back      *Link    // above the page
	Tabs      []Tab    // a consultant's ways
	Save      *Save    // how far a form is and whether it is saved
	Foot      []Link   // at the end of the page
	Languages []string // to choose from; empty for both
	Here      string   // where choosing a language leads back to; "" for this address
	Live      *Live    // a page that follows something
}

// A Logo is a picture that stands for a brand. It has white behind it, or brings a ground
// of its own along.
type Logo struct {
	URL           string
	Width, Height int // CSS pixels
	Ground        bool
}

// A Link leads somewhere.
type Link struct{ To, Words string }

// A Tab is one of several ways, of which one may be the current.
type Tab struct {
	To, Words string
	Current   bool
}

// A Save is the bar that stays in sight above a form.
type Save struct {
	Words    string // how far it is
	Done, Of int
	State    bool // say whether it is saved
}

// Live makes the script follow a state: a page that is polled, or a stream.
type Live struct{ State, Stream, Step string }

// Show answers with a page: a file under templates/web by its name, which defines
// the template main. data is its dot.
func (v *Visit) Show(status int, name string, f Frame, data any) error {
	t, err := v.site.page(v.Say.Lang(), name)
	if err != nil {
		return fmt.Errorf("show page %q: %w", name, err)
	}
	if len(f.Languages) == 0 {
		f.Languages = locale.Languages()
	}
	if f.Here == "" {
		f.Here = v.R.URL.EscapedPath()
	}
	var b bytes.Buffer
	err = t.ExecuteTemplate(&b, "layout", map[string]any{"F": f, "D": data, "Lang": v.Say.Lang(), "User": v.User})
	if err != nil {
		return fmt.Errorf("show page %s: %w", name, err)
	}
	v.W.Header().Set("Content-Type", "text/html; charset=utf-8")
	var packed []byte
	if b.Len() > worthPacking {
		packed = v.site.packer.pack(b.Bytes())
	}
	v.write(status, b.Bytes(), packed)
	return nil
}

// worthPacking is the number of bytes from which on compressing saves a packet.
const worthPacking = 1200

// write sends a body, compressed if there is such a form and the browser takes it.
func (v *Visit) write(status int, plain, packed []byte) {
	h := v.W.Header()
	if packed != nil {
		h.Add("Vary", "Accept-Encoding")
		if takesGzip(v.R) {
			h.Set("Content-Encoding", "gzip")
			plain = packed
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(plain)))
	v.W.WriteHeader(status)
	if v.R.Method != http.MethodHead {
		_, _ = v.W.Write(plain) // the visitor may have gone
	}
}

func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" {
			return strings.TrimSpace(quality) != "q=0"
		}
	}
	return false
}

// Download answers with a file. Its name is made of ids, never of people's words.
func (v *Visit) Download(name, kind string, data []byte) error {
	h := v.W.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	v.write(http.StatusOK, data, nil)
	return nil
}

// Send answers the script.
func (v *Visit) Send(status int, kind string, body []byte) error {
	v.W.Header().Set("Content-Type", kind)
	v.write(status, body, nil)
	return nil
}

// Keep answers with a file whose address holds its content's hash: a browser may keep it
// for ever.
func (v *Visit) Keep(kind string, data []byte) error {
	v.W.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	var packed []byte
	if strings.HasPrefix(kind, "image/svg") && len(data) > worthPacking {
		packed = v.site.packer.pack(data)
	}
	v.W.Header().Set("Content-Type", kind)
	v.write(http.StatusOK, data, packed)
	return nil
}

// Go answers a form with another address: 303, so that going back or reloading
// does not send it again. It leads to a path of this site.
func (v *Visit) Go(to string) error {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		return fmt.Errorf("go to %q: no path of this site", to)
	}
	http.Redirect(v.W, v.R, to, http.StatusSeeOther)
	return nil
}

// Form reads a form's fields, within the route's limit. Files that came with it
// are read with [Visit.Upload].
func (v *Visit) Form() (url.Values, error) {
	if err := v.R.ParseForm(); err != nil { // which ParseMultipartForm says nothing of where the form is a plain one
		return nil, fmt.Errorf("read form: %w", refuse(err))
	}
	if err := v.R.ParseMultipartForm(inMemory); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return nil, fmt.Errorf("read form: %w", refuse(err))
	}
	return v.R.PostForm, nil
}

// Field reads one field of a form, "" where it is missing or the form unreadable.
func (v *Visit) Field(name string) string {
	form, err := v.Form()
	if err != nil {
		return ""
	}
	return form.Get(name)
}

// Fields are all fields of a form, without blanks around what was typed.
func (v *Visit) Fields() (map[string]string, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	fields := make(map[string]string, len(form))
	for name := range form {
		fields[name] = strings.TrimSpace(form.Get(name))
	}
	return fields, nil
}
