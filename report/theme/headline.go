package theme

import (
	"fmt"

	"lotse/templates"
)

// SansHeadline is what a theme calls the font of a headline without serifs that comes
// with Lotse: the semibold one of its running text.
const SansHeadline = "SourceSans3-SemiBold.ttf"

// SansHeadlineFont is the file of [SansHeadline].
func SansHeadlineFont() ([]byte, error) {
	data, err := templates.Files.ReadFile("fonts/" + SansHeadline)
	if err != nil {
		return nil, fmt.Errorf("read a font: %w", err)
	}
	return data, nil
}
