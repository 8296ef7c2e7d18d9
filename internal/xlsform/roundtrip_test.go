package xlsform_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/xlsform"
	"alcove.example/questionnaires"
	"pgregory.net/rapid"
)

// plainWords says everything in codes.
type plainWords struct{}

func (plainWords) Remark(r xlsform.Remark) string { return r.Code + " " + r.Given }
func (plainWords) Plural(locale.Tag) string       { return "nplurals=2; plural=(n != 1);" }
func (plainWords) Name(locale.Tag) string         { return "" }
func (plainWords) Next() []string                 { return []string{"choose threats"} }

var day = content.Date{Year: 2026, Month: 11, Day: 22}

func library(t testing.TB) *content.Library {
	t.Helper()
	l, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// spoken are the languages of the round trip; not every text is translated into
// the last.
func spoken() []xlsform.Language {
	made := func(tag locale.Tag, all bool) xlsform.Language {
		return xlsform.Language{Tag: tag, Name: "L " + string(tag),
			Of:  func(key, s string) (string, bool) { return string(tag) + " " + s, all || len(key)%2 == 0 },
			Own: func(id string) string { return string(tag) + " " + id }}
	}
	return []xlsform.Language{made("en", true), made("fr", true), made("zh-Hant", false)}
}

// folder is a form as a folder of files.
func folder(f *xlsform.Form) fstest.MapFS {
	out := fstest.MapFS{}
	for _, one := range f.Files(plainWords{}) {
		out[one.Name] = &fstest.MapFile{Data: one.Data}
	}
	return out
}

// thereAndBack exports a pack and imports it again.
func thereAndBack(t *testing.T, lib *content.Library, p *content.Pack, how xlsform.Choice) (*xlsform.Form, *content.Pack, fstest.MapFS) {
	t.Helper()
	book, _ := xlsform.Export(p, how)
	data, err := book.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	back, err := xlsform.Read("form.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	form, err := xlsform.Import(back, xlsform.Setting{ID: p.ID, Library: lib, Today: day})
	if err != nil {
		t.Fatal(err)
	}
	files := folder(form)
	_, again, err := lib.LoadPack(files)
	if err != nil {
		t.Fatalf("%v\n%s", err, files["pack.yaml"].Data)
	}
	return form, again, files
}

// TestShippedPacksComeBack is the promise of Export and Import, for each pack
// that is shipped.
func TestShippedPacksComeBack(t *testing.T) {
	lib := library(t)
	if len(lib.Packs) < 10 {
		t.Fatalf("only %d packs", len(lib.Packs))
	}
	for _, p := range lib.Packs {
		t.Run(string(p.ID), func(t *testing.T) {
			form, again, files := thereAndBack(t, lib, p, xlsform.Choice{Languages: spoken(), Sensitive: true})
			for _, r := range form.Remarks {
				t.Errorf("remark %v", r)
			}
			if n := form.Count(xlsform.Converted); n != len(form.Rows) || n == 0 {
				t.Errorf("%d of %d rows converted", n, len(form.Rows))
			}
			sameTexts(t, p.Texts(), again.Texts())
			sameQuestions(t, p, again)
			sameConditions(t, p, again)
			sameTranslations(t, p, files)
		})
	}
}

func sameTexts(t *testing.T, want, got map[string]string) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if strings.Join(strings.Fields(want[key]), " ") != got[key] {
			t.Errorf("%s: %q, was %q", key, got[key], want[key])
		}
	}
	for key := range got {
		if _, ok := want[key]; !ok {
			t.Errorf("%s is new", key)
		}
	}
}

func sameQuestions(t *testing.T, want, got *content.Pack) {
	t.Helper()
	outline := func(p *content.Pack) []string {
		var out []string
		for _, s := range p.Sections {
			out = append(out, string(s.ID))
			for _, q := range s.Questions {
				line := fmt.Sprint(q.ID, q.Key, q.Type, q.Range, q.Always, q.Quick, q.Sensitive, q.OffersNotApplicable)
				for _, a := range q.Answers {
					line += fmt.Sprint(" ", a.ID, a.Alone)
				}
				out = append(out, line)
			}
		}
		return out
	}
	a, b := outline(want), outline(got)
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Fatalf("differs from line %d:\n%v\n%v", i, a[min(i, len(a)):min(i+2, len(a))], b[min(i, len(b)):min(i+2, len(b))])
		}
	}
}

