package device

import (
	"errors"
	"io/fs"
	"strings"
)

// Folders of profiles of browsers, and files in which they keep passwords.
var (
	firefoxes = map[System][]string{
		Linux:   {"~/.mozilla/firefox", "~/snap/firefox/common/.mozilla/firefox", "~/.var/app/org.mozilla.firefox/.mozilla/firefox"},
		MacOS:   {"~/Library/Application Support/Firefox/Profiles"},
		Windows: {"~/AppData/Roaming/Mozilla/Firefox/Profiles"},
	}
	chromes = map[System][]string{
		Linux:   {"~/.config/google-chrome/Default/Login Data", "~/.config/chromium/Default/Login Data", "~/.config/BraveSoftware/Brave-Browser/Default/Login Data", "~/.config/microsoft-edge/Default/Login Data"},
		MacOS:   {"~/Library/Application Support/Google/Chrome/Default/Login Data"},
		Windows: {"~/AppData/Local/Google/Chrome/User Data/Default/Login Data", "~/AppData/Local/Microsoft/Edge/User Data/Default/Login Data"},
	}
)

// passwordsFact: whether no browser keeps passwords. Only that a file is there is
// looked at; it is never opened.
func passwordsFact() Fact {
	f := Fact{ID: "no-browser-passwords", on: map[System]source{}}
	for _, s := range []System{Linux, MacOS, Windows} {
		paths := []string{"~"}
		for _, at := range firefoxes[s] {
			paths = append(paths, at+"/*", at+"/*/logins.json")
		}
		f.on[s] = source{paths: append(paths, chromes[s]...), read: tellPasswords}
	}
	return f
}

func tellPasswords(r *reader) Finding {
	if info, err := r.stat("~"); err != nil || !info.Mode.IsDir() {
		return cannot("no-home")
	}
	for _, at := range firefoxes[r.System] {
		names, err := r.names(at)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return because(err, at)
		}
		for _, n := range names {
			switch _, err := r.stat(at + "/" + n + "/logins.json"); {
			case err == nil:
				return no("browser-keeps", val("name", "Firefox"))
			case !errors.Is(err, fs.ErrNotExist) && !strings.HasSuffix(n, ".ini"):
				return because(err, at+"/"+n)
			}
		}
	}
	for _, name := range chromes[r.System] {
		switch _, err := r.stat(name); {
		case err == nil: // it is there from the first start on, with or without passwords
			return cannot("browser-may-keep", val("path", name))
		case !errors.Is(err, fs.ErrNotExist):
			return because(err, name)
		}
	}
	return yes("no-browser-keeps")
}
