//go:build unix

package main_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// A plain is somebody at the line-by-line face.
type plain struct {
	*terminal
	lib   *content.Library
	given map[content.ID]any
	*ear
}

// An ear is what was heard up to now.
type ear struct {
	typed  int // how much was printed when the last line was typed
	pauses int // of the page that is being said
}

func listens(t *testing.T, w window, args ...string) plain {
	t.Helper()
	return plain{open(t, w, program, append([]string{"--plain"}, args...)...), library(t), organiser(t), &ear{}}
}

// cleared is what takes all that was said off the terminal.
const cleared = "\x1b[H\x1b[2J\x1b[3J"

// all is everything that was printed.
func (r plain) all() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.ReplaceAll(r.printed.String(), "\r", "")
}

// said is what was printed since the last line was typed.
func (r plain) said() string { return r.all()[r.typed:] }

// prompts end what is said before a line is awaited.
var prompts = regexp.MustCompile(`(Number of your choice|Numbers to tick|00 goes back).*\n$`)

// hears waits until something was said and a line is awaited. It goes on where
// a long page pauses.
func (r plain) hears(words string) plain {
	r.Helper()
	r.until(func() bool {
		said := r.said()
		if n := strings.Count(said, "Press Enter to go on.\n"); n > r.pauses {
			r.pauses = n
			r.sends("\n")
		}
		return strings.Contains(strings.Join(strings.Fields(pause.ReplaceAllString(said, "")), " "), words) && prompts.MatchString(said)
	}, "it does not say %q but %q", words, tail{r})
	return r
}

// pause is what a long page says in between, and the line that was typed.
var pause = regexp.MustCompile(`More lines: .*\n\n?`)

// tail is what was said last, for messages.
type tail struct{ plain }

func (t tail) String() string { return t.said() }

func (r plain) hearsNot(words ...string) plain {
	r.Helper()
	said := strings.Join(strings.Fields(r.said()), " ")
	for _, w := range words {
		if at := strings.Index(strings.ToLower(said), strings.ToLower(w)); at >= 0 {
			r.Errorf("it says %q in %q", w, said[max(0, at-100):min(len(said), at+len(w)+100)])
		}
	}
	return r
}

// types a line.
func (r plain) types(line string) plain {
	r.Helper()
	*r.ear = ear{typed: len(r.all())}
	r.sends(line + "\n")
	return r
}

// chooses types the number of what says these words.
func (r plain) chooses(words string) plain {
	r.Helper()
	number := regexp.MustCompile(`(?m)^(\d+)\. .*` + regexp.QuoteMeta(words))
	found := number.FindAllStringSubmatch(r.all(), -1)
	if found == nil {
		r.Fatalf("no number for %q in %q", words, r.said())
	}
	return r.types(found[len(found)-1][1])
}

// asked is the question that was said last, or nil.
func (r plain) asked() *content.Question {
	return questionIn(r.lib, strings.Join(strings.Fields(r.said()), " "))
}

// answers goes through the questions until something else is said. One that small
// view covers is shown first.
func (r plain) answers(until string) plain {
	r.Helper()
	for range 80 {
		if strings.Contains(r.said(), "Show the question") {
			r.types("1").hears("")
		}
		q := r.asked()
		if q == nil {
			return r.hears(until)
		}
		ids := idsOf(r.given[q.ID])
		switch {
		case len(ids) == 0:
			r.types("9")
		case q.Type == content.Many:
			var keys []string
			for _, id := range ids {
				keys = append(keys, keyOf(q, id))
			}
			r.types(strings.Join(keys, " ")).hears("Enter alone").types("")
		default:
			r.types(keyOf(q, ids[0]))
		}
		r.hears("")
	}
	r.Fatalf("the questions do not end: %q", r.said())
	return r
}

// hidden waits until what is typed is not shown any more.
func (r plain) hidden() plain {
	r.Helper()
	r.hears("nothing shows while you type")
	time.Sleep(grace) // the words come first
	return r
}

// TestHelpFitsANarrowWindow: so do the errors of commands.
func TestHelpFitsANarrowWindow(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"--help":                  "    language, for example es or ar",
		"assess --help --lang my": "alcove assess PACK",
		"assess own-setup":        "which answers: alcove assess own-setup",
		"list --lang zz":          "alcove: There is no language",
	} {
		x := open(t, window{cols: 40, rows: 60}, program, strings.Fields(args)...)
		<-x.gone
		for line := range strings.Lines(x.printed.String()) {
			if line = strings.TrimRight(line, "\r\n"); text.Width(line) > 39 {
				t.Errorf("%s: a line of %d cells: %q", args, text.Width(line), line)
			}
		}
		if !strings.Contains(x.picture(), want) {
			t.Errorf("%s: it does not say %q\n%s", args, want, x.picture())
		}
	}
}

// TestPlainFitsANarrowWindow: words are whole on lines that the terminal need not
// break, in every script.
func TestPlainFitsANarrowWindow(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"en", "ar", "hi", "my", "zh-Hans"} {
		r := listens(t, window{cols: 40, rows: 20}, "--lang", tag)
		r.sends("1\n1\n1\n1\n1\n04\n00\n09\n")
		r.isGone(patience)
		widest := 0
		for line := range strings.Lines(strings.ReplaceAll(r.all(), cleared, "")) {
			widest = max(widest, text.Width(strings.TrimSuffix(line, "\n")))
		}
		if widest > 39 || widest < 30 {
			t.Errorf("%s: the widest line has %d cells, where 39 fit:\n%s", tag, widest, r.all())
		}
	}
}
