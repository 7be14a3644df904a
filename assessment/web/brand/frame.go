package brand

import (
	"cmp"
	"regexp"
	"slices"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// Frame is what the client's people see around a page of an engagement: the consultant's
// sign and the client's name, never the tool's, and at its end whom to ask. of is the key
// of what the title says the page belongs to, with the client's name for Client.
func (s *Signs) Frame(v *page.Visit, e *assessment.Engagement, pack *questionnaires.Pack, of, title string) page.Frame {
	f := page.Frame{
		Title: title, Brand: cmp.Or(invite.OneLine(e.Consultant), invite.OneLine(e.Client)), Client: invite.OneLine(e.Client),
		Of: v.Say.T(of, "Client", invite.OneLine(e.Client)), Languages: slices.Clone(pack.Languages),
	}
	if f.Brand == f.Client {
		f.Client = ""
	}
	s.Put(v, e.Brand, &f)
	if c := Contact(v, e); c.Words != "" {
		f.Foot = append(f.Foot, c)
	}
	return f
}

// address finds an e-mail address in a contact's words.
var address = regexp.MustCompile(`[\w.+-]+@[\w-]+(\.[\w-]+)+`)

// Contact is whom to ask, without words where nobody is named.
func Contact(v *page.Visit, e *assessment.Engagement) page.Link {
	words := invite.OneLine(e.Contact)
	if words == "" {
		return page.Link{}
	}
	l := page.Link{Words: v.Say.T("web-respond-contact", "Contact", words)}
	if mail := address.FindString(words); mail != "" {
		l.To = "mailto:" + mail
	}
	return l
}
