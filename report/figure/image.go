package figure

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the two formats of pictures
	_ "image/png"
)

// An Image is a picture as its file is.
type Image struct {
	Format        string // png, jpeg
	Data          []byte
	Width, Height int // points
}

// NewImage reads the size and format of a picture.
func NewImage(data []byte) (Image, error) {
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Image{}, fmt.Errorf("read picture: %w", err)
	}
	if format != "png" && format != "jpeg" {
		return Image{}, errors.New("read picture: neither PNG nor JPEG")
	}
	return Image{Format: format, Data: data, Width: c.Width, Height: c.Height}, nil
}
