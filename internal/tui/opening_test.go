package tui

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// asking is a page that asks something after some text, and says why.
func asking(before, why int) app.Page {
	p := app.Page{Title: "What this is"}
	for i := range before {
		p.Body = append(p.Body, app.Block{Text: fmt.Sprintf("before %d %s", i, strings.Repeat("word ", 20))})
	}
	p.Body = append(p.Body, app.Block{Text: "Are you in danger now?", Role: text.Title})
	for range why {
		p.Body = append(p.Body, app.Block{Text: "because " + strings.Repeat("word ", 20), Role: text.Muted, Indent: 2})
	}
	for i, a := range []string{"No", "I am not sure", "Yes"} {
		p.Choices = append(p.Choices, app.Choice{Key: fmt.Sprint(i + 1), Text: a})
	}
	return p
}

// What is asked is in the first view with all of its answers, however much there
// is to read before and between them. The reason gives way, and is still there.
func TestQuestionIsInTheFirstView(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {40, 20}, {80, 24}} {
		for _, page := range []app.Page{asking(0, 4), asking(5, 0), asking(9, 9)} {
			for page.Default = range page.Choices {
				f := newFake(t, "en", "welcome", "asking")
				f.pages["asking"] = page
				p := sit(t, f, size[0], size[1])
				for _, want := range []string{"Are you in danger now?", "1  No", "I am not sure", "3  Yes", "Ctrl+X", bar} {
					if !p.sees(want) {
						t.Errorf("%v: %q is not in the first view:\n%s", size, want, p.shown())
					}
				}
				if p.press("2"); !slices.Equal(f.calls, []string{"choose 1"}) {
					t.Errorf("%v: told %q", size, f.calls)
				}
			}
		}
	}
	f := newFake(t, "en", "welcome", "asking")
	f.pages["asking"] = asking(0, 4)
	p := sit(t, f, 40, 12)
	p.press(strings.Fields(strings.Repeat("down ", 30))...)
	if !p.sees("because") {
		t.Errorf("the reason is lost:\n%s", p.shown())
	}
	f.pages["asking"] = asking(5, 0)
	p = sit(t, f, 40, 12)
	if p.press("home"); !p.sees("before 0") {
		t.Errorf("Home does not go to the top:\n%s", p.shown())
	}
	if p.press("3"); len(f.calls) > 0 || !p.sees("▌ 3  Yes") {
		t.Errorf("a digit took what was out of sight: told %q, shown:\n%s", f.calls, p.shown())
	}
}

// The question is in the first view even where the answer that was given is not.
func TestQuestionComesBeforeItsAnswer(t *testing.T) {
	f := newFake(t, "en", "welcome", "asking")
	page := asking(3, 3)
	for i := range 20 {
		page.Choices = append(page.Choices, app.Choice{Key: fmt.Sprint(i + 40), Text: "another"})
	}
	page.Default = 22
	f.pages["asking"] = page
	p := sit(t, f, 40, 12)
	if !p.sees("Are you in danger now?") || p.sees(bar) {
		t.Errorf("shown:\n%s", p.shown())
	}
	if p.press("enter"); len(f.calls) > 0 || !p.sees("▌ 59") {
		t.Errorf("told %q, shown:\n%s", f.calls, p.shown())
	}
	if p.press("1"); len(f.calls) > 0 || !p.sees("▌  1") {
		t.Errorf("a digit took what was out of sight: told %q, shown:\n%s", f.calls, p.shown())
	}
	if p.press("1"); !slices.Equal(f.calls, []string{"choose 0"}) {
		t.Errorf("told %q", f.calls)
	}
}

