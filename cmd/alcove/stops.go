package main

import (
	"os"

	"alcove.example/internal/guard"
	"github.com/charmbracelet/x/term"
)

// giveBack puts the terminal into the modes that it had, whenever the shell stops
// the program, and into the present ones when it goes on: it may be stopped while
// a secret is typed unseen.
func giveBack(stops guard.Stops, terminal *os.File, had *term.State) {
	for range stops.Asked {
		now, err := term.GetState(terminal.Fd())
		if had != nil && err == nil {
			_ = term.Restore(terminal.Fd(), had) // a terminal that is gone is noticed by its input
		}
		stops.Stop()
		if had != nil && err == nil {
			_ = term.Restore(terminal.Fd(), now)
		}
	}
}
