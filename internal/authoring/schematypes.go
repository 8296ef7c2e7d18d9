package authoring

import (
	"reflect"

	"alcove.example/internal/content"
)

// notInFiles are fields that reading works out.
var notInFiles = []string{
	"Pack.Questions", "Pack.Hash", "Question.Key", "Question.Index", "Question.Section", "Question.Set", "Question.OffersNotApplicable",
	"Question.NotApplicableExposure", "Answer.ID", "Answer.Key", "Persona.Line", "Case.Line",
}

// otherNames are fields that files call otherwise.
var otherNames = map[string]string{
	"Pack.ID": "pack", "Pack.Language": "source_language", "Persona.Name": "persona", "Case.Text": "case", "Effect.Floor": "person_floor",
	"Source.Stored": "copy", "Helpline.ServesLGBTQ": "serves_lgbtq", "Platform.Newest": "newest_only",
}

// required are the fields without which a file is not read.
var required = map[reflect.Type][]string{
	reflect.TypeFor[content.Pack]():    {"pack", "title", "summary", "licence", "version", "sections"},
	reflect.TypeFor[content.Control](): {"id", "title", "does", "limit", "when_not", "steps", "check", "platforms", "sources"},
	reflect.TypeFor[content.Threat]():  {"id", "title", "story", "consequence", "hits", "assets"},
	reflect.TypeFor[content.Persona](): {"persona"},
	reflect.TypeFor[content.Case]():    {"case", "pack", "first", "why"},
}

// beside are the fields of a file that its Go type holds in another form.
func (s *schemer) beside(t reflect.Type) object {
	list := func() object { return object{"type": "array", "items": object{"type": "string"}} }
	switch t {
	case reflect.TypeFor[content.Pack]():
		return object{"format": object{"const": 1}}
	case reflect.TypeFor[content.Source]():
		return object{"copy": object{"enum": []any{"live", "stored"}}}
	case reflect.TypeFor[content.Question]():
		out := object{"use": object{"type": "string"}, "answers": object{"anyOf": []object{{"type": "string"},
			{"type": "object", "additionalProperties": object{"anyOf": []object{{"type": "string"}, s.ref(reflect.TypeFor[content.Answer]())}}}}},
			"not_applicable": object{"anyOf": []object{{"type": "boolean"}, {"type": "object", "properties": object{"exposure": s.of(reflect.TypeFor[map[content.ID]float64]())}}}},
			"controls":       list(), "adversaries": list(), "assets": object{"type": "object", "additionalProperties": letterList()}}
		effect := object{}
		s.fields(reflect.TypeFor[content.Effect](), effect)
		for _, name := range []string{"person_floor", "weight", "exposure", "recent", "trigger", "sign", "gate", "hand_over", "go"} {
			out[name] = effect[name]
		}
		return out
	}
	return nil
}

func letterList() object {
	return object{"type": "array", "items": object{"enum": []any{"c", "i", "a"}}}
}

// special describes types that files write in a form of their own.
func (s *schemer) special(t reflect.Type) (object, bool) {
	letters := func(of object) object {
		return object{"type": "object", "properties": object{"c": of, "i": of, "a": of}, "additionalProperties": false}
	}
	enum := func(values ...any) (object, bool) { return object{"enum": values}, true }
	switch t {
	case reflect.TypeFor[content.Letter]():
		return enum("c", "i", "a")
	case reflect.TypeFor[content.LetterSet]():
		return letterList(), true
	case reflect.TypeFor[content.CIA](), reflect.TypeFor[map[content.Letter]int]():
		return letters(object{"type": "integer", "minimum": 0, "maximum": 4}), true
	case reflect.TypeFor[content.Date]():
		return object{"type": "string"}, true
	case reflect.TypeFor[content.Text]():
		return object{"anyOf": []object{{"type": "string"}, {"type": "object", "properties": object{"phone": object{"type": "string"},
			"computer": object{"type": "string"}}, "required": []string{"phone", "computer"}, "additionalProperties": false}}}, true
	case reflect.TypeFor[content.List]():
		ids := object{"type": "array", "items": object{"type": "string"}}
		return object{"anyOf": []object{ids, {"type": "object", "properties": object{"contains": ids}, "additionalProperties": false}}}, true
	case reflect.TypeFor[content.Cond]():
		return s.condition(), true
	case reflect.TypeFor[content.Kind]():
		return enum("risk", "indicators", "guided")
	case reflect.TypeFor[content.Type]():
		return enum("one", "many", "number", "text", "note")
	case reflect.TypeFor[content.Level]():
		return enum("yes", "partly", "no")
	case reflect.TypeFor[content.Effort]():
		return enum("minutes", "hours", "ongoing")
	case reflect.TypeFor[content.Money]():
		return enum("free", "low", "mid", "high")
	case reflect.TypeFor[content.Freshness]():
		return enum("long", "medium", "short", "fast")
	case reflect.TypeFor[content.Lever]():
		return enum("technology", "policy", "education")
	}
	return nil, false
}

// condition describes conditions: all, any and not hold others, every other name
// is a question with one answer, several, or a comparison.
func (s *schemer) condition() object {
	to := object{"$ref": "#/$defs/condition"}
	if s.defs["condition"] == nil {
		several := object{"type": "array", "items": to, "minItems": 1}
		s.defs["condition"] = object{"type": "object", "minProperties": 1,
			"properties":           object{"all": several, "any": several, "not": to},
			"additionalProperties": object{"anyOf": []object{{"type": "string"}, {"type": "array", "items": object{"type": "string"}}}}}
	}
	return to
}
