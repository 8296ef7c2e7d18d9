package device

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzParsers gives every parser any bytes: none may fail, and none may give more
// than it was given.
func FuzzParsers(f *testing.F) {
	for _, pattern := range []string{"*/home/*/.config/dconf/user", "*/Library/Preferences/*.plist", "*/*.reg", "*/home/*/.config/xfce4/xfconf/*/*.xml", "*/proc/self/mountinfo",
		"*/proc/net/tcp", "*/proc/swaps", "*/etc/ssh/sshd_config", "*/etc/passwd", "*/etc/crypttab", "*/etc/sudoers", "*/etc/os-release"} {
		names, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil || len(names) == 0 {
			f.Fatalf("no file to begin with like %s: %v", pattern, err)
		}
		for _, n := range names {
			if data, err := os.ReadFile(n); err == nil {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, m := range parseMounts(data) {
			if len(m.at)+len(m.kind)+len(m.source) > len(data) {
				t.Errorf("%+v out of %d bytes", m, len(data))
			}
		}
		if ports, ok := parseListening(data); ok && len(ports) > len(data) {
			t.Errorf("%d ports out of %d bytes", len(ports), len(data))
		}
		parseSettings(data)
		parsePlist(data)
		parseExport(data)
		parseChannel(data)
		parseSwaps(data)
		sshPasswords(data, data)
		tabAsks(data)
		withoutPassword(data)
		waiting(data)
		limited(data)
		windowsTime(data)
		readsHome(data, data)
		aptSetting(data, "APT")
		for _, a := range parseAccounts(data) {
			parseGroups(data, a)
		}
		for range settings(data) {
			continue
		}
	})
}
