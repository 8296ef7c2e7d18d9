package guard

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// Confine takes everything from this process but these folders: no other file
// can be seen, made, removed or run from now on. What is open stays open. A new
// process after a [Restart] has to be confined anew.
func Confine(f Folders) (Hold, error) {
	for _, given := range []struct {
		paths  []string
		rights string
	}{{f.Keep, "rwc"}, {f.Read, "r"}, {public, "r"}, {devices, "rw"}, {[]string{f.Program}, "rx"}} {
		for _, path := range given.paths {
			if err := unix.Unveil(path, given.rights); err != nil && !errors.Is(err, unix.ENOENT) {
				return Failed, fmt.Errorf("unveil %s: %w", path, err)
			}
		}
	}
	if err := unix.UnveilBlock(); err != nil {
		return Failed, fmt.Errorf("unveil nothing more: %w", err)
	}
	return Holds, nil
}

// LandlockVersion is 0: this system has something else.
func LandlockVersion() int { return 0 }
