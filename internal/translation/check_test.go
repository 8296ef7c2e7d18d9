package translation

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/locale"
)

const top = `msgid ""
msgstr ""
"Language: ar\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"
"X-Alcove-Name: العربية\n"

`

// found is what Check finds in one translated text, as code, ! for an error, and
// what it says of it.
func found(t *testing.T, text Text, str string, list *Terms) string {
	t.Helper()
	e := text.entry(1)
	e.Str[0] = str
	s := newSource(knowledge, []Text{text})
	po := &locale.PO{Entries: []locale.Entry{e}}
	body := string(po.Bytes())
	read := whole(t, []byte(top+strings.TrimPrefix(body[strings.Index(body, "\n\n"):], "\n\n")))
	var out []string
	for _, f := range s.Check("ar", "ar/x.po", read, list) {
		said := f.Code
		if !f.Warning {
			said += "!"
		}
		for _, a := range f.Args {
			said += " " + a.Value
		}
		out = append(out, said)
	}
	return strings.Join(out, "; ")
}

func TestCheck(t *testing.T) {
	terms := ReadTerms(whole(t, []byte(top+"msgctxt \"term/key\"\nmsgid \"key\"\nmsgstr \"مفتاح | مفاتيح\"\n")))
	for _, c := range []struct {
		name, english, str, want string
	}{
		{"clean", "Open it.", "افتحه.", ""},
		{"not begun", "Open {name}.", "", ""},
		{"a placeholder lost", "Open {name}.", "افتح.", "placeholders! {name}"},
		{"a placeholder added", "Open it.", "افتح {name}.", "placeholders! "},
		{"a number lost", "Wait 30 days, not 7.", "انتظر 7 أيام.", "numbers! 30"},
		{"a number in other digits", "Wait 30 days.", "انتظر ٣٠ يوما.", ""},
		{"a number in words", "Wait 2 days.", "انتظر يومين.", "numbers! 2"},
		{"a number added", "Wait two days.", "انتظر 2 أيام.", "more-numbers 2"},
		{"another number", "Type 10 letters.", "اكتب 12 حرفا.", "numbers! 10; more-numbers 12"},
		{"a number twice", "1 of 1", "1 من", "numbers! 1"},
		{"thousands", "About 1,000 people", "حوالي 1.000 شخص", ""},
		{"thousands with a narrow blank", "About 12,000 people", "حوالي 12\u202f000 شخص", ""},
		{"a number in a placeholder", "{n2} of {all}", "{n2} من {all}", ""},
		{"an address", "Open https://example.org/a?b=1. Or signal.org.", "افتح https://example.org/a?b=1 أو signal.org.", ""},
		{"an address lost", "Open signal.org.", "افتح الموقع.", "addresses! signal.org"},
		{"an address changed", "Write to help@accessnow.org.", "اكتب إلى help@accesnow.org.", "addresses! help@accessnow.org"},
		{"a command", "Type \"alcove vault check\".", "اكتب \"alcove vault check\".", ""},
		{"a command changed", "Type \"alcove vault check\".", "اكتب \"alcove vault فحص\".", "commands! alcove vault check"},
		{"backticks", "Type `sudo reboot` now.", "اكتب sudo الآن.", "commands! sudo reboot"},
		{"a flag", "See --help for it.", "انظر المساعدة.", "commands! --help"},
		{"a key", "Press Ctrl+X or F2.", "اضغط Ctrl+X أو F3.", "commands! F2; numbers! 2; more-numbers 3"},
		{"quotes of the language", "Tap \"Privacy\", then \"Lock\".", "اضغط «الخصوصية» ثم «القفل».", ""},
		{"quotes lost", "Tap \"Privacy\", then \"Lock\".", "اضغط «الخصوصية» ثم القفل.", "quotes"},
		{"lines", "One.\nTwo.", "واحد. اثنان.", "lines!"},
		{"a blank at the end", "One.", "واحد. ", "edges!"},
		{"a separator", ", ", "،", ""},
		{"an override", "One.", "واحد\u202e.", "hidden! U+202E"},
		{"a mark of direction", "One.", "واحد\u200f.", "hidden! U+200F"},
		{"a joiner", "One.", "می\u200cشود.", ""},
		{"not composed", "One.", "cafe\u0301.", "composed!"},
		{"long", "One.", strings.Repeat("واحد ", 8) + ".", "long 41 26"},
		{"wide", "Take it.", strings.Repeat("字", 17), "long 34 32"},
		{"the English", "Open your own settings now.", "Open your own settings now.", "same"},
		{"a name", "Signal", "Signal", ""},
		{"a term", "Two keys help.", "مفتاحان يساعدان.", ""},
		{"another word of it", "Two keys help.", "المفاتيح تساعد.", ""},
		{"a term not used", "A key helps.", "الرمز يساعد.", "term key مفتاح | مفاتيح"},
		{"no term", "A monkey helps.", "القرد يساعد.", ""},
	} {
		if got := found(t, Text{ID: "control/x/does", English: c.english}, c.str, terms); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := found(t, Text{ID: "control/x/title", English: "One", Room: 4}, "خمسة", nil); got != "" {
		t.Errorf("what fits: %s", got)
	}
	if got := found(t, Text{ID: "control/x/title", English: "One", Room: 4}, "خمسات", nil); got != "long 5 4" {
		t.Errorf("what does not fit: %s", got)
	}
}

func TestCheckFiles(t *testing.T) {
	entry := func(id, english, str string) string {
		return fmt.Sprintf("msgctxt %q\nmsgid %q\nmsgstr %q\n\n", id, english, str)
	}
	n := func(str ...string) string {
		out := "msgctxt \"ui/n\"\nmsgid \"{n} day\"\nmsgid_plural \"{n} days\"\n"
		for i := range 6 {
			out += fmt.Sprintf("msgstr[%d] %q\n", i, str[i%len(str)])
		}
		return out + "\n"
	}
	s := newSource(ownWords, []Text{
		{ID: "ui/a", English: "One", Safety: true}, {ID: "ui/n", English: "{n} day", Plural: "{n} days"},
		{ID: "ui/plain.key-back", English: "b"}, {ID: "ui/plain.key-help", English: "h"},
	})
	for _, c := range []struct{ name, in, want string }{
		{"clean", top + entry("ui/a", "One", "واحد") + n("{n} يوم", "يوم"), ""},
		{"no name", strings.Replace(top, "العربية", "", 1), "1 name!"},
		{"who", strings.Replace(top, "\"X-A", "\"Last-Translator: A <a@b>\\n\"\n\"X-Poedit-Basepath: .\\n\"\n\"X-A", 1), "1 personal! Last-Translator; 1 personal! X-Poedit-Basepath"},
		{"the rule of another language", strings.Replace(top, top[strings.Index(top, "nplurals"):strings.Index(top, "\\n\"\n\"X-A")], "nplurals=2; plural=(n != 1);", 1), "1 plural-rule! 2 " + arabic},
		{"reviewed by nobody", strings.Replace(top, "\"X-A", "\"X-Alcove-Status: reviewed\\n\"\n\"X-A", 1), "1 reviewed! 1"},
		{"reviewed, one not approved", strings.Replace(top, "\"X-A", "\"X-Alcove-Status: reviewed\\n\"\n\"X-Alcove-Reviewers: 2\\n\"\n\"X-A", 1) + entry("ui/a", "One", "واحد"), "1 reviewed! 1"},
		{"reviewed", strings.Replace(top, "\"X-A", "\"X-Alcove-Status: reviewed\\n\"\n\"X-Alcove-Reviewers: 2\\n\"\n\"X-A", 1) + "# approved\n" + entry("ui/a", "One", "واحد"), ""},
		{"unknown", top + entry("ui/z", "Zed", "زد"), "8 unknown"},
		{"stale", top + entry("ui/a", "Won", "واحد"), "8 stale"},
		{"fuzzy", top + "#, fuzzy\n" + entry("ui/a", "One", "{x}"), ""},
		{"half of the forms", top + n("{n} يوم", ""), "8 forms!"},
		{"a form with a placeholder of its own", top + n("{n} يوم", "{x} يوم"), "8 placeholders! {n}"},
		{"letters", top + entry("ui/plain.key-back", "b", "ب") + entry("ui/plain.key-help", "h", "ب"), "12 letters! ب"},
		{"two letters", top + entry("ui/plain.key-back", "b", "رجوع"), "8 letters! رجوع"},
	} {
		var got []string
		for _, f := range s.Check("ar", "ar/ui.po", whole(t, []byte(c.in)), nil) {
			said := fmt.Sprint(f.Line, " ", f.Code)
			if !f.Warning {
				said += "!"
			}
			for _, a := range f.Args {
				said += " " + a.Value
			}
			got = append(got, said)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	_, err := locale.ReadWhole("ar/ui.po", []byte(top+"nonsense\n"))
	if f := Unread("ar/ui.po", err); f.Line != 8 || f.Code != NotRead || !strings.HasPrefix(f.Args[0].Value, "unexpected") {
		t.Errorf("%+v", f)
	}
}

// Every language of the table has a plural rule that is one, and a header that
// says what the table does.
func TestKnownLanguages(t *testing.T) {
	for tag, s := range speeches {
		h := header(tag)
		if h.Plural == nil || h.Name != s.Name || s.Name == "" {
			t.Errorf("%s: %+v", tag, h)
		}
		if parsed, err := locale.ParseTag(string(tag)); err != nil || parsed != tag {
			t.Errorf("%s is no tag: %v", tag, err)
		}
	}
	for tag, forms := range map[locale.Tag]int{"ar": 6, "ru": 3, "uk": 3, "fr": 2, "zh-Hans": 1, "my": 1, "xx": 2} {
		if got := header(tag).Plural.Forms; got != forms {
			t.Errorf("%s has %d forms, want %d", tag, got, forms)
		}
	}
}

// Every finding has words, and words about what to do.
func TestFindingsHaveWords(t *testing.T) {
	all := shipped(t)
	own := all[slices.IndexFunc(all, func(s *Source) bool { return s.Name == rareWords })]
	for _, code := range []string{NotRead, NoSuchFile, NoName, Personal, NotReviewed, PluralRule, HalfFilled, Placeholders, Numbers, Addresses, Commands, Lines,
		Edges, Hidden, NotComposed, Letters, Unknown, Stale, MoreDigits, TooLong, Same, Quotes, TermNotSet} {
		for _, id := range []string{code, code + ".hint"} {
			if _, found := own.Text("tools/locale-check." + id); !found {
				t.Errorf("no words for %s", id)
			}
		}
	}
}

func TestCountApprovals(t *testing.T) {
	s := newSource(knowledge, []Text{
		{ID: "a", English: "One two", Safety: true}, {ID: "b", English: "Two", Safety: true}, {ID: "c", English: "Three"}, {ID: "d", English: "Four"}, {ID: "e", English: "Five"},
	})
	po := whole(t, []byte(top+"# Approved\nmsgctxt \"a\"\nmsgid \"One two\"\nmsgstr \"x\"\n\nmsgctxt \"b\"\nmsgid \"Two\"\nmsgstr \"y\"\n\n"+
		"#, fuzzy\nmsgctxt \"c\"\nmsgid \"Three\"\nmsgstr \"z\"\n\n# approved\nmsgctxt \"d\"\nmsgid \"For\"\nmsgstr \"v\"\n\nmsgctxt \"e\"\nmsgid \"Five\"\nmsgstr \"\"\n"))
	want := Counts{Total: 5, Words: 6, Translated: 2, Fuzzy: 1, Stale: 1, Safety: 2, SafetyTranslated: 2, SafetyApproved: 1}
	if got := s.Count(po); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got, want := s.Count(nil), (Counts{Total: 5, Words: 6, Safety: 2}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