// A digit for a choice that stands behind a long text shows it. So does one that
// the window cuts off.
func TestDigitShowsFirst(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {40, 20}, {80, 24}} {
		f := newFake(t, "en", "welcome", "card")
		card := f.pages["help"]
		card.Choices = asking(0, 0).Choices
		f.pages["card"] = card
		p := sit(t, f, size[0], size[1])
		if p.sees("No") || !p.sees("Enter read on") {
			t.Fatalf("%v: shown:\n%s", size, p.shown())
		}
		if p.press("2"); len(f.calls) > 0 || !p.sees("▌ 2  I am not sure") || !p.sees("Enter choose") {
			t.Fatalf("%v: told %q, shown:\n%s", size, f.calls, p.shown())
		}
		if p.press("2"); !slices.Equal(f.calls, []string{"choose 1"}) {
			t.Errorf("%v: told %q", size, f.calls)
		}
	}
}

// No choice is hidden in the first view where title, question and choices alone
// would fit above a rule and two lines of keys, unless there is mostly something to
// read. What a digit or Enter takes is in sight.
func TestNoChoiceIsHidden(t *testing.T) {
	fakes := map[locale.Tag]*fake{}
	for _, tag := range []locale.Tag{"en", "en-XA", "ar-XB"} {
		fakes[tag] = newFake(t, tag, "welcome")
	}
	rapid.Check(t, func(rt *rapid.T) {
		f := *fakes[rapid.SampledFrom([]locale.Tag{"en", "en-XA", "ar-XB"}).Draw(rt, "language")]
		full := drawPage(rt)
		full.Notice, full.Field = "", nil
		if rapid.Bool().Draw(rt, "asks") {
			why := rapid.SliceOfN(rapid.SampledFrom(samples[1:]), 0, 4).Draw(rt, "why")
			full.Body = append(full.Body, app.Block{Text: rapid.SampledFrom(samples[1:]).Draw(rt, "ask"), Role: text.Title})
			for _, w := range why {
				full.Body = append(full.Body, app.Block{Text: w, Role: text.Muted, Indent: 2})
			}
		} else {
			full.Body = nil
		}
		full.Default = max(0, min(full.Default, len(full.Choices)-1))
		f.stack, f.calls, f.pages = []string{"0"}, nil, map[string]app.Page{"0": full}
		now := noon
		r := newRoot(Options{Session: &f, Clock: clockOf(&now)}, newPainter(io.Discard))
		width, height := rapid.IntRange(leastWidth, 120).Draw(rt, "width"), rapid.IntRange(leastHeight, 60).Draw(rt, "height")
		r.Update(tea.WindowSizeMsg{Width: width, Height: height})
		if r.fault != nil {
			rt.Fatal(r.fault)
		}
		if len(full.Choices) == 0 {
			return
		}
		s := setter{box: text.Box{Width: min(width-2*margin, longest), Dir: f.Dir(), Bidi: f.Bidi()}, spacing: tight}
		s.heads(full)
		if ask := askedAt(full); ask != noAsk {
			s.block(full.Body[ask])
			if r.sheet.ask < r.place.from || r.sheet.ask >= r.place.from+r.place.room {
				rt.Fatalf("the question is not in the first view:\n%s", r.frame)
			}
		}
		s.choices(full.Choices, 0)
		if len(s.rows) <= height-3 && !r.sheet.mostlyText(r.place.room) {
			for i, at := range r.sheet.stops {
				if !r.place.sees(at) {
					rt.Fatalf("choice %d is hidden in a window of %dx%d:\n%s", i, width, height, r.frame)
				}
			}
		}
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(strings.Fields("1 2 8 enter up down pgup pgdown home end")), 1, 4).Draw(rt, "keys") {
			place, sheet := r.place, r.sheet
			f.calls = nil
			r.Update(tea.KeyPressMsg(key(name)))
			var i int
			if len(f.calls) == 0 {
				continue
			}
			if n, _ := fmt.Sscanf(f.calls[0], "choose %d", &i); n == 1 && !place.sees(sheet.stops[i]) {
				rt.Fatalf("%s took choice %d, which was out of sight", name, i)
			}
		}
	})
}
