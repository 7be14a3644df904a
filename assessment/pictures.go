package assessment

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // the two formats that pictures have
	_ "image/png"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A Picture is a picture that the consultant's notes may show.
type Picture struct {
	Name string // team.png: what notes call it
	Data []byte // PNG or JPEG
}

// Limits of pictures: what a page needs in print, and what a document can carry.
const (
	MaxPicture       = 4 << 20  // bytes of one
	MaxPictures      = 16 << 20 // bytes of all of an engagement
	MaxPicturePoints = 25_000_000
)

// Why a picture cannot be taken. The texts are for errors; faces have words of their own.
var (
	ErrPictureName   = errors.New("the name of a picture is letters, digits, dots, hyphens and underscores, and ends in .png, .jpg or .jpeg")
	ErrPictureFormat = errors.New("not a PNG or JPEG picture, or not the one its name says")
	ErrPictureSize   = errors.New("the picture is too large: at most 4 MiB and 25 million pixels")
	ErrPicturesSize  = errors.New("the pictures of an engagement may have 16 MiB together")
	ErrPictureColour = errors.New("the picture is in the colours of print (CMYK); save it as RGB")
)

var pictureName = regexp.MustCompile(`^[\pL\pN][\pL\pN._-]{0,80}\.(png|jpg|jpeg)$`)

var (
	pictureMarks = regexp.MustCompile(`\p{M}+`)
	notInName    = regexp.MustCompile(`[^\pL\pN._-]+`)
)

// PictureName makes of a file's name what notes can call the picture by: spaces and signs
// become hyphens, and the ending is in small letters. A file that is no picture by its
// name gets a name that [CheckPicture] refuses.
func PictureName(file string) string {
	ext := path.Ext(file)
	stem := strings.TrimSuffix(file, ext)
	stem = notInName.ReplaceAllString(pictureMarks.ReplaceAllString(stem, ""), "-")
	stem = strings.Trim(stem, "._-")
	if r := []rune(stem); len(r) > longestPictureStem {
		stem = strings.TrimRight(string(r[:longestPictureStem]), "._-")
	}
	return stem + strings.ToLower(ext)
}

// longestPictureStem is how many characters a picture's name has before its ending.
const longestPictureStem = 81

// CheckPicture reports why a picture cannot be taken; nil if it can.
func CheckPicture(p Picture) error {
	if !pictureName.MatchString(p.Name) {
		return ErrPictureName
	}
	if len(p.Data) > MaxPicture {
		return ErrPictureSize
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(p.Data))
	if err != nil {
		return fmt.Errorf("%w: %v", ErrPictureFormat, err)
	}
	if ext := strings.TrimPrefix(path.Ext(p.Name), "."); format != ext && (format != "jpeg" || ext != "jpg") {
		return ErrPictureFormat
	}
	if c.Width*c.Height > MaxPicturePoints || c.Width == 0 || c.Height == 0 {
		return ErrPictureSize
	}
	if c.ColorModel == color.CMYKModel {
		return ErrPictureColour
	}
	if _, _, err := image.Decode(bytes.NewReader(p.Data)); err != nil {
		return fmt.Errorf("%w: %v", ErrPictureFormat, err)
	}
	return nil
}

// Picture returns the picture with a name, or nil.
func (e *Engagement) Picture(name string) *Picture {
	i := slices.IndexFunc(e.Pictures, func(p Picture) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return &e.Pictures[i]
}

// PictureNames are the names of all pictures.
func (e *Engagement) PictureNames() []string {
	var names []string
	for _, p := range e.Pictures {
		names = append(names, p.Name)
	}
	return names
}
