//go:build linux && cgo

package guard

import "errors"

// Confine fails in a build with C: such a program is put together from files of
// the system each time it is started, and could not be started again. Releases
// hold no C.
func Confine(Folders) (Hold, error) {
	if LandlockVersion() == 0 {
		return Absent, nil
	}
	return Failed, errors.New("confine to folders: this build contains C")
}
