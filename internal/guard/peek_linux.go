package guard

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// refusePeek makes the process undumpable: the kernel then refuses debuggers and
// readers of its memory, and writes no core file to a program either, which the
// limit on core files does not cover.
func refusePeek() (Hold, error) {
	err := unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
	if err == nil {
		var now int
		now, err = unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0)
		if err == nil && now != 0 {
			err = errNotKept
		}
	}
	if err != nil {
		err = fmt.Errorf("make the process undumpable: %w", err)
	}
	return held(err), err
}
