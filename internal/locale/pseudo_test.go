package locale

import (
	"strings"
	"testing"
	"unicode/utf8"

	"alcove.example/internal/text"
)

func TestAccented(t *testing.T) {
	w := load(t, "en-XA")
	if got := w.Say("leave-now"); got != "ĺéááṽéé ñóóŵ" {
		t.Errorf("Say is %q", got)
	}
	if got := w.Say("opened", A("name", "notes"), A("date", "2026")); !strings.Contains(got, "notes ") || !strings.Contains(got, " 2026.") {
		t.Errorf("a placeholder did not survive: %q", got)
	}
	if got := w.SayN("missing", 3, A("pack", "Travel")); !strings.HasPrefix(got, "3 ") || !strings.Contains(got, " Travel.") {
		t.Errorf("a placeholder did not survive: %q", got)
	}
	if w.SayN("missing", 1) == w.SayN("missing", 2) {
		t.Error("one and many are the same")
	}
	english := "A passkey cannot be typed into a fake page, {name}."
	got, translated := w.Of("control/x/does", english)
	if !translated || !strings.Contains(got, "{name}") || strings.Contains(got, "passkey") {
		t.Errorf("Of is %q, %v", got, translated)
	}
	if was, is := utf8.RuneCountInString(english), utf8.RuneCountInString(got); is != was*14/10 {
		t.Errorf("%d characters became %d", was, is)
	}
	if w.Dir() != text.LeftToRight || w.Tag() != "en-XA" || w.Status() != Reviewed {
		t.Errorf("%s, %d, %s", w.Tag(), w.Dir(), w.Status())
	}
}

func TestAccents(t *testing.T) {
	seen := map[rune]bool{}
	for r := rune('A'); r <= 'z'; r++ {
		if r > 'Z' && r < 'a' {
			continue
		}
		with := accentOn(r)
		if with == r || seen[with] || text.Width(string(with)) != 1 {
			t.Errorf("%c becomes %c", r, with)
		}
		seen[with] = true
	}
	for _, r := range "1 .{é漢" {
		if accentOn(r) != r {
			t.Errorf("%c becomes %c", r, accentOn(r))
		}
	}
}

func TestMirrored(t *testing.T) {
	w := load(t, "ar-XB")
	if got := w.Say("opened", A("name", "notes"), A("date", "2026")); got != "⟦notes is open, made on 2026.⟧" {
		t.Errorf("Say is %q", got)
	}
	if got := w.SayN("missing", 1, A("pack", "Travel")); got != "⟦1 answer is missing in Travel.⟧" {
		t.Errorf("SayN is %q", got)
	}
	if got, translated := w.Of("a/b", "Soon?"); got != "⟦Soon?⟧" || !translated {
		t.Errorf("Of is %q, %v", got, translated)
	}
	if w.Dir() != text.RightToLeft || w.Tag() != "ar-XB" {
		t.Errorf("%s, %d", w.Tag(), w.Dir())
	}
}
