package device

import "strings"

const lockdownFile = "/sys/kernel/security/lockdown"

// lockdownFact: whether even the administrator is kept from changing the running
// core of the system.
func lockdownFact() Fact {
	return Fact{ID: "lockdown", on: map[System]source{
		Linux: {paths: []string{lockdownFile}, read: tellLockdown},
		MacOS: {read: func(*reader) Finding { return cannot("sip-look") }},
	}}
}

func tellLockdown(r *reader) Finding {
	line, err := r.line(lockdownFile)
	if err != nil {
		return because(err, lockdownFile)
	}
	_, rest, open := strings.Cut(line, "[")
	mode, _, closed := strings.Cut(rest, "]")
	switch {
	case !open || !closed:
		return strange(lockdownFile)
	case mode == "none":
		return no("lockdown-none")
	case mode == "integrity" || mode == "confidentiality":
		return yes("lockdown-on", val("kind", mode))
	}
	return strange(lockdownFile)
}
