package vault

import "golang.org/x/sys/unix"

// memorySize returns the memory of this computer in bytes, 0 if unknown.
func memorySize() uint64 {
	var info unix.Sysinfo_t
	if err := unix.Sysinfo(&info); err != nil {
		return 0
	}
	return uint64(info.Totalram) * uint64(info.Unit)
}
