package xlsform_test

import (
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/xlsform"
)

// read imports a table and loads what came of it.
func read(t *testing.T, table string) (*xlsform.Form, *content.Pack, string) {
	t.Helper()
	book, err := xlsform.Read("form.md", []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	form, err := xlsform.Import(book, xlsform.Setting{ID: "a-form", Other: "Other", Today: day})
	if err != nil {
		t.Fatal(err)
	}
	files := folder(form)
	text := string(files["pack.yaml"].Data)
	_, p, err := (&content.Library{}).LoadPack(files)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return form, p, text
}

const household = `
| survey | | | | | | | |
| | type | name | label::English (en) | label::Français (fr) | relevant | constraint | choice_filter |
| | start | start | | | | | |
| | select_one yes_no | has_phone | Do you have a phone? | Avez-vous un téléphone ? | | | |
| | begin group | phone | Your phone | Votre téléphone | ${has_phone} = ‘yes’ | | |
| | select_multiple brand or_other | brands | Which ones? | Lesquels ? | | not(selected(., 'none') and count-selected(.) > 1) | |
| | integer | years | How old is it? | Son âge ? | selected(${brands}, "b")and ${has_phone}!='no' | . >= 0 and . < 20 | |
| | geopoint | home | Where do you live? | | | | |
| | end group | | | | | | |
| | calculate | risk | | | | | |
| | date | since | Since when, ${has_phone}? | | ${years} > 2 or ${home} = '' | | area=${x} |
| choices | | | |
| | list name | name | label::English (en) | label::Français (fr) |
| | yes_no | yes | Yes | Oui |
| | yes_no | no | No | Non |
| | brand | a | A | A |
| | brand | b | B | B |
| | brand | none | None | Aucun |
| | spare | x | X | X |
| settings | |
| | form_title | default_language |
| | Phones at home | English (en) |
`

func TestAFormBecomesAPack(t *testing.T) {
	form, p, text := read(t, household)
	if p.Title != "Phones at home" || len(p.Sections) != 3 || p.Sections[1].Title != "Your phone" {
		t.Fatalf("sections: %s", text)
	}
	for _, want := range []string{
		`show_if: {"has-phone": "yes"}`,
		`"none": {text: "None", alone: true}`,
		`show_if: {all: [{"has-phone": "yes"}, {"brands": "b"}, {not: {"has-phone": "no"}}]}`,
		`range: [0, 19]`,
		`- id: "brands-other"`,
		`show_if: {"brands": "other"}`,
		`# IMPORT survey!F`,
		`ask: "Since when, …?"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	verdicts := map[string]xlsform.Verdict{}
	for _, r := range form.Rows {
		verdicts[r.Place] = r.Verdict
	}
	for place, want := range map[string]xlsform.Verdict{
		"survey!4": xlsform.Refused, "survey!5": xlsform.Converted, "survey!6": xlsform.Converted, "survey!7": xlsform.Noted,
		"survey!8": xlsform.Converted, "survey!9": xlsform.Refused, "survey!10": xlsform.Converted, "survey!11": xlsform.Refused,
		"survey!12": xlsform.Noted, "choices!15": xlsform.Converted, "choices!20": xlsform.Refused, "settings!23": xlsform.Converted,
	} {
		if verdicts[place] != want {
			t.Errorf("%s is %q, want %s", place, verdicts[place], want)
		}
	}
	if len(form.Rows) != 16 {
		t.Errorf("%d rows, want every one of 16", len(form.Rows))
	}
	if p.Question("since").ShowIf.Question != "" || p.Question("since").ShowIf.Any != nil {
		t.Error("a condition that cannot be said hides a question")
	}
	for _, want := range []xlsform.Remark{
		{"survey!B4", "kind-identity", "start"}, {"survey!B9", "kind-place", "geopoint"}, {"survey!F12", "condition", "${years} > 2 or ${home} = ''"},
		{"survey!H12", "cell", "area=${x}"}, {"choices!B20", "list-unused", "spare"},
	} {
		if !slices.Contains(form.Remarks, want) {
			t.Errorf("no remark %v in %v", want, form.Remarks)
		}
	}
}

func TestEveryKindOfRowHasAVerdict(t *testing.T) {
	for kind, want := range map[string]xlsform.Verdict{
		"text": xlsform.Converted, "select one from l": xlsform.Converted, "select_one l": xlsform.Converted, "select1 l": xlsform.Converted,
		"select all that apply from l": xlsform.Converted, "select_multiple l": xlsform.Converted, "add select one prompt using l": xlsform.Converted,
		"select_one l or_other": xlsform.Noted, "select one from l or specify other": xlsform.Noted, "select_one gone": xlsform.Refused,
		"integer": xlsform.Converted, "INT": xlsform.Converted, "decimal": xlsform.Converted, "range": xlsform.Converted, "note": xlsform.Converted,
		"date": xlsform.Noted, "time": xlsform.Noted, "dateTime": xlsform.Noted, "phone number": xlsform.Noted, "acknowledge": xlsform.Noted,
		"rank l": xlsform.Noted, "select_one_from_file towns.csv": xlsform.Noted, "select_one_external l": xlsform.Noted, "begin loop over l": xlsform.Noted,
		"image": xlsform.Refused, "audio": xlsform.Refused, "barcode": xlsform.Refused, "geopoint": xlsform.Refused, "deviceid": xlsform.Refused,
		"calculate": xlsform.Refused, "hidden": xlsform.Refused, "nonsense": xlsform.Refused, "begin repeat": xlsform.Noted, "end group": xlsform.Refused,
	} {
		form, _, _ := read(t, "| survey |\n| | type | name | label |\n| | note | first | First |\n| | "+kind+" | q1 | A text |\n| choices |\n| | list_name | name | label |\n| | l | a | A |\n| | l | b | B |\n")
		at := slices.IndexFunc(form.Rows, func(r xlsform.Row) bool { return r.Place == "survey!4" })
		if got := form.Rows[at].Verdict; got != want {
			t.Errorf("%s is %s, want %s", kind, got, want)
		}
	}
}

func TestHeadingsInAllSpellings(t *testing.T) {
	for _, headings := range []string{
		"type | name | label | relevant", "Type | Name | Label | Relevance", "type | name | label:English | bind:relevant",
		"type | name | label::English (en) | bind::relevant", "type | name | label_en | relevant",
	} {
		_, p, text := read(t, "| survey |\n| | "+headings+" |\n| | integer | age | How old? | |\n| | text | more | Tell more | ${age} > 17 |\n")
		if q := p.Question("more"); q == nil || q.ShowIf.Op != ">" || q.Ask != "Tell more" {
			t.Errorf("%s: %s", headings, text)
		}
	}
}

func TestConditions(t *testing.T) {
	const form = `
| survey | | | | |
| | type | name | label | calculation | relevant |
| | select_one l | one | One? | |
| | select_multiple l | many | Many? | |
| | integer | num | Number? | |
| | text | free | Text? | |
| | calculate | adult | | if(${num} >= 18, 'yes', 'no') |
| | note | last | Read this | | EXPRESSION |
| choices |
| | list_name | name | label |
| | l | 1 | A |
| | l | 2 | B |
| | l | 3 | C |
`
	for expression, want := range map[string]string{
		"${one} = '1'":             `{"one": "1"}`,
		"'1' = ${one}":             `{"one": "1"}`,
		"${one} = 2":               `{"one": "2"}`,
		"${one}=“1” or ${one}=“3”": `{"one": ["1", "3"]}`,
		"${one} != '1'":            `{not: {"one": "1"}}`,
		"${one} > 1":               `{"one": ["2", "3"]}`,
		"3 > ${one}":               `{"one": ["1", "2"]}`,
		"selected(${many}, '1') and not(selected(${many},'2'))": `{all: [{"many": "1"}, {not: {"many": "2"}}]}`,
		"${many} = '1'":                                `{all: [{"many": "1"}, {not: {"many": ["2", "3"]}}]}`,
		"count-selected(${many}) > 0":                  `{all: [{"many": ["1", "2", "3"]}, {not: {"many": ["dont-know", "skip"]}}]}`,
		"${num} >= 18 and (${one}='1' or ${num} < 70)": `{all: [{"num": ">= 18"}, {any: [{"one": "1"}, {"num": "< 70"}]}]}`,
		"${num} = -1":                                  `{"num": "= -1"}`,
		"${num} > 'NaN'":                               "",
		"${num} < 'Inf'":                               "",
		"${num} = ''":                                  `{"num": ["dont-know", "skip"]}`,
		"${adult} = 'yes'":                             `{"num": ">= 18"}`,
		"${adult} = 'no'":                              `{not: {"num": ">= 18"}}`,
		"${one} = '1' and ${free} = 'x'":               `{"one": "1"}`,
		"true()":                                       "",
		"${free} = 'x'":                                "",
		"${one} = '1' or ${free} = 'x'":                "",
		"not(${one} = '1' and ${free} = 'x')":          "",
		"${one} = '9'":                                 "",
		"${last} = '1'":                                "",
		"${gone} = '1'":                                "",
		"${one} = ":                                    "",
		"((((${one} = '1'":                             "",
		"../num > 3":                                   "",
		"/form/num > 3":                                "",
		"today() > '2020'":                             "",
		"${num} + 1 > 3":                               "",
		"${many} > 1":                                  "",
	} {
		f, _, text := read(t, strings.ReplaceAll(form, "EXPRESSION", expression))
		_, after, _ := strings.Cut(text, `- id: "last"`)
		_, got, _ := strings.Cut(after, "show_if: ")
		got, _, _ = strings.Cut(got, "\n")
		if got != want {
			t.Errorf("%s is %s, want %s", expression, got, want)
		}
		said := slices.ContainsFunc(f.Remarks, func(r xlsform.Remark) bool { return strings.HasPrefix(r.Code, "condition") })
		if loses := want == "" && expression != "true()" || strings.HasSuffix(expression, "'1' and ${free} = 'x'"); said != loses {
			t.Errorf("%s: a remark is %v, want %v", expression, said, loses)
		}
	}
}

func TestFilesThatAreNoForm(t *testing.T) {
	for name, want := range map[string]struct {
		text string
		err  error
	}{
		"a.ods": {"", xlsform.ErrKind}, "a.csv": {"a,b\n1,2\n", xlsform.ErrNoSurvey}, "b.csv": {"\xff\xfe\x00", xlsform.ErrDamaged},
		"a.xlsx": {"no zip", xlsform.ErrDamaged}, "a.md": {"", xlsform.ErrNoSurvey}, "b.md": {"| survey |\n| | type | name |\n| | start | s |\n", xlsform.ErrNothing},
	} {
		book, err := xlsform.Read(name, []byte(want.text))
		if err == nil {
			_, err = xlsform.Import(book, xlsform.Setting{ID: "a-form", Today: day})
		}
		if err != want.err {
			t.Errorf("%s: %v, want %v", name, err, want.err)
		}
	}
}

func TestIDsArePlainAndDiffer(t *testing.T) {
	_, p, _ := read(t, "| survey |\n| | type | name | label |\n| | text | YES | a |\n| | text | yes | b |\n| | text | 1 | c |\n| | text | été d'hiver | d |\n| | text | | e |\n| | text | "+strings.Repeat("long", 20)+" | f |\n| | text | "+strings.Repeat("long", 20)+" | g |\n")
	if len(p.Questions) != 7 {
		t.Fatalf("%d questions", len(p.Questions))
	}
}

func TestLanguagesInAllSpellings(t *testing.T) {
	for spelled, want := range map[string]string{
		"English (en)": "en", "EN": "en", "Eng": "en", "french": "fr", "Français": "fr", "Kurdî (ku)": "ku", "pt_BR": "pt-BR", "中文 (zh-Hant)": "zh-Hant",
	} {
		form, _, _ := read(t, "| survey |\n| | type | name | label::"+spelled+" |\n| | text | q1 | A text |\n")
		if got := string(form.Source); got != want {
			t.Errorf("%s is %s, want %s", spelled, got, want)
		}
	}
	form, _, text := read(t, "| survey |\n| | type | name | label | label::Elvish of the north |\n| | text | q1 | A text | Another |\n")
	if len(form.Languages) != 1 || strings.Contains(text, "Another") || !slices.Contains(form.Remarks, xlsform.Remark{"survey!E2", "language-unknown", "label::Elvish of the north"}) {
		t.Errorf("an unknown language: %v %v", form.Languages, form.Remarks)
	}
}
