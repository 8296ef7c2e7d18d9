package device

import (
	"errors"
	"io/fs"
	"strings"
)

const (
	corePatternFile = "/proc/sys/kernel/core_pattern"
	coredumpConfig  = "/etc/systemd/coredump.conf"
	coredumpFolder  = "/etc/systemd/coredump.conf.d"
	limitsConfig    = "/etc/security/limits.conf"
	crashKey        = `HKLM\SYSTEM\CurrentControlSet\Control\CrashControl\CrashDumpEnabled`
)

// dumpsFact: whether a program that crashes leaves no picture of its memory.
func dumpsFact() Fact {
	return Fact{ID: "no-dumps", on: map[System]source{
		Linux:   {paths: []string{corePatternFile, coredumpConfig, coredumpFolder + "/*", limitsConfig}, read: tellDumps},
		Windows: {keys: []string{crashKey}, read: tellWindowsDumps},
	}}
}

func tellDumps(r *reader) Finding {
	pattern, err := r.line(corePatternFile)
	if err != nil {
		return because(err, corePatternFile)
	}
	to, piped := strings.CutPrefix(pattern, "|")
	program, _, _ := strings.Cut(strings.TrimSpace(to), " ")
	switch {
	case pattern == "" || pattern == "/dev/null" || piped && strings.HasSuffix(program, "/false"):
		return yes("dumps-nowhere", val("path", corePatternFile))
	case piped && strings.HasSuffix(program, "systemd-coredump"):
		return r.coredump()
	case piped:
		return no("dumps-program", val("name", program))
	}
	data, err := r.bytes(limitsConfig)
	if err == nil && limited(data) {
		return yes("dumps-limited", val("path", limitsConfig))
	}
	return cannot("dumps-shell", val("pattern", pattern))
}

// coredump reads whether systemd keeps the pictures that it is given. Files in
// the folder come after the main one, and the last word counts.
func (r *reader) coredump() Finding {
	storage, where := "external", coredumpConfig
	names, err := r.names(coredumpFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return because(err, coredumpFolder)
	}
	files := []string{coredumpConfig}
	for _, n := range names {
		files = append(files, coredumpFolder+"/"+n)
	}
	for _, name := range files {
		data, err := r.bytes(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return because(err, name)
		}
		if v, ok := setting(data, "Coredump/Storage"); ok {
			storage, where = v, name
		}
	}
	if storage == "none" {
		return yes("dumps-not-kept", val("path", where))
	}
	return no("dumps-kept", val("path", where))
}

// limited reports whether nobody may make such pictures.
func limited(data []byte) bool {
	for f := range words(data) {
		if len(f) == 4 && f[0] == "*" && (f[1] == "hard" || f[1] == "-") && f[2] == "core" && f[3] == "0" {
			return true
		}
	}
	return false
}

func tellWindowsDumps(r *reader) Finding {
	switch n, err := r.number(crashKey); {
	case err != nil:
		return because(err, crashKey)
	case n == 0:
		return yes("dumps-nowhere", val("path", crashKey))
	}
	return no("dumps-kept", val("path", crashKey))
}
