package questionnaires

import (
	"encoding/json"
	"strings"
)

// A schema is a JSON Schema, or part of one.
type schema map[string]any

// definitions collects the named parts of a schema while it is put together.
type definitions struct {
	kinds []kindType
	parts map[string]schema
}

// Schema returns the JSON Schema (2020-12) of the files of a pack, for editors
// that complete and check YAML while it is written. What reaches across objects,
// such as references, only the loader can check.
func Schema() []byte {
	d := &definitions{kinds: kindTypes, parts: map[string]schema{}}
	root := schema{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "Lotse pack",
		"description": "pack.yaml or one of its parts",
		"type":        "object",
		"if":          schema{"required": []string{"id"}},
		"then":        packShape.ref(d),
		"else":        partShape.ref(d),
	}
	root["$defs"] = d.parts
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic("questionnaires: schema: " + err.Error()) // maps and strings always encode
	}
	return append(out, '\n')
}

// ref returns a reference to the shape's definition, which it makes once.
func (s *shape[T]) ref(d *definitions) schema {
	name := strings.ReplaceAll(s.name, " ", "-")
	if _, done := d.parts[name]; !done {
		d.parts[name] = schema{} // stands there while its own parts refer to it
		if s.kind != nil {
			d.parts[name] = s.kindSchema(d, name)
		} else {
			d.parts[name] = s.object(d, nil)
		}
	}
	return schema{"$ref": "#/$defs/" + name}
}

// object is the schema of a map with the shape's keys and those of a kind.
func (s *shape[T]) object(d *definitions, kind *kindType) schema {
	properties, must := schema{}, []string{}
	for _, f := range s.fields {
		f.property(d, properties)
		if f.must {
			must = append(must, f.key)
		}
	}
	if kind != nil {
		must = append(must, kind.schema(d, properties)...)
	}
	out := schema{"type": "object", "properties": properties, "additionalProperties": false}
	if s.label != nil {
		for _, lang := range Languages() {
			properties[lang] = schema{"type": "string", "pattern": notBlank}
		}
		if s.labelled == nil {
			out["minProperties"] = len(must) + 1 // at least one language
		}
	}
	if len(must) > 0 {
		out["required"] = must
	}
	return out
}

func (f *field[T]) property(d *definitions, properties schema) {
	p := f.schema(d)
	if f.null {
		p = schema{"anyOf": []schema{p, {"type": "null"}}}
	}
	if f.doc != "" {
		p["description"] = f.doc
	}
	properties[f.key] = p
}

// kindSchema is the schema of an object that takes the keys of its kind.
func (s *shape[T]) kindSchema(d *definitions, name string) schema {
	var names []string
	var cases []schema
	for i := range d.kinds {
		kind := &d.kinds[i]
		names = append(names, kind.name)
		part := name + "-" + kind.name
		d.parts[part] = s.object(d, kind)
		cases = append(cases, schema{
			"if":   schema{"properties": schema{"kind": schema{"const": kind.name}}, "required": []string{"kind"}},
			"then": schema{"$ref": "#/$defs/" + part},
		})
	}
	return schema{
		"type":       "object",
		"properties": schema{"kind": schema{"enum": names}},
		"required":   []string{"kind"},
		"allOf":      cases,
	}
}

// notBlank matches words.
const notBlank = `\S`

func kebabSchema(*definitions) schema {
	return schema{"type": "string", "pattern": kebab.String()}
}

// text is the schema of words in the languages of a pack.
func (d *definitions) text() schema {
	const name = "words-in-every-language"
	if _, done := d.parts[name]; !done {
		properties := schema{}
		for _, lang := range Languages() {
			properties[lang] = schema{"type": "string", "pattern": notBlank}
		}
		d.parts[name] = schema{"type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1}
	}
	return schema{"$ref": "#/$defs/" + name}
}
