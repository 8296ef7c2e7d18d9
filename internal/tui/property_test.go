package tui

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// words that a page may hold, clean and not.
var samples = []string{
	"", "a", "How do you unlock your phone?", "কীভাবে আপনি আপনার ফোন আনলক করেন", "你好世界，你怎么解锁手机？", "كيف تفتح هاتفك؟",
	"วิธีปลดล็อก", "မြန်မာစာ", strings.Repeat("unbreakable", 30), strings.Repeat("word ", 300),
	"\x1b[31mred\x1b]52;c;AAAA\a", "a\rb\u202ec\u2066d", "two\nlines", "\u200b\u200d\ufeff", "e" + strings.Repeat("\u0301", 40), "👨‍👩‍👧‍👦",
}

func drawPage(rt *rapid.T) app.Page {
	word := rapid.SampledFrom(samples)
	blocks := func(name string) []app.Block {
		return rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) app.Block {
			b := app.Block{Role: text.Role(rapid.IntRange(0, int(text.Key)+1).Draw(rt, "role")), Indent: rapid.IntRange(0, 9).Draw(rt, "indent")}
			switch rapid.IntRange(0, 2).Draw(rt, "kind") {
			case 0:
				b.Text = word.Draw(rt, "text")
			case 1:
				b.Lines, b.Start = rapid.SliceOfN(word, 1, 5).Draw(rt, "lines"), rapid.IntRange(0, 2).Draw(rt, "start")
			default:
				b.Meter = &app.Meter{Label: word.Draw(rt, "label"), Words: word.Draw(rt, "words"), Value: rapid.Float64().Draw(rt, "value"), Low: 1, High: 3, Most: rapid.Float64().Draw(rt, "most")}
			}
			return b
		}), 0, 6).Draw(rt, name)
	}
	p := app.Page{Title: word.Draw(rt, "title"), Aside: word.Draw(rt, "aside"), Notice: word.Draw(rt, "notice"), Body: blocks("body"), Tail: blocks("tail"), Default: rapid.IntRange(-2, 9).Draw(rt, "default")}
	p.Choices = rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) app.Choice {
		return app.Choice{
			Key: rapid.SampledFrom([]string{"", "1", "2", "11", "8", "x\x1b"}).Draw(rt, "key"), Text: word.Draw(rt, "choice"), Note: word.Draw(rt, "note"),
			Under: rapid.SampledFrom(samples[:4]).Draw(rt, "under"), State: app.State(rapid.IntRange(0, 3).Draw(rt, "state")),
		}
	}), 0, 12).Draw(rt, "choices")
	if rapid.Bool().Draw(rt, "field") {
		p.Field = &app.Field{Label: word.Draw(rt, "label"), Value: word.Draw(rt, "value"), Secret: rapid.Bool().Draw(rt, "secret"), Limit: rapid.IntRange(0, 30).Draw(rt, "limit")}
	}
	p.Acts = rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) app.Action { return app.Action(rapid.IntRange(1, 12).Draw(rt, "act")) }), 0, 4).Draw(rt, "acts")
	return p
}

func clockOf(now *time.Time) func() time.Time { return func() time.Time { return *now } }

// checkFrame holds a frame against what every frame must be.
func checkFrame(rt *rapid.T, r *root) {
	rows := strings.Split(r.frame.String(), "\n")
	if len(rows) > max(r.height, 1) {
		rt.Fatalf("%d rows in a window of %d", len(rows), r.height)
	}
	for _, row := range rows {
		plain := styled.ReplaceAllString(row, "")
		if text.Width(plain) > r.width {
			rt.Fatalf("a row of %d cells in a window of %d: %q", text.Width(plain), r.width, plain)
		}
		if plain != text.CleanLine(plain) {
			rt.Fatalf("not clean: %q", plain)
		}
	}
	if c := r.frame.cursor; c != nil && (c.col < 0 || c.col >= r.width || c.row < 0 || c.row >= r.height) {
		rt.Fatalf("cursor %+v in a window of %dx%d", *c, r.width, r.height)
	}
}

