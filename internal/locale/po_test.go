package locale

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

const head = `msgid ""
msgstr ""
"Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

`

func TestReadPO(t *testing.T) {
	data, err := os.ReadFile("testdata/ar/ui.po")
	if err != nil {
		t.Fatal(err)
	}
	po, err := ReadWhole("ar/ui.po", data)
	if err != nil {
		t.Fatal(err)
	}
	h := po.Header
	if h.Language != "ar" || h.Name != "العربية" || h.Status != Reviewed || h.Reviewers != 2 || h.Plural.Forms != 6 {
		t.Errorf("header is %+v", h)
	}
	if len(po.Entries) != 8 {
		t.Errorf("%d entries", len(po.Entries))
	}
	for _, want := range []Entry{
		{Line: 13, Note: "The bottom of every screen. At most 14 characters.", Context: "ui/leave-now", ID: "leave now", Str: []string{"اخرج الآن"}},
		{Line: 36, Context: "ui/changed", ID: "Old words.", Str: []string{"قديم"}},
		{Line: 41, Fuzzy: true, Context: "ui/guessed", ID: "Help now.", Str: []string{"تخمين"}},
		{Line: 54, Context: "ui/two-lines", ID: "It sends nothing.\nIt saves \"nothing\" unless you ask.\\", Str: []string{"لا يرسل شيئا.\nلا يحفظ \"شيئا\" إلا إذا طلبت.\\"}},
	} {
		if got, _ := po.Entry(want.Context); !sameEntry(got, want) {
			t.Errorf("%s is %+v, want %+v", want.Context, got, want)
		}
	}
	if e, _ := po.Entry("ui/missing"); len(e.Str) != 6 || e.Plural != "{n} answers are missing in {pack}." {
		t.Errorf("the plural is %+v", e)
	}
	if _, found := po.Entry("ui/gone"); found {
		t.Error("an obsolete entry is found")
	}
}

func sameEntry(a, b Entry) bool {
	return a.Line == b.Line && a.Note == b.Note && a.Fuzzy == b.Fuzzy && a.Context == b.Context &&
		a.ID == b.ID && a.Plural == b.Plural && slices.Equal(a.Str, b.Str)
}

func TestReadPOLoosely(t *testing.T) {
	entry := "msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\""
	for name, s := range map[string]string{
		"windows line ends":      strings.ReplaceAll(head+entry+"\n", "\n", "\r\n"),
		"no newline at the end":  head + entry,
		"no empty lines between": strings.TrimSuffix(head, "\n") + entry,
		"many empty lines":       head + "\n\n\n" + entry + "\n\n\n",
		"comments around":        "# one\n#\n#: two:3\n#| msgid \"x\"\n" + head + "# a\n" + entry + "\n# the end\n#. a note\n",
		"obsolete inside":        head + "#, fuzzy\n#~ msgid \"x\"\n#~ msgstr \"y\"\n" + entry,
		"notes of two lines":     head + "#. one\n#. two\n" + entry,
		"a tab, escaped":         head + "#. \\t\nmsgctxt \"z\"\nmsgid \"\\t\"\nmsgstr \"\"\n\n" + entry,
	} {
		po, err := ReadWhole("x.po", []byte(s))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		e, found := po.Entry("a")
		if !found || e.ID != "b" || e.Str[0] != "c" || e.Fuzzy {
			t.Errorf("%s: %+v", name, e)
		}
		if name == "notes of two lines" && e.Note != "one\ntwo" {
			t.Errorf("the note is %q", e.Note)
		}
	}
}

func TestReadPOErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		in   string
		want string
	}{
		{"empty", "", `x.po:1: the file does not begin with a header: msgid ""`},
		{"no header", "msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\"\n", "x.po:3: the file does not begin with a header"},
		{"no charset", "msgid \"\"\nmsgstr \"Language: ar\\n\"\n", "x.po:1: the header must say charset=UTF-8"},
		{"other charset", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CP1256\\n\"\n", "x.po:1: the header must say"},
		{"header line", "msgid \"\"\nmsgstr \"Content\\n\"\n", `x.po:1: the header line "Content" has no colon`},
		{"status", "msgid \"\"\nmsgstr \"X-Alcove-Status: good\\n\"\n", `x.po:1: X-Alcove-Status: is "good"`},
		{"reviewers", "msgid \"\"\nmsgstr \"X-Alcove-Reviewers: Ada\\n\"\n", "x.po:1: X-Alcove-Reviewers: "},
		{"fewer than no reviewers", "msgid \"\"\nmsgstr \"X-Alcove-Reviewers: -1\\n\"\n", "x.po:1: X-Alcove-Reviewers: is -1"},
		{"plural rule", "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=n;\\n\"\n", "x.po:1: Plural-Forms: the plural rule gives no form below 2"},
		{"second header", head + head, "x.po:7: a second header"},
		{"no msgctxt", head + "msgid \"b\"\nmsgstr \"\"\n", "x.po:7: no msgctxt"},
		{"empty msgid", head + "msgctxt \"a\"\nmsgid \"\"\nmsgstr \"\"\n", "x.po:7: the msgid is empty"},
		{"same msgctxt", head + "msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\"\n\nmsgctxt \"a\"\nmsgid \"c\"\nmsgstr \"\"\n", `x.po:11: the msgctxt "a" stands in line 7 already`},
		{"too few forms", head + "msgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\nmsgstr[0] \"\"\n", "x.po:7: 1 plural forms, but the header says nplurals=2"},
		{"too many forms", head + "msgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\nmsgstr[2] \"\"\n", "x.po:7: 3 plural forms"},
		{"forms out of order", head + "msgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\nmsgstr[1] \"\"\n", "x.po:10: msgstr[1] where msgstr[0] should be"},
		{"forms without rule", strings.Replace(head, "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n", "", 1) + "msgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\nmsgstr[0] \"\"\n", "x.po:6: a plural, but no Plural-Forms in the header"},
		{"plural without forms", head + "msgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\nmsgstr \"\"\n", "x.po:10: msgstr where msgstr[n] should be"},
		{"forms without plural", head + "msgctxt \"a\"\nmsgid \"b\"\nmsgstr[0] \"\"\n", "x.po:9: msgstr[n] where msgstr should be"},
		{"no msgstr", head + "msgctxt \"a\"\nmsgid \"b\"\n\nmsgctxt \"c\"\n", "x.po:9: an empty line where msgstr should be"},
		{"ends early", head + "msgctxt \"a\"\nmsgid \"b\"", "x.po:8: the end of the file where msgstr should be"},
		{"no msgid", head + "msgctxt \"a\"\nmsgstr \"b\"\n", "x.po:8: msgstr where msgid should be"},
		{"string alone", head + "\"a\"\n", "x.po:7: unexpected"},
		{"unknown keyword", head + "msgfoo \"a\"\n", "x.po:7: unexpected"},
		{"two blanks", head + "msgctxt  \"a\"\n", "x.po:7: unexpected"},
		{"indented", head + " msgctxt \"a\"\n", "x.po:7: unexpected"},
		{"byte order mark", "\ufeff" + head, "x.po:1: unexpected"},
		{"no quote at the end", head + "msgctxt \"a\n", "x.po:7: no quote at the end of the line"},
		{"escaped quote at the end", head + "msgctxt \"a\\\"\n", "x.po:7: no quote at the end of the line"},
		{"no quote at the end of a continued line", head + "msgctxt \"\"\n\"a\n", "x.po:8: no quote at the end of the line"},
		{"quote inside", head + "msgctxt \"a\"b\"\n", "x.po:7: a quote inside the text"},
		{"unknown escape", head + "msgctxt \"\\x41\"\n", `x.po:7: \x means nothing here`},
		{"unknown comment", head + "#! a\n", "x.po:7: the comment"},
		{"flag inside an entry", head + "msgctxt \"a\"\n#, fuzzy\nmsgid \"b\"\nmsgstr \"\"\n", "x.po:8: flags where msgid should be"},
		{"control character", head + "msgctxt \"a\tb\"\n", "x.po:7: the control character 0x09"},
		{"escape character", head + "# \x1b[2J\n", "x.po:7: the control character 0x1b"},
		{"not UTF-8", head + "msgctxt \"\xff\"\n", "x.po:7: not UTF-8"},
		{"long text", head + "msgctxt \"" + strings.Repeat("a", maxText+1) + "\"\n", "x.po:7: the text is longer than 64 KiB"},
		{"long text on many lines", head + "msgctxt \"\"\n" + strings.Repeat("\""+strings.Repeat("a", 1024)+"\"\n", 65), "x.po:72: the text is longer than 64 KiB"},
		{"large file", strings.Repeat(" ", maxFile+1), "x.po:1: the file is larger than 8 MiB"},
	} {
		po, err := ReadPO("x.po", []byte(c.in))
		var syntax *SyntaxError
		if po != nil || !errors.As(err, &syntax) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

func TestReadHeaderOfABeginning(t *testing.T) {
	h, err := ReadHeader("x.po", []byte(head+"msgctxt \"a\"\nmsg"))
	if err != nil || h.Language != "en" {
		t.Errorf("header %+v, %v", h, err)
	}
}

// Whatever can be read can be written and read again.
func FuzzReadPO(f *testing.F) {
	for _, name := range []string{"en/ui", "ar/ui", "ar/knowledge", "ar/broken"} {
		data, err := os.ReadFile("testdata/" + name + ".po")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(head + "msgctxt \"\\\"\\\\\"\nmsgid \"\\n\"\nmsgstr \"\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		po, err := ReadPO("x.po", data)
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.Line < 1 || syntax.Line > strings.Count(string(data), "\n")+1 {
				t.Fatalf("the error is %v", err)
			}
			return
		}
		full, err := ReadWhole("x.po", data)
		if err != nil {
			return // what the program passes over is wrong
		}
		if len(full.Entries) != len(po.Entries) {
			t.Fatalf("%d entries, whole %d", len(po.Entries), len(full.Entries))
		}
		written := full.Bytes()
		again, err := ReadWhole("again.po", written)
		if err != nil {
			t.Fatalf("%v in:\n%s", err, written)
		}
		if !bytes.Equal(again.Bytes(), written) {
			t.Fatalf("%s\nbecame\n%s", written, again.Bytes())
		}
		for i, e := range full.Entries {
			e.Line = again.Entries[i].Line
			if !sameEntry(e, again.Entries[i]) || e.Comment != again.Entries[i].Comment || e.Was != again.Entries[i].Was {
				t.Fatalf("%+v became %+v", e, again.Entries[i])
			}
		}
	})
}

// largeFile is about 60 KB, as the program's own words are.
func largeFile(language string) []byte {
	var b strings.Builder
	b.WriteString(strings.Replace(head, "Language: en", "Language: "+language, 1))
	for i := 0; b.Len() < 60_000; i++ {
		fmt.Fprintf(&b, "#. A note of the usual length.\nmsgctxt \"ui/screen.text-%d\"\nmsgid \"Somebody close to you may check this device.\"\nmsgstr \"شاید کسی نزدیک به شما این دستگاه را ببیند.\"\n\n", i)
	}
	return []byte(b.String())
}

func BenchmarkReadPO(b *testing.B) {
	data := largeFile("fa")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadPO("fa/ui.po", data); err != nil {
			b.Fatal(err)
		}
	}
}
