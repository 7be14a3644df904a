package pdfcheck

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

// find returns the number of the first object that matches.
func (o *objects) find(match func(d dict) bool) int {
	for _, num := range slices.Sorted(maps.Keys(o.all)) {
		if d, ok := o.all[num].(dict); ok && match(d) {
			return num
		}
		if s, ok := o.all[num].(stream); ok && match(s.dict) {
			return num
		}
	}
	return 0
}

// with returns the first object with a key of that value, which must be a dictionary.
func (o *objects) with(key name, v any) dict {
	d, _ := o.all[o.find(func(d dict) bool { return d[key] == v })].(dict)
	return d
}

// element is the structure element of a type; the nth of them.
func (o *objects) element(s name, nth int) dict {
	for _, num := range slices.Sorted(maps.Keys(o.all)) {
		if d, ok := o.all[num].(dict); ok && d["S"] == s && d["P"] != nil {
			if nth--; nth < 0 {
				return d
			}
		}
	}
	return nil
}

func (o *objects) root() dict { return o.all[o.trailer["Root"].(ref).num].(dict) }

// page is the nth page.
func (o *objects) page(nth int) dict {
	pages := o.all[o.root()["Pages"].(ref).num].(dict)
	return o.all[pages["Kids"].(array)[nth].(ref).num].(dict)
}

// edit changes a stream's data.
func (o *objects) edit(num int, change func(string) string) {
	s := o.all[num].(stream)
	data, err := (&file{}).unpack(s)
	if err != nil {
		panic(err) // the file was good before
	}
	d := maps.Clone(s.dict)
	delete(d, "Filter")
	o.all[num] = stream{d, []byte(change(string(data)))}
}

// editPage changes the content of the nth page.
func (o *objects) editPage(nth int, change func(string) string) {
	v := o.page(nth)["Contents"]
	if a, ok := v.(array); ok {
		v = a[0]
	}
	o.edit(v.(ref).num, change)
}

func appending(s string) func(string) string {
	return func(was string) string { return was + "\n" + s }
}

func replacing(old, new string) func(string) string {
	return func(was string) string { return strings.Replace(was, old, new, 1) }
}

// rootTree is the root of the structure tree.
func (o *objects) rootTree() dict { return o.all[o.root()["StructTreeRoot"].(ref).num].(dict) }

// parentRow is a page's row of the parent tree.
func (o *objects) parentRow(nth int) array {
	nums := o.all[o.rootTree()["ParentTree"].(ref).num].(dict)["Nums"].(array)
	for i := 0; i < len(nums); i += 2 {
		if nums[i] == o.page(nth)["StructParents"] {
			if r, ok := nums[i+1].(ref); ok {
				return o.all[r.num].(array)
			}
			return nums[i+1].(array)
		}
	}
	return nil
}

func (o *objects) metadata() int { return o.root()["Metadata"].(ref).num }

// A fault is one thing made wrong in a good file, and what Check is to say.
type fault struct {
	name string
	make func(o *objects)
	want string
}