// Whatever the page, the window and the keys: no panic, no row too wide, no
// frame too tall, nothing unclean, and what is chosen exists.
func TestAnyPage(t *testing.T) {
	names := strings.Fields("up down up down pgup pgdown home end enter tab esc space left right backspace delete ctrl+u ctrl+w 1 2 8 ١ ? x f1 f2 f3 f5 f6 f7 f8 f9 ctrl+c enter ctrl+l")
	sizes := [][2]int{{80, 24}, {40, 12}, {40, 20}, {41, 13}, {100, 30}, {0, 0}, {1, 1}, {7, 2}, {8, 1}, {39, 30}, {200, 1}, {1, 200}, {300, 100}}
	fakes := map[locale.Tag]*fake{}
	for _, tag := range []locale.Tag{"en", "en-XA", "ar-XB"} {
		fakes[tag] = newFake(t, tag, "welcome")
	}
	rapid.Check(t, func(rt *rapid.T) {
		f := *fakes[rapid.SampledFrom([]locale.Tag{"en", "en-XA", "ar-XB"}).Draw(rt, "language")]
		f.stack, f.calls = []string{"0"}, nil
		f.pages = map[string]app.Page{"0": drawPage(rt), "1": drawPage(rt)}
		now := noon
		r := newRoot(Options{Session: &f, Clock: clockOf(&now), ASCII: rapid.Bool().Draw(rt, "ascii")}, newPainter(io.Discard))
		for range rapid.IntRange(1, 15).Draw(rt, "events") {
			switch rapid.IntRange(0, 9).Draw(rt, "event") {
			case 0:
				f.stack[0] = rapid.SampledFrom([]string{"0", "1"}).Draw(rt, "page")
				r.Update(finished{})
				now = now.Add(grace)
			case 1, 2:
				s := rapid.SampledFrom(sizes).Draw(rt, "size")
				r.Update(tea.WindowSizeMsg{Width: s[0], Height: s[1]})
			case 3:
				r.Update(tea.PasteMsg{Content: rapid.SampledFrom(samples).Draw(rt, "pasted")})
			default:
				r.Update(tea.KeyPressMsg(key(rapid.SampledFrom(names).Draw(rt, "key"))))
			}
			if r.fault != nil {
				rt.Fatal(r.fault)
			}
			checkFrame(rt, r)
			if r.over {
				return
			}
		}
		for _, call := range f.calls {
			var i int
			if n, _ := fmt.Sscanf(call, "choose %d", &i); n == 1 && (i < 0 || i >= 12) {
				rt.Fatalf("told %q", call)
			}
		}
	})
}

// A window that changes its size thousands of times costs no answer.
func TestResizeStorm(t *testing.T) {
	f := newFake(t, "en", "welcome", "note")
	p := sit(t, f, 80, 24)
	p.press("end", "!")
	for i := range 5000 {
		p.tell(tea.WindowSizeMsg{Width: i * 7 % 130, Height: i * 11 % 60})
	}
	p.tell(tea.WindowSizeMsg{Width: 500, Height: 1000})
	p.tell(tea.WindowSizeMsg{})
	p.tell(tea.WindowSizeMsg{Width: 80, Height: 24})
	p.press("enter")
	if want := `enter "Check who is linked to your chat app!"`; len(f.calls) != 1 || f.calls[0] != want {
		t.Errorf("told %q, want %q", f.calls, want)
	}
}

// In a window that is too small nothing is chosen unseen.
func TestTooSmall(t *testing.T) {
	f := newFake(t, "en", "welcome", "question")
	for _, size := range [][2]int{{39, 24}, {80, 11}, {10, 3}} {
		p := sit(t, f, size[0], size[1])
		p.press("enter", "1", "f2")
		if len(f.calls) > 0 || !p.sees("too") || p.sees("phone") {
			t.Errorf("%v: told %q, shown:\n%s", size, f.calls, p.shown())
		}
		if p.press("ctrl+x"); !p.r.over {
			t.Errorf("%v: Ctrl+X does not leave", size)
		}
	}
}
