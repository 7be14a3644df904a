package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"lotse/questionnaires"
)

// A stored value is JSON that says its own type, so that an answer can be read
// back without its pack: a number and yes/no as themselves, everything else as an
// object with one key that names the type.
type typed struct {
	Text    questionnaires.Text                    `json:"text,omitempty"`
	Pick    *string                                `json:"pick,omitempty"`
	Picks   *[]string                              `json:"picks,omitempty"`
	Date    *string                                `json:"date,omitempty"`
	Entries *[]entry                               `json:"entries,omitempty"`
	Cells   *map[string]map[string]json.RawMessage `json:"cells,omitempty"`
}

type entry struct {
	ID     string                     `json:"id"`
	Fields map[string]json.RawMessage `json:"fields"`
}

// encodeValue writes a value as JSON; it fails for numbers JSON has no form for.
func encodeValue(v questionnaires.Value) (json.RawMessage, error) {
	switch v := v.(type) {
	case nil:
		return json.RawMessage("null"), nil
	case questionnaires.Number:
		return encodeJSON(float64(v))
	case questionnaires.Flag:
		return encodeJSON(bool(v))
	case questionnaires.Text:
		return encodeJSON(typed{Text: v})
	case questionnaires.Pick:
		return encodeJSON(typed{Pick: (*string)(&v)})
	case questionnaires.Picks:
		list := append([]string{}, v...)
		return encodeJSON(typed{Picks: &list})
	case questionnaires.Date:
		return encodeJSON(typed{Date: (*string)(&v)})
	case questionnaires.Entries:
		return encodeEntries(v)
	case questionnaires.Cells:
		return encodeCells(v)
	}
	return nil, fmt.Errorf("no stored form for a %T", v)
}

// encodeJSON writes umlauts, < and & as they are.
func encodeJSON(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func encodeEntries(v questionnaires.Entries) (json.RawMessage, error) {
	list := make([]entry, len(v))
	for i, e := range v {
		fields, err := encodeFields(e.Fields)
		if err != nil {
			return nil, err
		}
		list[i] = entry{ID: e.ID, Fields: fields}
	}
	return encodeJSON(typed{Entries: &list})
}

func encodeCells(v questionnaires.Cells) (json.RawMessage, error) {
	rows := make(map[string]map[string]json.RawMessage, len(v))
	for row, cells := range v {
		fields, err := encodeFields(cells)
		if err != nil {
			return nil, err
		}
		rows[row] = fields
	}
	return encodeJSON(typed{Cells: &rows})
}

func encodeFields(fields map[string]questionnaires.Value) (map[string]json.RawMessage, error) {
	out := make(map[string]json.RawMessage, len(fields))
	for id, v := range fields {
		data, err := encodeValue(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
		out[id] = data
	}
	return out, nil
}

// decodeValue reads what encodeValue wrote.
func decodeValue(data []byte) (questionnaires.Value, error) {
	if len(data) == 0 {
		return nil, fmt.Errorf("empty value")
	}
	switch data[0] {
	case 'n':
		return nil, nil
	case 't', 'f':
		var v questionnaires.Flag
		return v, json.Unmarshal(data, &v)
	case '{':
		return decodeTyped(data)
	}
	// Most answers are numbers; a number of JSON is one of Go's, too.
	v, err := strconv.ParseFloat(string(data), 64)
	return questionnaires.Number(v), err
}

func decodeTyped(data []byte) (questionnaires.Value, error) {
	var t typed
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, err
	}
	switch {
	case t.Pick != nil:
		return questionnaires.Pick(*t.Pick), nil
	case t.Picks != nil:
		return questionnaires.Picks(*t.Picks), nil
	case t.Date != nil:
		return questionnaires.Date(*t.Date), nil
	case t.Entries != nil:
		return decodeEntries(*t.Entries)
	case t.Cells != nil:
		return decodeCells(*t.Cells)
	}
	return t.Text, nil
}

func decodeEntries(list []entry) (questionnaires.Value, error) {
	out := make(questionnaires.Entries, len(list))
	for i, e := range list {
		fields, err := decodeFields(e.Fields)
		if err != nil {
			return nil, err
		}
		out[i] = questionnaires.Entry{ID: e.ID, Fields: fields}
	}
	return out, nil
}

func decodeCells(rows map[string]map[string]json.RawMessage) (questionnaires.Value, error) {
	out := make(questionnaires.Cells, len(rows))
	for row, cells := range rows {
		fields, err := decodeFields(cells)
		if err != nil {
			return nil, err
		}
		out[row] = fields
	}
	return out, nil
}

func decodeFields(fields map[string]json.RawMessage) (map[string]questionnaires.Value, error) {
	out := make(map[string]questionnaires.Value, len(fields))
	for id, data := range fields {
		v, err := decodeValue(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
		out[id] = v
	}
	return out, nil
}

// truth is how the store keeps a bool.
func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
