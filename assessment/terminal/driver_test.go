package terminal

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A driver runs a model without a terminal: it sends messages and runs the commands
// that come back until nothing is left.
type driver struct {
	t    testing.TB
	m    tea.Model
	quit bool
	idle bool // commands get less time: little but the blinking of the cursor comes from them
	deaf bool // only what ends the program is heard
}

func drive(t testing.TB, m tea.Model, width, height int) *driver {
	d := &driver{t: t, m: m}
	d.run(m.Init())
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

func (d *driver) send(msg tea.Msg) {
	var cmd tea.Cmd
	d.m, cmd = d.m.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(tea.Quit).Pointer() { // on a busy machine even this takes its time
		d.quit = true
		return
	}
	if d.deaf {
		return
	}
	ch := make(chan tea.Msg, 1)
	go func() { ch <- cmd() }()
	wait := 10 * time.Millisecond
	if d.idle {
		wait = time.Millisecond
	}
	select {
	case msg := <-ch:
		if _, ok := msg.(tea.QuitMsg); ok {
			d.quit = true
			return
		}
		list := reflect.ValueOf(msg)
		if msg != nil && list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() { // a batch or a sequence
			for i := range list.Len() {
				d.run(list.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		if msg != nil {
			d.send(msg)
		}
	case <-time.After(wait): // a timer: the blinking cursor
	}
}

var specialKeys = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
	"tab": {Code: tea.KeyTab}, "esc": {Code: tea.KeyEscape}, "space": {Code: tea.KeySpace, Text: " "},
	"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete}, "f1": {Code: tea.KeyF1},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "shift+enter": {Code: tea.KeyEnter, Mod: tea.ModShift},
	"alt+up": {Code: tea.KeyUp, Mod: tea.ModAlt}, "alt+down": {Code: tea.KeyDown, Mod: tea.ModAlt},
	"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+g": {Code: 'g', Mod: tea.ModCtrl}, "ctrl+j": {Code: 'j', Mod: tea.ModCtrl},
	"ctrl+l": {Code: 'l', Mod: tea.ModCtrl}, "ctrl+n": {Code: 'n', Mod: tea.ModCtrl}, "ctrl+o": {Code: 'o', Mod: tea.ModCtrl},
	"ctrl+r": {Code: 'r', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+x": {Code: 'x', Mod: tea.ModCtrl}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl},
}

func (d *driver) press(keys ...string) *driver {
	for _, k := range keys {
		if m, ok := specialKeys[k]; ok {
			d.send(m)
			continue
		}
		for _, r := range k {
			d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return d
}

func (d *driver) screen() string { return ansi.Strip(d.m.View().Content) }

func (d *driver) sees(want ...string) *driver {
	d.t.Helper()
	for _, w := range want {
		if !strings.Contains(d.screen(), w) {
			d.t.Fatalf("the screen lacks %q:\n%s", w, d.screen())
		}
	}
	return d
}

func (d *driver) lacks(w string) *driver {
	d.t.Helper()
	if strings.Contains(d.screen(), w) {
		d.t.Fatalf("the screen shows %q:\n%s", w, d.screen())
	}
	return d
}

// fits checks that the screen has at most h lines of at most w columns.
func (d *driver) fits(w, h int) {
	d.t.Helper()
	lines := strings.Split(d.screen(), "\n")
	if strings.Contains(d.screen(), "runner-") {
		d.t.Errorf("a message is missing:\n%s", d.screen())
	}
	if len(lines) > h {
		d.t.Errorf("%d lines on a screen of %d:\n%s", len(lines), h, d.screen())
	}
	for _, l := range lines {
		if ansi.StringWidth(l) > w {
			d.t.Errorf("%d columns on a screen of %d: %q", ansi.StringWidth(l), w, l)
		}
	}
}
