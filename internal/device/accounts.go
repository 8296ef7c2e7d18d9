package device

import (
	"slices"
	"strconv"
	"strings"
)

// account is a line of /etc/passwd.
type account struct {
	name, home, shell string
	number, group     int
}

// person reports whether somebody can log in with the account and it is no
// account of the system.
func (a account) person() bool {
	shell := a.shell[strings.LastIndexByte(a.shell, '/')+1:]
	return a.number >= 1000 && a.number < 60000 && shell != "nologin" && shell != "false" && shell != "sync" && shell != ""
}

func parseAccounts(data []byte) []account {
	var out []account
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), ":")
		if len(f) != 7 {
			continue
		}
		number, err := strconv.Atoi(f[2])
		group, wrong := strconv.Atoi(f[3])
		if err == nil && wrong == nil {
			out = append(out, account{name: f[0], home: f[5], shell: f[6], number: number, group: group})
		}
	}
	return out
}

// parseGroups gives the groups of somebody by name: those that list them, and
// the one of their account.
func parseGroups(data []byte, who account) []string {
	var out []string
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), ":")
		if len(f) != 4 {
			continue
		}
		if number, err := strconv.Atoi(f[2]); err == nil && number == who.group || slices.Contains(strings.Split(f[3], ","), who.name) {
			out = append(out, f[0])
		}
	}
	return out
}
