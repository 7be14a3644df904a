package desk

import (
	"lotse/assessment/store"
)

func (d *Desk) libraryRoutes(at atRoute) {
	at("GET", "/library/{name}", d.keptFile)
	at("GET", "/library/{name}/remove", d.askRemoveKept)
	at("POST", "/library/{name}/remove", d.removeKept)
}

func (d *Desk) kept(s *scene) (store.Kept, error) {
	return d.db.FromLibrary(s.ctx(), s.R.PathValue("name"))
}

// keptFile hands out the results of a round that were kept.
func (d *Desk) keptFile(s *scene) error {
	k, err := d.kept(s)
	if err != nil {
		return err
	}
	return s.Download(k.ID+"-results.json", "application/json", append(k.Results, '\n'))
}

func (d *Desk) askRemoveKept(s *scene) error {
	k, err := d.kept(s)
	if err != nil {
		return err
	}
	return s.confirm(confirmation{Title: s.Say.T("web-desk-library-remove-title", "Name", k.ID), Text: s.Say.T("web-desk-library-remove-text"),
		Action: "library/" + k.ID + "/remove", Submit: s.Say.T("web-desk-library-remove"), Back: "export"})
}

func (d *Desk) removeKept(s *scene) error {
	if err := d.db.RemoveFromLibrary(s.ctx(), s.R.PathValue("name")); err != nil {
		return err
	}
	return s.done("export", "library-removed")
}
