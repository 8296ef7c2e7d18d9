//go:build unix

package guard

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// Restart replaces this process by a new one of the program at that path, with
// the same terminal, the cleaned environment and these arguments (without the
// program's name). The old memory is gone. It returns only on failure. The
// terminal must have been restored.
func Restart(program string, args []string) error {
	argv := append([]string{program}, args...)
	return fmt.Errorf("start %s again: %w", program, unix.Exec(program, argv, os.Environ()))
}