// faults can be made in any tagged file with a table, a figure, links and a list.
var faults = []fault{
	{"pages swap their rows of the parent tree", func(o *objects) {
		a, b := o.page(0), o.page(1)
		a["StructParents"], b["StructParents"] = b["StructParents"], a["StructParents"]
	}, "ParentTree row"},
	{"page without its row", func(o *objects) { delete(o.page(1), "StructParents") }, "no StructParents"},
	{"two pages with one row", func(o *objects) { o.page(1)["StructParents"] = o.page(0)["StructParents"] }, "already"},
	{"row with two entries swapped", func(o *objects) { r := o.parentRow(0); r[0], r[1] = r[1], r[0] }, "gives MCID 0 to object"},
	{"painted outside of tags", func(o *objects) { o.editPage(0, appending("0 0 10 10 re f")) }, "f paints outside"},
	{"artifact within tagged content", func(o *objects) { o.editPage(0, replacing("EMC", "/Artifact BMC EMC EMC")) }, "an artifact within"},
	{"tagged content within an artifact", func(o *objects) {
		o.editPage(0, appending("/Artifact BMC /P <</MCID 901>> BDC 0 0 1 1 re f EMC EMC"))
	}, "content with MCID 901 within an artifact"},
	{"MCID twice", func(o *objects) { o.editPage(0, appending("/P <</MCID 0>> BDC EMC")) }, "MCID 0 twice"},
	{"content of no element", func(o *objects) { o.editPage(0, appending("/P <</MCID 900>> BDC 0 0 1 1 re f EMC")) }, "MCID 900 belongs to no structure element"},
	{"element with content that is not there", func(o *objects) {
		e := o.element("P", 0)
		e["K"] = append(slices.Clone(asArray(e["K"])), 902)
	}, "MCID 902, which is not on the page"},
	{"marked content without an end", func(o *objects) { o.editPage(0, appending("/Artifact BMC")) }, "1 marked sequences open"},
	{"end without a beginning", func(o *objects) { o.editPage(0, appending("EMC")) }, "EMC without"},
	{"link's StructParent", func(o *objects) { o.with("Subtype", name("Link"))["StructParent"] = 0 }, "StructParent 0 leads"},
	{"link that no element has", func(o *objects) {
		e := o.element("Link", 0)
		e["K"] = slices.DeleteFunc(slices.Clone(asArray(e["K"])), func(k any) bool { _, ok := k.(dict); return ok })
	}, "belongs to no structure element"},
	{"link without words", func(o *objects) { delete(o.with("Subtype", name("Link")), "Contents") }, "Link annotation without Contents"},
	{"link that is not printed", func(o *objects) { o.with("Subtype", name("Link"))["F"] = 2 }, "flags are 2"},
	{"link to no page", func(o *objects) {
		o.with("Subtype", name("Link"))["Dest"] = array{ref{99999, 0}, name("Fit")}
	}, "leads to a page that does not exist"},
	{"keyboard order", func(o *objects) {
		for i := range len(o.all[o.root()["Pages"].(ref).num].(dict)["Kids"].(array)) {
			delete(o.page(i), "Tabs")
		}
	}, "Tabs is not S"},
	{"figure without words", func(o *objects) { delete(o.element("Figure", 0), "Alt") }, "Figure without a text alternative"},
	{"head cell without scope", func(o *objects) { delete(o.element("TH", 0), "A") }, "TH without Scope"},
	{"cells that name no head", func(o *objects) {
		o.element("TD", 0)["A"] = dict{"O": name("Table"), "Headers": array{text("nobody")}}
	}, `Headers names "nobody"`},
	{"row with a cell too few", func(o *objects) {
		e := o.element("TR", 1)
		k := e["K"].(array)
		e["K"] = k[:len(k)-1]
	}, "cells, the first has"},
	{"row in no table", func(o *objects) { o.element("Table", 0)["S"] = name("Sect") }, "must not stand in Sect"},
	{"heading left out", func(o *objects) { o.element("H2", 0)["S"] = name("H4") }, "heading H4 follows H1"},
	{"no first heading", func(o *objects) { o.element("H1", 0)["S"] = name("P") }, "the first heading is H2"},
	{"unknown type", func(o *objects) { o.element("P", 0)["S"] = name("Absatz") }, `type "Absatz"`},
	{"empty element", func(o *objects) { delete(o.element("P", 0), "K") }, "P is empty"},
	{"wrong parent", func(o *objects) { o.element("LI", 0)["P"] = o.root()["StructTreeRoot"] }, "says its parent is object"},
	{"caption in a paragraph", func(o *objects) {
		for i := 0; ; i++ {
			e := o.element("Caption", i)
			if e == nil {
				return
			}
			o.all[e["P"].(ref).num].(dict)["S"] = name("Sect")
		}
	}, "Caption must not stand in Sect"},
	{"entry of the contents without a link", func(o *objects) {
		for o.element("Link", 0) != nil {
			o.element("Link", 0)["S"] = name("Span")
		}
	}, "no Link in it"},
	{"item without a body", func(o *objects) { o.element("LBody", 0)["S"] = name("Lbl") }, "LI with 0 LBody"},
	{"no language", func(o *objects) { delete(o.root(), "Lang") }, "the document's language"},
	{"language of an element", func(o *objects) { o.element("P", 0)["Lang"] = text("deutsch (neu)") }, "P has the language"},
	{"title not shown", func(o *objects) { delete(o.root(), "ViewerPreferences") }, "DisplayDocTitle"},
	{"not marked", func(o *objects) { delete(o.root(), "MarkInfo") }, "Marked"},
	{"not tagged", func(o *objects) { delete(o.root(), "StructTreeRoot") }, "not tagged"},
	{"no intent", func(o *objects) { delete(o.root(), "OutputIntents") }, "no output intent"},
	{"no metadata", func(o *objects) { delete(o.root(), "Metadata") }, "no metadata"},
	{"no claim of PDF/UA", func(o *objects) { o.edit(o.metadata(), replacing("<pdfuaid:part>1", "<pdfuaid:part>2")) }, "pdfuaid:part"},
	{"another title", func(o *objects) { o.all[o.trailer["Info"].(ref).num].(dict)["Title"] = text("X") }, "title is"},
	{"no ID", func(o *objects) { delete(o.trailer, "ID") }, "no ID"},
	{"encrypted", func(o *objects) { o.trailer["Encrypt"] = dict{} }, "encrypted"},
	{"text that cannot be read out", func(o *objects) {
		// What some writers of PDF do: one range over all codes, of which only
		// the first 256 count.
		o.edit(o.with("Subtype", name("Type0"))["ToUnicode"].(ref).num, func(string) string {
			return "1 beginbfrange <0000> <FFFF> <0000> endbfrange"
		})
	}, "ToUnicode lacks"},
	{"no ToUnicode", func(o *objects) { delete(o.with("Subtype", name("Type0")), "ToUnicode") }, "without ToUnicode"},
	{"font not embedded", func(o *objects) {
		for num := range o.all {
			if d, ok := o.all[num].(dict); ok {
				delete(d, "FontFile2")
			}
		}
	}, "is not embedded"},
	{"no subset tag", func(o *objects) { o.with("Subtype", name("Type0"))["BaseFont"] = name("Small") }, "no subset tag"},
	{"widths", func(o *objects) {
		d := o.with("Subtype", name("CIDFontType2"))
		d["DW"], d["W"] = 77, array{}
	}, "wide in the PDF"},
	{"missing glyph", func(o *objects) { o.with("Subtype", name("CIDFontType2"))["CIDToGIDMap"] = ref{0, 0} }, "CIDToGIDMap"},
	{"bookmarks' count", func(o *objects) { o.all[o.root()["Outlines"].(ref).num].(dict)["Count"] = 77 }, "Count is 77"},
	{"bookmark to nowhere", func(o *objects) {
		delete(o.all[o.all[o.root()["Outlines"].(ref).num].(dict)["First"].(ref).num].(dict), "Dest")
	}, "leads nowhere"},
	{"CMYK", func(o *objects) { o.editPage(0, appending("0 0 0 1 k")) }, "CMYK"},
	{"script", func(o *objects) { o.root()["OpenAction"] = dict{"S": name("JavaScript")} }, "action JavaScript"},
}

