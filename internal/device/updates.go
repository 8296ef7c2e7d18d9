package device

import (
	"errors"
	"io/fs"
	"strings"
	"time"

	"alcove.example/internal/content"
)

const (
	restartFile  = "/run/reboot-required"
	notifierFile = "/var/lib/update-notifier/updates-available"
	macUpdates   = "/Library/Preferences/com.apple.SoftwareUpdate.plist"
	updateKey    = `HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\`
	installedKey = updateKey + `Results\Install\LastSuccessTime`
)

// Files whose last change tells when lists of updates were fetched, and when
// packages were last changed.
var (
	looked  = []string{"/var/lib/apt/periodic/update-success-stamp", "/var/lib/apt/lists", "/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/zypp/raw", "/var/lib/pacman/sync/core.db"}
	changed = []string{"/var/lib/dpkg/status", "/usr/lib/sysimage/rpm/rpmdb.sqlite", "/usr/lib/sysimage/rpm/Packages.db", "/var/lib/rpm/rpmdb.sqlite", "/var/lib/rpm/Packages", "/var/lib/pacman/local"}
)

// updatesFact: whether the newest updates seem to be installed.
func updatesFact() Fact {
	paths := append(append([]string{restartFile, notifierFile}, looked...), changed...)
	return Fact{ID: "updates", Questions: []content.ID{"computer-habits"}, on: map[System]source{
		Linux:   {paths: paths, read: habit("updates", tellUpdates)},
		MacOS:   {paths: []string{macUpdates}, read: habit("updates", tellMacUpdates)},
		Windows: {keys: []string{installedKey}, read: habit("updates", tellWindowsUpdates)},
	}}
}

// habit lets a finding speak for one of the habits that can be ticked.
func habit(answer string, read func(*reader) Finding) func(*reader) Finding {
	return func(r *reader) Finding { return read(r).ticks("computer-habits", answer) }
}

// How old things may be, in days. Within freshLook a list of updates is as good
// as new; in tooOld days without any change there were updates for every system.
const (
	freshLook   = 14
	freshChange = 45
	tooOld      = 60
)

func tellUpdates(r *reader) Finding {
	if r.has(restartFile) {
		return no("restart-waits", val("path", restartFile))
	}
	if data, err := r.bytes(notifierFile); err == nil {
		if n := waiting(data); n != "" && n != "0" {
			return no("updates-wait", val("number", n))
		}
	}
	look, err := r.newest(looked)
	change, failed := r.newest(changed)
	if look.IsZero() && change.IsZero() {
		if err := firstOf(failed, err); err != nil {
			return because(err, changed[0])
		}
		return cannot("no-packages")
	}
	last := look
	if change.After(last) {
		last = change
	}
	values := []Value{val("looked", dayOrNone(look)), val("changed", dayOrNone(change))}
	switch {
	case days(last, r.Now) > tooOld:
		return no("updates-old", values...)
	case !look.IsZero() && !change.IsZero() && days(look, r.Now) <= freshLook && days(change, r.Now) <= freshChange:
		return yes("updates-fresh", values...)
	}
	return cannot("updates-between", values...)
}

// newest is the latest change of the files that are there. An error is given
// only if none is there and one could not be asked.
func (r *reader) newest(names []string) (last time.Time, hidden error) {
	for _, n := range names {
		info, err := r.stat(n)
		switch {
		case err == nil && (info.Mode.IsRegular() || info.Mode.IsDir()) && info.Changed.After(last):
			last = info.Changed
		case errors.Is(err, fs.ErrPermission):
			hidden = err
		}
	}
	if !last.IsZero() {
		hidden = nil
	}
	return last, hidden
}

func dayOrNone(t time.Time) string {
	if t.IsZero() {
		return "?"
	}
	return day(t)
}

// waiting is the first number in what Ubuntu's notifier says: how many updates
// can be installed.
func waiting(data []byte) string {
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 2 && strings.HasPrefix(f[1], "update") {
			if _, ok := wholeNumber(f[0]); ok {
				return f[0]
			}
		}
	}
	return ""
}

func tellMacUpdates(r *reader) Finding {
	data, err := r.bytes(macUpdates)
	if err != nil {
		return because(err, macUpdates)
	}
	list, ok := parsePlist(data)
	if !ok {
		return strange(macUpdates)
	}
	if waits, ok := list["RecommendedUpdates"].([]any); ok && len(waits) > 0 {
		return no("updates-wait", val("number", number(len(waits))))
	}
	last, ok := list["LastSuccessfulDate"].(time.Time)
	switch {
	case !ok:
		return strange(macUpdates)
	case days(last, r.Now) > tooOld:
		return no("updates-old", val("looked", day(last)), val("changed", "?"))
	case days(last, r.Now) <= freshLook:
		return yes("updates-none-wait", val("looked", day(last)))
	}
	return cannot("updates-between", val("looked", day(last)), val("changed", "?"))
}

func tellWindowsUpdates(r *reader) Finding {
	v, err := r.value(installedKey)
	if err != nil {
		return cannot("windows-update-look")
	}
	last, err := time.Parse(time.DateTime, v.Text)
	switch {
	case err != nil:
		return strange(installedKey)
	case days(last, r.Now) > tooOld:
		return no("updates-old", val("looked", "?"), val("changed", day(last)))
	case days(last, r.Now) <= freshChange:
		return yes("updates-fresh", val("looked", "?"), val("changed", day(last)))
	}
	return cannot("updates-between", val("looked", "?"), val("changed", day(last)))
}
