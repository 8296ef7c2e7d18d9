package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// Pages is what this face needs of a session; *app.Session is one.
type Pages interface {
	Page() app.Page
	Choose(i int) app.Job
	Enter(typed string) app.Job
	Do(a app.Action) app.Job
	Finish(result any) app.Job
	Ending() app.Ending
	Locks() bool
	Saving() bool
	Idle() time.Duration
	Words() *locale.Words
}

// Options are what Run needs.
type Options struct {
	Session Pages
	First   app.Job // runs after the first page is said; may be nil
	In      io.Reader
	Out     io.Writer
	Width   int // cells of a line; less than 1 is 72
	Paging  int // lines of a page after which it pauses; 0 where no terminal is: never

	// Window is how many cells and lines the terminal has now. It is asked before
	// every page; what does not fit is wrapped, and pauses, sooner. Without it Width
	// and Paging hold.
	Window func() (cells, lines int)

	// Clear is what takes everything off the terminal, also what scrolled away. It
	// is empty where nothing can.
	Clear string

	// Secret reads a line without showing it, and gives it without its line end.
	// Without it secrets are read from In. It may still be reading when Run
	// returns after a hangup: who gives it puts the terminal back in order.
	Secret func() (string, error)

	// Hangup says that the terminal is gone or the program is told to end.
	Hangup <-chan struct{}

	// Clock tells the time of day. Without it nothing is locked because nobody is
	// there.
	Clock func() time.Time

	// After is time.After; tests give their own.
	After func(time.Duration) <-chan time.Time
}

// ErrBroken is returned when the program itself failed. It carries nothing of
// what was on the page or typed.
var ErrBroken = errors.New("the program failed inside")

// errGone ends the talk at once: the person left, or the terminal is gone.
var errGone = errors.New("gone")

// Run says pages and takes answers until the session is over, the input ends or
// the terminal hangs up. The ending is never app.GoOn. An error means that input
// or output failed, or is ErrBroken.
func Run(o Options) (end app.Ending, err error) {
	f := newFace(o)
	defer func() {
		if recover() != nil {
			f.clear()
			end, err = app.Left, ErrBroken
		}
	}()
	err = f.talk()
	if errors.Is(err, io.EOF) {
		err = f.work(f.Session.Do(app.LeaveNow))
	}
	switch err = f.part(err); {
	case errors.Is(err, errGone):
		return app.Left, nil
	case err != nil:
		return app.Left, err
	}
	return max(f.Session.Ending(), app.Left), nil
}

// A face is one run.
type face struct {
	Options
	in  *bufio.Reader
	out *bufio.Writer

	width, paging int // Width and Paging as they fit the window

	shown  view // what the person heard last
	misses int  // lines in a row that were not understood
	above  int  // lines of the same breath that stand above the page to come
	watch  app.Watch
}

const usualWidth = 72

func newFace(o Options) *face {
	if o.Width < 1 {
		o.Width = usualWidth
	}
	if o.After == nil {
		o.After = time.After
	}
	f := &face{Options: o, in: bufio.NewReaderSize(o.In, maxLine), out: bufio.NewWriter(o.Out)}
	f.fit()
	return f
}

// prompting is how many lines of a window are left for what is asked and typed.
const prompting = 4

// fit takes the size that the window has now. A line that fills it to the last cell
// makes some terminals begin another one.
func (f *face) fit() {
	f.width, f.paging = f.Width, f.Paging
	if f.Window == nil {
		return
	}
	cells, lines := f.Window()
	if cells > 1 {
		f.width = min(f.width, cells-1)
	}
	if f.paging > 0 && lines > prompting {
		f.paging = min(f.paging, lines-prompting)
	}
}

// talk goes on until the session is over.
func (f *face) talk() error {
	f.say("plain.start")
	p := f.Session.Page()
	a, err := f.show(p)
	if err == nil {
		err = f.work(f.First)
	}
	for err == nil && f.Session.Ending() == app.GoOn {
		err = f.turn(p, a)
		a = answer{}
	}
	if errors.Is(err, errAway) {
		return f.work(f.Session.Do(app.Lock))
	}
	return err
}

// turn is one page and what the person does with it. They may have answered
// already, while page p was said.
func (f *face) turn(p app.Page, a answer) (err error) {
	f.fit()
	if a.is == nothing {
		p = f.Session.Page()
		a, err = f.show(p)
	}
	if err == nil && a.is == nothing {
		a, err = f.ask(p)
	}
	if err != nil {
		return err
	}
	switch a.is {
	case again:
		f.shown = view{}
	case fill:
		return f.fill(p)
	case choose:
		return f.choose(p, a.chosen)
	case act:
		return f.do(p, a.action)
	}
	return nil
}

// choose takes choices of the page, one or, where they are ticks, several. It
// stops when the page is no longer there.
func (f *face) choose(p app.Page, chosen []int) error {
	for _, i := range chosen {
		i = find(f.Session.Page(), p, i)
		if i < 0 || f.Session.Ending() != app.GoOn {
			return nil
		}
		f.say("plain.chosen", locale.A("text", f.Session.Page().Choices[i].Text))
		f.shown = f.shown.withoutNotice()
		if err := f.work(f.Session.Choose(i)); err != nil {
			return err
		}
	}
	return nil
}

// do does what can be done on every page.
func (f *face) do(p app.Page, a app.Action) error {
	switch {
	case a == app.LeaveNow:
		f.Session.Do(a)
		return errGone
	case a == app.Back && !offers(p, app.Back):
		f.say("plain.not-here")
		return nil
	case a == app.Help:
		f.above = f.sayHow()
	}
	return f.work(f.Session.Do(a))
}

// say prints words of the program, wrapped.
func (f *face) say(id string, args ...locale.Arg) {
	f.print(text.Wrap(f.Session.Words().Say(id, args...), f.width))
}

// sayHow says what can be typed everywhere, and how many lines that took.
func (f *face) sayHow() int {
	words := f.Session.Words()
	lines := text.Wrap(words.Say("plain.how",
		locale.A("back", words.Say("plain.key-back")), locale.A("help", words.Say("plain.key-help")),
		locale.A("now", words.Say("plain.key-help-now")), locale.A("more", words.Say("plain.key-more")),
		locale.A("again", words.Say("plain.key-again")), locale.A("search", words.Say("plain.key-search")), locale.A("leave", words.Say("plain.key-leave"))), f.width)
	f.print(lines)
	return len(lines)
}

// print prints lines that are wrapped already. What goes wrong shows in flush.
func (f *face) print(lines []string) {
	for _, line := range lines {
		f.out.WriteString(line)
		f.out.WriteByte('\n')
	}
}

func (f *face) flush() error {
	if err := f.out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
