package device

import (
	"path"
	"strconv"
	"strings"
)

// mount is a line of /proc/self/mountinfo.
type mount struct{ at, kind, source string }

func parseMounts(data []byte) []mount {
	var out []mount
	for line := range strings.Lines(string(data)) {
		before, after, ok := strings.Cut(line, " - ")
		f, g := strings.Fields(before), strings.Fields(after)
		if ok && len(f) >= 5 && len(g) >= 2 {
			out = append(out, mount{octal(f[4]), g[0], octal(g[1])})
		}
	}
	return out
}

// octal undoes \040 and the like, which the kernel writes for blanks.
func octal(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// under is the mount on which a path lies: the longest that holds it, and of
// several in one place the last, which covers the others.
func under(mounts []mount, name string) (mount, bool) {
	var best mount
	for _, m := range mounts {
		holds := m.at == "/" || m.at == name || strings.HasPrefix(name, path.Clean(m.at)+"/")
		if holds && len(m.at) >= len(best.at) {
			best = m
		}
	}
	return best, best.at != ""
}
