package markdown

import (
	"cmp"
	"slices"

	"lotse/questionnaires/source"
	"lotse/templates/locale"
)

// A Fault is a mistake in a text, at its place. The message note-fault-KEY says in each
// language what is wrong; Args fill it, names and values in turn.
type Fault struct {
	Line, Col int // from 1; columns count characters
	Key       string
	Args      []any
	Source    string // the line
}

// What can be wrong with a text.
const (
	FaultTooLong       = "too-long" // Max, KiB
	FaultNoText        = "no-text"
	FaultHTML          = "html"
	FaultCode          = "code"
	FaultRule          = "rule"
	FaultOther         = "other"
	FaultThirdLevel    = "third-level"
	FaultEmptyHeading  = "empty-heading"
	FaultQuotation     = "quotation"
	FaultDeepList      = "deep-list"  // Max
	FaultListStart     = "list-start" // Given
	FaultWordsAfter    = "words-after-list"
	FaultInItem        = "in-item"
	FaultEmptyItem     = "empty-item"
	FaultColumn        = "column" // N
	FaultNoRows        = "no-rows"
	FaultPictureInside = "picture-inside"
	FaultPicture       = "picture"        // Given
	FaultPictureNear   = "picture-near"   // Given, Near
	FaultNoAlternative = "no-alternative" // Given
	FaultEmptyLink     = "empty-link"
	FaultChapter       = "chapter"      // Given
	FaultChapterNear   = "chapter-near" // Given, Near
	FaultAddress       = "address"      // Given
)

// FaultKeys returns the keys of all faults: there is a message for each.
func FaultKeys() []string {
	return []string{
		FaultTooLong, FaultNoText, FaultHTML, FaultCode, FaultRule, FaultOther, FaultThirdLevel, FaultEmptyHeading, FaultQuotation, FaultDeepList, FaultListStart, FaultWordsAfter, FaultInItem, FaultEmptyItem, FaultColumn, FaultNoRows, FaultPictureInside, FaultPicture, FaultPictureNear, FaultNoAlternative, FaultEmptyLink, FaultChapter, FaultChapterNear, FaultAddress,
	}
}

// Words say what is wrong.
func (f Fault) Words(say *locale.Printer) string { return say.T("note-fault-"+f.Key, f.Args...) }

// Faults are all mistakes of a text.
type Faults []Fault

// Problems are the faults as those of a file.
func (fs Faults) Problems(file string, say *locale.Printer) source.Problems {
	var list source.Problems
	for _, f := range fs {
		list = append(list, source.Problem{File: file, Line: f.Line, Col: f.Col, Msg: f.Words(say), Source: f.Source})
	}
	return list
}

// sorted are the faults by their place, each once: a text may be read twice where it
// could have been something else.
func (fs Faults) sorted() Faults {
	slices.SortStableFunc(fs, func(a, b Fault) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col)) })
	return slices.CompactFunc(fs, func(a, b Fault) bool {
		return a.Line == b.Line && a.Col == b.Col && a.Key == b.Key && slices.Equal(a.Args, b.Args)
	})
}

// Parse is [Read] for the words in a file: the problems are in English, as every tool
// speaks of a file.
func Parse(file, words string, known Known) ([]Block, source.Problems) {
	blocks, faults := Read(words, known)
	if len(faults) == 0 {
		return blocks, nil
	}
	english, err := locale.New("en")
	if err != nil { // which would be Lotse's own mistake
		return nil, source.Problems{{File: file, Line: 1, Col: 1, Msg: err.Error()}}
	}
	return nil, faults.Problems(file, english)
}
