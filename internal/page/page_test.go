package page_test

import (
	"strings"
	"testing"

	"alcove.example/internal/locale"
	"alcove.example/internal/page"
	"alcove.example/locales"
)

// TestAPage: it says its language and direction, runs and fetches nothing, and a title
// is words whatever it holds.
func TestAPage(t *testing.T) {
	for tag, dir := range map[locale.Tag]string{"en": "ltr", "ar-XB": "rtl"} {
		words, err := locale.Load(locales.FS, tag)
		if err != nil {
			t.Fatal(err)
		}
		var s page.Sheet
		s.Begin(words, "</title><script>\u202e\n{style}", "p { margin: 0; }")
		s.WriteString("<p>words</p>\n")
		var out strings.Builder
		if err := s.End(&out); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`<html lang="` + string(tag) + `" dir="` + dir + `">`, "default-src 'none'; style-src 'unsafe-inline'", `content="no-referrer"`,
			"<title>&lt;/title&gt;&lt;script&gt; {style}</title>", "<style>\np { margin: 0; }</style>", "<body>\n<p>words</p>\n</body>\n</html>\n"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: lacks %q:\n%s", tag, want, out.String())
			}
		}
		for _, no := range []string{"<script", "src=", "href", "url(", "\u202e"} {
			if strings.Contains(out.String(), no) {
				t.Errorf("%s: holds %q", tag, no)
			}
		}
	}
}
