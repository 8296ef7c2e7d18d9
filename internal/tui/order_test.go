package tui

import (
	"fmt"
	"strings"
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/text"
)

// Each line of the page that asks which can be read is drawn in its own way, and
// the terminal leaves them alone meanwhile.
func TestDrawnInSeveralWays(t *testing.T) {
	f := newFake(t, "ar-XB", "welcome", "ways")
	page := app.Page{}
	for i, way := range []text.Bidi{text.Explicit, text.Embed, text.Words, text.Off} {
		page.Choices = append(page.Choices, app.Choice{Key: fmt.Sprint(i + 1), Text: "رمز (a).", Drawn: &way})
	}
	f.pages["ways"] = page
	p := sit(t, f, 40, 20)
	for _, want := range []string{".(a) \ufeb0\ufee3\ufead", "\u202b", ".(a) رمز", "رمز (a)."} {
		if !strings.Contains(p.r.frame.String(), want) {
			t.Errorf("%q is not in %q", want, p.r.frame.String())
		}
	}
	if !strings.Contains(p.written.String(), keepOrder) {
		t.Error("the terminal was not told to leave the order alone")
	}
	p.written.Reset()
	f.open["choose 0"] = "-"
	p.press("1")
	if got := p.written.String(); strings.Count(got, freeOrder) != 20 || strings.Contains(got, keepOrder) {
		t.Errorf("not every row may be put in order again: %q", got)
	}
}

// However the screen is given back, the terminal puts rows in order again.
func TestOrderIsGivenBack(t *testing.T) {
	for name, end := range map[string]func(*person){
		"leaving":   func(p *person) { p.press("ctrl+x") },
		"a panic":   func(p *person) { p.tell(broke{Fault{}}) },
		"a hang-up": func(p *person) { p.tell(hungUp{}) },
	} {
		f := newFake(t, "ar-XB", "welcome")
		f.bidi = text.Explicit
		p := sit(t, f, 40, 20)
		if p.written.Reset(); !p.r.painter.still {
			t.Fatal("the terminal was not told to leave the order alone")
		}
		end(p)
		if got := p.written.String(); !strings.HasSuffix(got, freeOrder+blankScreen+giveScreen) {
			t.Errorf("%s: written at the end: %q", name, got)
		}
	}
}

// A terminal that is known to put nothing in order is told nothing.
func TestOrderIsNotMentioned(t *testing.T) {
	p := sit(t, newFake(t, "ar-XB", "welcome"), 40, 20)
	p.press("ctrl+x")
	if got := p.written.String(); strings.Contains(got, keepOrder) || strings.Contains(got, freeOrder) {
		t.Errorf("the terminal is told of order: %q", got)
	}
}

// The cursor stands where the next letter of a right-to-left text will be.
func TestCursorFromTheRight(t *testing.T) {
	f := newFake(t, "ar-XB", "welcome", "name")
	f.pages["name"] = app.Page{Field: &app.Field{Label: "a"}}
	p := sit(t, f, 40, 20)
	p.press("ס", "ו", "ד")
	if at := p.r.frame.cursor; at == nil || at.col != 40-1-margin-2-3 {
		t.Errorf("cursor at %v after three letters", at)
	}
	p.press("right")
	if at := p.r.frame.cursor; at == nil || at.col != 40-1-margin-2-2 {
		t.Errorf("cursor at %v before the third", at)
	}
	row := styled.ReplaceAllString(p.r.frame.rows[p.r.frame.cursor.row], "")
	if !strings.HasSuffix(row, "דוס ▐") {
		t.Errorf("the row is %q", row)
	}
}
