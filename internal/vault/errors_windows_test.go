package vault

import "golang.org/x/sys/windows"

// errFull is what this system says when the disk is full.
var errFull error = windows.ERROR_DISK_FULL
