package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed messages/*.json
var messages embed.FS

// Languages are the languages every text exists in.
func Languages() []string { return []string{"de", "en"} }

// A Printer speaks one language. It may be shared by goroutines.
type Printer struct {
	lang      string
	localizer *i18n.Localizer
	known     map[string]bool
	format    format
}

// New makes the printer of a language, de or en.
func New(lang string) (*Printer, error) {
	if !slices.Contains(Languages(), lang) {
		return nil, fmt.Errorf("unknown language %q; want one of %s", lang, strings.Join(Languages(), ", "))
	}
	tag := language.MustParse(lang)
	bundle := i18n.NewBundle(tag)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	p := &Printer{lang: lang, known: map[string]bool{}, format: formats[lang]}
	files, err := fs.Glob(messages, "messages/*."+lang+".json")
	if err != nil {
		return nil, fmt.Errorf("list messages: %w", err)
	}
	for _, name := range files {
		data, err := messages.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read messages: %w", err)
		}
		file, err := bundle.ParseMessageFileBytes(data, path.Base(name))
		if err != nil {
			return nil, fmt.Errorf("read messages %s: %w", name, err)
		}
		for _, m := range file.Messages {
			p.known[m.ID] = true
		}
	}
	p.localizer = i18n.NewLocalizer(bundle, lang)
	return p, nil
}

// Lang returns the printer's language.
func (p *Printer) Lang() string { return p.lang }

// Has reports whether there is a message with a key.
func (p *Printer) Has(key string) bool { return p.known[key] }

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
	s, err := p.localizer.Localize(c)
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
