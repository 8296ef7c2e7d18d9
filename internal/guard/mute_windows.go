package guard

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// muteRuntime leads the standard error handle nowhere. The Go runtime asks for
// it each time it prints; os.Stderr keeps the handle it got at the start.
func muteRuntime() (Hold, error) {
	nowhere, err := windows.Open("NUL", windows.O_WRONLY, 0)
	if err == nil {
		err = windows.SetStdHandle(windows.STD_ERROR_HANDLE, nowhere)
	}
	if err != nil {
		err = fmt.Errorf("mute the runtime: %w", err)
	}
	return held(err), err
}
