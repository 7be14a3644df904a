package terminal

import (
	"encoding/json"
	"sync"
)

// A draft is what was typed for a question and not confirmed, valid or not.
type draft struct {
	Raw      *string  `json:"raw,omitempty"` // the editor's state; nil if nothing was typed there
	Note     *string  `json:"note,omitempty"`
	Evidence []string `json:"evidence,omitempty"` // with a note only
}

func (d draft) empty() bool { return d.Raw == nil && d.Note == nil }

// String is the form in which a draft is kept; "" for none.
func (d draft) String() string {
	if d.empty() {
		return ""
	}
	data, err := json.Marshal(d)
	if err != nil { // strings always have a form
		return ""
	}
	return string(data)
}

// readDraft reads what String wrote; anything else is what was typed.
func readDraft(s string) draft {
	var d draft
	if s == "" {
		return d
	}
	if json.Unmarshal([]byte(s), &d) != nil || d.empty() {
		return draft{Raw: &s}
	}
	return d
}

// drafts keeps drafts behind the screen: a key never waits for the disk, and what is
// kept is never older than the last save took. Of a question only its newest draft
// is kept.
type drafts struct {
	save   func(question, draft string) error
	wake   chan struct{}
	ended  chan struct{}
	saving sync.Mutex // held while something is saved

	mu      sync.Mutex
	waiting map[string]string
	failed  error // of the last attempt
}

func newDrafts(save func(question, draft string) error) *drafts {
	d := &drafts{save: save, wake: make(chan struct{}, 1), ended: make(chan struct{}), waiting: map[string]string{}}
	go func() {
		defer close(d.ended)
		for range d.wake {
			d.flush()
		}
	}()
	return d
}

// put has a draft kept soon.
func (d *drafts) put(question, draft string) {
	d.mu.Lock()
	d.waiting[question] = draft
	d.mu.Unlock()
	select {
	case d.wake <- struct{}{}:
	default: // it is awake
	}
}

// flush saves what is waiting, now.
func (d *drafts) flush() {
	d.saving.Lock()
	defer d.saving.Unlock()
	d.mu.Lock()
	waiting := d.waiting
	d.waiting = map[string]string{}
	d.mu.Unlock()
	for question, draft := range waiting {
		err := d.save(question, draft)
		d.mu.Lock()
		d.failed = err
		if _, newer := d.waiting[question]; err != nil && !newer {
			d.waiting[question] = draft // tried again with the next one
		}
		d.mu.Unlock()
	}
}

// err is why the last attempt to keep a draft failed, or nil.
func (d *drafts) err() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.failed
}

// close keeps what is waiting and ends.
func (d *drafts) close() error {
	close(d.wake)
	<-d.ended
	d.flush()
	return d.err()
}
