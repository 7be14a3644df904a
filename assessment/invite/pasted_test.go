package invite_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/invite"
)

func TestPastedAddresses(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		want   []string
		faults []invite.PastedFault
	}{
		"lines":         {"a@example.com\r\nb@example.com\n", []string{"a@example.com", "b@example.com"}, nil},
		"one line":      {"a@example.com; b@example.com, c@example.com", []string{"a@example.com", "b@example.com", "c@example.com"}, nil},
		"names":         {"Meike Janssen <m.janssen@example.com>", []string{"m.janssen@example.com"}, nil},
		"family first":  {"Janssen, Meike <m@example.com>; Krüger, Hans <h@example.com>", []string{"m@example.com", "h@example.com"}, nil},
		"twice":         {"A@example.com\na@EXAMPLE.com", []string{"a@example.com"}, nil},
		"nothing":       {" \n\n;,", nil, nil},
		"no address":    {"a@example.com\n\nkonstruktion@", []string{"a@example.com"}, []invite.PastedFault{{Line: 3, Given: "konstruktion@"}}},
		"only a name":   {"Meike Janssen", nil, []invite.PastedFault{{Line: 1, Given: "Meike Janssen"}}},
		"name, address": {"Meike; m@example.com", []string{"m@example.com"}, []invite.PastedFault{{Line: 1, Given: "Meike"}}},
	} {
		t.Run(name, func(t *testing.T) {
			people, faults := invite.PastedAddresses("experts", "de", c.text)
			var got []string
			for _, p := range people {
				got = append(got, p.Address)
				if p.Group != "experts" || p.Language != "de" {
					t.Errorf("%+v", p)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.faults, faults); diff != "" {
				t.Error(diff)
			}
		})
	}
}
