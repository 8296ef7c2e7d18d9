//go:build openbsd || (linux && !cgo)

package guard

// public are files that tell nothing about the person and are needed: they say
// which day it is where the person is.
var public = []string{"/etc/localtime", "/usr/share/zoneinfo", "/etc/zoneinfo"}

// devices are written to when there is nothing to write to, and asked for a
// passphrase when the input is a file.
var devices = []string{"/dev/null", "/dev/tty"}
