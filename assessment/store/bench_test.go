package store_test

import (
	"path/filepath"
	"testing"

	"lotse/assessment"
	"lotse/assessment/store"
)

// Every command opens the store: this is what it pays before it does anything.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "lotse.db")
	db, err := store.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	save(b, db, engagement())
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		db, err := store.Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCreate(b *testing.B) {
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		db, err := store.Open(b.Context(), filepath.Join(dir, itoa(i)))
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPutAnswer(b *testing.B) {
	db := open(b)
	save(b, db, engagement())
	for i := 0; b.Loop(); i++ {
		put := store.Put{Question: "q" + itoa(i%40), Answer: number(float64(i)), Version: store.AnyVersion}
		if _, err := db.PutAnswers(b.Context(), "nord", "baseline", "a", []store.Put{put}); err != nil {
			b.Fatal(err)
		}
	}
}

// large has 1,000 respondents with 40 answers each.
func large() *assessment.Engagement {
	e := engagement()
	var people []assessment.Respondent
	for i := range 1000 {
		who := assessment.Respondent{ID: "p" + itoa(i), Group: "experts", Answers: map[string]assessment.Answer{}}
		for q := range 40 {
			who.Answers["question-number-"+itoa(q)] = number(float64(1 + (i+q)%5))
		}
		people = append(people, who)
	}
	e.Rounds[1].Respondents = people
	return e
}

func BenchmarkSave1000(b *testing.B) {
	db, e := open(b), large()
	for b.Loop() {
		save(b, db, e, store.Replace)
	}
}

func BenchmarkLoad1000(b *testing.B) {
	db := open(b)
	save(b, db, large())
	for b.Loop() {
		load(b, db, "nord")
	}
}
