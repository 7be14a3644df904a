package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/notes"
	"lotse/assessment/store"
	"lotse/report/figure"
)

// pictureCommand groups what can be done with the pictures that notes show.
func (a *app) pictureCommand() *cobra.Command {
	return a.commandGroup("picture", "note-picture", a.pictureListCommand(), a.pictureAddCommand(), a.pictureRemoveCommand())
}

// pictureFault says in the language of talk why a picture cannot be taken.
func (a *app) pictureFault(name string, err error) error {
	if word := notes.PictureFault(err); word != "" {
		return a.usage("note-picture-"+word, "Name", name)
	}
	return err
}

// pictureAddCommand adds pictures to an engagement.
func (a *app) pictureAddCommand() *cobra.Command {
	var name string
	c := &cobra.Command{
		Use:     "add ENGAGEMENT FILE...",
		Short:   a.say.T("note-picture-add-short"),
		Long:    a.say.T("note-picture-add-long"),
		Example: "  lotse picture add nordhang team.png\n  lotse picture add nordhang DSC_0815.jpg --name team.jpg",
		Args:    a.args(2, -1),
	}
	c.Flags().StringVar(&name, "name", "", a.say.T("note-picture-flag-name"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if name != "" && len(args) > 2 {
			return a.usage("note-picture-one-name")
		}
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, _, err := a.engagement(c.Context(), db, args[:1])
			if err != nil {
				return err
			}
			for _, file := range args[1:] {
				data, err := a.readFile(file)
				if err != nil {
					return err
				}
				p := assessment.Picture{Name: name, Data: data}
				if name == "" {
					p.Name = assessment.PictureName(filepath.Base(file))
				}
				if err := notes.TakePicture(c.Context(), db, e.ID, p, true); err != nil {
					return a.pictureFault(p.Name, err)
				}
				fmt.Fprintln(a.Err, a.say.T("note-picture-added", "Name", p.Name))
			}
			return nil
		})
	}
	return c
}

// pictureListCommand lists an engagement's pictures.
func (a *app) pictureListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list [ENGAGEMENT]",
		Short: a.say.T("note-picture-list-short"),
		Args:  a.args(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), func(db *store.DB) error {
				e, _, err := a.engagement(c.Context(), db, args)
				if err != nil {
					return err
				}
				for _, p := range e.Pictures {
					image, err := figure.NewImage(p.Data)
					if err != nil {
						return fmt.Errorf("picture %s: %w", p.Name, err)
					}
					fmt.Fprintln(a.Out, a.say.T("note-picture-line", "Name", p.Name, "Width", image.Width, "Height", image.Height, "KiB", (len(p.Data)+1023)/1024))
				}
				return nil
			})
		},
	}
}

// pictureRemoveCommand removes a picture from an engagement, unless a note shows it.
func (a *app) pictureRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove [ENGAGEMENT] NAME",
		Short: a.say.T("note-picture-remove-short"),
		Args:  a.args(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), func(db *store.DB) error {
				e, _, err := a.engagement(c.Context(), db, args[:len(args)-1])
				if err != nil {
					return err
				}
				name := args[len(args)-1]
				if e.Picture(name) == nil {
					return a.usage("note-picture-unknown", "Name", name)
				}
				shown, err := notes.RemovePicture(c.Context(), db, e, name)
				if err != nil {
					return err
				}
				if len(shown) > 0 {
					return &openError{a.say.T("note-picture-used", "Name", name, "Note", a.noteName(shown[0].Note))}
				}
				fmt.Fprintln(a.Err, a.say.T("note-picture-removed", "Name", name))
				return nil
			})
		},
	}
}
