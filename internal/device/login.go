package device

import (
	"errors"
	"io/fs"
	"strings"
)

const (
	macLogin  = "/Library/Preferences/com.apple.loginwindow.plist"
	autoLogon = `HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\AutoAdminLogon`
)

// What the programs that ask for a name and password are told, and which setting
// lets somebody in without.
var greeters = []struct{ path, setting string }{
	{"/etc/gdm3/daemon.conf", "daemon/AutomaticLoginEnable"},
	{"/etc/gdm3/custom.conf", "daemon/AutomaticLoginEnable"},
	{"/etc/gdm/custom.conf", "daemon/AutomaticLoginEnable"},
	{"/etc/lightdm/lightdm.conf", "Seat:*/autologin-user"},
	{"/etc/sddm.conf", "Autologin/User"},
	{"/etc/sddm.conf.d/kde_settings.conf", "Autologin/User"},
}

// loginFact: whether the computer asks who is there before it shows the files.
func loginFact() Fact {
	var paths []string
	for _, g := range greeters {
		paths = append(paths, g.path)
	}
	return Fact{ID: "login-asks", on: map[System]source{
		Linux:   {paths: paths, read: tellLogin},
		MacOS:   {paths: []string{macLogin}, read: tellMacLogin},
		Windows: {keys: []string{autoLogon}, read: tellWindowsLogin},
	}}
}

func tellLogin(r *reader) Finding {
	seen := ""
	for _, g := range greeters {
		data, err := r.bytes(g.path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return because(err, g.path)
		}
		seen = g.path
		if v, ok := setting(data, g.setting); ok && v != "" && (!strings.HasSuffix(g.setting, "Enable") || yesWord(v)) {
			return no("login-automatic", val("path", g.path))
		}
	}
	if seen == "" {
		return cannot("no-greeter")
	}
	return yes("login-asks", val("path", seen))
}

func tellMacLogin(r *reader) Finding {
	data, err := r.bytes(macLogin)
	if err != nil {
		return because(err, macLogin)
	}
	list, ok := parsePlist(data)
	if !ok {
		return strange(macLogin)
	}
	if _, automatic := list["autoLoginUser"]; automatic {
		return no("login-automatic", val("path", macLogin))
	}
	return yes("login-asks", val("path", macLogin))
}

func tellWindowsLogin(r *reader) Finding {
	v, err := r.value(autoLogon)
	switch {
	case err != nil:
		return because(err, autoLogon)
	case v.Text == "0":
		return yes("login-asks", val("path", autoLogon))
	case v.Text == "1":
		return no("login-automatic", val("path", autoLogon))
	}
	return strange(autoLogon)
}
