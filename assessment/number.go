package assessment

import (
	"encoding/json"
	"math"
)

// A Number is a computed value that may be not available: too few answers, or
// withheld to protect respondents. The zero Number is not available.
type Number struct {
	Value float64
	Known bool
}

// Known makes an available number.
func Known(v float64) Number { return Number{Value: v, Known: true} }

// MarshalJSON writes null for not available and the text "infinity" for an
// infinite value (utilisation without allocated time).
func (n Number) MarshalJSON() ([]byte, error) {
	switch {
	case !n.Known:
		return []byte("null"), nil
	case math.IsInf(n.Value, 0):
		return []byte(`"infinity"`), nil
	}
	return json.Marshal(n.Value)
}

// UnmarshalJSON reads what [Number.MarshalJSON] writes.
func (n *Number) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "null":
		*n = Number{}
		return nil
	case `"infinity"`:
		*n = Known(math.Inf(1))
		return nil
	}
	n.Known = true
	return json.Unmarshal(data, &n.Value)
}
