package interview_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
)

// everyType holds one question of each type.
const everyType = `
      - {id: phone-code, ask: Q, answers: {four: {text: F, controls: {k-today: "no"}}, longer: {text: L, controls: {k-today: "yes"}}}}
      - {id: phone-colour, ask: Q, answers: {red: R, blue: B}}
      - {id: devices, ask: Q, type: many, answers: {android: A, ios: I, none: {text: N, alone: true}}}
      - {id: age, ask: Q, type: number, range: [0, 120]}
      - {id: remark, ask: Q, type: text}
      - {id: read-this, ask: Q, type: note}
`

func TestParse(t *testing.T) {
	pack := small(t, everyType)
	for _, c := range []struct {
		name, in string
		want     interview.Answers
	}{
		{"nothing", `{}`, interview.Answers{}},
		{"one", `{"phone-code":"four"}`, interview.Answers{"phone-code": interview.Choose("four")}},
		{"one as a list of one", `{"phone-code":["four"]}`, interview.Answers{"phone-code": interview.Choose("four")}},
		{"many, in the order of the question", `{"devices":["ios","android"]}`, interview.Answers{"devices": interview.Tick("android", "ios")}},
		{"many as a single answer", `{"devices":"ios"}`, interview.Answers{"devices": interview.Tick("ios")}},
		{"many, one of them twice", `{"devices":["ios","ios"]}`, interview.Answers{"devices": interview.Tick("ios")}},
		{"alone, twice", `{"devices":["none","none"]}`, interview.Answers{"devices": interview.Tick("none")}},
		{"many reserved", `{"devices":["dont-know"]}`, interview.Answers{"devices": interview.Choose("dont-know")}},
		{"number", `{"age":34}`, interview.Answers{"age": {Number: 34, Is: content.Number}}},
		{"number with an exponent", `{"age":3.4e1}`, interview.Answers{"age": {Number: 34, Is: content.Number}}},
		{"number withheld", `{"age":"skip"}`, interview.Answers{"age": interview.Choose("skip")}},
		{"not applicable where controls are set", `{"phone-code":"not-applicable"}`, interview.Answers{"phone-code": interview.Choose("not-applicable")}},
		{"a text that reads like a reserved answer is a text", `{"remark":"dont-know"}`, interview.Answers{"remark": {Text: "dont-know", Is: content.FreeText}}},
		{"a text with escapes", `{"remark":"a\u001b[2J\u202eb"}`, interview.Answers{"remark": {Text: "a\x1b[2J\u202eb", Is: content.FreeText}}},
		{"a byte order mark", "\ufeff{\"age\":1}", interview.Answers{"age": {Number: 1, Is: content.Number}}},
		{"blanks around it", " \n{ \"age\" : 1 }\n\t", interview.Answers{"age": {Number: 1, Is: content.Number}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, wrong := interview.Parse([]byte(c.in), pack)
			if wrong != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("%v %v, want %v", got, wrong, c.want)
			}
		})
	}
}

