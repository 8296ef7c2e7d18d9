package paper_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/paper"
	"alcove.example/locales"
)

func words(t testing.TB, tags ...locale.Tag) []*locale.Words {
	t.Helper()
	var out []*locale.Words
	for _, tag := range tags {
		w, err := locale.Load(locales.FS, tag)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, w)
	}
	return out
}

// TestForms writes every pack in every format, for both readers: all questions and
// all answers stand on it, no word is missing, nothing is loaded or run, and no
// program is named.
func TestForms(t *testing.T) {
	said := map[paper.Reader][]*locale.Words{paper.Everybody: words(t, "en"), paper.Facilitator: words(t, "ar-XB", "en")}
	for _, pack := range append(library(t).Packs, numbers(t)) {
		for _, format := range paper.Formats() {
			for reader, in := range said {
				var b strings.Builder
				if err := format.Write(&b, paper.Form{Pack: pack, Words: in, Reader: reader}); err != nil {
					t.Fatal(err)
				}
				form := b.String()
				if bad := regexp.MustCompile(`(?i)alcove|<script|src=|href=|\[(paper|answer)\.|\{(number|from|to|answers)\}`).FindString(form); bad != "" {
					t.Errorf("%s as %s holds %q", pack.ID, format.Name, bad)
				}
				if format.Name == "html" {
					whole(t, form)
					complete(t, pack, form, reader)
				}
			}
		}
	}
}

// whole reads the page to its end: every element that begins also ends.
func whole(t *testing.T, page string) {
	t.Helper()
	_, body, _ := strings.Cut(page, "<body>")
	d := xml.NewDecoder(strings.NewReader("<body>" + strings.ReplaceAll(strings.TrimSuffix(body, "</html>\n"), "<hr>", "<hr/>")))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func complete(t *testing.T, pack *content.Pack, form string, reader paper.Reader) {
	t.Helper()
	boxes, asked := 0, 0
	for _, q := range pack.Questions {
		boxes += len(paper.Choices(q))
		asked++
	}
	if n := strings.Count(form, `<div class="choice">`); n != boxes {
		t.Errorf("%s has %d boxes, want %d", pack.ID, n, boxes)
	}
	if n := strings.Count(form, `<div class="ask">`); n != asked {
		t.Errorf("%s has %d questions, want %d", pack.ID, n, asked)
	}
	if staff := strings.Contains(form, `class="staff"`); staff && reader == paper.Everybody {
		t.Errorf("%s tells everybody what is for the facilitator", pack.ID)
	}
}

// TestHandouts writes every step: the harm note stands first, source and day at the
// end, nothing is missing, and a plain cover names neither step nor program.
func TestHandouts(t *testing.T) {
	lib := library(t)
	english := words(t, "en")[0]
	for _, c := range lib.Controls {
		for _, shape := range paper.Shapes() {
			var b strings.Builder
			h := paper.Handout{Library: lib, Words: english, Steps: []*content.Control{c}, Cover: paper.Plain}
			err := shape.Write(&b, h)
			if errors.Is(err, paper.ErrTooLong) && len(c.Steps) > 1 { // many systems: each by itself fits
				h.On = []content.ID{"android", "windows"}
				err = shape.Write(&b, h)
			}
			if err != nil {
				t.Errorf("%s as %s: %v", c.ID, shape.Name, err)
				continue
			}
			whole(t, b.String())
			if strings.Contains(b.String(), "alcove") || !strings.Contains(b.String(), "<title>Notes</title>") {
				t.Errorf("%s as %s: the cover is not plain", c.ID, shape.Name)
			}
			ordered(t, c, shape.Name, b.String())
			h.Today = content.Date{Year: 2040, Month: 1, Day: 1}
			b.Reset()
			if err := shape.Write(&b, h); err != nil {
				t.Errorf("%s as %s, out of date: %v", c.ID, shape.Name, err)
			}
			if strings.Contains(b.String(), english.Say("step.stale")) == lib.LastChecked(c).Never() {
				t.Errorf("%s as %s does not say that it is out of date", c.ID, shape.Name)
			}
		}
	}
}

func ordered(t *testing.T, c *content.Control, shape, page string) {
	t.Helper()
	if n := strings.Count(page, `class="source"`); n != len(c.Sources) {
		t.Errorf("%s as %s has %d sources, want %d", c.ID, shape, n, len(c.Sources))
	}
	if harm := strings.Index(page, `class="harm"`); c.WhenNot != "" && (harm < 0 || shape == "card" && harm > strings.Index(page, "<h2>")) {
		t.Errorf("%s as %s: the harm note does not come first", c.ID, shape)
	}
}

func TestTooMuchForOneSheet(t *testing.T) {
	lib := library(t)
	h := paper.Handout{Library: lib, Words: words(t, "en")[0], Steps: lib.Controls[:20]}
	for _, shape := range paper.Shapes() {
		if err := shape.Write(io.Discard, h); errors.Is(err, paper.ErrTooLong) != (shape.Name == "zine") {
			t.Errorf("%s: %v", shape.Name, err)
		}
	}
}
