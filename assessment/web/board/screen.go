package board

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/qr"
	"lotse/questionnaires"
)

// A screenPage is what the projector shows.
type screenPage struct {
	Engagement string
	Client     string
	Brand      string // the consultant's name
	Logo       *page.Logo
	Code, URL  string
	QR         qr.Picture
	Alone      bool // the address leads nowhere but to this computer
	Place, Of  int
	Question   string
	Ask, Area  string
	Levels     []level
	Phase      store.BoardPhase
	Count, By  int
	Result     *result
	Strip      []stop
	More       int    // questions that the strip has no room for
	Next       string // the next question's id; "" after the last one
	Fault      string
}

// A stop is a question in the strip below.
type stop struct {
	Place   int
	ID      string
	Words   string
	Agreed  int // 0 for none
	Current bool
}

// screen shows the projector's page.
func (b *Board) screen(v *page.Visit) error { return b.showScreen(v, http.StatusOK, "") }

func (b *Board) showScreen(v *page.Visit, status int, fault string) error {
	w, err := b.workshop(v)
	if err != nil {
		return err
	}
	if !w.open {
		return v.Go("/desk/" + w.engagement.ID + "/board")
	}
	if err := v.Speak(w.engagement.Language, w.pack.Languages); err != nil {
		return err
	}
	s := screenPage{Engagement: w.engagement.ID, Client: w.engagement.Client, Brand: w.engagement.Consultant, Code: w.board.Code, Place: w.board.Place(), Of: len(w.board.Questions),
		Question: w.board.Question, Phase: w.board.Phase, Count: w.board.Voted, By: w.board.Of(), Fault: fault}
	read, scan := b.address(v, w.board.Code)
	s.URL = read
	s.Alone = strings.HasPrefix(read, "localhost") || strings.HasPrefix(read, "127.") || strings.HasPrefix(read, "[::1]")
	if s.QR, err = qr.Of(scan); err != nil {
		return err
	}
	if q := w.pack.Question(w.board.Question); q != nil {
		s.Ask, s.Levels, s.Area = q.Ask.In(v.Say.Lang()), levelsOf(q, v.Say.Lang()), areaOf(w.pack, q, v.Say.Lang())
		if s.Phase == store.BoardRevealed {
			pub, err := b.published(v, w)
			if err != nil {
				return err
			}
			s.Result = resultOf(pub, q, v.Say)
		}
	}
	s.strip(w, v.Say.Lang())
	f := page.Frame{Title: v.Say.T("web-board-screen-title"), Of: w.engagement.Client,
		Brand: s.Brand, Live: &page.Live{State: "/desk/" + s.Engagement + "/board/state", Stream: "/desk/" + s.Engagement + "/board/stream", Step: step(w.board)}}
	b.signs.Put(v, w.engagement.Brand, &f)
	s.Brand, s.Logo = f.Brand, f.Logo
	return v.Show(status, "board-screen", f, s)
}

func areaOf(p *questionnaires.Pack, q *questionnaires.Question, lang string) string {
	if d := p.Dimension(q.Dimension); d != nil {
		return d.Name.In(lang)
	}
	return q.Section.Title.In(lang)
}

// stripLength is how many questions the strip has room for.
const stripLength = 5

// strip lists the questions around the current one, with what was agreed on.
func (s *screenPage) strip(w *workshop, lang string) {
	questions := w.board.Questions
	from := max(0, min(s.Place-stripLength+1, len(questions)-stripLength))
	to := min(from+stripLength, len(questions))
	for i := from; i < to; i++ {
		st := stop{Place: i + 1, ID: questions[i], Current: i+1 == s.Place}
		if q := w.pack.Question(questions[i]); q != nil {
			st.Words = short(q, lang)
		}
		if agreed := w.round.Workshop.AgreedOn(questions[i]); len(agreed) > 0 {
			st.Agreed = agreed[len(agreed)-1].Level
		}
		s.Strip = append(s.Strip, st)
	}
	s.More = len(questions) - to
	if s.Place < len(questions) {
		s.Next = questions[s.Place]
	}
}

// ask puts a question on the screen: the next one, an earlier one, or the same again.
func (b *Board) ask(v *page.Visit) error {
	at, err := b.placeOf(v)
	if err != nil {
		return err
	}
	if err := b.db.PutOnBoard(v.R.Context(), at.engagement, at.round, v.Field("question")); err != nil {
		return err
	}
	return v.Go(screenOf(at.engagement))
}

// reveal counts the votes. Who presses twice sees the result once more.
func (b *Board) reveal(v *page.Visit) error {
	w, err := b.workshop(v)
	if err != nil {
		return err
	}
	levels, _ := assessment.Votable(w.pack.Question(w.board.Question))
	_, err = b.db.RevealBoard(v.R.Context(), w.engagement.ID, w.round.ID, levels)
	switch {
	case errors.Is(err, store.ErrNobodyVoted):
		return b.showScreen(v, http.StatusUnprocessableEntity, v.Say.T("web-board-nobody"))
	case err != nil && !errors.Is(err, store.ErrFinished):
		return err
	}
	return v.Go(screenOf(w.engagement.ID))
}

// leftOpen is the level of who cannot agree.
const leftOpen = "open"

// agree keeps what the round settles on, or that it stays open.
func (b *Board) agree(v *page.Visit) error {
	w, err := b.workshop(v)
	if err != nil {
		return err
	}
	q := w.pack.Question(v.Field("question"))
	levels, ok := assessment.Votable(q)
	if !ok || !slices.Contains(w.board.Questions, q.ID) {
		return page.ErrForm
	}
	today := v.Site().Now().Format(time.DateOnly)
	reason := strings.TrimSpace(v.Field("reason"))
	n, err := strconv.Atoi(v.Field("level"))
	open := v.Field("level") == leftOpen
	if !open && (err != nil || n < 1 || n > levels) {
		return b.showScreen(v, http.StatusUnprocessableEntity, v.Say.T("web-board-agree-none"))
	}
	_, err = b.db.ChangeWorkshop(v.R.Context(), w.engagement.ID, w.round.ID, store.AnyVersion, func(ws *assessment.Workshop) error {
		if open {
			leaveOpen(ws, q, w.engagement.Language, reason)
			return nil
		}
		ws.Agree(assessment.AgreedLevel{Question: q.ID, Level: n, Reason: reason, Date: today})
		return nil
	})
	if err != nil {
		return err
	}
	return v.Go(screenOf(w.engagement.ID))
}

// leaveOpen puts a question into the parking lot, once.
func leaveOpen(ws *assessment.Workshop, q *questionnaires.Question, lang, reason string) {
	for i := range ws.Open {
		if ws.Open[i].About == q.ID && !ws.Open[i].Done {
			if reason != "" {
				ws.Open[i].Text = reason
			}
			return
		}
	}
	text := reason
	if text == "" {
		text = q.Ask.In(lang)
	}
	ws.Park(assessment.Point{Text: text, About: q.ID})
}
