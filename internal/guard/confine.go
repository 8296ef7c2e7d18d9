package guard

// Folders are all that the program can reach after [Confine]. What does not
// exist is passed over.
type Folders struct {
	// Keep are folders to read, write and make files in.
	Keep []string
	// Read are folders and files to read.
	Read []string
	// Program is the path of this program, the only one that can be run.
	Program string
}

// public are files that tell nothing about the person and are needed: they say
// which day it is where the person is.
var public = []string{"/etc/localtime", "/usr/share/zoneinfo", "/etc/zoneinfo"}

// devices are written to when there is nothing to write to, and asked for a
// passphrase when the input is a file.
var devices = []string{"/dev/null", "/dev/tty"}
