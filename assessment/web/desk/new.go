package desk

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
	"lotse/report/theme"
	"lotse/templates/locale"
)

// A setupForm is a form of an engagement's settings: what was typed, and what is wrong.
type setupForm struct {
	Values map[string]string
	Groups []groupField // how many people are invited; in a new engagement
	Faults []fault
	Packs  []choice
	Langs  []choice
	// Fixed are the fields that cannot be changed any more, with the reason.
	Fixed     bool
	K         [2]int // the smallest groups of a survey and of a panel
	Brands    []choice
	Action    string
	Submit    string
	CancelURL string
}

// A groupField asks how many people of a group are invited.
type groupField struct{ ID, Name, Hint, Value string }

// A choice is one of several values.
type choice struct {
	Value, Words string
	Chosen       bool
}

// A fault says what is wrong with a field, which has the id Field.
type fault struct{ Field, Words string }

// Fault is what is wrong with a field, "" for nothing.
func (f setupForm) Fault(field string) string { return wordsOf(f.Faults, field) }

func wordsOf(faults []fault, field string) string {
	for _, f := range faults {
		if f.Field == field {
			return f.Words
		}
	}
	return ""
}

// Value is what a field holds.
func (f setupForm) Value(field string) string { return f.Values[field] }

// newEngagement asks what a new engagement is made of.
func (d *Desk) newEngagement(v *page.Visit) error {
	offer, err := d.packFor(v, v.R.URL.Query().Get("pack"))
	if err != nil {
		return err
	}
	today := d.today()
	lang := v.Say.Lang()
	if !slices.Contains(offer.Pack.Languages, lang) {
		lang = offer.Pack.Languages[0]
	}
	values := map[string]string{
		"language": lang, "mode": string(assessment.ModeSurvey), "disclosure": assessment.DisclosureConfidential.String(),
		"address": assessment.AddressFormal.String(), "date": today.Format(time.DateOnly), "round": "baseline",
		// A year holds a follow-up after six months; every longer time needs a reason.
		"retention": today.AddDate(1, 0, 0).Format(time.DateOnly),
	}
	looks, err := d.looks(v)
	if err != nil {
		return err
	}
	form := newForm(v.Say, offer.Pack, looks, values, nil)
	if form.Packs, err = d.packChoices(v, offer); err != nil {
		return err
	}
	f := newFrame(v)
	f.Here = v.R.URL.RequestURI() // with the pack
	return v.Show(http.StatusOK, "desk-new", f, form)
}

// packFor finds the pack that a new engagement is to have: the first one there is for "".
func (d *Desk) packFor(v *page.Visit, name string) (*store.Offer, error) {
	offer, err := d.db.Offer(v.R.Context(), cmp.Or(name, questionnaires.Builtin()[0]))
	if err == nil && offer.Pack == nil {
		err = store.ErrNotFound
	}
	return offer, err
}

// packChoices are the packs that a new engagement can have.
func (d *Desk) packChoices(v *page.Visit, chosen *store.Offer) ([]choice, error) {
	all, err := d.db.Offers(v.R.Context())
	var list []choice
	for _, o := range all {
		if o.Pack != nil {
			list = append(list, choice{o.Name(), o.Pack.Title.In(v.Say.Lang()) + " " + o.Version, o.Name() == chosen.Name()})
		}
	}
	return list, err
}

// looks are the themes there are beside Lotse's own.
func (d *Desk) looks(v *page.Visit) ([]choice, error) {
	all, err := edition.Looks(v.R.Context(), d.db)
	if err != nil {
		return nil, err
	}
	var looks []choice
	for _, look := range all {
		if look.ID != theme.Own {
			looks = append(looks, choice{Value: look.ID, Words: look.Name()})
		}
	}
	return looks, nil
}

func newFrame(v *page.Visit) page.Frame {
	f := deskFrame(v.Say.T("web-desk-new-title"))
	f.Back = &page.Link{To: "/desk", Words: v.Say.T("web-desk-engagements")}
	return f
}

