//go:build unix

package guard

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// Restart replaces this process by a new one of the program at that path, with
// the same terminal, the cleaned environment and these arguments (without the
// program's name). The old memory is gone. It returns only on failure, and then
// nothing has changed. The terminal must have been restored.
func Restart(program string, args []string) error {
	muted, err := copyOf(runtimeOutput)
	if err == nil {
		err = lead(runtimeOutput, int(os.Stderr.Fd()))
		if err == nil {
			err = unix.Exec(program, append([]string{program}, args...), os.Environ())
			lead(runtimeOutput, muted)
		}
		unix.Close(muted)
	}
	return fmt.Errorf("start the program again: %w", err)
}
