package app

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/locale"
	"alcove.example/locales"
)

// spoken is what the program ships with and one more language.
type spoken struct {
	fs.FS
	more fstest.MapFS
}

func (s spoken) Open(name string) (fs.File, error) {
	if f, err := s.more.Open(name); err == nil && strings.HasPrefix(name, "eo/") {
		return f, nil
	}
	return s.FS.Open(name)
}

// inEsperanto are words of which one is translated, with what the file says of
// itself.
func inEsperanto(t *testing.T, status string) *locale.Words {
	t.Helper()
	header := `msgid ""
msgstr ""
"Language: eo\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
` + status + `
msgctxt "ui/welcome.start"
msgid "Start"
msgstr "Komenci"
`
	words, err := locale.Load(spoken{locales.FS, fstest.MapFS{"eo/ui.po": {Data: []byte(header)}}}, "eo")
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func (d desk) reads(what string) bool {
	p := d.Page()
	return slices.ContainsFunc(p.Body, func(b Block) bool { return strings.Contains(b.Text, what) })
}

// A translation that nobody approved says so on the first page, also where the file
// says nothing of it; one that was approved does not, nor does English.
func TestADraftSaysSo(t *testing.T) {
	for status, want := range map[string]bool{"": true, `"X-Alcove-Status: draft\n"` + "\n": true, `"X-Alcove-Status: reviewed\n"` + "\n": false} {
		d := atDesk(t, func(e *Env) { e.Words = inEsperanto(t, status) })
		if d.Page().ID != "welcome" || d.reads(d.say("welcome.draft")) != want {
			t.Errorf("%q: it is said %v, want %v", status, !want, want)
		}
	}
	if d := atDesk(t, nil); d.reads(d.say("welcome.draft")) {
		t.Error("English is called a draft")
	}
}

// A question that is not translated is asked in English and says that it is.
func TestEnglishAmongOtherWordsSaysSo(t *testing.T) {
	d := atDesk(t, func(e *Env) { e.Words = inEsperanto(t, "") }).begins()
	if want := d.say("in-english", locale.A("text", d.lib.Pack("own-setup").Questions[0].Ask)); !d.reads(want) {
		t.Errorf("it asks %+v, want %q", d.Page().Body, want)
	}
	d = atDesk(t, nil).begins()
	if ask := d.lib.Pack("own-setup").Questions[0].Ask; !slices.ContainsFunc(d.Page().Body, func(b Block) bool { return b.Text == ask }) {
		t.Errorf("in English it asks %+v", d.Page().Body)
	}
}
