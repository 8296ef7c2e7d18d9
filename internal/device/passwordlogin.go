package device

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

const (
	sshConfig   = "/etc/ssh/sshd_config"
	sshFolder   = "/etc/ssh/sshd_config.d"
	socketWants = "/etc/systemd/system/sockets.target.wants"
	macDisabled = "/private/var/db/com.apple.xpc.launchd/disabled.plist"
	remoteKey   = `HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\fDenyTSConnections`
)

// passwordLoginFact: whether nobody can log in from another computer with a
// password alone.
func passwordLoginFact() Fact {
	return Fact{ID: "no-password-login", on: map[System]source{
		Linux:   {paths: []string{sshConfig, sshFolder + "/*", wants + "/*", socketWants + "/*"}, read: tellPasswordLogin},
		MacOS:   {paths: []string{macDisabled}, read: tellMacRemote},
		Windows: {keys: []string{remoteKey}, read: tellWindowsRemote},
	}}
}

func tellPasswordLogin(r *reader) Finding {
	config, err := r.bytes(sshConfig)
	if err != nil {
		if r.absent(sshConfig) {
			return yes("no-ssh", val("path", sshConfig))
		}
		return because(err, sshConfig)
	}
	started, f := r.sshStarts()
	if f.Why != "" {
		return f
	}
	if !started {
		return yes("ssh-not-started", val("path", wants))
	}
	var more []byte
	names, err := r.names(sshFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return because(err, sshFolder)
	}
	for _, n := range names {
		if !strings.HasSuffix(n, ".conf") {
			continue
		}
		data, err := r.bytes(sshFolder + "/" + n)
		if err != nil {
			return because(err, sshFolder+"/"+n)
		}
		more = append(append(more, data...), '\n')
	}
	switch passwords, where := sshPasswords(config, more); {
	case where == "match":
		return cannot("ssh-depends", val("path", sshConfig))
	case passwords:
		return no("ssh-passwords", val("path", sshConfig))
	}
	return yes("ssh-keys-only", val("path", sshConfig))
}

// sshStarts reports whether the service starts with the system or when somebody
// calls.
func (r *reader) sshStarts() (bool, Finding) {
	services, err := r.names(wants)
	if err != nil {
		return false, because(err, wants)
	}
	sockets, err := r.names(socketWants)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, because(err, socketWants)
	}
	for _, n := range append(services, sockets...) {
		if slices.Contains([]string{"ssh.service", "sshd.service", "ssh.socket", "sshd.socket"}, n) {
			return true, Finding{}
		}
	}
	return false, Finding{}
}

// sshPasswords reads whether sshd takes passwords. Of each setting the first
// counts; what is included comes where Include stands; without a setting
// passwords are taken. Where is "match" if it depends on who calls.
func sshPasswords(config, included []byte) (passwords bool, where string) {
	first := map[string]string{}
	matched := false
	var take func([]byte)
	take = func(data []byte) {
		inMatch := false
		for f := range words(data) {
			name := strings.ToLower(f[0])
			value := strings.ToLower(strings.Join(f[1:], " "))
			switch {
			case name == "match":
				inMatch = value != "all"
			case name == "include" && strings.Contains(value, "sshd_config.d") && included != nil:
				more := included
				included = nil
				take(more)
			case name != "passwordauthentication" && name != "kbdinteractiveauthentication" && name != "challengeresponseauthentication":
			case inMatch:
				matched = matched || value == "yes"
			case first[name] == "":
				first[name] = value
			}
		}
	}
	take(config)
	byPassword := first["passwordauthentication"] != "no"
	byAsking := first["kbdinteractiveauthentication"] != "no" && first["challengeresponseauthentication"] != "no"
	if matched && !byPassword && !byAsking {
		return true, "match"
	}
	return byPassword || byAsking, ""
}

func tellMacRemote(r *reader) Finding {
	data, err := r.bytes(macDisabled)
	if err != nil {
		return because(err, macDisabled)
	}
	list, ok := parsePlist(data)
	off, said := list["com.openssh.sshd"].(bool)
	switch {
	case !ok:
		return strange(macDisabled)
	case !said || off:
		return yes("remote-off", val("path", macDisabled))
	}
	return no("remote-on", val("path", macDisabled))
}

func tellWindowsRemote(r *reader) Finding {
	switch n, err := r.number(remoteKey); {
	case err != nil:
		return because(err, remoteKey)
	case n == 1:
		return yes("remote-off", val("path", remoteKey))
	case n == 0:
		return no("remote-on", val("path", remoteKey))
	}
	return strange(remoteKey)
}
