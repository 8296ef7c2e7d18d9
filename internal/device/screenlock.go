package device

import (
	"strings"

	"alcove.example/internal/content"
)

const (
	dconfUser      = "~/.config/dconf/user"
	kdeLock        = "~/.config/kscreenlockerrc"
	xfceLock       = "~/.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-screensaver.xml"
	macSaverFolder = "~/Library/Preferences/ByHost"
	windowsDesktop = `HKCU\Control Panel\Desktop\`
	saverActive    = windowsDesktop + "ScreenSaveActive"
	saverSecure    = windowsDesktop + "ScreenSaverIsSecure"
	saverTimeout   = windowsDesktop + "ScreenSaveTimeOut"
	lockInactive   = `HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\InactivityTimeoutSecs`
)

// mostIdle is how many seconds a computer may stay open by itself before a
// person would no longer say that it locks after a few minutes.
const mostIdle = 10 * 60

// screenLockFact: whether the screen locks itself, and after how long.
func screenLockFact() Fact {
	return Fact{ID: "screen-lock", Questions: []content.ID{"computer-habits"}, on: map[System]source{
		Linux:   {paths: []string{dconfUser, kdeLock, xfceLock}, read: habit("screen", tellScreenLock)},
		MacOS:   {paths: []string{macSaverFolder + "/com.apple.screensaver.*.plist"}, read: habit("screen", tellMacLock)},
		Windows: {keys: []string{saverActive, saverSecure, saverTimeout, lockInactive}, read: habit("screen", tellWindowsLock)},
	}}
}

// tellScreenLock asks the settings of the desktop that runs.
func tellScreenLock(r *reader) Finding {
	desktop := strings.ToLower(r.Desktop)
	switch {
	case desktop == "":
		return cannot("no-desktop")
	case strings.Contains(desktop, "cinnamon"):
		return r.dconfLock("/org/cinnamon/desktop/screensaver/", "/org/cinnamon/desktop/session/idle-delay", lockDefaults{})
	case strings.Contains(desktop, "mate"):
		return r.dconfLock("/org/mate/screensaver/", "/org/mate/desktop/session/idle-delay", lockDefaults{unit: 60})
	case strings.Contains(desktop, "gnome") || strings.Contains(desktop, "unity"):
		return r.dconfLock("/org/gnome/desktop/screensaver/", "/org/gnome/desktop/session/idle-delay", lockDefaults{known: true, idle: 5 * 60})
	case strings.Contains(desktop, "kde"):
		return r.kdeLock()
	case strings.Contains(desktop, "xfce"):
		return r.xfceLock()
	}
	return cannot("other-desktop", val("name", r.Desktop))
}

// lockDefaults is what a desktop does while nobody has changed it, where that is
// known.
type lockDefaults struct {
	known bool
	idle  int // seconds
	unit  int // seconds in its unit of time; 0: one
}

// dconfLock reads the lock of GNOME and its relatives.
func (r *reader) dconfLock(saver, idleAt string, d lockDefaults) Finding {
	all, failed := r.dconf()
	if all == nil {
		return failed
	}
	enabled, said := all[saver+"lock-enabled"].(bool)
	if said && !enabled {
		return no("lock-off", val("path", dconfUser))
	}
	delay, _ := all[saver+"lock-delay"].(int)
	idle, set := all[idleAt].(int)
	idle *= max(1, d.unit)
	switch {
	case !set && d.known:
		return untouched(d.idle + delay)
	case !set || !said && !d.known:
		return cannot("default-unknown", val("path", dconfUser))
	}
	return locksAfter(idle, delay, dconfUser)
}

// untouched is a lock that nobody has set: it is as the desktop ships it.
func untouched(seconds int) Finding {
	if seconds > mostIdle {
		return no("lock-late-untouched", val("minutes", minutes(seconds)))
	}
	return yes("lock-untouched", val("minutes", minutes(seconds)))
}

// locksAfter judges a time without use, and a delay after it; no time means that
// the screen never goes dark.
func locksAfter(idle, delay int, where string) Finding {
	total := idle + delay
	switch {
	case idle == 0:
		return no("lock-never", val("path", where))
	case idle < 0 || delay < 0:
		return strange(where)
	case total > mostIdle:
		return no("lock-late", val("minutes", minutes(total)), val("path", where))
	}
	return yes("lock-after", val("minutes", minutes(total)), val("path", where))
}

// minutes rounds up: a lock never comes earlier than it is said to.
func minutes(seconds int) string { return number((seconds + 59) / 60) }

// kdeLock reads the lock of KDE, which writes down only what was changed.
func (r *reader) kdeLock() Finding {
	data, err := r.bytes(kdeLock)
	if err != nil && !r.absent(kdeLock) {
		return because(err, kdeLock)
	}
	idle, grace, set := 5*60, 5, false
	for name, v := range settings(data) {
		n, isNumber := wholeNumber(v)
		switch {
		case name == "Daemon/Autolock" && !yesWord(v):
			return no("lock-off", val("path", kdeLock))
		case name == "Daemon/Timeout" && isNumber:
			idle, set = n*60, true
		case name == "Daemon/LockGrace" && isNumber:
			grace = n
		}
	}
	if !set {
		return untouched(idle + grace)
	}
	return locksAfter(idle, grace, kdeLock)
}

// xfceLock reads the lock of Xfce. Without its file nothing is known: Xfce may
// leave the lock to another program.
func (r *reader) xfceLock() Finding {
	data, err := r.bytes(xfceLock)
	if err != nil {
		return because(err, xfceLock)
	}
	all, ok := parseChannel(data)
	if !ok {
		return strange(xfceLock)
	}
	for _, name := range []string{"/saver/enabled", "/saver/idle-activation/enabled", "/lock/enabled", "/lock/saver-activation/enabled"} {
		if all[name] == "false" {
			return no("lock-off", val("path", xfceLock))
		}
	}
	idle, delay := 5, 0 // minutes, as the program ships
	if n, ok := wholeNumber(all["/saver/idle-activation/delay"]); ok {
		idle = n
	}
	if n, ok := wholeNumber(all["/lock/saver-activation/delay"]); ok {
		delay = n
	}
	return locksAfter(60*idle, 60*delay, xfceLock)
}

// tellMacLock: newer systems keep the lock where only they can read it; what can
// be seen is a screen saver that never comes.
func tellMacLock(r *reader) Finding {
	names, err := r.names(macSaverFolder)
	if err != nil {
		return because(err, macSaverFolder)
	}
	for _, n := range names {
		if !strings.HasPrefix(n, "com.apple.screensaver.") || !strings.HasSuffix(n, ".plist") {
			continue
		}
		data, err := r.bytes(macSaverFolder + "/" + n)
		list, ok := parsePlist(data)
		if idle, isNumber := list["idleTime"].(int); err == nil && ok && isNumber && idle == 0 {
			return cannot("mac-saver-never")
		}
	}
	return cannot("mac-lock-look")
}

func tellWindowsLock(r *reader) Finding {
	if n, err := r.number(lockInactive); err == nil && n > 0 {
		return locksAfter(int(min(n, 1<<20)), 0, lockInactive)
	}
	active, err := r.value(saverActive)
	if err != nil {
		return because(err, saverActive)
	}
	secure, _ := r.value(saverSecure)
	after, _ := r.value(saverTimeout)
	if n, ok := wholeNumber(after.Text); ok && active.Text == "1" && secure.Text == "1" && n > 0 {
		return locksAfter(n, 0, saverTimeout)
	}
	return cannot("windows-lock-look") // it may lock when the screen goes dark
}
