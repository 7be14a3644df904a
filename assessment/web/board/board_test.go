package board_test

import (
	"bufio"
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/store/storetest"
	"lotse/assessment/web/webtest"
)

const desk = "/desk/nordhang/board"

// opened opens a board for three questions and returns the code.
func opened(t *testing.T, s *webtest.Server) string {
	t.Helper()
	s.Desk.Post(desk, "question", "lead-mandate", "question", "lead-priority", "question", "rule-crisis", "seats", "30").Want(303)
	page := s.Desk.Get(desk+"/screen").Want(http.StatusOK, "<svg", "Code")
	return regexp.MustCompile(`join__code">(\d{4})<`).FindStringSubmatch(page.Body)[1]
}

// phones joins so many phones.
func phones(t *testing.T, s *webtest.Server, code string, n int) []*webtest.Browser {
	t.Helper()
	var all []*webtest.Browser
	for range n {
		b := s.Browser()
		b.Post("/b/join", "code", code).Want(303)
		all = append(all, b)
	}
	return all
}

func TestSetup_SuggestsWhatTheSurveyDisagreesOn(t *testing.T) {
	s := webtest.Start(t)
	page := s.Desk.Get(desk).Want(http.StatusOK, `name="question"`)
	if n := strings.Count(page.Body, " checked"); n != 7 {
		t.Errorf("%d questions are chosen at first, want 7", n)
	}
	if n := strings.Count(page.Body, `name="question"`); n != 40 {
		t.Errorf("%d questions can be chosen, want the 40 that are answered in levels", n)
	}
	s.Desk.Post(desk).Want(http.StatusUnprocessableEntity, "errsum")
	s.Desk.Post(desk, "question", "lead-mandate", "seats", "many").Want(http.StatusUnprocessableEntity, "errsum")
	s.Desk.Get(desk + "/screen").Want(303) // nothing is open yet
}

func TestBoard_FromTheCodeToTheRecord(t *testing.T) {
	s := webtest.Start(t)
	code := opened(t, s)
	room := phones(t, s, code, 9)
	room[0].Get("/b/room").Want(http.StatusOK, "Gleich geht es weiter")
	s.Desk.Post(desk+"/ask", "question", "lead-mandate").Want(303)
	s.Desk.Get(desk+"/screen").Want(http.StatusOK, "0 von 30 haben abgestimmt", "Frage 1 von 3", "Thea Moorkamp")
	for i, vote := range []string{"1", "1", "2", "2", "2", "3", "3", "dk", "5"} {
		room[i].Get("/b/room").Want(http.StatusOK, "Stimme abgeben")
		room[i].Post("/b/vote", "question", "lead-mandate", "vote", vote).Want(303)
	}
	room[8].Get("/b/room").Want(http.StatusOK, "Ihre Stimme ist abgegeben", "9 von 30", `value="5" checked`)
	room[8].Post("/b/vote", "question", "lead-mandate", "vote", "4").Want(303)
	s.Desk.Get(desk+"/screen").Want(http.StatusOK, "9 von 30 haben abgestimmt").Lacks("dist__n", "im Mittel")

	s.Desk.Post(desk + "/reveal").Want(303)
	s.Desk.Post(desk + "/reveal").Want(303) // pressed twice
	s.Desk.Get(desk+"/screen").Want(http.StatusOK, "aufgelöst, 9 Stimmen", "2,3", "Stufe 1 bis 3", "dist__n")
	room[0].Get("/b/room").Want(http.StatusOK, "Frage 1 ist aufgelöst", "2 Fragen folgen noch")
	room[0].Post("/b/vote", "question", "lead-mandate", "vote", "5").Want(303) // too late: back to the room

	s.Desk.Post(desk+"/agree", "question", "lead-mandate").Want(http.StatusUnprocessableEntity, "Wählen Sie eine Stufe")
	s.Desk.Post(desk+"/agree", "question", "lead-mandate", "level", "2", "reason", "Der Auftrag ist mündlich.").Want(303)
	s.Desk.Get(desk+"/screen").Want(http.StatusOK, "Der Auftrag ist mündlich.", `value="2" checked`)
	s.Desk.Post(desk+"/agree", "question", "lead-mandate", "level", "open").Want(303)

	w, _, err := s.DB.Workshop(t.Context(), "nordhang", "baseline")
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Votes) != 1 || w.Votes[0].Source != assessment.VotePhones || w.Votes[0].DontKnow != 1 || w.Votes[0].Counts[3] != 1 {
		t.Errorf("votes in the record: %+v", w.Votes)
	}
	if len(w.Agreed) != 1 || w.Agreed[0].Level != 2 || len(w.Open) != 1 || w.Open[0].About != "lead-mandate" {
		t.Errorf("agreed %+v, open %+v", w.Agreed, w.Open)
	}

	s.Desk.Post(desk+"/ask", "question", "lead-priority").Want(303)
	s.Desk.Post(desk+"/reveal").Want(http.StatusUnprocessableEntity, "Noch hat niemand abgestimmt")
	s.Desk.Post(desk + "/close").Want(303)
	if to := room[0].Get("/b/room").Want(303).To(); to != "/b" {
		t.Errorf("after the workshop a phone goes to %s", to)
	}
}

