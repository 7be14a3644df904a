package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	rounds   = 3                // questions the room votes on
	arriving = 10 * time.Second // until everybody has scanned the code
	window   = 10 * time.Second // until everybody has voted
)

var (
	boardCode   = regexp.MustCompile(`join__code">(\d{4})<`)
	boardPath   = "/desk/" + engagement + "/board"
	onTheScreen = []string{"lead-mandate", "lead-priority", "rule-crisis"}
)

// A told is a state that reached a phone.
type told struct {
	step  string
	voted int
	at    time.Time
}

// vote fills a room with phones that all follow the board and vote.
func (p plan) vote(ctx context.Context, s *server, t *times) error {
	desk := newBrowser(s, t)
	if _, err := desk.must(ctx, "", "/launch", url.Values{"code": {s.code}}, http.StatusSeeOther); err != nil {
		return err
	}
	if _, err := desk.must(ctx, "", boardPath, url.Values{"question": onTheScreen, "seats": {strconv.Itoa(p.phones)}}, http.StatusSeeOther); err != nil {
		return err
	}
	screen, err := desk.must(ctx, "", boardPath+"/screen", nil, http.StatusOK)
	if err != nil {
		return err
	}
	m := boardCode.FindSubmatch(unpack(screen.body))
	if m == nil {
		return fmt.Errorf("the screen shows no code")
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	phones := make([]*phone, p.phones)
	var all sync.WaitGroup
	for i := range phones {
		phones[i] = &phone{browser: newBrowser(s, t), states: make(chan told, 1000)}
		all.Go(func() {
			time.Sleep(time.Duration(rand.Int64N(int64(arriving))))
			phones[i].join(ctx, string(m[1]))
		})
	}
	all.Wait()
	for _, question := range onTheScreen[:rounds] {
		if err := p.ask(ctx, desk, phones, question); err != nil {
			return err
		}
	}
	return nil
}

// ask puts one question on the screen, lets everybody vote, and reveals it.
func (p plan) ask(ctx context.Context, desk *browser, phones []*phone, question string) error {
	begun := time.Now()
	if _, err := desk.must(ctx, "", boardPath+"/ask", url.Values{"question": {question}}, http.StatusSeeOther); err != nil {
		return err
	}
	now, err := desk.must(ctx, "", boardPath+"/state", nil, http.StatusOK)
	if err != nil {
		return err
	}
	var asked struct{ Step string }
	if err := json.Unmarshal(unpack(now.body), &asked); err != nil {
		return err
	}
	var all sync.WaitGroup
	for _, ph := range phones {
		all.Go(func() {
			if !ph.hears(begun, "a new question reaches all", func(s told) bool { return s.step == asked.Step }) {
				return
			}
			time.Sleep(time.Duration(rand.Int64N(int64(window))))
			form := url.Values{"question": {question}, "vote": {strconv.Itoa(1 + rand.IntN(5))}}
			_, _ = ph.must(ctx, "vote", "/b/vote", form, http.StatusSeeOther) // it is counted as a failure
		})
	}
	all.Wait()
	last := time.Now()
	for _, ph := range phones {
		all.Go(func() {
			ph.hears(last, "the last vote reaches all", func(s told) bool { return s.step == asked.Step && s.voted == len(phones) })
		})
	}
	all.Wait()
	_, err = desk.must(ctx, "reveal", boardPath+"/reveal", url.Values{}, http.StatusSeeOther)
	return err
}

// A phone follows the board.
type phone struct {
	*browser
	states chan told
}

// join joins and begins to follow.
func (ph *phone) join(ctx context.Context, code string) {
	if _, err := ph.must(ctx, "join", "/b/join", url.Values{"code": {code}}, http.StatusSeeOther); err != nil {
		return
	}
	if _, err := ph.must(ctx, "phone page", "/b/room", nil, http.StatusOK); err != nil {
		return
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, ph.server.url("/b/stream"), nil)
	if err != nil {
		ph.times.fail("stream", err)
		return
	}
	ph.dress(r)
	resp, err := shared.RoundTrip(r)
	if err != nil {
		ph.times.fail("stream", err)
		return
	}
	go func() {
		defer resp.Body.Close()
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			var s struct {
				Step  string
				Voted int
			}
			if ok && json.Unmarshal([]byte(data), &s) == nil {
				ph.states <- told{s.Step, s.Voted, time.Now()}
			}
		}
	}()
}

// hears waits for a state and notes how long after a moment it came.
func (ph *phone) hears(since time.Time, kind string, is func(told) bool) bool {
	for deadline := time.After(30 * time.Second); ; {
		select {
		case s := <-ph.states:
			if is(s) && s.at.After(since) {
				ph.times.add(kind, s.at.Sub(since))
				return true
			}
			if is(s) { // it was faster than the last answer
				ph.times.add(kind, 0)
				return true
			}
		case <-deadline:
			ph.times.fail(kind, "never came")
			return false
		}
	}
}
