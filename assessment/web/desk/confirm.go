package desk

import (
	"net/http"
)

// A confirmation is a page of its own before something that cannot be undone.
type confirmation struct {
	Title, Text string
	Points      []string
	Action      string // below the engagement's address
	Submit      string
	Back        string
	Word        string // to be typed; "" for none
	Fault       string
	Hidden      map[string]string
}

// Faults are what is wrong with what was typed.
func (c confirmation) Faults() []fault {
	if c.Fault == "" {
		return nil
	}
	return []fault{{"word", c.Fault}}
}

func (s *scene) confirm(c confirmation) error {
	if c.Fault != "" {
		return s.fail("confirm", "", c.Title, c)
	}
	return s.show(http.StatusOK, "confirm", "", c.Title, c)
}
