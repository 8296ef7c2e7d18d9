package device

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

const (
	sudoers       = "/etc/sudoers"
	sudoersFolder = "/etc/sudoers.d"
	systemPolicy  = `HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\`
	uacOn         = systemPolicy + "EnableLUA"
	uacPrompt     = systemPolicy + "ConsentPromptBehaviorAdmin"
)

// administratorFact: whether a password or a yes is asked for before a program
// may change the system.
func administratorFact() Fact {
	return Fact{ID: "administrator-asks", on: map[System]source{
		Linux:   {paths: []string{sudoers, sudoersFolder + "/*"}, read: tellAdministrator},
		Windows: {keys: []string{uacOn, uacPrompt}, read: tellUAC},
	}}
}

func tellAdministrator(r *reader) Finding {
	if r.absent(sudoers) {
		return cannot("no-sudo", val("path", sudoers))
	}
	files := []string{sudoers}
	names, err := r.names(sudoersFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return because(err, sudoersFolder)
	}
	for _, n := range names {
		if n != "README" && !strings.HasSuffix(n, "~") && !strings.Contains(n, ".") { // as sudo itself passes them over
			files = append(files, sudoersFolder+"/"+n)
		}
	}
	for _, name := range files {
		data, err := r.bytes(name)
		if err != nil {
			return because(err, name)
		}
		if withoutPassword(data) {
			return no("sudo-without", val("path", name))
		}
	}
	return yes("sudo-asks", val("path", sudoers))
}

// withoutPassword finds a rule that lets somebody do everything without a
// password. A rule for single programs is no such rule.
func withoutPassword(data []byte) bool {
	for f := range words(data) {
		line := strings.Join(f, " ")
		if f[0] == "Defaults" && slices.Contains(f, "!authenticate") {
			return true
		}
		_, after, ok := strings.Cut(line, "NOPASSWD:")
		if ok && strings.HasPrefix(strings.TrimSpace(after), "ALL") {
			return true
		}
	}
	return false
}

func tellUAC(r *reader) Finding {
	n, err := r.number(uacOn)
	if err != nil {
		return because(err, uacOn)
	}
	prompt, err := r.number(uacPrompt)
	switch {
	case n == 0:
		return no("uac-off", val("path", uacOn))
	case err != nil:
		return because(err, uacPrompt)
	case prompt == 0:
		return no("uac-off", val("path", uacPrompt))
	}
	return yes("uac-on")
}
