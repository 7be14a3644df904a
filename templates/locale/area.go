package locale

import (
	"encoding/json"
	"strings"
)

// An area is the messages whose keys begin with the same word, in one language.
type area map[string]message

// A message is one text of ours, with placeholders such as {{.Client}}. German and
// English have the same two plural forms (CLDR 48: one if the number is 1, else other);
// most texts have only the second. That little is written here because go-i18n, whose
// templates do it too, takes 4 to 6 ms of processor time more for a report from a cold
// start, of 70.
type message struct {
	One   string `json:"one"`
	Other string `json:"other"`
}

// UnmarshalJSON reads a text, or an object of its plural forms.
func (m *message) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &m.Other)
	}
	type forms message // without this method
	return json.Unmarshal(data, (*forms)(m))
}

// areaOf is the first word of a key, and of the names of the files it may stand in.
func areaOf(key string) string {
	first, _, _ := strings.Cut(key, "-")
	return first
}

// readArea reads the files of an area. They are part of the program, and a test reads
// them all: of one that could not be read the keys are unknown.
func readArea(files []string) area {
	a := area{}
	for _, name := range files {
		if data, err := messages.ReadFile(name); err == nil {
			_ = json.Unmarshal(data, &a) // adds what it can read
		}
	}
	return a
}
