package authoring

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"alcove.example/internal/content"
)

// schemas are the kinds of files and the Go type of what stands in them. All but
// a pack are lists.
var schemas = map[string]reflect.Type{
	"pack": reflect.TypeFor[content.Pack](), "personas": reflect.TypeFor[content.Persona](), "calibration": reflect.TypeFor[content.Case](),
	"assets": reflect.TypeFor[content.Asset](), "adversaries": reflect.TypeFor[content.Adversary](), "threats": reflect.TypeFor[content.Threat](),
	"controls": reflect.TypeFor[content.Control](), "gates": reflect.TypeFor[content.Gate](), "hand-overs": reflect.TypeFor[content.HandOver](),
	"sources": reflect.TypeFor[content.Source](), "helplines": reflect.TypeFor[content.Helpline](), "glossary": reflect.TypeFor[content.Term](),
	"questions": reflect.TypeFor[content.Question](), "platforms": reflect.TypeFor[content.Platform](),
}

// Schemas lists the kinds of files that have a schema.
func Schemas() []string { return slices.Sorted(maps.Keys(schemas)) }

type object = map[string]any

// Schema is the JSON Schema of a kind of file, made from the Go types that the
// files are read into, so that editors can check and complete while a person
// writes.
func Schema(kind string) (object, bool) {
	of, ok := schemas[kind]
	if !ok {
		return nil, false
	}
	s := &schemer{defs: object{}}
	root := s.of(of)
	if kind != "pack" {
		root = object{"type": "array", "items": root}
	}
	out := object{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind, "$defs": s.defs}
	maps.Copy(out, root)
	return out, true
}

// A schemer describes types; structs once each, under $defs.
type schemer struct{ defs object }

func (s *schemer) of(t reflect.Type) object {
	if special, ok := s.special(t); ok {
		return special
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem())
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Slice, reflect.Array:
		return object{"type": "array", "items": s.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		return s.ref(t)
	case reflect.Interface:
		return object{}
	}
	return object{"type": "string"}
}

// ref describes a struct under $defs and points to it.
func (s *schemer) ref(t reflect.Type) object {
	name := strings.ToLower(t.Name())
	to := object{"$ref": "#/$defs/" + name}
	if s.defs[name] != nil {
		return to
	}
	s.defs[name] = object{} // a type may hold itself
	props := object{}
	s.fields(t, props)
	d := object{"type": "object", "properties": props, "additionalProperties": false}
	if needed := required[t]; needed != nil {
		d["required"] = needed
	}
	s.defs[name] = d
	return to
}

// fields describes the fields of a struct, those that it embeds among them.
func (s *schemer) fields(t reflect.Type, into object) {
	for f := range t.Fields() {
		name, inFile := nameInFile(t, f)
		switch {
		case f.Anonymous:
			s.fields(f.Type, into)
		case inFile:
			into[name] = s.of(f.Type)
		}
	}
	for name, schema := range s.beside(t) {
		into[name] = schema
	}
}

// nameInFile is how a field is called in a file, if it stands there.
func nameInFile(t reflect.Type, f reflect.StructField) (name string, inFile bool) {
	if !f.IsExported() || slices.Contains(notInFiles, t.Name()+"."+f.Name) {
		return "", false
	}
	if n, ok := otherNames[t.Name()+"."+f.Name]; ok {
		return n, true
	}
	return snake(f.Name), true
}

// snake writes a Go name as files do: WhenNot is when_not.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper(rune(name[i-1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
