package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

//go:embed messages/*.json
var messages embed.FS

// Languages are the languages every text exists in.
func Languages() []string { return []string{"de", "en"} }

// A Printer speaks one language. It may be shared by goroutines.
type Printer struct {
	lang   string
	areas  map[string]func() *area // by the first word of their keys
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
	p := &Printer{lang: lang, areas: map[string]func() *area{}, format: formats[lang]}
	for first, names := range files {
		p.areas[first] = sync.OnceValue(func() *area { return readArea(lang, names) })
	}
	return p, nil
}

// Lang returns the printer's language.
func (p *Printer) Lang() string { return p.lang }

// Has reports whether there is a message with a key.
func (p *Printer) Has(key string) bool {
	read, ok := p.areas[areaOf(key)]
	return ok && read().known[key]
}

// T returns the message with a key. Args alternate names and values for the
// message's placeholders: T("saved", "Client", name) fills {{.Client}}. An
// unknown key comes back as it is; a test keeps that from happening.
func (p *Printer) T(key string, args ...any) string {
	return p.say(&i18n.LocalizeConfig{MessageID: key, TemplateData: fields(args)})
}

// N returns the message with a key in the plural form that n asks for. The
// message may use {{.N}}, the number as the language writes it.
func (p *Printer) N(key string, n int, args ...any) string {
	data := fields(args)
	data["N"] = p.Number(float64(n), 0)
	return p.say(&i18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: n})
}

func (p *Printer) say(c *i18n.LocalizeConfig) string {
	read, ok := p.areas[areaOf(c.MessageID)]
	if !ok {
		return c.MessageID
	}
	s, err := read().localizer.Localize(c)
	if err != nil && s == "" {
		return c.MessageID
	}
	return s
}

func fields(args []any) map[string]any {
	data := make(map[string]any, len(args)/2+1)
	for i := 0; i+1 < len(args); i += 2 {
		if name, ok := args[i].(string); ok {
			data[name] = args[i+1]
		}
	}
	return data
}
