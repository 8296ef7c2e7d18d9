package tui

import (
	"fmt"
	"path"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/app"
)

// Messages of this face to itself.
type (
	finished     struct{ result any } // a job is done
	broke        struct{ fault Fault }
	patienceOver struct{}
)

// A Fault says that the program broke inside. It holds a place in the program's
// source and nothing of what was shown or typed.
type Fault struct{ Code string }

func (f Fault) Error() string { return "broke inside: " + f.Code }

// faultHere is the fault for a panic that is being recovered from; to be called
// by the deferred function itself.
func faultHere() Fault {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	panicking := false
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			panicking = true
		case panicking && !strings.HasPrefix(frame.Function, "runtime."):
			return Fault{fmt.Sprintf("%s:%d", path.Base(frame.File), frame.Line)}
		}
		if !more {
			return Fault{"unknown"}
		}
	}
}

// run makes a command of a job.
func run(job app.Job) tea.Cmd {
	if job == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = broke{faultHere()}
			}
		}()
		return finished{job()}
	}
}

// outside is what reaches the face from around the terminal.
type outside struct {
	done   <-chan struct{} // whoever called Run gives up
	drawn  <-chan struct{} // the first frame is on the screen
	gone   <-chan struct{} // the input has ended
	hangup <-chan struct{}

	stop               func() // stops the program for a while; nil where nothing can
	stopAsked, resumed <-chan struct{}
}

// hungUp is the message that there is nobody to draw for.
type hungUp struct{}

// untilHangup waits until there is nobody to draw for.
func (o outside) untilHangup() tea.Msg {
	select {
	case <-o.done:
	case <-o.gone:
	case <-o.hangup:
	}
	return hungUp{}
}

// untilStopped waits until the shell wants something.
func (o outside) untilStopped() tea.Msg {
	select {
	case <-o.stopAsked:
		return stopAsked{}
	case <-o.resumed:
		return resumed{}
	case <-o.done:
		return nil
	}
}

// onceDrawn is a job that waits for the first frame.
func (o outside) onceDrawn(job app.Job) app.Job {
	if job == nil {
		return nil
	}
	return func() any {
		select {
		case <-o.drawn:
			return job()
		case <-o.done:
			return nil
		}
	}
}
