package desk

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/notes"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/report/figure"
)

// pictureForm bounds the form of a picture: what is a little too large is told at the
// field, what is far too large is not read to its end.
const pictureForm = 3 * assessment.MaxPicture

func (d *Desk) pictureRoutes(at atRoute) {
	at("GET", "/pictures", d.pictures)
	at("POST", "/pictures", d.addPicture).Takes(pictureForm)
	at("GET", "/pictures/{picture}", d.picture)
	at("POST", "/pictures/{picture}", d.replacePicture).Takes(pictureForm)
	at("GET", "/pictures/{picture}/file", d.pictureFile)
	at("GET", "/pictures/{picture}/remove", d.askRemovePicture)
	at("POST", "/pictures/{picture}/remove", d.removePicture)
}

// A picturesPage is the pictures of an engagement, and the form for another one.
type picturesPage struct {
	Pictures       []pictureLine
	Used           string // of the room for pictures
	Each, Together int    // MiB
	Points         int    // millions
	Name           string // as typed
	Faults         []fault
}

// Fault is what is wrong with a field.
func (p picturesPage) Fault(field string) string { return wordsOf(p.Faults, field) }

// A pictureLine is a picture, and where words show it.
type pictureLine struct {
	Name, URL, File string
	Size            string
	Width, Height   int
	Shown           int
}

// A picturePage is one picture.
type picturePage struct {
	pictureLine
	Markdown  string
	Languages []pictureLanguage
	Faults    []fault
	Each      int
	Points    int
}

// Fault is what is wrong with a field.
func (p picturePage) Fault(field string) string { return wordsOf(p.Faults, field) }

// A pictureLanguage is where words of one language show a picture.
type pictureLanguage struct {
	Name, Lang string
	Uses       []pictureUse
}

// A pictureUse is a note that shows a picture, with what it says of it.
type pictureUse struct{ URL, Note, Alt, Caption string }

const mebi, million = 1 << 20, 1_000_000

func (s *scene) pictureLine(p assessment.Picture) (pictureLine, error) {
	image, err := figure.NewImage(p.Data)
	if err != nil {
		return pictureLine{}, fmt.Errorf("picture %s: %w", p.Name, err)
	}
	return pictureLine{Name: p.Name, URL: s.pictureURL(p.Name, ""), File: s.pictureURL(p.Name, "/file"), Width: image.Width, Height: image.Height,
		Size:  s.Say.T("web-desk-picture-size", "Width", image.Width, "Height", image.Height, "Size", s.size(len(p.Data))),
		Shown: len(notes.Showing(s.e, p.Name))}, nil
}

// size is a number of bytes as people read it.
func (s *scene) size(bytes int) string {
	if bytes < mebi {
		return s.Say.Number(float64((bytes+1023)/1024), 0) + " KiB"
	}
	return s.Say.Number(float64(bytes)/mebi, 1) + " MiB"
}

// pictures lists all pictures.
func (d *Desk) pictures(s *scene) error { return d.showPictures(s, http.StatusOK, picturesPage{}) }

func (d *Desk) showPictures(s *scene, status int, p picturesPage) error {
	used := 0
	for _, picture := range s.e.Pictures {
		line, err := s.pictureLine(picture)
		if err != nil {
			return err
		}
		used += len(picture.Data)
		p.Pictures = append(p.Pictures, line)
	}
	p.Each, p.Together, p.Points = assessment.MaxPicture/mebi, assessment.MaxPictures/mebi, assessment.MaxPicturePoints/million
	p.Used = s.size(used)
	return s.showNotes(status, "pictures", s.Say.T("web-desk-pictures"), "notes", p)
}

// addPicture takes a new picture. One of its name stays as it is.
func (d *Desk) addPicture(s *scene) error {
	up, err := s.Upload("file")
	if err != nil {
		return err
	}
	p := picturesPage{Name: strings.TrimSpace(s.Field("name"))}
	taken, faults, err := d.takePicture(s, up, p.Name, false)
	if err != nil {
		return err
	}
	if p.Faults = faults; len(faults) > 0 {
		return d.showPictures(s, http.StatusUnprocessableEntity, p)
	}
	return s.done("pictures/"+url.PathEscape(taken), "picture")
}

// takePicture keeps a file as a picture under the name that was typed, or one made of
// the file's.
func (d *Desk) takePicture(s *scene, up page.Upload, typed string, replace bool) (name string, faults []fault, err error) {
	if len(up.Data) == 0 {
		return "", []fault{{"file", s.Say.T("web-desk-picture-no-file")}}, nil
	}
	name = typed
	if !replace {
		name = s.pictureName(typed, up.Name)
	}
	err = notes.TakePicture(s.ctx(), d.db, s.e.ID, assessment.Picture{Name: name, Data: up.Data}, replace)
	switch word := notes.PictureFault(err); {
	case word == "bad-name" && !slices.Contains([]string{".png", ".jpg", ".jpeg"}, path.Ext(name)): // called like no picture
		return name, []fault{{"file", s.Say.T("web-desk-picture-bad-format")}}, nil
	case word == "bad-name":
		return name, []fault{{"name", s.Say.T("web-desk-picture-bad-name")}}, nil
	case word != "":
		return name, []fault{{"file", s.Say.T("web-desk-picture-" + word)}}, nil
	case errors.Is(err, store.ErrExists):
		return name, []fault{{"name", s.Say.T("web-desk-picture-exists", "Name", name)}}, nil
	case errors.Is(err, store.ErrArchived):
		return name, []fault{{"file", s.Say.T("web-desk-note-archived")}}, nil
	}
	return name, nil, err
}

