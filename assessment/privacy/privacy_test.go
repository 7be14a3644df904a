package privacy_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/privacy"
	"lotse/templates/goldentest"
	"lotse/templates/locale"
)

func engagement(d assessment.Disclosure) *assessment.Engagement {
	return &assessment.Engagement{ID: "nord", Client: "Nord & Söhne", Language: "de", Pack: "kommunikation", Mode: assessment.ModeSurvey, KMin: 6,
		Date: "2026-11-02", Consultant: "Beratung Weber", Contact: "weber@example.com", Controller: "Nord & Söhne GmbH", Retention: "2027-06-30",
		Disclosure: d, Rounds: []assessment.Round{{ID: "baseline", Invited: map[string]int{"experts": 12, "editors": 8}}}}
}

// modes are all forms of disclosure.
func modes(t *testing.T) []assessment.Disclosure {
	t.Helper()
	var list []assessment.Disclosure
	for _, word := range assessment.Disclosures() {
		d, ok := assessment.ParseDisclosure(word)
		if !ok {
			t.Fatal(word)
		}
		list = append(list, d)
	}
	return list
}

// What is told before the first question, word for word, in every mode.
func TestNotice(t *testing.T) {
	var all strings.Builder
	for _, lang := range locale.Languages() {
		for _, mode := range modes(t) {
			for _, variant := range []string{"formal", "informal", "without a date"} {
				e := engagement(mode)
				switch variant {
				case "informal":
					e.Address = assessment.AddressInformal
				case "without a date":
					e.Retention, e.Contact, e.Controller = "", "", ""
				}
				all.WriteString("# " + lang + ", " + mode.String() + ", " + variant + "\n" + strings.Join(privacy.Notice(e, assesstest.Builtin(t), assesstest.Printer(t, lang)), "\n") + "\n\n")
			}
		}
	}
	goldentest.Compare(t, "testdata/notices.txt", all.String())
}

func TestNotice_SaysWhatMatters(t *testing.T) {
	for _, lang := range locale.Languages() {
		for _, mode := range modes(t) {
			e := engagement(mode)
			text := strings.Join(privacy.Notice(e, assesstest.Builtin(t), assesstest.Printer(t, lang)), "\n")
			for _, want := range []string{"6", "Nord & Söhne GmbH", "2027", "weber@example.com"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s, %s: nothing of %s in\n%s", lang, mode, want, text)
				}
			}
			if strings.ContainsAny(text, "{}") {
				t.Errorf("%s, %s: a placeholder is left in\n%s", lang, mode, text)
			}
		}
	}
}

func TestDocuments(t *testing.T) {
	for _, lang := range locale.Languages() {
		for _, mode := range modes(t) {
			list, open, err := privacy.Documents(engagement(mode), assesstest.Builtin(t), assesstest.Printer(t, lang))
			if err != nil || len(list) != 3 || len(open) != 0 {
				t.Fatalf("%d documents, open %v, %v", len(list), open, err)
			}
			for _, d := range list {
				goldentest.Compare(t, "testdata/"+mode.String()+"-"+d.Name, d.Text)
			}
		}
	}
}

// Every document says that it is a draft, marks what is missing, and takes no
// setting for Markdown or HTML.
func TestDocuments_DraftsOfStrangeSettings(t *testing.T) {
	for _, lang := range locale.Languages() {
		say := assesstest.Printer(t, lang)
		e := &assessment.Engagement{ID: "x", Client: "<b>X</b>\n# *Y*", Pack: "kommunikation"}
		list, open, err := privacy.Documents(e, assesstest.Builtin(t), say)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"consultant", "contact", "date", "retention"}, open); diff != "" {
			t.Errorf("open (-want +got):\n%s", diff)
		}
		for _, d := range list {
			if !strings.Contains(d.Text, map[string]string{"de": "Entwurf", "en": "Draft"}[lang]) {
				t.Errorf("%s does not say that it is a draft", d.Name)
			}
			if !strings.Contains(d.Text, say.T("privacy-to-fill-in")) {
				t.Errorf("%s marks nothing as missing", d.Name)
			}
			if strings.Contains(d.Text, "<b>") || strings.Contains(d.Text, "\n# *Y*") {
				t.Errorf("%s takes a name for markup:\n%s", d.Name, d.Text)
			}
			if strings.Contains(d.Text, "<no value>") {
				t.Errorf("%s has a gap", d.Name)
			}
		}
	}
}

func TestOverdue(t *testing.T) {
	berlin := time.FixedZone("CET", 3600)
	tests := []struct {
		retention      string
		now            time.Time
		overdue, dated bool
	}{
		{"2027-06-30", time.Date(2027, 6, 30, 23, 59, 0, 0, berlin), false, true},
		{"2027-06-30", time.Date(2027, 7, 1, 0, 0, 0, 0, berlin), true, true},
		{"", time.Date(2099, 1, 1, 0, 0, 0, 0, berlin), false, false},
		{"soon", time.Date(2099, 1, 1, 0, 0, 0, 0, berlin), false, false},
	}
	for _, tt := range tests {
		overdue, dated := privacy.Overdue(&assessment.Engagement{Retention: tt.retention}, tt.now)
		if overdue != tt.overdue || dated != tt.dated {
			t.Errorf("Overdue(%q, %s) = %v, %v; want %v, %v", tt.retention, tt.now, overdue, dated, tt.overdue, tt.dated)
		}
	}
}
