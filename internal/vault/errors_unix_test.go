//go:build unix

package vault

import "golang.org/x/sys/unix"

// errFull is what this system says when the disk is full.
var errFull error = unix.ENOSPC
