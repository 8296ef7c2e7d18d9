package guard

import "golang.org/x/sys/unix"

// LandlockVersion is how much of Landlock the kernel has; 0 is nothing.
func LandlockVersion() int {
	version, _, code := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if code != 0 {
		return 0
	}
	return int(version)
}
