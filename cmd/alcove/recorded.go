package main

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// recorders are programs that can record the windows they open, or pass them on,
// by the name that the system knows them by, which is at most 15 letters.
var recorders = []string{
	"script", "scriptlive", "asciinema", "ttyrec", "tmux", "tmux: server", "screen", "zellij", "dtach", "abduco",
	"sshd", "sshd-session", "mosh-server", "telnetd", "in.telnetd", "ttyd", "gotty", "tmate",
}

// generations is how far up the programs are looked at.
const generations = 32

// recordedBy reports whether the program was started, by however many others,
// from one that can record its window. Some of those leave no trace in the
// environment. It looks at what Linux tells of processes; where there is nothing
// of the kind it does not know.
func recordedBy(proc fs.FS, parent int) bool {
	for range generations {
		if parent <= 1 {
			return false
		}
		stat, err := fs.ReadFile(proc, path.Join(strconv.Itoa(parent), "stat"))
		if err != nil {
			return false
		}
		// 123 (name) S 122 …, and the name may hold anything.
		_, named, _ := strings.Cut(string(stat), "(")
		end := strings.LastIndex(named, ")")
		if end < 0 {
			return false
		}
		rest := strings.Fields(named[end+1:])
		if slices.Contains(recorders, strings.ToLower(named[:end])) {
			return true
		}
		if len(rest) < 2 {
			return false
		}
		parent, _ = strconv.Atoi(rest[1]) // what is no number is 0, which ends it
	}
	return false
}
