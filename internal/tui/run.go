package tui

import (
	"context"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

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
	Dir() text.Dir
	Bidi() text.Bidi
	Words() *locale.Words
	Small() bool
	Locks() bool
	Saving() bool
	Idle() time.Duration
	Theme() app.Theme
}

// Options are what Run needs.
type Options struct {
	Session Pages
	First   app.Job   // runs once the first frame is drawn; may be nil
	In      io.Reader // the terminal
	Out     io.Writer // the same
	Env     []string  // the environment, as in KEY=value; nil for that of the process

	Clock func() time.Time // the time of day

	ASCII   bool // the font lacks the drawn signs
	NoColor bool // no colours, whatever the terminal can do

	Hangup <-chan struct{} // the terminal is gone or the program is told to end; may be nil

	Stop      func()          // stops the program until the shell lets it go on; nil where nothing can
	StopAsked <-chan struct{} // the program is told to stop; may be nil
	Resumed   <-chan struct{} // the program was stopped without being told, and goes on; may be nil
}

// Run draws and takes keys until the session is over, the terminal is gone or
// ctx is done. The ending is never app.GoOn. The terminal is as it was before
// when Run returns, and jobs may still be running: the program is to end, or to
// begin anew. An error is a [Fault] or says why the terminal cannot be used.
func Run(ctx context.Context, o Options) (end app.Ending, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	var program *tea.Program
	keys, painter := newKeyboard(o.In), newPainter(o.Out)
	defer func() {
		v := recover()
		painter.leave()
		if v != nil {
			end, err = app.Left, faultHere()
			if program != nil {
				program.Kill()
			}
		}
	}()

	r := newRoot(o, painter)
	r.outside = outside{done: ctx.Done(), drawn: painter.drawn, gone: keys.gone, hangup: o.Hangup,
		stop: o.Stop, stopAsked: o.StopAsked, resumed: o.Resumed}
	program = tea.NewProgram(r,
		tea.WithInput(keys.asFile()), tea.WithOutput(painter.asFile()), tea.WithEnvironment(o.Env),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics(), tea.WithFPS(1))
	if _, err := program.Run(); err != nil {
		return app.Left, fmt.Errorf("full screen: %w", err)
	}
	if r.fault != nil {
		return app.Left, r.fault
	}
	return r.end, nil
}
