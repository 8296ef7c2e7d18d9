package translation

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/locale"
	"pgregory.net/rapid"
)

// A file that is current stays as it is, byte for byte.
func TestUpdateChangesNothingThatIsCurrent(t *testing.T) {
	for _, s := range shipped(t) {
		before := s.Pseudo("ar-XB").Bytes()
		after, did := s.Update("ar-XB", whole(t, before))
		if did != (Changes{}) || !bytes.Equal(after.Bytes(), before) {
			t.Errorf("%s: %+v", s.Name, did)
		}
	}
}

const old = `# ours
msgid ""
msgstr ""
"Language: fa\n"
"Last-Translator: Somebody\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"X-Generator: Poedit\n"

#. old note
# approved
# mine
msgctxt "control/a/title"
msgid "One"
msgstr "یک"

# approved
msgctxt "control/a/does"
msgid "Two."
msgstr "دو."

msgctxt "control/a/step/any/1"
msgid "Tap it."
msgstr "بزن."

#, fuzzy
#| msgid "Older four."
msgctxt "control/a/limit"
msgid "Old four."
msgstr "چهار."

msgctxt "control/a/check"
msgid "Gone."
msgstr "رفت."

msgctxt "control/a/trade"
msgid "Empty."
msgstr ""

#~ msgctxt "control/b/title"
#~ msgid "Back"
#~ msgstr "بازگشت"
`

func TestUpdate(t *testing.T) {
	s := newSource(knowledge, []Text{
		{ID: "control/a/title", English: "One", Note: "new note"},
		{ID: "control/a/does", English: "Two, changed."},
		{ID: "control/a/step/any/1", English: "Open it."},
		{ID: "control/a/step/any/2", English: "Tap it."},
		{ID: "control/a/limit", English: "Four."},
		{ID: "control/b/title", English: "Back"},
		{ID: "control/c/title", English: "One"},
		{ID: "control/c/does", English: "New."},
	})
	po, did := s.Update("fa", whole(t, []byte(old)))
	if want := (Changes{New: 1, Changed: 2, Moved: 2, Gone: 1}); did != want {
		t.Errorf("%+v, want %+v", did, want)
	}
	got := string(po.Bytes())
	want := `# ours
msgid ""
msgstr ""
"Language: fa\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"MIME-Version: 1.0\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Alcove-Name: فارسی\n"
"X-Alcove-Status: draft\n"
"X-Alcove-Reviewers: 0\n"

# approved
# mine
#. new note
msgctxt "control/a/title"
msgid "One"
msgstr "یک"

#, fuzzy
#| msgid "Two."
msgctxt "control/a/does"
msgid "Two, changed."
msgstr "دو."

msgctxt "control/a/step/any/1"
msgid "Open it."
msgstr ""

msgctxt "control/a/step/any/2"
msgid "Tap it."
msgstr "بزن."

#, fuzzy
#| msgid "Older four."
msgctxt "control/a/limit"
msgid "Four."
msgstr "چهار."

msgctxt "control/b/title"
msgid "Back"
msgstr "بازگشت"

# mine
#, fuzzy
msgctxt "control/c/title"
msgid "One"
msgstr "یک"

msgctxt "control/c/does"
msgid "New."
msgstr ""

#~ msgctxt "control/a/check"
#~ msgid "Gone."
#~ msgstr "رفت."
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	again, did := s.Update("fa", whole(t, po.Bytes()))
	if did != (Changes{}) || string(again.Bytes()) != want {
		t.Errorf("a second time: %+v\n%s", did, again.Bytes())
	}
}

// Parts that several people sent make one file.
func TestPartsAreTakenOver(t *testing.T) {
	for _, s := range shipped(t)[:2] {
		var parts []*locale.PO
		for _, part := range Split([]*Source{s}, 100) {
			if len(part.Texts) > 100 || part.Name == s.Name {
				t.Errorf("%s: %d texts", part.Name, len(part.Texts))
			}
			parts = append(parts, whole(t, part.Pseudo("ar-XB").Bytes()))
		}
		po, did := s.Update("ar-XB", nil, parts...)
		if did.Taken != len(s.Texts) || !bytes.Equal(po.Bytes(), s.Pseudo("ar-XB").Bytes()) {
			t.Errorf("%s: %+v of %d", s.Name, did, len(s.Texts))
		}
		if _, did := s.Update("ar-XB", whole(t, po.Bytes()), parts...); did != (Changes{}) {
			t.Errorf("%s once more: %+v", s.Name, did)
		}
	}
	s := newSource(knowledge, []Text{{ID: "a", English: "One"}, {ID: "b", English: "Two"}})
	part := s.Template()
	part.Entries[0].Str[0], part.Entries[0].ID = "x", "Another"
	part.Entries[1].Str[0], part.Entries[1].Fuzzy = "y", true
	if po, did := s.Update("fa", nil, whole(t, part.Bytes())); did.Taken != 0 || po.Entries[0].Begun() {
		t.Errorf("what is not finished was taken over: %+v", did)
	}
}

// Whatever happens to the English, no finished translation of today's English is
// lost, and nothing is shown for English it was not made for.
func TestUpdateLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		english := rapid.SampledFrom([]string{"One.", "Two.", "Three.", "Four."})
		texts := func(label string) *Source {
			var out []Text
			for _, id := range []string{"control/a/step/any/1", "control/a/step/any/2", "control/a/step/any/3", "control/b/title", "gate/c/title"} {
				if rapid.Bool().Draw(t, label+" has "+id) {
					out = append(out, Text{ID: id, English: english.Draw(t, label+" "+id)})
				}
			}
			return newSource(knowledge, out)
		}
		before, after := texts("before"), texts("after")
		po := before.fresh("fa")
		for i := range po.Entries {
			if rapid.Bool().Draw(t, "translated") {
				po.Entries[i].Str[0] = "fa " + po.Entries[i].ID
			}
		}
		data := po.Bytes()
		read, err := locale.ReadWhole("x", data)
		if err != nil {
			t.Fatal(err)
		}
		out, _ := after.Update("fa", read)
		there := map[string]bool{}
		for _, e := range append(slices.Clone(out.Entries), out.Obsolete...) {
			there[strings.Join(e.Str, "")] = true
		}
		for _, e := range po.Entries {
			if e.Begun() && !there[e.Str[0]] {
				t.Fatalf("%s is lost", e.Str[0])
			}
		}
		for _, e := range out.Entries {
			if e.Translates(e.ID, "") && e.Str[0] != "fa "+e.ID {
				t.Fatalf("%s shows %q for %q", e.Context, e.Str[0], e.ID)
			}
			if was, found := read.Entry(e.Context); found && was.ID == e.ID && was.Begun() && !e.Translates(e.ID, "") {
				t.Fatalf("%s was finished and is not any more", e.Context)
			}
		}
		if len(out.Entries) != len(after.Texts) {
			t.Fatalf("%d entries for %d texts", len(out.Entries), len(after.Texts))
		}
	})
}
