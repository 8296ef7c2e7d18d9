package guard

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// promised is all that this process may ask of the system from now on: files,
// locks, the terminal, its own start, the size of the memory, and to give up
// folders. Networks are not among it. What is not promised fails, and does not
// end the process.
const promised = "error stdio rpath wpath cpath fattr flock tty proc exec unveil vminfo"

// refuseCalls makes that promise. A new process of this program makes its own.
func refuseCalls() (Hold, error) {
	err := unix.PledgePromises(promised)
	if err != nil {
		err = fmt.Errorf("pledge: %w", err)
	}
	return held(err), err
}
