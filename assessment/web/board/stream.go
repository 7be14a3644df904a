package board

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

const (
	// sendTime is how long one message may take; a phone that sleeps is cut off and
	// comes back by itself.
	sendTime = 10 * time.Second
	// beatEvery keeps proxies from taking a quiet stream for a dead one.
	beatEvery = 20 * time.Second
	// retryMS is how long a browser waits before it opens a lost stream again, in ms.
	retryMS = 3000
)

// step is what a page compares: another step is another page.
func step(b store.Board) string { return strconv.FormatInt(b.Step, 10) }

// phoneState answers with the state of the board that a phone joined.
func (b *Board) phoneState(v *page.Visit) error {
	ballot, err := b.ballot(v)
	return answerState(v, ballot.Board, err)
}

// screenState answers with the state of the board of a consultant's page.
func (b *Board) screenState(v *page.Visit) error {
	at, err := b.placeOf(v)
	if err != nil {
		return err
	}
	board, err := b.db.Board(v.R.Context(), at.engagement, at.round)
	return answerState(v, board, err)
}

// placeOf is the board of a consultant's page.
func (b *Board) placeOf(v *page.Visit) (place, error) {
	at, err := b.db.Outline(v.R.Context(), v.R.PathValue("engagement"))
	if err != nil {
		return place{}, err
	}
	e := at.Engagement
	if e.Latest() == nil {
		return place{}, page.ErrNotFound
	}
	return place{e.ID, e.Latest().ID}, nil
}

func answerState(v *page.Visit, board store.Board, err error) error {
	s, err := stateOf(board, err)
	if err != nil {
		return err
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	v.W.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = v.W.Write(data) // the phone may be gone
	return nil
}

// phoneStream follows the board that a phone joined.
func (b *Board) phoneStream(v *page.Visit) error {
	ballot, err := b.ballot(v)
	if err != nil {
		return err
	}
	return b.stream(v, place{ballot.Engagement, ballot.Round})
}

// screenStream follows the board of a consultant's page.
func (b *Board) screenStream(v *page.Visit) error {
	at, err := b.placeOf(v)
	if err != nil {
		return err
	}
	return b.stream(v, at)
}

// stream sends states as server-sent events until the browser goes or the server stops.
func (b *Board) stream(v *page.Visit, at place) error {
	h := v.W.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("X-Accel-Buffering", "no") // else proxies collect until a buffer is full
	page.RecordOf(v.R).Stream = true
	states, leave := b.hub.follow(at)
	defer leave()
	if b.Following != nil {
		b.Following(1)
		defer b.Following(-1)
	}
	out := http.NewResponseController(v.W)
	// The server's own limits on time are for answers that end.
	if err := out.SetReadDeadline(time.Time{}); err != nil {
		return fmt.Errorf("stream: %w", err)
	}
	send := func(text string) error {
		if err := out.SetWriteDeadline(time.Now().Add(sendTime)); err != nil {
			return err
		}
		if _, err := v.W.Write([]byte(text)); err != nil {
			return err
		}
		return out.Flush()
	}
	if send(fmt.Sprintf("retry: %d\n\n", retryMS)) != nil {
		return nil // the browser has gone
	}
	beat := time.NewTicker(beatEvery)
	defer beat.Stop()
	for {
		text := ": still here\n\n"
		select {
		case <-v.R.Context().Done():
			return nil
		case s, ok := <-states:
			if !ok {
				return nil
			}
			data, err := json.Marshal(s)
			if err != nil {
				return err
			}
			text = "data: " + string(data) + "\n\n"
		case <-beat.C:
		}
		if send(text) != nil {
			return nil
		}
	}
}
