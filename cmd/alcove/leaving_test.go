//go:build unix

package main_test

import (
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A way leads to a page: what to choose with the arrows, keys to press, and
// after a = what to type, after a ? what a page says that comes by itself.
type way []string

func (r full) follows(w way) full {
	r.Helper()
	for _, step := range w {
		switch {
		case step[0] == '?':
			r.isShown(step[1:])
		case step[0] == '=':
			r.types(step[1:])
		case step[0] < ' ':
			r.presses(step)
		default:
			r.chooses(step)
		}
	}
	return r
}

// Ways that others begin with.
var (
	toStart    = way{"Start", "No", "No", "?How this works"}
	toQuestion = with(toStart, "My own set-up", "All questions")
	toUnlock   = way{"Open a file", "?Nothing is typed yet"}
	toKept     = with(toUnlock, "="+testPass, "?What you kept")
	toPlan     = with(toKept, "My own set-up")
	toKeeping  = with(toQuestion, "I'd rather not say", tab, "Keep my answers, encrypted")
	toFolder   = with(toKeeping, "Another folder")
	toLimits   = with(toFolder, "=~/new", "?What keeping does not protect against")
	toWords    = with(toLimits, "Go on", "?These words")
)

// with is a way that goes on.
func with(w way, more ...string) way { return append(slices.Clone(w), more...) }

// pages are all kinds of pages, each with words on it and the way there.
var pages = []struct {
	words string
	from  way
	then  way
}{
	{"Start, small view", nil, nil},
	{"Is someone in danger right now?", way{"Start"}, nil},
	{"This program sends nothing. It saves", way{"Start, small view"}, nil},
	{"Then", way{"Start"}, way{"Yes"}},
	{"If nobody answers", way{"Start"}, way{"Yes", "Nobody answers"}},
	{"Go at their pace", way{"Start"}, way{"Yes", "I have reached someone"}},
	{"Has something already happened?", way{"Start"}, way{"No"}},
	{"Keep what you saw", way{"Start"}, way{"No", "Yes"}},
	{"Choose where to start", toStart, nil},
	{"People who may help", toStart, way{"People who may help"}},
	{"Helps with:", toStart, way{"People who may help", enter}},
	{"If a step did harm", toStart, way{"How this works"}},
	{"Unless you ask", toStart, way{"How this works", "Keeping, and leaving nothing"}},
	{"account: Your own place", toStart, way{"How this works", "Words explained"}},
	{"Yes, for myself", toQuestion, nil},
	{"Write no names", toQuestion, way{f7}},
	{"Before we begin", toQuestion, way{f3}},
	{"What else you can do", toQuestion, way{tab}},
	{"Choose an answer to change it", toQuestion, way{"I'd rather not say", tab, "See and change my answers"}},
	{"What is closest to what you need?", toQuestion, way{f2}},
	{"Begin again?", toQuestion, way{"I'd rather not say", tab, "Go to the start", "My own set-up"}},
	{"Only your passphrase opens them", toKeeping, nil},
	{"Type the whole path", toFolder, nil},
	{"It cannot hide that you used it", toLimits, nil},
	{"These words were chosen by chance", toWords, nil},
	{"Names, dates and quotes", toWords, way{"I want my own"}},
	{"That is short", toWords, way{"I want my own", "=short"}},
	{"Type it once more", toWords, way{"I wrote them down"}},
	{"That was not the same", toWords, way{"I wrote them down", "=other"}},
	{"Nothing is typed yet", toUnlock, nil},
	{"That passphrase does not open this", toUnlock, way{"=other", "?Nothing was changed"}},
	{"What you kept", toKept, nil},
	{"What to do", toPlan, nil},
	{"How", toPlan, way{enter}},
	{"This step lowers", toPlan, way{enter, "Why am I told this?"}},
	{"You can say why", toPlan, way{enter, "This is not for me"}},
	{"More steps", toPlan, way{"more steps"}},
	{"Kept private", toPlan, way{tab, "See what could happen"}},
	{"No step takes this away fully", toPlan, way{tab, "See what could happen", enter}},
	{"All that could happen", toPlan, way{tab, "See what could happen", "See all"}},
}

// From every page one key covers the screen, one leaves, and nothing stays.
func TestLeaving(t *testing.T) {
	for i, page := range pages {
		t.Run(page.words, func(t *testing.T) {
			t.Parallel()
			home := newHome(t)
			dir := filepath.Join(t.TempDir(), "kept")
			keep(t, dir, everything)
			r := sitsDown(t, window{home: home, rows: 30, cols: 90}, "--vault", dir)
			r.follows(inside(dir, page.from)).follows(page.then).sees(page.words)

			time.Sleep(grace)
			shown := r.picture()
			r.presses(controlC)
			if covered := r.text(); covered != "Paused." {
				t.Errorf("the covered screen says %q", covered)
			}
			r.presses("x" + down + "1" + tab + f2)
			if covered := r.text(); covered != "Paused. Press Enter to go on." {
				t.Errorf("the covered screen says %q after other keys", covered)
			}
			if r.presses(enter); r.picture() != shown {
				t.Errorf("uncovered the screen says\n%s\nand before\n%s", r.picture(), shown)
			}
			if i%2 == 0 {
				r.sends(controlX)
			} else {
				r.sends(controlC + controlC)
			}
			r.leftNothing()
			nothingBut(t, home, "tmp/")
		})
	}
}

// inside is a way whose new folder lies in the one that the program was started
// for: it reaches no other.
func inside(dir string, w way) way {
	w = slices.Clone(w)
	if at := slices.Index(w, "=~/new"); at >= 0 {
		w[at] = "=" + filepath.Join(dir, "new")
	}
	return w
}

// leftNothing insists that the program is gone and the screen as blank as it
// was before.
func (r full) leftNothing() {
	r.Helper()
	r.isGone(atOnce)
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.screen.switched || !r.screen.blank() || len(r.screen.after) > 0 {
		r.Errorf("the screen after leaving (%q was printed since):\n%s", string(r.screen.after), r.screen)
	}
}

// endings are the signals that tell a program to end.
var endings = []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGINT, syscall.SIGABRT}

