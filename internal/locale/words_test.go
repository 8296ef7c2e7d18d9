package locale

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"alcove.example/internal/text"
	"alcove.example/locales"
)

func load(t *testing.T, tag Tag) *Words {
	t.Helper()
	w, err := Load(os.DirFS("testdata"), tag)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// isolated shows where a text is put in order by itself.
var isolated = strings.NewReplacer("\u2068", "{", "\u2069", "}")

func TestSay(t *testing.T) {
	en, ar := load(t, "en"), load(t, "ar")
	opened := []Arg{A("name", "a\x1b[2J\nb"), A("date", "2026-11-20")}
	for _, c := range []struct {
		name string
		got  string
		want string
	}{
		{"english", en.Say("leave-now"), "leave now"},
		{"translated", ar.Say("leave-now"), "اخرج الآن"},
		{"placeholders, cleaned", en.Say("opened", opened...), "a[2J b is open, made on 2026-11-20."},
		{"placeholders in another order", ar.Say("opened", opened...), "في {2026-11-20}: {a[2J b}"},
		{"a value like a placeholder", en.Say("opened", A("name", "{date}"), A("date", "now")), "{date} is open, made on now."},
		{"no value", en.Say("opened", A("name", "x")), "x is open, made on {date}."},
		{"changed English", ar.Say("changed"), "{New words.}"},
		{"fuzzy", ar.Say("guessed"), "{Help now.}"},
		{"a lost placeholder", ar.Say("lost", A("number", "112")), "{Call 112.}"},
		{"two lines", ar.Say("two-lines"), "لا يرسل شيئا.\nلا يحفظ \"شيئا\" إلا إذا طلبت.\\"},
		{"unknown", ar.Say("not\x1bthere"), "[notthere]"},
		{"unknown with a number", ar.SayN("gone", 3), "[gone]"},
		{"one", en.SayN("missing", 1, A("pack", "Travel")), "1 answer is missing in Travel."},
		{"many", en.SayN("missing", 0, A("pack", "Travel")), "0 answers are missing in Travel."},
		{"arabic zero", ar.SayN("missing", 0, A("pack", "س")), "س صفر"},
		{"arabic two", ar.SayN("missing", 2, A("pack", "س")), "س اثنان"},
		{"arabic few", ar.SayN("missing", 7, A("pack", "س")), "س قليل 7"},
		{"arabic many", ar.SayN("missing", 11, A("pack", "س")), "س كثير 11"},
		{"arabic other", ar.SayN("missing", 100, A("pack", "س")), "س آخر 100"},
		{"a number, one form", ar.SayN("minutes", 5), "5 د"},
		{"n cannot be replaced", en.SayN("minutes", 5, A("n", "9")), "5 min"},
		{"a plural without a number", en.Say("missing", A("pack", "x")), "{n} answer is missing in x."},
	} {
		if got := isolated.Replace(c.got); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if !ar.Has("leave-now") || ar.Has("gone") {
		t.Error("Has is wrong")
	}
}

func TestOf(t *testing.T) {
	ar := load(t, "ar")
	for _, c := range []struct {
		name       string
		context    string
		english    string
		want       string
		translated bool
	}{
		{"knowledge", "control/acc-passkeys/title", "Use passkeys where they are offered", "استخدم مفاتيح المرور", true},
		{"questionnaire", "travel/border/ask", "Will you cross a border?", "هل ستعبر حدودا؟", true},
		{"changed English", "travel/border/ask", "Will you cross a border soon?", "Will you cross a border soon?", false},
		{"empty", "control/acc-passkeys/does", "A passkey cannot be typed into a fake page.", "A passkey cannot be typed into a fake page.", false},
		{"unknown id", "travel/visa/ask", "Visa?", "Visa?", false},
		{"unknown file", "protest/a/ask", "Soon?", "Soon?", false},
		{"faulty file", "broken/a/ask", "no header", "no header", false},
		{"cleaned", "protest/a/ask", "So\u202eon?", "Soon?", false},
		{"odd id", "", "Soon?", "Soon?", false},
		{"odder id", "../en/ui", "Soon?", "Soon?", false},
	} {
		if got, translated := ar.Of(c.context, c.english); got != c.want || translated != c.translated {
			t.Errorf("%s: %q, %v; want %q", c.name, got, translated, c.want)
		}
	}
	if got, translated := load(t, "en").Of("travel/border/ask", "Will you?"); got != "Will you?" || !translated {
		t.Errorf("English is %q, %v", got, translated)
	}
}

func TestAboutALanguage(t *testing.T) {
	ar, en := load(t, "ar"), load(t, "en")
	if ar.Tag() != "ar" || ar.Dir() != text.RightToLeft || ar.Status() != Reviewed {
		t.Errorf("ar: %s %d %s", ar.Tag(), ar.Dir(), ar.Status())
	}
	if en.Tag() != "en" || en.Dir() != text.LeftToRight || en.Status() != Reviewed {
		t.Errorf("en: %s %d %s", en.Tag(), en.Dir(), en.Status())
	}
}

func TestLoadErrors(t *testing.T) {
	fsys := fstest.MapFS{
		"en/ui.po": {Data: []byte(head)},
		"uk/ui.po": {Data: []byte(strings.Replace(head, "Language: en", "Language: ru", 1))},
		"tr/ui.po": {Data: []byte("msgid\n")},
	}
	for _, tag := range []Tag{"ar", "", ".", "..", "../en", "en/../tr", "EN"} {
		if _, err := Load(fsys, tag); !errors.Is(err, ErrNoLanguage) {
			t.Errorf("%q: %v", tag, err)
		}
	}
	var syntax *SyntaxError
	if _, err := Load(fsys, "tr"); !errors.As(err, &syntax) || syntax.File != "tr/ui.po" {
		t.Errorf("a faulty file: %v", err)
	}
	if _, err := Load(fsys, "uk"); !errors.As(err, &syntax) || !strings.Contains(err.Error(), "Language: ru, the folder uk") {
		t.Errorf("a Russian file in the Ukrainian folder: %v", err)
	}
	if _, err := Load(fstest.MapFS{}, "en"); !errors.Is(err, ErrNoLanguage) {
		t.Errorf("without English: %v", err)
	}
}

func TestAvailable(t *testing.T) {
	tags, err := Available(os.DirFS("testdata"))
	if err != nil || !slices.Equal(tags, []Tag{"ar", "en"}) {
		t.Errorf("%v, %v", tags, err)
	}
	h, err := Describe(os.DirFS("testdata"), "ar")
	if err != nil || h.Name != "العربية" || h.Language != "ar" || h.Status != Reviewed {
		t.Errorf("%+v, %v", h, err)
	}
	fsys := fstest.MapFS{
		"en/ui.po": {Data: []byte(strings.Replace(head, "Language: en", "X: y", 1) + strings.Repeat("# x\n", 4000))},
		"uk/ui.po": {Data: []byte(strings.Replace(head, "Language: en", "Language: ru", 1))},
		"tr/ui.po": {Data: []byte("msgid\n")},
	}
	if h, err := Describe(fsys, "en"); err != nil || h.Name != "en" {
		t.Errorf("a language without a name: %+v, %v", h, err)
	}
	for _, tag := range []Tag{"uk", "tr"} {
		var syntax *SyntaxError
		if _, err := Describe(fsys, tag); !errors.As(err, &syntax) {
			t.Errorf("%s: %v", tag, err)
		}
	}
	if _, err := Describe(fsys, "fa"); !errors.Is(err, ErrNoLanguage) {
		t.Errorf("no folder: %v", err)
	}
}

// A screen is drawn while questionnaires are loaded.
func TestWordsAtTheSameTime(t *testing.T) {
	ar := load(t, "ar")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			ar.Say("leave-now")
			if _, translated := ar.Of("travel/border/ask", "Will you cross a border?"); !translated {
				t.Error("not translated")
			}
		})
	}
	all.Wait()
}

