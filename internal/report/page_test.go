package report_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

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
