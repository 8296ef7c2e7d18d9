//go:build unix

package guard

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// errNotKept says that the system accepted a protection and does not keep it.
var errNotKept = errors.New("accepted but not kept")

// refuseDump forbids core files, by both limits, so that nothing in this
// process can allow them again.
func refuseDump() (Hold, error) {
	err := unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
	if err == nil {
		var now unix.Rlimit
		err = unix.Getrlimit(unix.RLIMIT_CORE, &now)
		if err == nil && (now.Cur != 0 || now.Max != 0) {
			err = errNotKept
		}
	}
	if err != nil {
		err = fmt.Errorf("limit core files to nothing: %w", err)
	}
	return held(err), err
}