// sameConditions answers at random and looks at every condition.
func sameConditions(t *testing.T, want, got *content.Pack) {
	t.Helper()
	if t.Failed() {
		return
	}
	rapid.Check(t, func(t *rapid.T) {
		given := map[content.ID]content.Given{}
		look := func(id content.ID) content.Given {
			if g, ok := given[id]; ok {
				return g
			}
			g := anyAnswer(t, want.Question(id))
			given[id] = g
			return g
		}
		for i, s := range want.Sections {
			for j, q := range s.Questions {
				other := got.Sections[i].Questions[j]
				if a, b := q.ShowIf.Eval(look), other.ShowIf.Eval(look); a != b {
					t.Fatalf("%s: %v and %v: %+v was %+v", q.ID, b, a, other.ShowIf, q.ShowIf)
				}
			}
		}
	})
}

func anyAnswer(t *rapid.T, q *content.Question) content.Given {
	switch rapid.IntRange(0, 5).Draw(t, "how") {
	case 0:
		return content.Given{Hidden: true}
	case 1:
		return content.Given{}
	}
	if q.Type == content.Number {
		return content.Given{Answered: true, IsNumber: true, Number: float64(rapid.IntRange(0, 30).Draw(t, "number"))}
	}
	ids := []string{content.DontKnow, content.Skip}
	for _, a := range q.Answers {
		ids = append(ids, a.ID)
	}
	n := 1
	if q.Type == content.Many {
		n = 3
	}
	return content.Given{Answered: true, Choices: rapid.SliceOfN(rapid.SampledFrom(ids), 1, n).Draw(t, string(q.ID))}
}

func sameTranslations(t *testing.T, p *content.Pack, files fstest.MapFS) {
	t.Helper()
	for _, l := range spoken()[1:] {
		name := "locales/" + string(l.Tag) + "/" + string(p.ID) + ".po"
		if files[name] == nil {
			t.Fatalf("no %s", name)
		}
		po, err := locale.ReadPO(name, files[name].Data)
		if err != nil {
			t.Fatal(err)
		}
		for key, english := range p.Texts() {
			want, ok := l.Of(key, english)
			if !ok || key == content.Key(p.ID, "title") {
				continue
			}
			if e, found := po.Entry(key); !found || len(e.Str) != 1 || e.Str[0] != strings.Join(strings.Fields(want), " ") {
				t.Errorf("%s: %s: %q, want %q", l.Tag, key, e.Str, want)
			}
		}
	}
}

// Sensitive questions, their answers and what is asked about them stay at home.
func TestSensitiveQuestionsAreLeftOut(t *testing.T) {
	lib := library(t)
	seen := 0
	for _, p := range lib.Packs {
		book, remarks := xlsform.Export(p, xlsform.Choice{Languages: spoken()[:1]})
		cells := map[string]bool{}
		all := &strings.Builder{}
		for _, s := range book.Sheets {
			for _, r := range s.Rows {
				for _, c := range r.Cells {
					cells[c] = true
					all.WriteString(c + "\n")
				}
			}
		}
		for _, q := range p.Questions {
			if !q.Sensitive {
				continue
			}
			seen++
			if cells[q.Ask] || cells[string(q.ID)] || strings.Contains(all.String(), "${"+string(q.ID)+"}") {
				t.Errorf("%s: %s is in the form", p.ID, q.ID)
			}
			if !slices.ContainsFunc(remarks, func(r xlsform.Remark) bool { return r.Code == "left-out" && r.Given == string(q.ID) }) {
				t.Errorf("%s: nobody says that %s is left out", p.ID, q.ID)
			}
		}
	}
	if seen < 10 {
		t.Fatalf("only %d sensitive questions", seen)
	}
}

// What is left out must not hide what hung on it.
func TestWithoutSensitiveQuestionsMoreIsAsked(t *testing.T) {
	lib := library(t)
	for _, p := range lib.Packs {
		_, again, _ := thereAndBack(t, lib, p, xlsform.Choice{Languages: spoken()[:1]})
		rapid.Check(t, func(t *rapid.T) {
			given := map[content.ID]content.Given{}
			look := func(id content.ID) content.Given {
				if _, ok := given[id]; !ok {
					given[id] = anyAnswer(t, p.Question(id))
				}
				return given[id]
			}
			for _, q := range again.Questions {
				if was := p.Question(q.ID); was != nil && q.ShowIf.Eval(look) == content.False && was.ShowIf.Eval(look) != content.False {
					t.Fatalf("%s: %s is hidden", p.ID, q.ID)
				}
			}
		})
	}
}
