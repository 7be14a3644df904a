package report

import (
	"reflect"

	"lotse/report/figure"
)

// notWords are the fields of a document that hold no words for people.
var notWords = map[string]bool{"ID": true, "Anchor": true, "URI": true, "Lang": true, "Data": true, "Format": true, "Theme": true}

// bound is a document in which no line ends where it must not: see [bind]. All its
// words pass here once, whoever wrote them: pack, messages, people. It shares nothing
// with d, whose texts may be the pack's own.
func bound(d *Document) *Document { return moved(d, nil) }

// moved is [bound], and links to what stands there no more lead elsewhere: to says
// where, by the anchor they led to. Colours and figures become the theme's.
func moved(d *Document, to map[string]string) *Document {
	b := binder{moved: to, palette: d.Palette()}
	v := b.value(reflect.ValueOf(*d))
	out := v.Interface().(Document)
	return &out
}

// A binder copies values with their words bound and their anchors moved. It walks all
// types alike, so that a new block cannot be forgotten.
type binder struct {
	moved   map[string]string
	palette *figure.Palette // nil: the standard one
}

func (b binder) value(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(bind(v.String())).Convert(v.Type())
	case reflect.Interface, reflect.Pointer:
		return b.reference(v)
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(b.value(v.Index(i)))
		}
		return out
	case reflect.Array:
		out := reflect.New(v.Type()).Elem()
		for i := range v.Len() {
			out.Index(i).Set(b.value(v.Index(i)))
		}
		return out
	case reflect.Struct:
		return b.structure(v)
	}
	return v
}

func (b binder) reference(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	if v.Kind() == reflect.Interface {
		return b.value(v.Elem())
	}
	out := reflect.New(v.Type().Elem())
	out.Elem().Set(b.value(v.Elem()))
	return out
}

func (b binder) structure(v reflect.Value) reflect.Value {
	if c, ok := v.Interface().(figure.Color); ok {
		return reflect.ValueOf(b.palette.Of(c))
	}
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.IsExported() && !notWords[f.Name] {
			out.Field(i).Set(b.value(v.Field(i)))
		} else if to := b.moved[v.Field(i).String()]; f.Name == "Anchor" && to != "" {
			out.Field(i).SetString(to)
		}
	}
	switch whole := out.Interface().(type) {
	case TableColumn:
		whole.Head = capital(whole.Head) // as headlines do, whether the pack or a message has the word
		return reflect.ValueOf(whole)
	case Figure:
		return reflect.ValueOf(b.painted(whole))
	}
	return out
}

// painted lets a figure draw itself in the theme's colours, on whatever canvas.
func (b binder) painted(f Figure) Figure {
	if draw := f.Draw; draw != nil {
		f.Draw = func(c figure.Canvas, width float64) { draw(figure.Painted(c, b.palette), width) }
	}
	return f
}
