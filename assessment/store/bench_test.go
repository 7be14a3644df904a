package store_test

import (
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

// Every command opens the store: this is what it pays before it does anything.
func BenchmarkOpen(b *testing.B) {
	storetest.EachBenchmark(b, func(b *testing.B, where string) {
		save(b, openAt(b, where), engagement())
		for b.Loop() {
			openClose(b, where)
		}
	})
}

func BenchmarkCreate(b *testing.B) {
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		openClose(b, filepath.Join(dir, itoa(i)))
	}
}

func openClose(b *testing.B, where string) {
	b.Helper()
	db, err := store.Open(b.Context(), where)
	if err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
}

// One person saves one answer after the other.
func BenchmarkPutAnswer(b *testing.B) {
	storetest.EachBenchmark(b, func(b *testing.B, where string) {
		db := openAt(b, where)
		save(b, db, engagement())
		for i := 0; b.Loop(); i++ {
			put := store.Put{Question: "q" + itoa(i%40), Answer: number(float64(i)), Version: store.AnyVersion}
			if _, err := db.PutAnswers(b.Context(), "nord", "baseline", "a", []store.Put{put}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "saves/s")
	})
}

// 32 people save at once, each answer of its own; every save is durable before
// it returns.
func BenchmarkPutAnswer32(b *testing.B) {
	storetest.EachBenchmark(b, func(b *testing.B, where string) {
		const writers = 32
		db := openAt(b, where)
		save(b, db, large())
		var people, question atomic.Int64
		b.SetParallelism(writers / runtime.GOMAXPROCS(0))
		b.ResetTimer()
		b.RunParallel(func(pb *testing.PB) {
			who := "p" + itoa(int(people.Add(1)))
			for i := 0; pb.Next(); i++ {
				put := store.Put{Question: "new-" + itoa(int(question.Add(1)%60)), Answer: number(float64(i)), Version: store.AnyVersion}
				if _, err := db.PutAnswers(b.Context(), "nord", "baseline", who, []store.Put{put}); err != nil {
					b.Error(err)
					return
				}
			}
		})
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "saves/s")
	})
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
	storetest.EachBenchmark(b, func(b *testing.B, where string) {
		db, e := openAt(b, where), large()
		for b.Loop() {
			save(b, db, e, store.Replace)
		}
	})
}

func BenchmarkLoad1000(b *testing.B) {
	storetest.EachBenchmark(b, func(b *testing.B, where string) {
		db := openAt(b, where)
		save(b, db, large())
		for b.Loop() {
			load(b, db, "nord")
		}
	})
}