func TestParseSaysWhatWouldBeRight(t *testing.T) {
	pack := small(t, everyType)
	reserved := []string{"dont-know", "skip"}
	for _, c := range []struct {
		name, in string
		want     []interview.Wrong
	}{
		{"unknown question, one near", `{"phone-cod":"four"}`, []interview.Wrong{{Code: "question", Question: "phone-cod", Right: []string{"phone-code"}}}},
		{"unknown question, none near", `{"zzz":"four"}`, []interview.Wrong{{Code: "question", Question: "zzz"}}},
		{"a note takes no answer", `{"read-this":"yes"}`, []interview.Wrong{{Code: "question", Question: "read-this"}}},
		{"unknown answer", `{"phone-code":"five"}`, []interview.Wrong{{Code: "answer", Question: "phone-code", Given: "five", Right: append([]string{"four", "longer"}, append(reserved, "not-applicable")...)}}},
		{"not applicable where it is not offered", `{"phone-colour":"not-applicable"}`, []interview.Wrong{{Code: "answer", Question: "phone-colour", Given: "not-applicable", Right: append([]string{"red", "blue"}, reserved...)}}},
		{"two answers to a question of one", `{"phone-code":["four","longer"]}`, []interview.Wrong{{Code: "type", Question: "phone-code", Given: `["four","longer"]`, Right: append([]string{"four", "longer"}, append(reserved, "not-applicable")...)}}},
		{"no tick", `{"devices":[]}`, []interview.Wrong{{Code: "answer", Question: "devices", Given: "[]", Right: append([]string{"android", "ios", "none"}, reserved...)}}},
		{"reserved among ticks", `{"devices":["ios","skip"]}`, []interview.Wrong{{Code: "answer", Question: "devices", Given: "skip", Right: append([]string{"android", "ios", "none"}, reserved...)}}},
		{"alone among ticks", `{"devices":["none","ios"]}`, []interview.Wrong{{Code: "alone", Question: "devices", Given: "none"}}},
		{"null", `{"phone-code":null}`, []interview.Wrong{{Code: "type", Question: "phone-code", Given: "null", Right: append([]string{"four", "longer"}, append(reserved, "not-applicable")...)}}},
		{"true", `{"phone-code":true}`, []interview.Wrong{{Code: "type", Question: "phone-code", Given: "true", Right: append([]string{"four", "longer"}, append(reserved, "not-applicable")...)}}},
		{"a number to a question of one", `{"phone-code":4}`, []interview.Wrong{{Code: "type", Question: "phone-code", Given: "4", Right: append([]string{"four", "longer"}, append(reserved, "not-applicable")...)}}},
		{"a word for a number", `{"age":"old"}`, []interview.Wrong{{Code: "range", Question: "age", Given: `"old"`, Right: []string{"0–120"}}}},
		{"too small", `{"age":-1}`, []interview.Wrong{{Code: "range", Question: "age", Given: "-1", Right: []string{"0–120"}}}},
		{"too large", `{"age":120.5}`, []interview.Wrong{{Code: "range", Question: "age", Given: "120.5", Right: []string{"0–120"}}}},
		{"a number for a text", `{"remark":1}`, []interview.Wrong{{Code: "text", Question: "remark", Given: "1", Right: []string{"4 KiB"}}}},
		{"a text too long", `{"remark":"` + strings.Repeat("a", 4097) + `"}`, []interview.Wrong{{Code: "text", Question: "remark", Given: `"` + strings.Repeat("a", 59) + "…", Right: []string{"4 KiB"}}}},
		{"an object for an answer", `{"age":-1,"devices":{"a":"b"}}`, []interview.Wrong{{Code: "answer", Question: "devices", Given: "{…}", Right: append([]string{"android", "ios", "none"}, reserved...)}}},
		{"twice", `{"age":1,"age":2}`, []interview.Wrong{{Code: "twice", Question: "age"}}},
		{"all of it at once", `{"age":-1,"remark":1}`, []interview.Wrong{{Code: "range", Question: "age", Given: "-1", Right: []string{"0–120"}}, {Code: "text", Question: "remark", Given: "1", Right: []string{"4 KiB"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, wrong := interview.Parse([]byte(c.in), pack)
			if got != nil || !reflect.DeepEqual(wrong, c.want) {
				t.Errorf("%v\n%#v, want\n%#v", got, wrong, c.want)
			}
		})
	}
}

func TestParseRefusesWhatIsNoAnswersFile(t *testing.T) {
	pack := small(t, everyType)
	for name, in := range map[string]string{
		"empty": "", "blank": " ", "a list": `[]`, "a word": `"a"`, "null": `null`, "cut off": `{"age":`, "no end": `{"age":1`, "two objects": `{}{}`, "something after": `{} x`,
		"a comma too many": `{"age":1,}`, "a list in a list": `{"devices":[["ios"]]}`, "an object as an answer to nothing": `{"answers":{"a":"b"}}`, "a number in a list": `{"devices":[1]}`,
		"single quotes": `{'age':1}`, "a name that is no string": `{1:1}`, "a number too large": `{"age":1e999}`, "not a number": `{"age":NaN}`, "hex": `{"age":0x10}`,
		"a raw control": "{\"remark\":\"a\x1bb\"}", "a raw newline": "{\"remark\":\"a\nb\"}", "a zero byte": "{\"age\":1}\x00", "two byte order marks": "\ufeff\ufeff{}", "not UTF-8": "{\"remark\":\"\xff\"}", "UTF-16": "\xff\xfe{\x00}\x00",
		"deep lists": `{"devices":` + strings.Repeat("[", 400_000), "deep objects": strings.Repeat(`{"a":`, 100_000), "closed deep lists": `{"devices":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}`,
		"too many ticks": `{"devices":["ios"` + strings.Repeat(`,"ios"`, 200) + `]}`, "a comment": `{/**/}`,
	} {
		t.Run(name, func(t *testing.T) {
			got, wrong := interview.Parse([]byte(in), pack)
			if got != nil || len(wrong) != 1 || wrong[0].Code != interview.WrongForm || wrong[0].Right[0] != `{"phone-code": "four"}` {
				t.Errorf("%v %v", got, wrong)
			}
		})
	}
}

// TestParseRefusesBySize: a huge file is refused before anything of it is read.
func TestParseRefusesBySize(t *testing.T) {
	pack := small(t, everyType)
	huge := make([]byte, 100<<20)
	copy(huge, `{"remark":"`)
	got, wrong := interview.Parse(huge, pack)
	if got != nil || len(wrong) != 1 || wrong[0].Code != interview.WrongSize || len(wrong[0].Right) == 0 {
		t.Errorf("%v %v", got, wrong)
	}
	if n := testing.AllocsPerRun(3, func() { interview.Parse(huge, pack) }); n > 10 {
		t.Errorf("refusing takes %v pieces of memory", n)
	}
	full := append([]byte(`{"age":1`), slices.Repeat([]byte(" "), interview.MaxBytes-9)...)
	if _, wrong := interview.Parse(append(full, '}'), pack); wrong != nil {
		t.Errorf("a file of the largest size: %v", wrong)
	}
	if _, wrong := interview.Parse(append(full, ' ', '}'), pack); len(wrong) != 1 || wrong[0].Code != interview.WrongSize {
		t.Errorf("one byte more: %v", wrong)
	}
}

// TestWhatIsShownIsShort: nothing that came in is shown at length, and nothing
// is cut within a character.
func TestWhatIsShownIsShort(t *testing.T) {
	pack := small(t, everyType)
	long := strings.Repeat("ह", 300)
	_, wrong := interview.Parse([]byte(`{"`+long+`":"a","phone-code":"`+long+`","age":"`+long+`"}`), pack)
	if len(wrong) != 3 {
		t.Fatal(wrong)
	}
	for _, w := range wrong {
		for _, s := range []string{w.Question, w.Given} {
			if len(s) > 64 || strings.ContainsRune(s, '\ufffd') {
				t.Errorf("%q", s)
			}
		}
	}
}

// FuzzAnswers: never a panic, all or nothing, and what was accepted says the
// same once it is written and read again.
func FuzzAnswers(f *testing.F) {
	pack := small(f, everyType)
	for _, s := range []string{`{}`, `{"phone-code":"four","devices":["ios"],"age":7,"remark":"x"}`, `{"devices":["none","ios"]}`, `{"age":"skip","age":1}`,
		`{"phone-cod":[]}`, `{"devices":[[]]}`, `{"remark":"\ud800"}`, `[{}]`, "{\"\x00\":1}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, wrong := interview.Parse(data, pack)
		if (got == nil) == (wrong == nil) {
			t.Fatalf("%v and %v", got, wrong)
		}
		if wrong != nil {
			for _, w := range wrong {
				if w.Code == "" || w.Error() == "" || len(w.Given) > 64 || len(w.Question) > 64 {
					t.Fatalf("%#v", w)
				}
			}
			return
		}
		again, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		back, wrong := interview.Parse(again, pack)
		if wrong != nil || len(back) != len(got) {
			t.Fatalf("%s: %v", again, wrong)
		}
		for q, a := range got {
			if !back[q].Equal(a) {
				t.Fatalf("%s: %v, then %v", q, a, back[q])
			}
		}
	})
}
