package device

import (
	"slices"
	"strings"

	"alcove.example/internal/content"
)

const (
	passwdFile = "/etc/passwd"
	groupFile  = "/etc/group"
)

// masters are groups whose members can change the whole system.
var masters = []string{"sudo", "wheel", "admin", "root", "docker", "lxd", "incus-admin", "libvirt"}

// standardUserFact: whether the account in everyday use cannot change the system.
func standardUserFact() Fact {
	return Fact{ID: "standard-user", Questions: []content.ID{"computer-switches"}, on: map[System]source{
		Linux: {paths: []string{passwdFile, groupFile}, read: func(r *reader) Finding {
			return tellStandardUser(r).ticks("computer-switches", "no-admin")
		}},
	}}
}

func tellStandardUser(r *reader) Finding {
	if r.User == 0 {
		return no("is-root")
	}
	who, f, ok := r.account()
	if !ok {
		return f
	}
	data, err := r.bytes(groupFile)
	if err != nil {
		return because(err, groupFile)
	}
	var strong []string
	for _, g := range parseGroups(data, who) {
		if slices.Contains(masters, g) {
			strong = append(strong, g)
		}
	}
	if len(strong) > 0 {
		return no("in-group", val("groups", strings.Join(strong, ", ")))
	}
	return yes("in-no-group", val("path", groupFile))
}

// account is the account of the person.
func (r *reader) account() (account, Finding, bool) {
	data, err := r.bytes(passwdFile)
	if err != nil {
		return account{}, because(err, passwdFile), false
	}
	all := parseAccounts(data)
	i := slices.IndexFunc(all, func(a account) bool { return a.number == r.User })
	if i < 0 {
		return account{}, cannot("no-account", val("path", passwdFile)), false
	}
	return all[i], Finding{}, true
}
