//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package vault

import "golang.org/x/sys/unix"

// memorySize returns the memory of this computer in bytes, 0 if unknown.
func memorySize() uint64 {
	for _, name := range []string{"hw.memsize", "hw.physmem64", "hw.physmem"} {
		if size, err := unix.SysctlUint64(name); err == nil {
			return size
		}
	}
	return 0
}
