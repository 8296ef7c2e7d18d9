package report_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/locale"
	"alcove.example/internal/report"
	"alcove.example/locales"
)

// TestAPageIsOneFile: no script, nothing from elsewhere, closed elements, and each
// drawing says in words what it shows.
func TestAPageIsOneFile(t *testing.T) {
	lib := marked(t)
	for _, c := range lib.Controls {
		c.Title += ` <script>alert(1)</script> & "x" <bdi>`
	}
	answers, _ := interview.Parse([]byte(organiser), lib.Pack("own-setup"))
	for _, tag := range []locale.Tag{locale.English, "ar-XB"} {
		words, err := locale.Load(locales.FS, tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range report.Readers {
			s := written(t, report.Formats[2], view(lib, words, answers, r))
			for _, no := range []string{"<script", "href", "src=", "url(", "@import", "\u2068", "\u2069", "position:"} {
				if strings.Contains(s, no) {
					t.Errorf("%s in %s holds %q", r.Name, tag, no)
				}
			}
			want := `dir="ltr"`
			if tag != locale.English {
				want = `dir="rtl"`
			}
			if !strings.Contains(s, want) || !strings.Contains(s, fmt.Sprintf("lang=%q", tag)) {
				t.Errorf("%s in %s does not say its language and direction", r.Name, tag)
			}
			balanced(t, s)
			if drawings := strings.Count(s, "<svg"); drawings != strings.Count(s, `role="img" aria-label="`) || strings.Contains(s, `aria-label=""`) {
				t.Errorf("%s in %s: a drawing says nothing", r.Name, tag)
			}
		}
	}
}

// TestEnglishIsMarkedAsEnglish: what stands in for a missing translation says so to
// whoever reads it aloud, in pages only; what nobody meant as a mark is none.
func TestEnglishIsMarkedAsEnglish(t *testing.T) {
	lib := marked(t)
	pack := lib.Pack("own-setup")
	answers, _ := interview.Parse([]byte(organiser), pack)
	for tag, dir := range map[locale.Tag]string{"es": "ltr", "ar": "rtl"} {
		words := halfTranslated(t, tag)
		v := view(lib, words, answers, reader("me"))
		for _, id := range questionIDs(pack) {
			v.Notes[content.ID(id)] = "\ue0e1 a \ue0e0 b"
		}
		for _, f := range report.Formats {
			s := written(t, f, v)
			marks := strings.Count(s, `<span lang="en" dir="ltr">`)
			if (marks > 100) != (f.Name == "html") || f.Name == "html" && marks != strings.Count(s, "</span>") {
				t.Errorf("%s in %s: %d marks", f.Name, tag, marks)
			}
			if f.Name != "html" {
				continue
			}
			balanced(t, s)
			if !strings.Contains(s, `dir="`+dir+`"`) || !strings.Contains(s, "<h1>Propio</h1>") {
				t.Errorf("%s: the translated title is not as it was:\n%.2000s", tag, s)
			}
			if strings.ContainsAny(s, "\ue0e0\ue0e1") {
				t.Errorf("%s: a mark is left as a character", tag)
			}
		}
	}
}

// halfTranslated is a language in which only the title of a questionnaire is
// translated.
func halfTranslated(t *testing.T, tag locale.Tag) *locale.Words {
	t.Helper()
	tree := fstest.MapFS{}
	for _, name := range []string{"ui", "tools"} {
		data, err := fs.ReadFile(locales.FS, "en/"+name+".po")
		if err != nil {
			t.Fatal(err)
		}
		tree["en/"+name+".po"] = &fstest.MapFile{Data: data}
	}
	head := "msgid \"\"\nmsgstr \"\"\n\"Language: " + string(tag) + "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
	tree[string(tag)+"/ui.po"] = &fstest.MapFile{Data: []byte(head)}
	tree[string(tag)+"/own-setup.po"] = &fstest.MapFile{Data: []byte(head + "\nmsgctxt \"own-setup/title\"\nmsgid \"My own set-up " + markPack + "\"\nmsgstr \"Propio\"\n")}
	words, err := locale.Load(tree, tag)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

var element = regexp.MustCompile(`<(/?)([a-z0-9]+)[^>]*?(/?)>`)

// balanced complains of elements that do not close in the order in which they open.
func balanced(t *testing.T, page string) {
	t.Helper()
	var open []string
	for _, m := range element.FindAllStringSubmatch(page, -1) {
		switch {
		case m[3] == "/" || m[2] == "meta" || m[2] == "br":
		case m[1] == "":
			open = append(open, m[2])
		case len(open) == 0 || open[len(open)-1] != m[2]:
			t.Fatalf("</%s> closes %v", m[2], open)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Fatalf("%v stay open", open)
	}
}
