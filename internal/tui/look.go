package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// A look is how roles are shown. No role is told by colour alone: the words say
// it too.
type look struct {
	ascii  bool
	plain  bool // no colours, whatever the terminal can do
	known  bool // what colours the terminal has was learned
	theme  app.Theme
	styles [text.Key + 1]lipgloss.Style
}

// newLook is the look of a terminal of which nothing is known yet.
func newLook(o Options) look {
	l := look{ascii: o.ASCII, plain: o.NoColor}
	l.dress()
	return l
}

// wear changes the theme.
func (l *look) wear(t app.Theme) {
	if t != l.theme {
		l.theme = t
		l.dress()
	}
}

// dress makes the styles of the theme anew.
func (l *look) dress() {
	l.styles = [text.Key + 1]lipgloss.Style{}
	for _, role := range []text.Role{text.Title, text.Accent, text.Caution, text.Danger, text.Selected, text.Key} {
		l.styles[role] = lipgloss.NewStyle().Bold(true)
	}
	if l.theme == app.HighContrast {
		l.styles[text.Selected] = lipgloss.NewStyle().Bold(true).Reverse(true)
		l.styles[text.Danger] = lipgloss.NewStyle().Bold(true).Underline(true)
		return
	}
	if l.known && l.theme != app.Monochrome {
		l.paintRoles()
	}
}

// colours adds colours, where they are wanted. They are those that can be read on
// black and on white.
func (l *look) colours() {
	if !l.plain {
		l.known = true
		l.dress()
	}
}

func (l *look) paintRoles() {
	l.styles[text.Muted] = lipgloss.NewStyle().Faint(true)
	l.styles[text.Good] = lipgloss.NewStyle().Foreground(lipgloss.Green)
	l.styles[text.Caution] = lipgloss.NewStyle().Foreground(lipgloss.Magenta)
	l.styles[text.Danger] = l.styles[text.Danger].Foreground(lipgloss.Red)
}

// style is a row as the terminal takes it.
func (l *look) style(row text.Line) string {
	var b strings.Builder
	for _, span := range row {
		if span.Role == text.Plain || int(span.Role) >= len(l.styles) || strings.TrimLeft(span.Text, " ") == "" {
			b.WriteString(span.Text)
			continue
		}
		b.WriteString(l.styles[span.Role].Render(span.Text))
	}
	return b.String()
}
