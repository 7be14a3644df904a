package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A person fills in and remembers what the server said it has kept.
type person struct {
	*browser
	kept     map[string]string // question → value that was acknowledged
	versions map[string]int64
}

// fillIn lets people answer at the same time, kills the server half way, and counts
// what was acknowledged and is not there in the end.
func (p plan) fillIn(ctx context.Context, s *server, secret string, t *times) (lost int, err error) {
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		return 0, err
	}
	var questions []string
	for _, q := range pack.QuestionsFor(group) {
		if _, ok := assessment.Votable(q); ok {
			questions = append(questions, q.ID)
		}
	}
	people := make([]*person, p.people)
	down := &atomic.Bool{} // requests may fail now
	end := time.Now().Add(p.length)
	var all sync.WaitGroup
	for i := range people {
		people[i] = &person{newBrowser(s, t), map[string]string{}, map[string]int64{}}
		all.Go(func() {
			time.Sleep(time.Duration(rand.Int64N(int64(p.pace)))) // not all at the same moment
			people[i].answer(ctx, secret, questions, p.pace, end, down)
		})
	}
	if p.kill {
		time.Sleep(p.length / 2)
		down.Store(true)
		s.kill()
		if err := s.start(); err != nil {
			return 0, fmt.Errorf("start again: %w", err)
		}
		down.Store(false)
	}
	all.Wait()
	var missing atomic.Int64
	gate := make(chan struct{}, 32)
	for _, who := range people {
		all.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			missing.Add(int64(who.missing(ctx)))
		})
	}
	all.Wait()
	return int(missing.Load()), nil
}

// answer opens the link, begins, and answers one question after another until the end.
func (w *person) answer(ctx context.Context, secret string, questions []string, pace time.Duration, end time.Time, down *atomic.Bool) {
	if _, err := w.must(ctx, "start page", "/r/"+secret, nil, http.StatusOK); err != nil {
		return
	}
	if _, err := w.must(ctx, "begin", "/r/"+secret, url.Values{"consent": {"1"}}, http.StatusSeeOther); err != nil {
		return
	}
	if _, err := w.must(ctx, "tasks", "/f", nil, http.StatusOK); err != nil {
		return
	}
	for i := 0; time.Now().Before(end) && ctx.Err() == nil; i++ {
		q := questions[i%len(questions)]
		w.save(ctx, q, strconv.Itoa(1+rand.IntN(5)), down)
		time.Sleep(pace/2 + time.Duration(rand.Int64N(int64(pace))))
	}
}

// save saves one answer, again and again while the server is away, as the page's
// script does.
func (w *person) save(ctx context.Context, q, value string, down *atomic.Bool) {
	form := url.Values{"q": {q}, q: {value}, q + ".v": {strconv.FormatInt(w.versions[q], 10)}}
	for try := 0; ctx.Err() == nil && try < 100; try++ {
		wasDown := down.Load()
		kind := "save"
		if wasDown || try > 0 {
			kind = ""
		}
		a, err := w.send(ctx, kind, "/f/save", form)
		switch {
		case err == nil && a.status == http.StatusOK:
			var got struct{ Version int64 }
			if json.Unmarshal(unpack(a.body), &got) == nil {
				w.versions[q] = got.Version
			}
			w.kept[q] = value
			return
		case err == nil && a.status == http.StatusConflict && try > 0:
			w.kept[q] = value // the save before was kept and its answer lost with the server
			return
		case err == nil:
			w.times.fail("save", fmt.Sprintf("status %d: %.200s", a.status, a.body))
			return
		case !wasDown && !down.Load() && try > 3:
			w.times.fail("save", err)
			return
		}
		time.Sleep(500 * time.Millisecond)
	}
}

// missing counts the acknowledged answers that the person's own copy does not hold.
func (w *person) missing(ctx context.Context) int {
	a, err := w.must(ctx, "own copy", "/f/answers.json", nil, http.StatusOK)
	if err != nil {
		return len(w.kept)
	}
	var own struct {
		Rounds []struct {
			Answers []struct {
				ID    string
				Value any
			}
		}
	}
	if err := json.Unmarshal(unpack(a.body), &own); err != nil {
		w.times.fail("own copy", err)
		return len(w.kept)
	}
	there := map[string]string{}
	for _, r := range own.Rounds {
		for _, x := range r.Answers {
			there[x.ID] = fmt.Sprint(x.Value)
		}
	}
	n := 0
	for q, value := range w.kept {
		if there[q] != value {
			n++
		}
	}
	return n
}

// unpack unpacks a body that is packed; others stay as they are.
func unpack(body string) []byte {
	z, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		return []byte(body)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return []byte(body)
	}
	return data
}