// pictureName is what a new picture is called. Whoever types a name need not know that
// it has an ending.
func (s *scene) pictureName(typed, file string) string {
	if typed == "" {
		return assessment.PictureName(file)
	}
	if end := strings.LastIndexByte(file, '.'); end >= 0 && !strings.Contains(typed, ".") {
		typed += file[end:]
	}
	return assessment.PictureName(typed)
}

// pictureHere is the picture that the address names.
func (s *scene) pictureHere() (*assessment.Picture, error) {
	p := s.e.Picture(s.R.PathValue("picture"))
	if p == nil {
		return nil, page.ErrNotFound
	}
	return p, nil
}

// picture shows one picture and where it is shown.
func (d *Desk) picture(s *scene) error {
	p, err := s.pictureHere()
	if err != nil {
		return err
	}
	return s.showPicture(http.StatusOK, p, nil)
}

func (s *scene) showPicture(status int, picture *assessment.Picture, faults []fault) error {
	line, err := s.pictureLine(*picture)
	if err != nil {
		return err
	}
	p := picturePage{pictureLine: line, Faults: faults, Each: assessment.MaxPicture / mebi, Points: assessment.MaxPicturePoints / million,
		Markdown: "![" + s.Say.T("web-desk-picture-what") + "](" + picture.Name + ")"}
	shown := notes.Showing(s.e, picture.Name)
	for _, lang := range noteLanguages(s.pack) {
		l := pictureLanguage{Name: notes.Language(s.Say, lang), Lang: lang}
		for _, use := range shown {
			if use.Note.Lang == lang {
				l.Uses = append(l.Uses, pictureUse{s.noteURL(use.Note), s.Say.T("web-desk-picture-in", "Chapter", s.chapterTitle(use.Note.Chapter),
					"Place", s.Say.T("web-desk-note-"+string(use.Note.Place))), use.Picture.Alt, use.Picture.Caption})
			}
		}
		if lang != "" || len(l.Uses) > 0 {
			p.Languages = append(p.Languages, l)
		}
	}
	return s.showNotes(status, "picture", picture.Name, "pictures", p)
}

// replacePicture takes another file for a picture: every note that shows it shows that.
func (d *Desk) replacePicture(s *scene) error {
	p, err := s.pictureHere()
	if err != nil {
		return err
	}
	up, err := s.Upload("file")
	if err != nil {
		return err
	}
	_, faults, err := d.takePicture(s, up, p.Name, true)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return s.showPicture(http.StatusUnprocessableEntity, p, faults)
	}
	return s.done("pictures/"+url.PathEscape(p.Name), "picture")
}

// pictureFile is the picture itself, as the format that its points say and as nothing
// else.
func (d *Desk) pictureFile(s *scene) error {
	p, err := s.pictureHere()
	if err != nil {
		return err
	}
	image, err := figure.NewImage(p.Data)
	if err != nil {
		return fmt.Errorf("picture %s: %w", p.Name, err)
	}
	return s.Send(http.StatusOK, "image/"+image.Format, p.Data)
}

func (s *scene) pictureConfirmation(name string) confirmation {
	return confirmation{Title: s.Say.T("web-desk-picture-remove-title"), Text: s.Say.T("web-desk-picture-remove-text", "Name", name),
		Action: "pictures/" + name + "/remove", Submit: s.Say.T("web-desk-picture-remove"), Back: "pictures"}
}

// askRemovePicture asks before a picture goes. One that words show has to stay: its page
// says where.
func (d *Desk) askRemovePicture(s *scene) error {
	p, err := s.pictureHere()
	if err != nil {
		return err
	}
	if len(notes.Showing(s.e, p.Name)) > 0 {
		return s.Go(s.pictureURL(p.Name, ""))
	}
	return s.confirm(s.pictureConfirmation(p.Name))
}

func (d *Desk) removePicture(s *scene) error {
	p, err := s.pictureHere()
	if err != nil {
		return err
	}
	shown, err := notes.RemovePicture(s.ctx(), d.db, s.e, p.Name)
	if err != nil {
		return err
	}
	if len(shown) > 0 {
		return s.showPicture(http.StatusUnprocessableEntity, p, []fault{{"shown", s.Say.N("web-desk-picture-used", len(shown))}})
	}
	return s.done("pictures", "picture-removed")
}
