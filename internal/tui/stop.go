package tui

import (
	"io"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
)

// Messages about the shell, which can stop the program for a while.
type (
	stopAsked struct{}            // it is to stop
	resumed   struct{}            // it was stopped without being asked
	backAgain struct{ err error } // it has the terminal again
)

// stop covers the page and lets the shell have the terminal until the program
// goes on.
func (r *root) stop() tea.Cmd {
	if r.outside.stop == nil || r.over || r.aside != ours {
		return nil
	}
	r.cover, r.aside = covered, given
	return tea.Exec(beside(r.outside.stop), back)
}

// retake takes a terminal whose modes and screen may not be what they were.
func (r *root) retake() tea.Cmd {
	if r.over || r.aside != ours {
		return nil
	}
	r.cover, r.aside = covered, lost
	return tea.Exec(beside(func() {}), back)
}

// goesOn is what follows both. A computer that went on hours later is locked.
func (r *root) goesOn(err error) tea.Cmd {
	r.aside = ours
	r.painter.leave()
	if err != nil {
		return r.leave(app.Left)
	}
	return r.watched()
}

// aside is who has the terminal.
type aside uint8

const (
	ours  aside = iota
	given       // the shell, to which it was given back
	lost        // perhaps the shell, which took it
)

// beside is done while Bubble Tea has put the terminal back into its own modes.
// It reads and writes nothing there.
type beside func()

func (do beside) Run() error {
	do()
	return nil
}

func (beside) SetStdin(io.Reader)  {}
func (beside) SetStdout(io.Writer) {}
func (beside) SetStderr(io.Writer) {}

func back(err error) tea.Msg { return backAgain{err} }