func asArray(v any) array {
	if a, ok := v.(array); ok {
		return a
	}
	return array{v}
}

// checkFaults makes every fault in a good file, one at a time.
func checkFaults(t *testing.T, good []byte, list []fault) {
	t.Helper()
	if got := Check(good); len(got) > 0 {
		t.Fatalf("the good file has problems:\n%s", problems(got))
	}
	same := load(t, good).classic()
	if got := Check(same); len(got) > 0 {
		t.Fatalf("the good file written again has problems:\n%s", problems(got))
	}
	for _, f := range list {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			o := load(t, good)
			f.make(o)
			bad := o.classic()
			if bytes.Equal(bad, same) {
				t.Fatal("the fault changes nothing")
			}
			if got := problems(Check(bad)); !strings.Contains(got, f.want) {
				t.Errorf("got\n%swant one with %q", got, f.want)
			}
		})
	}
}

func TestCheck_faults(t *testing.T) {
	checkFaults(t, small().classic(), append(faults, []fault{
		{"font without its first lines", func(o *objects) { o.edit(numFontFile, func(string) string { return "glyf" }) }, "embedded font"},
		{"code of the missing glyph", func(o *objects) { o.all[numCIDFont].(dict)["CIDToGIDMap"] = ref{numContent1, 0} }, "draws glyph"},
		{"font's names differ", func(o *objects) { o.all[numDescriptor].(dict)["FontName"] = name("GHIJKL+Small") }, "in its descriptor"},
		{"text before a font", func(o *objects) { o.editPage(1, replacing("/F1 14 Tf", "")) }, "before a font is set"},
		{"unbalanced q", func(o *objects) { o.editPage(1, appending("q")) }, "1 more q than Q"},
		{"Q too many", func(o *objects) { o.editPage(1, appending("Q")) }, "Q without q"},
		{"marked content out of BT", func(o *objects) { o.editPage(1, replacing("Tj EMC\n/Lbl", "Tj ET EMC BT\n/Lbl")) }, "BT … ET"},
		{"profile", func(o *objects) { o.edit(numProfile, replacing("acsp", "ACSP")) }, "no ICC profile"},
		{"dates differ", func(o *objects) { o.all[numInfo].(dict)["ModDate"] = text("D:20261103080000Z") }, "ModifyDate"},
		{"key of the parent tree that nothing uses", func(o *objects) {
			d := o.all[numParents].(dict)
			d["Nums"] = append(d["Nums"].(array), 7, ref{numElements, 0})
		}, "key 7"},
		{"rows span too far", func(o *objects) {
			o.element("TD", 1)["A"] = dict{"O": name("Table"), "ColSpan": 2, "RowSpan": 3}
		}, "the table ends before"},
		{"head cells merged, and nothing says what they head", func(o *objects) {
			o.element("TH", 0)["A"] = dict{"O": name("Table"), "Scope": name("Column"), "ColSpan": 2}
		}, "without Headers"},
		{"head cells of one ID", func(o *objects) {
			o.element("TH", 0)["ID"], o.element("TH", 1)["ID"] = text("h"), text("h")
		}, `two head cells have the ID "h"`},
		{"element in a circle", func(o *objects) {
			e := o.element("Table", 0)
			e["K"] = append(e["K"].(array), ref{numElements, 0})
		}, "two places"},
		{"page tree in a circle", func(o *objects) {
			d := o.all[numPages].(dict)
			d["Kids"] = append(d["Kids"].(array), ref{numPages, 0})
		}, "met before"},
		{"link to an action", func(o *objects) { o.all[numLink].(dict)["A"] = dict{"S": name("Launch")} }, "action Launch"},
		{"object that is missing", func(o *objects) { delete(o.all, numContent1) }, "no stream"},
		{"form with content of its own", func(o *objects) {
			o.all[900] = stream{dict{"Subtype": name("Form")}, []byte("0 0 1 1 re f")}
			o.page(0)["Resources"] = dict{"Font": dict{"F1": ref{numFont, 0}}, "XObject": dict{"X": ref{900, 0}}}
			o.editPage(0, appending("/X Do"))
		}, "Do paints outside"},
	}...))
}
