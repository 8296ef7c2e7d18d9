package device

import "strings"

const (
	mountInfo   = "/proc/self/mountinfo"
	commandLine = "/proc/cmdline"
)

// liveFact: whether this system runs from a stick and forgets, Tails above all.
func liveFact() Fact {
	return Fact{ID: "live", Kind: Tells, on: map[System]source{
		Linux: {paths: []string{osRelease, mountInfo, commandLine}, read: tellLive},
	}}
}

// bootWords are words by which live systems start.
var bootWords = []string{"boot=live", "boot=casper", "rd.live.image", "archisobasedir"}

func tellLive(r *reader) Finding {
	data, err := r.bytes(mountInfo)
	if err != nil {
		return because(err, mountInfo)
	}
	mounts := parseMounts(data)
	line, _ := r.line(commandLine) // a system that hides it shows its root all the same
	root, ok := under(mounts, "/")
	if !ok {
		return strange(mountInfo)
	}
	release, _ := r.bytes(osRelease)
	if id, _ := setting(release, "ID"); id == "tails" {
		for _, m := range mounts {
			if strings.HasPrefix(m.at, "/live/persistence/TailsData") {
				return yes("tails-persistent")
			}
		}
		return yes("tails")
	}
	for _, w := range bootWords {
		if strings.Contains(" "+line+" ", w) {
			return yes("live-line", val("word", w))
		}
	}
	if root.kind == "tmpfs" || root.kind == "squashfs" {
		return yes("live-root", val("kind", root.kind))
	}
	if root.kind == "overlay" {
		return cannot("overlay")
	}
	return no("installed", val("kind", root.kind))
}
