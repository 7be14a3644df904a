package notes

import (
	"context"

	"lotse/assessment"
	"lotse/assessment/markdown"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/templates/locale"
)

// Save keeps the words of a note over those of a version; see [assessment.Note.Version].
// What a report could not print is refused with its faults. [store.ErrConflict] says that
// somebody has written other words meanwhile.
func Save(ctx context.Context, db *store.DB, pack *questionnaires.Pack, e *assessment.Engagement, n assessment.Note, version string) (markdown.Faults, error) {
	if _, faults := report.ReadNote(pack, e, n, n.Lang); len(faults) > 0 {
		return faults, nil
	}
	return nil, db.PutNote(ctx, e.ID, n, version)
}

// Remove takes a note away: the computed words stand alone again. It is gone only if it
// still has the words of the version.
func Remove(ctx context.Context, db *store.DB, engagement string, n assessment.Note, version string) error {
	n.Words = ""
	return db.PutNote(ctx, engagement, n, version)
}

// Name is where a note stands, in words; chapter is what its chapter is called.
func Name(say *locale.Printer, chapter string, n assessment.Note) string {
	return say.T("note-name", "Chapter", chapter, "Place", say.T("note-place-"+string(n.Place)), "Lang", Language(say, n.Lang))
}

// Language is a note's language in words; "" is every one that has no words of its own.
func Language(say *locale.Printer, lang string) string {
	if lang == "" {
		return say.T("note-every")
	}
	return say.T("note-lang-" + lang)
}
