package device

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
)

const (
	cryptTab       = "/etc/crypttab"
	bitLockerState = `HKLM\SYSTEM\CurrentControlSet\Control\BitLockerStatus\BootStatus`
)

// diskFact: whether the disk under the system is encrypted.
func diskFact() Fact {
	return Fact{ID: "disk-encrypted", Questions: []content.ID{"disk-encryption"}, on: map[System]source{
		Linux:   {paths: append(slices.Clone(blockPaths), cryptTab, commandLine), read: tellDisk},
		MacOS:   {read: func(*reader) Finding { return cannot("filevault-look") }},
		Windows: {keys: []string{bitLockerState}, read: tellBitLocker},
	}}
}

func tellDisk(r *reader) Finding {
	f := r.encrypted("/")
	home := r.encrypted("/home")
	if r.Home != "" {
		home = r.encrypted(r.Home)
	}
	// The question is about the whole disk: an answer needs both to be the same,
	// and the one that says "it asks" needs to have seen that it does.
	switch asks := r.asks(); {
	case f.State == Yes && home.State == Yes && asks.State == Yes:
		return f.gives("disk-encryption", "asks")
	case f.State == No && home.State == No:
		return f.gives("disk-encryption", "no")
	}
	return f
}

// encrypted says whether a folder lies on an encrypted disk.
func (r *reader) encrypted(folder string) Finding {
	switch d := r.diskUnder(folder); {
	case d.state == Yes && slices.Contains(inMemory, d.kind):
		return cannot("in-memory", val("path", folder))
	case d.state == Yes:
		return yes("encrypted", val("kind", d.kind), val("device", d.name), val("path", folder))
	case d.state == No:
		return no("not-encrypted", val("device", d.name), val("path", folder))
	default:
		return d.found
	}
}

// asks says whether somebody has to type a passphrase before the system starts.
func (r *reader) asks() Finding {
	line, err := r.line(commandLine)
	if err == nil && commandAsks(line) {
		return yes("start-asks", val("path", commandLine))
	}
	data, err := r.bytes(cryptTab)
	if err != nil {
		return because(err, cryptTab)
	}
	switch some, all := tabAsks(data); {
	case !some:
		return cannot("missing", val("path", cryptTab))
	case all:
		return yes("start-asks", val("path", cryptTab))
	}
	return no("opens-itself", val("path", cryptTab))
}

// commandAsks reports whether the kernel is told of an encrypted disk, and of no
// key that would open it by itself. It does not look at what only mentions one.
func commandAsks(line string) bool {
	named := false
	for _, w := range strings.Fields(line) {
		switch {
		case strings.HasPrefix(w, "cryptdevice="):
			named = true
		case strings.HasPrefix(w, "cryptkey="), strings.HasPrefix(w, "rd.luks.key="), strings.Contains(w, "tpm2-device="), strings.HasPrefix(w, "rd.luks.crypttab="):
			return false
		}
	}
	return named
}

// tabAsks reads a crypttab: whether it has a disk that keeps its key, and whether
// each of them asks for it. Lines for swap with a key of chance are no such disk.
func tabAsks(data []byte) (some, all bool) {
	all = true
	for f := range words(data) {
		key, options := "none", ""
		if len(f) > 2 {
			key = f[2]
		}
		if len(f) > 3 {
			options = f[3]
		}
		if strings.HasPrefix(key, "/dev/") || slices.Contains(strings.Split(options, ","), "swap") {
			continue
		}
		some = true
		helped := strings.Contains(options, "tpm2-device=") || strings.Contains(options, "fido2-device=") || strings.Contains(options, "pkcs11-uri=") || strings.Contains(options, "keyscript=")
		all = all && (key == "none" || key == "-") && !helped
	}
	return some, some && all
}

func tellBitLocker(r *reader) Finding {
	n, err := r.number(bitLockerState)
	switch {
	case err != nil:
		return because(err, bitLockerState)
	case n == 1:
		return yes("bitlocker-on")
	case n == 0:
		return no("bitlocker-off").gives("disk-encryption", "no")
	}
	return strange(bitLockerState)
}
