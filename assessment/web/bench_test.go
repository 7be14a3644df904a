package web_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/webtest"
)

// guest is a browser of somebody who has begun to fill in.
func guest(b *testing.B, s *webtest.Server) *webtest.Browser {
	b.Helper()
	way := invite.NewWay(invite.NewLink("experts", invite.Shared, "de", assessment.DisclosureConfidential, time.Now().Add(time.Hour)))
	ways, err := s.DB.AddLinks(context.Background(), "nordhang", "baseline", []invite.Way{way})
	if err != nil {
		b.Fatal(err)
	}
	g := s.Browser()
	g.Post("/r/"+ways[0].Token.Secret(), "consent", "1").Want(http.StatusSeeOther)
	return g
}

// One person's requests, one after the other, over a connection and a SQLite file.
func BenchmarkServer(b *testing.B) {
	s := webtest.Start(b)
	g := guest(b, s)
	g.Header.Set("Accept-Encoding", "gzip")
	for name, path := range map[string]string{"tasks": "/f", "part": "/f/p/leadership"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Get(path).Want(http.StatusOK)
			}
		})
	}
	b.Run("save", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			g.Post("/f/save", "q", "lead-mandate", "lead-mandate", fmt.Sprint(1+i%5), "lead-mandate.v", fmt.Sprint(i)).Want(http.StatusOK)
		}
	})
}
