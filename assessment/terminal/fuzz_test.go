package terminal

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
)

// Whatever is kept as a draft, of another version or of nobody's making, is taken or
// left alone by every editor; it never ends the program, and goes on being one state.
func FuzzEditors_Raw(f *testing.F) {
	for _, raw := range []string{"", "x", `["R"]`, `[":dk"]`, `{"list":[{"name":"a"}],"open":{"at":1,"form":{"at":3,"values":{"x":1},"raws":{"department-name":"y"}}}}`,
		`{"cells":{"chk-tone":"chk-draft"},"open":{"at":99}}`, `{"raw":"a","note":"b","evidence":["c"]}`, `{"act-set-goals":{"role-hr":["R","A"]}}`, "5", "\x00"} {
		f.Add(raw, uint8(0))
	}
	keys := slices.Sorted(func(yield func(string) bool) {
		for k := range specialKeys {
			if !yield(k) {
				return
			}
		}
	})
	k := newKitchen(f, "de", "")
	r := k.runner(nil)
	all := slices.Collect(questions(r))
	f.Fuzz(func(t *testing.T, raw string, key uint8) {
		_ = readDraft(raw).String()
		for _, q := range all {
			ed := r.edit(r.field(q.Kind), assessment.Answer{}, &raw)
			again := ed.raw()
			if twice := r.edit(r.field(q.Kind), assessment.Answer{}, &again).raw(); twice != again {
				t.Errorf("%s: %q is kept as %q, which becomes %q", q.ID, raw, again, twice)
			}
			ed.lines(40, 5)
			ed.update(specialKeys[keys[int(key)%len(keys)]])
			ed.update(tea.PasteMsg{Content: raw})
			ed.lines(80, 20)
			if in := ed.input(); in != nil {
				if _, state := in.(assessment.State); !state {
					q.Kind.Parse(in)
				}
			}
		}
	})
}

// The marked line can be read on a dark and on a light ground.
func TestRunner_LightAndDark(t *testing.T) {
	k := newKitchen(t, "de", "experts")
	d := k.drive(80, 24).press("3")
	before := d.m.View().Content
	d.send(tea.BackgroundColorMsg{Color: white{}})
	if d.m.View().Content == before {
		t.Error("a light ground changes nothing")
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }
