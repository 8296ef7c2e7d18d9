package tui

import (
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// TestThemes: without colours no colour is sent, strong contrast turns the choice
// one is on around, and every theme says the same words.
func TestThemes(t *testing.T) {
	row := text.Line{{Text: "gone", Role: text.Danger}, {Text: "here", Role: text.Selected}}
	drawn := map[app.Theme]string{}
	for _, theme := range []app.Theme{app.TerminalTheme, app.HighContrast, app.Monochrome} {
		l := newLook(Options{})
		l.colours()
		l.wear(theme)
		drawn[theme] = l.style(row)
		if words := styled.ReplaceAllString(drawn[theme], ""); words != "gonehere" {
			t.Errorf("theme %q says %q", theme, words)
		}
	}
	if !strings.Contains(drawn[app.TerminalTheme], "31") {
		t.Errorf("no colour in the terminal's own theme: %q", drawn[app.TerminalTheme])
	}
	for _, theme := range []app.Theme{app.HighContrast, app.Monochrome} {
		if strings.Contains(drawn[theme], "31") {
			t.Errorf("theme %q has a colour: %q", theme, drawn[theme])
		}
	}
	if !strings.Contains(drawn[app.HighContrast], "7m") {
		t.Errorf("strong contrast does not turn the choice around: %q", drawn[app.HighContrast])
	}
}
