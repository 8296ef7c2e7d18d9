//go:build unix

package guard

import (
	"os"
	"os/signal"
	"time"

	"golang.org/x/sys/unix"
)

// stopSignals are those that stop the program and let it go on.
func stopSignals() (arriving <-chan os.Signal, forget func()) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, unix.SIGTSTP, unix.SIGCONT)
	return signals, func() { signal.Stop(signals) }
}

func asksToStop(s os.Signal) bool { return s == unix.SIGTSTP }

// settles is how long after it goes on the program knows of it at the latest.
const settles = 200 * time.Millisecond

// stop stops the process group. One that began the session has no shell over it
// that could let it go on, so it is not stopped.
func stop(arriving <-chan os.Signal) {
	if session, err := unix.Getsid(0); err != nil || session == unix.Getpgrp() {
		return
	}
	// SIGTSTP is ours; this one has the same effect and cannot be.
	if unix.Kill(0, unix.SIGSTOP) != nil {
		return
	}
	for late := time.After(settles); ; {
		select {
		case s := <-arriving:
			if s == unix.SIGCONT {
				return
			}
		case <-late:
			return
		}
	}
}
