package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

//go:embed messages/*.json
var messages embed.FS

// Languages are the languages every text exists in.
func Languages() []string { return []string{"de", "en"} }

// A Printer speaks one language. It may be shared by goroutines.
type Printer struct {
	lang   string
	areas  map[string]func() area // by the first word of their keys
	format format
}

// printers are shared by all who speak a language.
var printers = map[string]func() (*Printer, error){
	"de": sync.OnceValues(func() (*Printer, error) { return newPrinter("de") }),
	"en": sync.OnceValues(func() (*Printer, error) { return newPrinter("en") }),
}

// New returns the printer of a language, de or en.
func New(lang string) (*Printer, error) {
	printer, ok := printers[lang]
	if !ok {
		return nil, fmt.Errorf("unknown language %q; want one of %s", lang, strings.Join(Languages(), ", "))
	}
	return printer()
}

// newPrinter finds a language's messages. They are read when their area is first
// asked for: a command needs few of them.
func newPrinter(lang string) (*Printer, error) {
	names, err := fs.Glob(messages, "messages/*."+lang+".json")
	if err != nil {
		return nil, fmt.Errorf("list messages: %w", err)
	}
	files := map[string][]string{}
	for _, name := range names {
		first := areaOf(strings.TrimSuffix(path.Base(name), "."+lang+".json"))
		files[first] = append(files[first], name)
	}
	p := &Printer{lang: lang, areas: map[string]func() area{}, format: formats[lang]}
	for first, names := range files {
		p.areas[first] = sync.OnceValue(func() area { return readArea(names) })
	}
	return p, nil
}

// Lang returns the printer's language.
func (p *Printer) Lang() string { return p.lang }

// Has reports whether there is a message with a key.
func (p *Printer) Has(key string) bool {
	_, ok := p.message(key)
	return ok
}

// message finds the message with a key.
func (p *Printer) message(key string) (message, bool) {
	read, ok := p.areas[areaOf(key)]
	if !ok {
		return message{}, false
	}
	m, ok := read()[key]
	return m, ok
}

// T returns the message with a key. Args alternate names and values for the
// message's placeholders: T("saved", "Client", name) fills {{.Client}}. An
// unknown key comes back as it is; a test keeps that from happening.
func (p *Printer) T(key string, args ...any) string {
	m, ok := p.message(key)
	if !ok {
		return key
	}
	return filled(m.Other, args)
}

// N returns the message with a key in the plural form that n asks for. The
// message may use {{.N}}, the number as the language writes it.
func (p *Printer) N(key string, n int, args ...any) string {
	m, ok := p.message(key)
	if !ok {
		return key
	}
	text := m.Other
	if (n == 1 || n == -1) && m.One != "" {
		text = m.One
	}
	return filled(text, append(args[:len(args):len(args)], "N", p.Number(float64(n), 0)))
}

// filled puts values in a text's placeholders. Args alternate names and values; a
// placeholder without a value stays as it is.
func filled(text string, args []any) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{{.")
		name, after, closed := strings.Cut(rest, "}}")
		if !ok || !closed {
			return b.String() + text
		}
		b.WriteString(before)
		if v, ok := valueOf(args, name); ok {
			fmt.Fprint(&b, v)
		} else {
			b.WriteString("{{." + name + "}}")
		}
		text = after
	}
}

// valueOf finds the last value with a name.
func valueOf(args []any, name string) (any, bool) {
	for i := len(args) - len(args)%2 - 2; i >= 0; i -= 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return nil, false
}