// What is shipped can be read: every file of every language.
func TestShippedWords(t *testing.T) {
	tree := os.DirFS(folder)
	files, err := fs.Glob(tree, "*/*.po")
	if err != nil || !slices.Contains(files, "en/ui.po") {
		t.Fatalf("%q, %v", files, err)
	}
	for _, file := range files {
		tag, name, _ := strings.Cut(strings.TrimSuffix(file, ".po"), "/")
		po, err := (&Catalog{Tag: Tag(tag), fsys: AsWritten(tree), files: map[string]opened{}}).PO(name)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, e := range po.Entries {
			if Tag(tag) == English && strings.Join(e.Str, "") != "" {
				t.Errorf("%s:%d: %s: English is the msgid, the msgstr stays empty", file, e.Line, e.Context)
			}
			if name == ownWords && !strings.HasPrefix(e.Context, ownWords+"/") {
				t.Errorf("%s:%d: %s does not begin with ui/", file, e.Line, e.Context)
			}
			for _, s := range append([]string{e.ID, e.Plural}, e.Str...) {
				if text.Clean(s) != s {
					t.Errorf("%s:%d: %s has characters that are not shown: %+q", file, e.Line, e.Context, s)
				}
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	fsys := fstest.MapFS{"en/ui.po": {Data: largeFile("en")}, "fa/ui.po": {Data: largeFile("fa")}}
	for b.Loop() {
		if _, err := Load(fsys, "fa"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWords is how long the shipped words of a language take: those that the
// first picture waits for, and the files that a questionnaire adds.
func BenchmarkWords(b *testing.B) {
	for _, tag := range []Tag{English, "fa"} {
		b.Run("first/"+string(tag), func(b *testing.B) {
			for b.Loop() {
				if _, err := Load(locales.FS, tag); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, name := range []string{"own-setup", knowledge} {
		b.Run(name+"/fa", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				c, err := OpenCatalog(locales.FS, "fa")
				b.StartTimer()
				if err == nil {
					_, err = c.PO(name)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSay(b *testing.B) {
	w, err := Load(os.DirFS("testdata"), "ar")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			w.Say("leave-now")
		}
	})
	b.Run("placeholder", func(b *testing.B) {
		for b.Loop() {
			w.Say("opened", A("name", "notes"), A("date", "2026"))
		}
	})
	b.Run("plural", func(b *testing.B) {
		for b.Loop() {
			w.SayN("missing", 7, A("pack", "Travel"))
		}
	})
}
