package intake

import "fmt"

// A Refusal says why a file is not taken although nothing is wrong inside it. Each face
// has words of its own for the reason.
type Refusal struct {
	Reason Reason
	Args   []any // names and values alternate, for the words
}

// Error returns the refusal for a log.
func (r *Refusal) Error() string {
	return fmt.Sprintf("the file is not taken: %s %v", r.Reason, r.Args)
}

// A Reason is why a file is not taken.
type Reason string

// The reasons.
const (
	OtherEngagement Reason = "other-engagement" // made for another project: Form, Engagement
	OfWorkshop      Reason = "of-workshop"      // a person is named, but it is what is answered once
	OtherGroup      Reason = "person-group"     // the person belongs to another group: Person, Group
	Twice           Reason = "twice"            // exactly these answers are there already
	BadSign         Reason = "bad-sign"         // no sign of a person: Given
	Anonymous       Reason = "anonymous"        // nobody's answers are changed in an anonymous project: Person
)
