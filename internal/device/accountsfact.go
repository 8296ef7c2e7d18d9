package device

import "strings"

// accountsFact: whether other people have accounts.
func accountsFact() Fact {
	return Fact{ID: "other-accounts", Kind: Tells, on: map[System]source{
		Linux: {paths: []string{passwdFile}, read: tellAccounts},
	}}
}

func tellAccounts(r *reader) Finding {
	data, err := r.bytes(passwdFile)
	if err != nil {
		return because(err, passwdFile)
	}
	all := parseAccounts(data)
	if len(all) == 0 {
		return strange(passwdFile)
	}
	var others []string
	for _, a := range all {
		if a.person() && a.number != r.User {
			others = append(others, a.name)
		}
	}
	if len(others) > 0 {
		return yes("accounts", val("names", strings.Join(others, ", ")))
	}
	return no("no-accounts", val("path", passwdFile))
}