// Fewer votes than the client was promised, or all alike, show no distribution.
func TestScreen_HidesWhatWouldTell(t *testing.T) {
	for name, votes := range map[string][]string{"two votes": {"1", "3"}, "all alike": {"2", "2", "2", "2"}} {
		t.Run(name, func(t *testing.T) {
			s := webtest.Start(t)
			code := opened(t, s)
			s.Desk.Post(desk+"/ask", "question", "lead-mandate").Want(303)
			for i, b := range phones(t, s, code, len(votes)) {
				b.Post("/b/vote", "question", "lead-mandate", "vote", votes[i]).Want(303)
			}
			s.Desk.Post(desk + "/reveal").Want(303)
			s.Desk.Get(desk+"/screen").Want(http.StatusOK, "Zu wenige Stimmen", "Festhalten").Lacks("dist__n", "im Mittel,", "mittlere Hälfte liegt")
		})
	}
}

func TestJoin_Refuses(t *testing.T) {
	s := webtest.Start(t)
	code := opened(t, s)
	b := s.Browser()
	b.Get("/b?code="+code).Want(http.StatusOK, `value="`+code+`"`)
	b.Get("/b?code=%22%3E%3Cb%3E").Want(http.StatusOK).Lacks("<b>")
	b.Post("/b/join", "code", "abc").Want(http.StatusUnprocessableEntity, "vier Ziffern")
	wrong := "0000"
	if code == wrong {
		wrong = "1111"
	}
	b.Post("/b/join", "code", wrong).Want(http.StatusUnprocessableEntity, "kein Workshop")
	if to := b.Post("/b/vote", "question", "lead-mandate", "vote", "1").Want(303).To(); to != "/b" {
		t.Errorf("a phone that did not join votes: %s", to)
	}
	b.Post("/b/join", "code", " "+code[:2]+" "+code[2:]).Want(303)
	s.Desk.Post(desk+"/ask", "question", "lead-mandate").Want(303)
	b.Post("/b/vote", "question", "lead-mandate", "vote", "6").Want(http.StatusBadRequest)
	b.Post("/b/vote", "question", "lead-mandate").Want(http.StatusUnprocessableEntity, "errsum")
	b.Get(desk).Want(303) // a phone is no consultant
}

// A stream tells the state at once and after every vote, and ends with the server.
func TestStream(t *testing.T) {
	s := webtest.Start(t)
	code := opened(t, s)
	s.Desk.Post(desk+"/ask", "question", "lead-mandate").Want(303)
	room := phones(t, s, code, 2)
	states, leave := listen(t, s, room[0], "/b/stream")
	defer leave()
	heard(t, states, `"voted":0,"of":30`)
	room[1].Post("/b/vote", "question", "lead-mandate", "vote", "2").Want(303)
	heard(t, states, `"voted":1,"of":30`)
	room[1].Get("/b/state").Want(http.StatusOK, `"voted":1`)
	s.Desk.Get(desk+"/state").Want(http.StatusOK, `"voted":1`)
	s.Desk.Post(desk + "/close").Want(303)
	heard(t, states, `"step":"gone"`)
}

// Who tries codes is slowed down; who has one is not, from the same address.
func TestJoin_GuessesAreSlowedDown(t *testing.T) {
	s := webtest.Start(t)
	code := opened(t, s)
	member := phones(t, s, code, 1)[0]
	b := s.Browser()
	for i := 0; ; i++ {
		if i > 100 {
			t.Fatal("a hundred guesses and nobody minds")
		}
		if b.Post("/b/join", "code", "999"+string(rune('0'+i%10))).StatusCode == http.StatusTooManyRequests {
			break
		}
		b.Cookies = map[string]string{}
	}
	s.Desk.Post(desk+"/ask", "question", "lead-mandate").Want(303)
	member.Post("/b/vote", "question", "lead-mandate", "vote", "1").Want(303)
	s.Clock.Add(time.Minute)
	b.Post("/b/join", "code", code).Want(303)
}

// Two servers of one store: a phone may ask either of them, and both screens show the same.
func TestBoard_TwoServersOfOneStore(t *testing.T) {
	where := storetest.Postgres(t)
	one := webtest.StartWith(t, where)
	other := webtest.StartEmpty(t, where)
	code := opened(t, one)
	one.Desk.Post(desk+"/ask", "question", "lead-mandate").Want(303)
	states, leave := listen(t, other, other.Desk, desk+"/stream")
	defer leave()
	room := phones(t, one, code, 6)
	for i, b := range room {
		b.Base = []string{one.URL, other.URL}[i%2]
		b.Post("/b/vote", "question", "lead-mandate", "vote", []string{"1", "2", "3"}[i%3]).Want(303)
	}
	heard(t, states, `"voted":6,"of":30`)
	other.Desk.Get(desk+"/screen").Want(http.StatusOK, "6 von 30 haben abgestimmt")
	other.Desk.Post(desk + "/reveal").Want(303)
	one.Desk.Get(desk+"/screen").Want(http.StatusOK, "aufgelöst, 6 Stimmen")
	room[0].Get("/b/room").Want(http.StatusOK, "ist aufgelöst")
}

// listen opens a stream and returns its lines.
func listen(t *testing.T, s *webtest.Server, b *webtest.Browser, path string) (lines <-chan string, leave func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range b.Cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	if kind := resp.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/event-stream") {
		t.Fatalf("a stream of %s: %d", kind, resp.StatusCode)
	}
	c := make(chan string, 100)
	go func() {
		defer close(c)
		defer resp.Body.Close()
		for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
			c <- sc.Text()
		}
	}()
	return c, cancel
}

// heard waits until a stream has said something.
func heard(t *testing.T, lines <-chan string, want string) {
	t.Helper()
	for deadline := time.After(20 * time.Second); ; {
		select {
		case line, ok := <-lines:
			if !ok {
				t.Fatalf("the stream ended before %s", want)
			}
			if strings.Contains(line, want) {
				return
			}
		case <-deadline:
			t.Fatalf("nobody said %s", want)
		}
	}
}
