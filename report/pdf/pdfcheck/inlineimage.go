package pdfcheck

import (
	"errors"
	"fmt"
)

// inlineImage passes over an image between BI and EI.
func (l *lexer) inlineImage() error {
	for {
		v, err := l.next()
		if err != nil {
			return fmt.Errorf("inline image: %w", err)
		}
		if v == keyword("ID") {
			break
		}
	}
	for i := l.pos; i+3 < len(l.b); i++ {
		if isSpace(l.b[i]) && l.b[i+1] == 'E' && l.b[i+2] == 'I' && isSpace(l.b[i+3]) {
			l.pos = i + 3
			return nil
		}
	}
	return errors.New("inline image without EI")
}
