package page

import (
	_ "embed"
	"html"
	"io"
	"strings"

	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

//go:embed head.html
var head string

// A Sheet is a page as it is written. What is put into it has to be HTML. The zero
// value is ready to begin; it must not be copied after that.
type Sheet struct{ strings.Builder }

// Begin begins the page in the language of the words. The style is CSS of our own.
func (s *Sheet) Begin(in *locale.Words, title, style string) {
	s.WriteString(strings.NewReplacer("{lang}", html.EscapeString(string(in.Tag())), "{dir}", Direction(in.Dir()),
		"{title}", html.EscapeString(text.CleanLine(title)), "{style}", style).Replace(head))
}

// End ends the page and writes it.
func (s *Sheet) End(w io.Writer) error {
	s.WriteString("</body>\n</html>\n")
	_, err := io.WriteString(w, s.String())
	return err
}

// Direction is the value of the attribute dir.
func Direction(d text.Dir) string {
	if d == text.RightToLeft {
		return "rtl"
	}
	return "ltr"
}
