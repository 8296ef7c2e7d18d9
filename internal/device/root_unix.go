//go:build !windows

package device

import (
	"golang.org/x/sys/unix"
)

// asking opens without waiting for anybody on the other end of a pipe, and
// without making a terminal ours.
const asking = unix.O_NONBLOCK | unix.O_NOCTTY
