//go:build unix

package guard

import (
	"os"

	"golang.org/x/sys/unix"
)

var endings = map[os.Signal]Ending{
	unix.SIGINT:  Interrupted,
	unix.SIGTERM: Asked,
	unix.SIGHUP:  Abandoned,
	unix.SIGQUIT: Dropped,
	unix.SIGABRT: Dropped,
}
