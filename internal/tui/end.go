package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
)

// patience is how long the end waits for a save that runs.
const patience = time.Second

// leave ends, as soon as a save that runs is done, or patience is over. The
// screen is blank from now on.
func (r *root) leave(end app.Ending) tea.Cmd {
	if !r.over {
		r.over, r.end = true, end
	}
	if r.saving {
		return tea.Tick(patience, func(time.Time) tea.Msg { return patienceOver{} })
	}
	return tea.Quit
}

// leaveNow ends without waiting for anything.
func (r *root) leaveNow() tea.Cmd {
	r.over, r.end = true, app.Left
	return tea.Quit
}

// breaks ends because the program broke. A save that runs works on copies, so
// it may still finish.
func (r *root) breaks(fault Fault) tea.Cmd {
	if r.fault != nil {
		return tea.Quit
	}
	r.fault = fault
	cmd := r.leave(app.Left)
	r.draw()
	return cmd
}
