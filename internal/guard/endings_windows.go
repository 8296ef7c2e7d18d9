package guard

import (
	"os"
	"syscall"
)

// On Windows SIGTERM stands for a closed window, a log-off and a shutdown.
var endings = map[os.Signal]Ending{
	os.Interrupt:    Interrupted,
	syscall.SIGTERM: Asked,
}
