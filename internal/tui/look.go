package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"alcove.example/internal/text"
)

// A look is how roles are shown. No role is told by colour alone: the words say
// it too. The colours are those that can be read on black and on white.
type look struct {
	ascii  bool
	styles [text.Key + 1]lipgloss.Style // Plain is left as it is
}

func newLook(o Options) look {
	l := look{ascii: o.ASCII}
	plain := lipgloss.NewStyle()
	bold := plain.Bold(true)
	for _, role := range []text.Role{text.Title, text.Accent, text.Caution, text.Danger, text.Selected, text.Key} {
		l.styles[role] = bold
	}
	if !o.NoColor {
		l.styles[text.Muted] = plain.Faint(true)
		l.styles[text.Good] = plain.Foreground(lipgloss.Green)
		l.styles[text.Caution] = bold.Foreground(lipgloss.Magenta)
		l.styles[text.Danger] = bold.Foreground(lipgloss.Red)
	}
	return l
}

// paint is a row as the terminal takes it.
func (l *look) paint(b *strings.Builder, row text.Line) {
	for _, span := range row {
		if span.Role == text.Plain || int(span.Role) >= len(l.styles) || strings.TrimLeft(span.Text, " ") == "" {
			b.WriteString(span.Text)
			continue
		}
		b.WriteString(l.styles[span.Role].Render(span.Text))
	}
}
