package locale

import (
	"encoding/json"
	"path"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// An area is the messages whose keys begin with the same word, in one language.
type area struct {
	localizer *i18n.Localizer
	known     map[string]bool
}

// areaOf is the first word of a key, and of the names of the files it may stand in.
func areaOf(key string) string {
	first, _, _ := strings.Cut(key, "-")
	return first
}

// readArea reads the files of an area. They are part of the program, and a test reads
// them all: of one that could not be read the keys are unknown.
func readArea(lang string, files []string) *area {
	bundle := i18n.NewBundle(language.MustParse(lang))
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	a := &area{known: map[string]bool{}}
	for _, name := range files {
		data, err := messages.ReadFile(name)
		if err != nil {
			continue
		}
		file, err := bundle.ParseMessageFileBytes(data, path.Base(name))
		if err != nil {
			continue
		}
		for _, m := range file.Messages {
			a.known[m.ID] = true
		}
	}
	a.localizer = i18n.NewLocalizer(bundle, lang)
	return a
}
