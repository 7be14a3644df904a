package board

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/brand"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// A Board is the pages of all workshops over one store.
type Board struct {
	db    *store.DB
	shelf *edition.Shelf
	signs *brand.Signs
	// guesses slows down who tries codes.
	guesses *page.Throttle
	base    string // public address, "https://lotse.example"; "" for the one that the consultant uses
	hub     *hub
	// Following is told when a phone or projector begins (1) or ends (-1) to follow; nil
	// for nobody.
	Following func(change int)
}

// New makes the pages. base is the address that phones reach the server at, "" for
// the one that the consultant's browser used. A room behind one address may mistype
// sixty times at once: who tries all ten thousand codes needs sixteen hours, and finds a
// question to vote on.
func New(db *store.DB, shelf *edition.Shelf, signs *brand.Signs, base string, now func() time.Time) *Board {
	return &Board{db: db, shelf: shelf, signs: signs, guesses: &page.Throttle{Every: 6 * time.Second, Burst: 60, Now: now}, base: strings.TrimRight(base, "/"), hub: newHub(db)}
}

// Run tells phones and projectors what happens, until ctx ends; then their streams end.
func (b *Board) Run(ctx context.Context) { b.hub.run(ctx) }

// Phones adds the pages of phones. They need no proof of who somebody is: a code lets a
// device in, and nobody knows whose it is.
func (b *Board) Phones(rs *page.Routes) {
	phone := func(pattern string, h page.Handler) { rs.Handle(page.Anyone, pattern, h).Under("web-board-name") }
	phone("GET /b", b.askCode)
	phone("POST /b/join", b.join)
	phone("GET /b/room", b.room)
	phone("POST /b/vote", b.vote)
	phone("GET /b/state", b.phoneState)
	phone("GET /b/stream", b.phoneStream)
}

// Routes adds all pages.
func (b *Board) Routes(rs *page.Routes) {
	b.Phones(rs)
	const desk = "/desk/{engagement}/board"
	rs.Handle(page.Consultants, "GET "+desk, b.setup)
	rs.Handle(page.Consultants, "POST "+desk, b.open)
	rs.Handle(page.Consultants, "GET "+desk+"/screen", b.screen)
	rs.Handle(page.Consultants, "GET "+desk+"/state", b.screenState)
	rs.Handle(page.Consultants, "GET "+desk+"/stream", b.screenStream)
	rs.Handle(page.Consultants, "POST "+desk+"/ask", b.ask)
	rs.Handle(page.Consultants, "POST "+desk+"/reveal", b.reveal)
	rs.Handle(page.Consultants, "POST "+desk+"/agree", b.agree)
	rs.Handle(page.Consultants, "POST "+desk+"/close", b.closeBoard)
}

// cookie holds what a phone proves itself with: that it joined, and nothing about whom
// it belongs to.
const cookie = "__Host-lotse-board"

// device is the phone's own secret, as the store knows it.
func device(v *page.Visit) (invite.Hash, bool) {
	token, ok := invite.ParseToken(v.Cookie(cookie))
	return token.Hash(), ok
}

// ballot is the board that a phone joined.
func (b *Board) ballot(v *page.Visit) (store.Ballot, error) {
	at, ok := device(v)
	if !ok {
		return store.Ballot{}, store.ErrNotFound
	}
	return b.db.Ballot(v.R.Context(), at)
}

// address is where phones find the way in, without the scheme for reading and with the
// code for scanning.
func (b *Board) address(v *page.Visit, code string) (read, scan string) {
	base := b.base
	if base == "" {
		base = "http://" + v.R.Host
		if v.R.TLS != nil {
			base = "https://" + v.R.Host
		}
	}
	if _, rest, ok := strings.Cut(base, "://"); ok {
		read = rest + "/b"
	}
	return read, base + "/b?code=" + url.QueryEscape(code)
}

// A workshop is what a consultant's page is made of.
type workshop struct {
	at         store.Loaded
	engagement *assessment.Engagement
	round      *assessment.Round
	pack       *questionnaires.Pack
	board      store.Board
	open       bool // there is a board
}

// workshop loads the engagement's latest round and its board.
func (b *Board) workshop(v *page.Visit) (*workshop, error) {
	at, err := b.db.Outline(v.R.Context(), v.R.PathValue("engagement"))
	if err != nil {
		return nil, err
	}
	e := at.Engagement
	w := &workshop{at: at, engagement: e, pack: at.Pack, round: e.Latest()}
	if w.round == nil {
		return nil, page.ErrNotFound
	}
	w.board, err = b.db.Board(v.R.Context(), e.ID, w.round.ID)
	w.open = err == nil
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return w, err
}

// published is what may be shown of the workshop's round, as the method has it.
func (b *Board) published(v *page.Visit, w *workshop) (*assessment.Published, error) {
	_, all, err := b.shelf.Read(v.R.Context(), w.at)
	if err != nil {
		return nil, err
	}
	read := all[w.round.ID]
	if read == nil { // it went a moment ago
		return nil, page.ErrNotFound
	}
	return read.Published.Computed(), nil
}

// screenOf is the projector's page.
func screenOf(engagement string) string { return "/desk/" + engagement + "/board/screen" }

// workshopOf is the page on which the board is prepared and what came of it is kept.
func workshopOf(engagement string) string { return "/desk/" + engagement + "/workshop" }

// short is a question's short label.
func short(q *questionnaires.Question, lang string) string {
	if s := q.Short.In(lang); s != "" {
		return s
	}
	return q.Ask.In(lang)
}
