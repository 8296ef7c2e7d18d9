package authoring_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/authoring"
	"alcove.example/questionnaires"
	"go.yaml.in/yaml/v4"
)

// TestSchemaIsCurrent holds the schemas to the shipped files: every field and
// value there is allowed by them.
func TestSchemaIsCurrent(t *testing.T) {
	checked := map[string]int{}
	err := fs.WalkDir(questionnaires.FS, ".", func(name string, d fs.DirEntry, err error) error {
		kind := kindOf(name)
		if err != nil || d.IsDir() || kind == "" {
			return err
		}
		data, err := fs.ReadFile(questionnaires.FS, name)
		if err != nil {
			return err
		}
		var v any
		if err := yaml.Unmarshal(data, &v); err != nil {
			return err
		}
		schema, ok := authoring.Schema(kind)
		if !ok {
			t.Fatalf("there is no schema for %s", kind)
		}
		for _, wrong := range validate(schema, schema, v, name) {
			t.Error(wrong)
		}
		checked[kind]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range authoring.Schemas() {
		if checked[kind] == 0 {
			t.Errorf("no file was checked with the schema %s", kind)
		}
	}
}

func kindOf(name string) string {
	dir, file, _ := strings.Cut(name, "/")
	switch {
	case !strings.HasSuffix(name, ".yaml") || strings.Contains(name, "answer-sets"):
		return ""
	case dir != "knowledge":
		return strings.TrimSuffix(file, ".yaml")
	case strings.HasPrefix(file, "controls/"):
		return "controls"
	}
	return strings.TrimSuffix(file, ".yaml")
}

// TestSchemaRefuses: what the reader refuses is refused here too.
func TestSchemaRefuses(t *testing.T) {
	for kind, text := range map[string]string{
		"pack":     "{pack: x, title: T, summary: S, licence: L, version: '1', sections: [], minuts: 5}",
		"controls": "[{id: a, title: T, does: D, limit: L, when_not: W, steps: {}, check: C, platforms: [any], sources: [s], effort: days}]",
		"personas": "[{answers: {}}]",
		"threats":  "[{id: a, title: T, story: S, consequence: C, hits: [x], assets: [a]}]",
	} {
		var v any
		if err := yaml.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
		schema, _ := authoring.Schema(kind)
		if wrong := validate(schema, schema, v, kind); len(wrong) != 1 {
			t.Errorf("%s: %v", kind, wrong)
		}
	}
	if _, ok := authoring.Schema("novel"); ok {
		t.Error("there is a schema for novels")
	}
}

type object = map[string]any

// validate is as much of JSON Schema as our schemas use.
func validate(root, s object, v any, at string) []string {
	if to, ok := s["$ref"].(string); ok {
		return validate(root, root["$defs"].(object)[strings.TrimPrefix(to, "#/$defs/")].(object), v, at)
	}
	if choices, ok := s["anyOf"].([]object); ok {
		var wrong []string
		for _, c := range choices {
			if wrong = validate(root, c, v, at); wrong == nil {
				return nil
			}
		}
		return wrong
	}
	if values, ok := s["enum"].([]any); ok && !slices.Contains(values, v) {
		return []string{fmt.Sprintf("%s: %v is none of %v", at, v, values)}
	}
	switch v := v.(type) {
	case map[string]any:
		return validateMap(root, s, v, at)
	case []any:
		var wrong []string
		if s["type"] != "array" && s["type"] != nil {
			return []string{fmt.Sprintf("%s: a list, want %v", at, s["type"])}
		}
		items, _ := s["items"].(object)
		for i, e := range v {
			wrong = append(wrong, validate(root, items, e, fmt.Sprintf("%s[%d]", at, i))...)
		}
		return wrong
	case string:
		return wantType(s, at, "string")
	case bool:
		return wantType(s, at, "boolean")
	case int:
		return wantType(s, at, "integer", "number", "string")
	case float64:
		return wantType(s, at, "number", "string")
	}
	return nil
}

func validateMap(root, s object, v map[string]any, at string) []string {
	if wrong := wantType(s, at, "object"); wrong != nil {
		return wrong
	}
	var wrong []string
	props, _ := s["properties"].(object)
	for name, e := range v {
		if p, ok := props[name].(object); ok {
			wrong = append(wrong, validate(root, p, e, at+"."+name)...)
			continue
		}
		switch more := s["additionalProperties"].(type) {
		case object:
			wrong = append(wrong, validate(root, more, e, at+"."+name)...)
		case bool:
			wrong = append(wrong, at+": no field "+name)
		}
	}
	needed, _ := s["required"].([]string)
	for _, name := range needed {
		if _, ok := v[name]; !ok {
			wrong = append(wrong, at+": lacks "+name)
		}
	}
	return wrong
}

func wantType(s object, at string, types ...string) []string {
	if want, ok := s["type"].(string); ok && !slices.Contains(types, want) {
		return []string{fmt.Sprintf("%s: %s, want %s", at, types[0], want)}
	}
	return nil
}
