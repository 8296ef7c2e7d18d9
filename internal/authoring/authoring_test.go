package authoring_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/assess"
	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

// TestEveryRuleHasItsWords: each finding of the examples is said in words, with
// all values filled in and something to do.
func TestEveryRuleHasItsWords(t *testing.T) {
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range authoring.Rules() {
		said := []string{r.Why(words), r.Finds(words), r.Advice(words)}
		for _, f := range lint(t, readExample(t, r.Code, "bad").files, nil) {
			if f.Code == r.Code {
				said = append(said, f.Message(words), f.Hint(words))
			}
		}
		for _, s := range said {
			unfilled := strings.ContainsAny(s, "{}") && !strings.Contains(s, "show_if") && !slices.Contains(bracing, r.Code)
			if s == "" || strings.HasPrefix(s, "[") || unfilled {
				t.Errorf("%s says %q", r.Code, s)
			}
		}
	}
}

// bracing are the rules whose values may hold braces: conditions, placeholders.
var bracing = []string{"L006", "C005", "T003"}

// TestWhatIsMechanicalIsMended: what is found to be mendable is gone afterwards,
// and the file reads as the good example does.
func TestWhatIsMechanicalIsMended(t *testing.T) {
	for _, code := range []string{"Y001", "Y002", "Y003", "Y004", "N003"} {
		e := readExample(t, code, "bad")
		for range 3 {
			found := lint(t, e.files, nil)
			for name, f := range e.files {
				text, _ := authoring.Mend(name, string(f.Data), found)
				f.Data = []byte(text)
			}
		}
		good := readExample(t, code, "good")
		for name, f := range e.files {
			if string(f.Data) != string(good.files[name].Data) {
				t.Errorf("%s: %s is now\n%s", code, name, f.Data)
			}
		}
	}
}

func TestSignsOfEditorsAreMended(t *testing.T) {
	files := base(t)
	pack := string(files["small/pack.yaml"].Data)
	files["small/pack.yaml"].Data = []byte("\ufeff" + strings.ReplaceAll(strings.Replace(pack, "title: A small", "title:\tA small", 1), "\n", "\r\n"))
	for range 3 { // a kind of sign at a time, wherever it stands
		found := lint(t, files, nil)
		text, _ := authoring.Mend("small/pack.yaml", string(files["small/pack.yaml"].Data), found)
		files["small/pack.yaml"].Data = []byte(text)
	}
	want := strings.Replace(pack, "title: A small", "title:  A small", 1)
	if got := string(files["small/pack.yaml"].Data); got != want {
		t.Errorf("left: %q", got[:200])
	}
}

