package tour

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/tui"
)

// pictured are the screens that README.md shows, and the language of each.
var pictured = map[string]struct{ language, page string }{
	"question.svg": {"en", "question:phone-code"},
	"results.svg":  {"en", "results"},
	"plan.svg":     {"en", "plan"},
	"arabic.svg":   {"ar", "question:phone-code"},
}

// TestPictures: the pictures of README.md are screens as they are drawn today, 80
// cells by 24: go test ./internal/tour -run Pictures -update draws them anew.
func TestPictures(t *testing.T) {
	for name, of := range pictured {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			drawn := ""
			Walk(begins(t, locale.Tag(of.language)), func(s *app.Session, p app.Page) bool {
				if p.ID == of.page {
					drawn = picture(tui.Stills(inWay{s, text.Visual}, 80, 24)[0])
				}
				return drawn == ""
			})
			file := filepath.Join("..", "..", ".github", "pictures", name)
			if *update {
				if err := os.WriteFile(file, []byte(drawn), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if was, err := os.ReadFile(file); err != nil || string(was) != drawn {
				t.Errorf("%s is not %s as it is drawn now, %v: draw it with -update, and look at it", name, of.page, err)
			}
		})
	}
}

// picture is a screen as an image that any browser shows. Rows come in the order in
// which they are seen, and the browser is told to leave them so.
func picture(rows []string) string {
	const across, down = 9, 19
	held := func(s string) string { return html.EscapeString(strings.ReplaceAll(s, " ", "\u00a0")) } // browsers draw runs of blanks as one
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img"><title>%s</title>`+"\n", 80*across+20, len(rows)*down+20, html.EscapeString(strings.Join(strings.Fields(strings.Join(rows, " ")), " ")))
	b.WriteString("<style>text{direction:ltr;unicode-bidi:bidi-override}</style>\n")
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="6" fill="#111"/><g fill="#eee" font-family="monospace" font-size="15">`+"\n")
	for i, row := range rows {
		row = strings.TrimRight(row, " ")
		if row == "" {
			continue
		}
		fmt.Fprintf(&b, `<text x="10" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n", 10+i*down+15, text.Width(row)*across, held(row))
	}
	b.WriteString("</g></svg>\n")
	return b.String()
}
