package board

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// codeForm is what a code looks like; spaces that people type between digits are left
// out before.
var codeForm = regexp.MustCompile(`^[0-9]{4}$`)

// askCode asks for the code on the screen. The QR code brings it along; opening the
// address changes nothing.
func (b *Board) askCode(v *page.Visit) error {
	code := v.R.URL.Query().Get("code")
	if !codeForm.MatchString(code) {
		code = ""
	}
	return b.showCode(v, http.StatusOK, code, "")
}

func (b *Board) showCode(v *page.Visit, status int, code, fault string) error {
	consultant, look, err := b.db.BoardHost(v.R.Context())
	if err != nil {
		return err
	}
	// Before a code is typed nobody knows whose workshop it is, unless there is only one host.
	f := page.Frame{Title: v.Say.T("web-board-join-title"), Brand: invite.OneLine(consultant), Failed: fault != "", Here: "/b"}
	b.signs.Put(v, look, &f)
	f.Brand = cmp.Or(f.Brand, v.Say.T("web-board-name"))
	return v.Show(status, "board-join", f, map[string]any{"Code": code, "Fault": fault, "Plain": page.RecordOf(v.R).Plain})
}

// join lets a phone in. A phone that comes back keeps its vote.
func (b *Board) join(v *page.Visit) error {
	code := digits(v.Field("code"))
	if !codeForm.MatchString(code) {
		return b.showCode(v, http.StatusUnprocessableEntity, code, v.Say.T("web-board-join-form"))
	}
	from := page.Neighbourhood(page.RecordOf(v.R).From)
	if !b.guesses.Open(from) {
		return page.ErrOften
	}
	at, known := device(v)
	token := invite.NewToken()
	if !known {
		at = token.Hash()
	}
	_, err := b.db.JoinBoard(v.R.Context(), code, at)
	switch {
	case errors.Is(err, store.ErrNotFound):
		b.guesses.Took(from)
		return b.showCode(v, http.StatusUnprocessableEntity, code, v.Say.T("web-board-join-unknown"))
	case err != nil:
		return err
	case !known:
		v.SetCookie(cookie, token.Secret(), 0)
	}
	return v.Go("/b/room")
}

// digits leaves everything else out of what was typed.
func digits(s string) string {
	var kept []rune
	for _, r := range s {
		if r >= '0' && r <= '9' {
			kept = append(kept, r)
		}
	}
	return string(kept)
}

// A phone is what one phone's page shows.
type phone struct {
	Place, Of int // of the question among the board's
	Question  *questionnaires.Question
	Ask       string
	Levels    []level
	Voted     bool
	Vote      string // the phone's own: a level, "dk" or ""
	Count, By int    // how many have voted, of how many
	Agreed    int    // questions that were settled
	Revealed  bool
	Left      int
	Fault     string
}

// A level is one sentence to choose.
type level struct {
	Value string
	Words string
}

// room shows what the phone is for right now: to vote, to wait, or to change the vote.
func (b *Board) room(v *page.Visit) error { return b.showRoom(v, http.StatusOK, "") }

func (b *Board) showRoom(v *page.Visit, status int, fault string) error {
	ballot, err := b.ballot(v)
	if errors.Is(err, store.ErrNotFound) {
		return v.Go("/b")
	} else if err != nil {
		return err
	}
	e, p, err := b.db.Frame(v.R.Context(), ballot.Engagement, ballot.Round)
	if err != nil {
		return err
	}
	if err := v.Speak(e.Language, p.Languages); err != nil {
		return err
	}
	f := page.Frame{Title: v.Say.T("web-board-wait-title"), Of: v.Say.T("web-board-of", "Client", e.Client), Client: v.Say.T("web-board-round", "Code", ballot.Code),
		Brand: invite.OneLine(e.Consultant), Failed: fault != "", Here: "/b/room", Live: &page.Live{State: "/b/state", Stream: "/b/stream", Step: step(ballot.Board)}}
	b.signs.Put(v, e.Brand, &f)
	f.Brand = cmp.Or(f.Brand, v.Say.T("web-board-name"))
	ph := b.phoneOf(v, ballot, p)
	ph.Fault = fault
	name := "board-wait"
	if ballot.Phase == store.BoardVotes {
		name = "board-vote"
		f.Title = v.Say.T("web-board-vote-title", "Place", ph.Place, "Of", ph.Of)
		if ph.Voted {
			f.Title = v.Say.T("web-board-voted-title")
		}
	}
	return v.Show(status, name, f, ph)
}

func (b *Board) phoneOf(v *page.Visit, ballot store.Ballot, p *questionnaires.Pack) phone {
	ph := phone{Place: ballot.Place(), Of: len(ballot.Questions), Voted: ballot.HasVoted, Count: ballot.Voted, By: ballot.Board.Of(),
		Revealed: ballot.Phase == store.BoardRevealed}
	ph.Left = ph.Of - ph.Place
	if ph.Question = p.Question(ballot.Question); ph.Question != nil {
		ph.Ask = ph.Question.Ask.In(v.Say.Lang())
		ph.Levels = levelsOf(ph.Question, v.Say.Lang())
	}
	switch {
	case !ballot.HasVoted:
	case ballot.Level == 0:
		ph.Vote = dontKnow
	default:
		ph.Vote = strconv.Itoa(ballot.Level)
	}
	return ph
}

// levelsOf are a question's sentences, the lowest level first.
func levelsOf(q *questionnaires.Question, lang string) []level {
	if _, ok := assessment.Votable(q); !ok {
		return nil
	}
	var all []level
	for i, o := range q.Kind.Control(lang).Options {
		all = append(all, level{Value: strconv.Itoa(i + 1), Words: o.Label})
	}
	return all
}

// dontKnow is the vote of who does not know.
const dontKnow = "dk"

// vote takes a phone's vote. A vote for a question that is over leads back to the
// room, which shows what is on now.
func (b *Board) vote(v *page.Visit) error {
	ballot, err := b.ballot(v)
	if errors.Is(err, store.ErrNotFound) {
		return v.Go("/b")
	} else if err != nil {
		return err
	}
	_, p, err := b.db.Frame(v.R.Context(), ballot.Engagement, ballot.Round)
	if err != nil {
		return err
	}
	word := v.Field("vote")
	if word == "" {
		return b.showRoom(v, http.StatusUnprocessableEntity, v.Say.T("web-board-vote-none"))
	}
	question := v.Field("question")
	n, err := levelOf(p, question, word)
	if err != nil {
		return err
	}
	at, _ := device(v)
	err = b.db.CastVote(v.R.Context(), at, question, n)
	if err != nil && !errors.Is(err, store.ErrFinished) {
		return err
	}
	return v.Go("/b/room")
}

// levelOf reads a vote; what no page offers is [page.ErrForm].
func levelOf(p *questionnaires.Pack, question, word string) (int, error) {
	if word == dontKnow {
		return 0, nil
	}
	levels, ok := assessment.Votable(p.Question(question))
	n, err := strconv.Atoi(word)
	if err != nil || !ok || n < 1 || n > levels {
		return 0, fmt.Errorf("vote %.20q on %.40q: %w", word, question, page.ErrForm)
	}
	return n, nil
}