func TestAllowances(t *testing.T) {
	for _, c := range []struct{ name, above, beside, want string }{
		{"beside", "", " # lint: allow G005 asked in pairs", ""},
		{"above", "# lint: allow G005 asked in pairs\n", "", ""},
		{"another rule", "# lint: allow G006 asked in pairs\n", "", "Y008 G005"},
		{"no reason", "# lint: allow G005\n", "", "Y007 G005"},
		{"one word is no reason", "# lint: allow G005 pairs\n", "", "Y007 G005"},
		{"no such rule", "# lint: allow Q005 asked in pairs\n", "", "Y007 G005"},
		{"no rule at all", "# lint: allow\n", "", "Y007 G005"},
	} {
		files := base(t)
		pack := string(files["small/pack.yaml"].Data)
		files["small/pack.yaml"].Data = []byte(strings.Replace(pack, "minutes: 5\n", c.above+"minutes: 2"+c.beside+"\n", 1))
		var got []string
		for _, f := range lint(t, files, nil) {
			got = append(got, f.Code)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}

// TestWhatCannotBeReadCannotBeAllowed: a comment does not make a wrong file right.
func TestWhatCannotBeReadCannotBeAllowed(t *testing.T) {
	files := base(t)
	pack := string(files["small/pack.yaml"].Data)
	files["small/pack.yaml"].Data = []byte(strings.Replace(pack, "minutes: 5\n", "minuts: 5 # lint: allow Y003 we like it\n", 1))
	if got := lint(t, files, nil); len(got) != 1 || got[0].Code != "Y003" || got[0].Guess != "minutes" {
		t.Errorf("%+v", got)
	}
}

// TestFindingsAreTheSameEachTime: same manuscript, same findings, same order.
func TestFindingsAreTheSameEachTime(t *testing.T) {
	m := shipped(t)
	s := authoring.Setting{Today: today}
	one := authoring.Lint(m, s)
	for range 3 {
		two := authoring.Lint(m, s)
		if len(one) != len(two) {
			t.Fatalf("%d findings, then %d", len(one), len(two))
		}
		for i := range one {
			if one[i].Place != two[i].Place || one[i].Code != two[i].Code || !slices.Equal(one[i].Args, two[i].Args) {
				t.Fatalf("%v, then %v", one[i], two[i])
			}
		}
	}
}

// TestANewPackIsClean: what authors begin with breaks no rule, in every month.
func TestANewPackIsClean(t *testing.T) {
	lib := library(t, questionnaires.FS)
	for month := 1; month <= 12; month++ {
		day := content.Date{Year: 2026, Month: month, Day: 22}
		files, ok := authoring.Begin("my-trip", day)
		if !ok {
			t.Fatal("no files")
		}
		folder := fstest.MapFS{}
		for _, f := range files {
			folder[f.Name] = &fstest.MapFile{Data: []byte(f.Text)}
		}
		m, err := content.ReadManuscript(folder, lib)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range authoring.Lint(m, authoring.Setting{Today: day}) {
			t.Errorf("%d: %s:%d:%d %s %q", month, f.File, f.Line, f.Col, f.Code, f.Args)
		}
		if month == 11 {
			w := authoring.Walk(assess.NewScope(m.Library, m.Packs[0]), 200, 1)
			if len(w.DeadEnds) > 0 || w.NeededMinutes() > w.Minutes {
				t.Errorf("%+v", w)
			}
		}
	}
	for _, id := range []content.ID{"", "x", "My-trip", "../trip", "a b", "yes", "no", "null"} {
		if _, ok := authoring.Begin(id, today); ok {
			t.Errorf("%q passed for an id", id)
		}
	}
}

// FuzzMend: no text and no findings break the mending, and what nothing is found
// in stays as it is.
func FuzzMend(f *testing.F) {
	f.Add("a: b\n", 1, 1, "a", "c")
	f.Fuzz(func(t *testing.T, text string, line, col int, old, now string) {
		if got, n := authoring.Mend("f", text, nil); got != text || n != 0 {
			t.Errorf("%q became %q", text, got)
		}
		at := content.Place{File: "f", Line: line, Col: col}
		got, n := authoring.Mend("f", text, []authoring.Finding{{Place: at, Fix: &authoring.Edit{At: at, Old: old, New: now}}})
		if n == 0 && got != text || n > 1 && line != 0 {
			t.Errorf("%d edits made %q of %q", n, got, text)
		}
	})
}

// FuzzLint: whatever stands in a pack, the rules come to an end without a panic.
func FuzzLint(f *testing.F) {
	files := base(f)
	lib := library(f, files)
	f.Add(string(files["small/pack.yaml"].Data), string(files["small/personas.yaml"].Data))
	_ = fs.WalkDir(questionnaires.FS, ".", func(name string, _ fs.DirEntry, _ error) error {
		if strings.HasSuffix(name, "incident/pack.yaml") {
			data, _ := fs.ReadFile(questionnaires.FS, name)
			f.Add(string(data), "")
		}
		return nil
	})
	f.Fuzz(func(t *testing.T, pack, personas string) {
		m, err := content.ReadManuscript(fstest.MapFS{"pack.yaml": {Data: []byte(pack)}, "personas.yaml": {Data: []byte(personas)}}, lib)
		if err != nil {
			t.Fatal(err)
		}
		authoring.Lint(m, authoring.Setting{Today: today})
	})
}
