package report

import "reflect"

// notWords are the fields of a document that hold no words for people.
var notWords = map[string]bool{"ID": true, "Anchor": true, "URI": true, "Lang": true}

// bound is a document in which no line ends where it must not: see [bind]. All its
// words pass here once, whoever wrote them: pack, messages, people. It shares nothing
// with d, whose texts may be the pack's own.
func bound(d *Document) *Document {
	v := boundValue(reflect.ValueOf(*d))
	out := v.Interface().(Document)
	return &out
}

// boundValue copies a value with its words bound. It walks all types alike, so that
// a new block cannot be forgotten.
func boundValue(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(bind(v.String())).Convert(v.Type())
	case reflect.Interface, reflect.Pointer:
		return boundReference(v)
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(boundValue(v.Index(i)))
		}
		return out
	case reflect.Array:
		out := reflect.New(v.Type()).Elem()
		for i := range v.Len() {
			out.Index(i).Set(boundValue(v.Index(i)))
		}
		return out
	case reflect.Struct:
		return boundStruct(v)
	}
	return v
}

func boundReference(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	if v.Kind() == reflect.Interface {
		return boundValue(v.Elem())
	}
	out := reflect.New(v.Type().Elem())
	out.Elem().Set(boundValue(v.Elem()))
	return out
}

func boundStruct(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() && !notWords[f.Name] {
			out.Field(i).Set(boundValue(v.Field(i)))
		}
	}
	if column, ok := out.Interface().(TableColumn); ok {
		column.Head = capital(column.Head) // as headlines do, whether the pack or a message has the word
		return reflect.ValueOf(column)
	}
	return out
}
