package plain

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// tellTale draws texts in several scripts, each with a number of its own, and
// keeps them in the order in which they were drawn.
type tellTale struct{ texts []string }

var alphabets = []string{"word", "überlange", "слово", "كلمة", "מילה", "字字。", "စကား", "คำ\u200bคำ", "शब्द", "a\tb", "\x1b[31mred", "rtl\u202eltr", "x\u0301"}

func (w *tellTale) text(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.SampledFrom(alphabets), 1, 12).Draw(t, "words")
	s := fmt.Sprintf("#%d# %s", len(w.texts), strings.Join(words, " "))
	w.texts = append(w.texts, s)
	return s
}

// maybe is a text or none.
func (w *tellTale) maybe(t *rapid.T) string {
	if rapid.Bool().Draw(t, "there") {
		return w.text(t)
	}
	return ""
}

func (w *tellTale) blocks(t *rapid.T) []app.Block {
	var blocks []app.Block
	for range rapid.IntRange(0, 4).Draw(t, "blocks") {
		switch rapid.IntRange(0, 2).Draw(t, "block") {
		case 0:
			blocks = append(blocks, app.Block{Text: w.text(t), Role: text.Title, Indent: 2})
		case 1:
			lines := []string{w.text(t), w.text(t)}
			blocks = append(blocks, app.Block{Lines: lines, Start: rapid.IntRange(0, 2).Draw(t, "start")})
		case 2:
			blocks = append(blocks, app.Block{Meter: &app.Meter{Label: w.text(t), Words: w.text(t)}})
		}
	}
	return blocks
}

func (w *tellTale) choices(t *rapid.T) []app.Choice {
	var choices []app.Choice
	for range rapid.IntRange(0, 5).Draw(t, "choices") {
		choices = append(choices, app.Choice{
			Under: w.maybe(t), Text: w.text(t), Note: w.maybe(t),
			Key: rapid.StringMatching(`[1-9]?`).Draw(t, "key"), State: app.State(rapid.IntRange(0, 3).Draw(t, "state")),
		})
	}
	return choices
}

// page draws a page part by part, in the order in which it is to be said.
func (w *tellTale) page(t *rapid.T) app.Page {
	var p app.Page
	p.Title, p.Aside = w.maybe(t), w.maybe(t)
	p.Body, p.Choices, p.Tail, p.Notice = w.blocks(t), w.choices(t), w.blocks(t), w.maybe(t)
	return p
}

// bare is a text without blanks and break marks, which wrapping moves.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, text.Clean(s))
}

func TestAPageIsSaidOnceAndInOrder(t *testing.T) {
	words := map[locale.Tag]*fake{"en": newFake(t, "en", "page"), "ar-XB": newFake(t, "ar-XB", "page")}
	rapid.Check(t, func(t *rapid.T) {
		f := words[rapid.SampledFrom([]locale.Tag{"en", "ar-XB"}).Draw(t, "language")]
		var w tellTale
		f.pages = map[string]app.Page{"page": w.page(t)}
		f.ending = app.GoOn
		width := rapid.IntRange(8, 100).Draw(t, "width")

		var out bytes.Buffer
		if _, err := Run(Options{Session: f, In: strings.NewReader(""), Out: &out, Width: width, After: never}); err != nil {
			t.Fatal(err)
		}
		said := bare(out.String())
		for _, want := range w.texts {
			before, after, found := strings.Cut(said, bare(want))
			if !found {
				t.Fatalf("%q is not said, or not in order:\n%s", want, out.String())
			}
			if strings.Contains(before, "#") {
				t.Fatalf("something else is said before %q:\n%s", want, out.String())
			}
			said = after
		}
		if strings.Contains(said, "#") {
			t.Fatalf("something is said twice:\n%s", out.String())
		}
		for line := range strings.Lines(out.String()) {
			if line = strings.TrimSuffix(line, "\n"); text.Width(line) > width || text.CleanLine(line) != line {
				t.Fatalf("a line of %d cells, or unclean, where %d fit: %q", text.Width(line), width, line)
			}
		}
	})
}

// What is said back is no place to leak a secret either.
func TestASecretIsNeverSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[a-z]{6,19}`).Filter(func(s string) bool { return s != "correct" }).Draw(t, "secret")
		f := newFake(t, "en", "unlock")
		tr := &transcript{lines: []string{secret, "correct horse"}}
		if _, err := Run(Options{Session: f, In: tr, Out: tr, Secret: tr.unseen, After: never}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(strings.ReplaceAll(tr.String(), "passphrase", ""), secret) {
			t.Fatalf("%q was said:\n%s", secret, tr)
		}
	})
}
