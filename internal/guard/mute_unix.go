//go:build unix

package guard

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// runtimeOutput is file descriptor 2, where the Go runtime prints. It is held
// here because the collector would close it once os.Stderr is another file, and
// the next file to be opened would take its number.
var runtimeOutput = os.Stderr

// muteRuntime leads file descriptor 2 nowhere and sets os.Stderr to a copy of
// what it was.
func muteRuntime() (Hold, error) {
	own, err := copyOf(runtimeOutput)
	if err == nil {
		var nowhere int
		nowhere, err = unix.Open("/dev/null", unix.O_WRONLY|unix.O_CLOEXEC, 0)
		if err == nil {
			err = lead(runtimeOutput, nowhere)
			unix.Close(nowhere)
		}
	}
	if err != nil {
		err = fmt.Errorf("mute the runtime: %w", err)
		return held(err), err
	}
	os.Stderr = os.NewFile(uintptr(own), runtimeOutput.Name())
	return Holds, nil
}

// copyOf returns a second descriptor of f, which ends with this program.
func copyOf(f *os.File) (int, error) {
	return unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 3)
}

// lead makes f lead to where the descriptor leads.
func lead(f *os.File, descriptor int) error {
	if int(f.Fd()) == descriptor {
		return nil
	}
	return unix.Dup2(descriptor, int(f.Fd()))
}
