//go:build !cgo

package guard

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// What may be done with files and folders. Running them is not among it.
const (
	reading = ll.AccessFSReadFile | ll.AccessFSReadDir
	keeping = reading | ll.AccessFSWriteFile | ll.AccessFSTruncate | ll.AccessFSMakeReg | ll.AccessFSMakeDir |
		ll.AccessFSRemoveFile | ll.AccessFSRemoveDir
	running = ll.AccessFSReadFile | ll.AccessFSExecute
	talking = ll.AccessFSReadFile | ll.AccessFSWriteFile | ll.AccessFSIoctlDev
	// onFiles are the rights that a single file can have.
	onFiles = ll.AccessFSReadFile | ll.AccessFSWriteFile | ll.AccessFSTruncate | ll.AccessFSExecute | ll.AccessFSIoctlDev
)

// confinedName is set once this process is confined, for the new process after a
// [Restart]: it inherits what holds, and must not be confined again, because
// the kernel counts to sixteen.
const confinedName = "ALCOVE_CONFINED"

// Confine takes everything from this process but these folders: no other file
// can be opened, made, removed or run from now on, whatever becomes of the
// process. What is open stays open. It may be called again, and then gives
// nothing back and takes nothing more.
func Confine(f Folders) (Hold, error) {
	if LandlockVersion() == 0 {
		return Absent, nil
	}
	if os.Getenv(confinedName) != "" && confined() {
		return Holds, nil
	}
	err := confine(f)
	if err == nil && !confined() {
		err = errNotKept
	}
	if err == nil {
		err = os.Setenv(confinedName, "1")
	}
	if err != nil {
		err = fmt.Errorf("confine to folders: %w", err)
	}
	return held(err), err
}

func confine(f Folders) error {
	var rules []landlock.Rule
	for _, given := range []struct {
		paths  []string
		rights landlock.AccessFSSet
	}{{f.Keep, keeping}, {f.Read, reading}, {public, reading}, {devices, talking}, {[]string{f.Program}, running}} {
		for _, path := range given.paths {
			info, err := os.Stat(path)
			rights := given.rights
			switch {
			case errors.Is(err, fs.ErrNotExist):
				continue
			case err != nil:
				return err
			case !info.IsDir():
				rights &= onFiles
			}
			rules = append(rules, landlock.PathAccess(rights, path).IgnoreIfMissing())
		}
	}
	return landlock.V11.BestEffort().RestrictPaths(rules...)
}

// confined tries what is forbidden to whoever is confined, and to nobody else:
// everybody may read the first folder of all.
func confined() bool {
	first, err := unix.Open("/", unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err == nil {
		unix.Close(first)
	}
	return errors.Is(err, unix.EACCES)
}
