//go:build !linux && !openbsd

package guard

// Confine does nothing: this system has nothing of the kind.
func Confine(Folders) (Hold, error) { return Absent, nil }

// LandlockVersion is 0: this system has nothing of the kind.
func LandlockVersion() int { return 0 }