func TestSignalsInTheFullScreen(t *testing.T) {
	for _, signal := range endings {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			r := sitsDown(t, window{})
			r.follows(toQuestion).sees("Yes, for myself")
			r.signals(signal)
			r.leftNothing()
		})
	}
}

// TestSignalsLineByLine also where a passphrase is awaited and the terminal
// shows nothing of what is typed.
func TestSignalsLineByLine(t *testing.T) {
	for _, signal := range endings {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			r := listens(t, window{})
			r.hears("Start").types("1").hears("Is someone in danger")
			r.endsBy(signal)

			dir := filepath.Join(t.TempDir(), "kept")
			keep(t, dir, everything)
			asked := listens(t, window{}, "--vault", dir)
			asked.hears("Open a file").types("3").hidden().endsBy(signal)

			check := plain{open(t, window{}, program, "vault", "check", "--vault", dir), nil, nil, &ear{}}
			check.until(func() bool { return check.said() == "Passphrase: " }, "no passphrase is asked for")
			time.Sleep(grace)
			check.signals(signal)
			check.isGone(atOnce)
		})
	}
}

func (x *terminal) signals(s syscall.Signal) {
	x.Helper()
	if err := x.cmd.Process.Signal(s); err != nil {
		x.Fatal(err)
	}
}

// TestWhatALineByLineTalkLeaves: the terminal is cleared if it can be, and else it is
// said that the words stay. Leaving at once says nothing.
func TestWhatALineByLineTalkLeaves(t *testing.T) {
	const stays = "The words stay in this window until you close it."
	for _, tt := range []struct{ terminal, typed, want string }{
		{"xterm-256color", "4\n", ""}, {"xterm-256color", "\x04", ""}, {"xterm-256color", "09\n", ""},
		{"dumb", "4\n", stays}, {"", "4\n", stays}, {"dumb", "09\n", ""},
	} {
		t.Run(tt.terminal+tt.typed, func(t *testing.T) {
			t.Parallel()
			r := listens(t, window{env: []string{"TERM=" + tt.terminal}})
			r.hears("4. Leave")
			*r.ear = ear{typed: len(r.all())}
			r.sends(tt.typed)
			r.isGone(atOnce)
			if draws := len(tt.terminal) > len("dumb"); strings.Contains(r.all(), "\x1b") != draws {
				t.Errorf("a terminal %q gets %q", tt.terminal, r.said())
			} else if left := strings.TrimSpace(r.screen.String()); draws && left != tt.want || strings.HasSuffix(left, stays) != (tt.want != "") {
				t.Errorf("it leaves %q", left)
			}
		})
	}
}

// endsBy insists that a signal ends the program, and that it says nothing more.
func (r plain) endsBy(signal syscall.Signal) {
	r.Helper()
	before := len(r.all())
	r.signals(signal)
	r.isGone(atOnce)
	if more := r.all()[before:]; strings.TrimPrefix(more, "\n") != cleared { // a line may be ended
		r.Errorf("after %v it prints %q", signal, more)
	}
}
