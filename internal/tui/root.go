package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"alcove.example/internal/app"
)

// A root is the face while it runs. All of it belongs to one goroutine.
type root struct {
	pages   Pages
	painter *painter
	outside outside
	first   app.Job
	clock   func() time.Time
	keys    keymap
	look    look

	page   app.Page
	entry  entry     // what is being typed into the page's field
	sheet  sheet     // the page as it was laid out last
	place  place     // where on the page one is
	trail  []visit   // the pages one came from
	digits string    // typed so far of a choice's number
	said   string    // what the face itself has to say, until the next key
	deaf   time.Time // until then keys are ignored

	watch         app.Watch
	leaving       bool // it seems that nobody is there
	cover         cover
	width, height int
	unsized       size // taken of a terminal that tells none
	asks          bool // the size will be asked for

	frame  frame
	aside  aside
	saving bool // a save runs
	over   bool // nothing is shown any more
	end    app.Ending
	fault  error
}

func newRoot(o Options, p *painter) *root {
	r := &root{
		pages: o.Session, painter: p, first: o.First, clock: o.Clock,
		keys: newKeymap(), look: newLook(o), watch: app.NewWatch(o.Clock()),
		unsized: sizeNamed(o.Env),
		end:     app.Left,
	}
	r.turn()
	return r
}

// Init begins everything that comes without a key.
func (r *root) Init() tea.Cmd {
	return tea.Batch(run(r.outside.onceDrawn(r.first)), r.outside.untilHangup, r.outside.untilStopped, r.nextLook(), r.askSize())
}

// View gives Bubble Tea nothing to draw: it would do so by its clock, from a
// goroutine of its own. The painter does it in Update, when there is something new
// and where a panic can still be answered.
func (r *root) View() tea.View { return tea.View{} }

// Update takes one message and draws.
func (r *root) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = r
	defer func() {
		if v := recover(); v != nil {
			cmd = r.breaks(faultHere())
		}
	}()
	cmd = r.hear(msg)
	r.draw()
	return m, cmd
}

func (r *root) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return r.resize(msg.Width, msg.Height)
	case stoodStill:
		r.asks = false
		return tea.RequestWindowSize
	case tea.KeyPressMsg:
		return r.press(msg.Key())
	case tea.PasteMsg:
		return r.paste(msg.Content)
	case finished:
		return r.take(msg.result)
	case broke:
		return r.breaks(msg.fault)
	case watched:
		return tea.Batch(r.watched(), r.nextLook())
	case tea.ColorProfileMsg:
		if msg.Profile.Convert(lipgloss.Red) != nil {
			r.look.colours()
		}
	case stopAsked:
		return tea.Batch(r.stop(), r.outside.untilStopped)
	case resumed:
		return tea.Batch(r.retake(), r.outside.untilStopped)
	case backAgain:
		return r.goesOn(msg.err)
	case hungUp:
		return r.leave(app.Left)
	case patienceOver:
		return tea.Quit
	}
	return nil
}

// take hands over the result of a job. What it changes on the screen comes by
// itself, so keys that were meant for the page before are not taken for it.
func (r *root) take(result any) tea.Cmd {
	before := r.page
	cmd := r.after(r.pages.Finish(result))
	if !sameToTheHand(before, r.page) {
		r.deaf = r.clock().Add(grace)
	}
	return cmd
}

// grace is how long a page that came by itself takes no keys.
const grace = 250 * time.Millisecond

// sameToTheHand reports whether a key means the same on both pages.
func sameToTheHand(a, b app.Page) bool {
	return a.ID == b.ID && len(a.Choices) == len(b.Choices) && (a.Field == nil) == (b.Field == nil)
}

// after takes in what a call to the session changed, and runs its job.
func (r *root) after(job app.Job) tea.Cmd {
	r.saving = r.pages.Saving()
	end := r.pages.Ending()
	switch {
	case r.over && job == nil && !r.saving:
		return tea.Quit
	case r.over:
		return run(job)
	case end != app.GoOn:
		return tea.Batch(run(job), r.leave(end))
	}
	r.turn()
	return run(job)
}