// newForm is the form with values and faults.
func newForm(say *locale.Printer, pack *questionnaires.Pack, looks []choice, values map[string]string, faults []fault) setupForm {
	f := setupForm{Values: values, Faults: faults, K: [2]int{pack.Params.KMinSurvey, pack.Params.KMinPanel}}
	f.Brands = append(f.Brands, choice{"", say.T("web-desk-brand-own"), values["brand"] == ""})
	known := values["brand"] == ""
	for _, look := range looks {
		look.Chosen = look.Value == values["brand"]
		known = known || look.Chosen
		f.Brands = append(f.Brands, look)
	}
	if b := values["brand"]; !known {
		f.Brands = append(f.Brands, choice{b, b, true}) // it may come with a later theme
	}
	for _, lang := range pack.Languages {
		f.Langs = append(f.Langs, choice{lang, say.T("web-desk-language-" + lang), lang == values["language"]})
	}
	for _, g := range pack.Groups {
		field := groupField{ID: g.ID, Name: g.Name.In(say.Lang()), Value: values["invited-"+g.ID]}
		if g.TargetN != "" {
			field.Hint = say.T("new-target-n", "N", strings.ReplaceAll(g.TargetN, "-", "–"))
		}
		f.Groups = append(f.Groups, field)
	}
	return f
}

// create makes the engagement.
func (d *Desk) create(v *page.Visit) error {
	values, err := v.Fields()
	if err != nil {
		return err
	}
	offer, err := d.packFor(v, values["pack"])
	if errors.Is(err, store.ErrNotFound) {
		return page.ErrForm
	}
	if err != nil {
		return err
	}
	pack := offer.Pack
	setup, faults := setupOf(v.Say, values)
	setup.Invited, faults = invitedOf(v.Say, pack, values, faults)
	e, wrong := setup.Engagement(pack, d.today())
	faults = append(faults, setupFaults(v.Say, wrong)...)
	if len(faults) == 0 {
		err = d.db.SaveEngagement(v.R.Context(), e, pack)
		if errors.Is(err, store.ErrExists) {
			faults = append(faults, fault{"id", v.Say.T("web-desk-new-exists", "ID", e.ID)})
		}
	}
	if len(faults) > 0 {
		looks, err := d.looks(v)
		if err != nil {
			return err
		}
		form := newForm(v.Say, pack, looks, values, faults)
		if form.Packs, err = d.packChoices(v, offer); err != nil {
			return err
		}
		f := newFrame(v)
		f.Failed = true
		return v.Show(http.StatusUnprocessableEntity, "desk-new", f, form)
	}
	if err != nil {
		return err
	}
	return v.Go("/desk/" + e.ID + "?done=new")
}

// setupOf reads the settings of a form.
func setupOf(say *locale.Printer, values map[string]string) (assessment.Setup, []fault) {
	s := assessment.Setup{
		Client: values["client"], ID: values["id"], Language: values["language"], Mode: values["mode"], Disclosure: values["disclosure"],
		Date: values["date"], Retention: values["retention"], Consultant: values["consultant"], Contact: values["contact"],
		Controller: values["controller"], Brand: values["brand"], Address: values["address"], Round: values["round"],
	}
	var faults []fault
	if k := values["k-min"]; k != "" {
		n, err := strconv.Atoi(k)
		if err != nil {
			return s, []fault{{"k-min", say.T("web-desk-fault-number")}}
		}
		s.KMin = n
	}
	return s, faults
}

// mostPeople bounds what is taken for a number of people.
const mostPeople = 10_000_000

// invitedOf reads how many people of each group are invited.
func invitedOf(say *locale.Printer, pack *questionnaires.Pack, values map[string]string, faults []fault) (map[string]int, []fault) {
	invited := map[string]int{}
	for _, g := range pack.Groups {
		typed := values["invited-"+g.ID]
		if typed == "" {
			continue
		}
		n, err := strconv.Atoi(typed)
		if err != nil || n < 0 || n > mostPeople {
			faults = append(faults, fault{"invited-" + g.ID, say.T("web-desk-fault-people", "Group", g.Name.In(say.Lang()))})
			continue
		}
		invited[g.ID] = n
	}
	return invited, faults
}

// chosenFields are answered by choosing.
var chosenFields = []string{"disclosure", "mode", "language", "address"}

// setupFaults puts faults of settings into words.
func setupFaults(say *locale.Printer, wrong []assessment.SetupFault) []fault {
	var faults []fault
	for _, w := range wrong {
		key := "web-desk-fault-" + string(w.Reason)
		if special := "web-desk-fault-" + w.Field; w.Reason == assessment.SetupBadValue && say.Has(special) {
			key = special
		}
		if label := "web-desk-field-" + w.Field; w.Reason == assessment.SetupBadValue && w.Value == "" && slices.Contains(chosenFields, w.Field) {
			faults = append(faults, fault{w.Field, say.T("web-desk-fault-choose", "Question", say.T(label))})
			continue
		}
		faults = append(faults, fault{w.Field, say.T(key, "Value", w.Value)})
	}
	return faults
}

// Disclosures are the forms of disclosure.
func (f setupForm) Disclosures() []string { return assessment.Disclosures() }
