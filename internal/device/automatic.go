package device

import (
	"errors"
	"io/fs"
	"strings"
)

const (
	aptFolder    = "/etc/apt/apt.conf.d"
	dnfAutomatic = "/etc/dnf/automatic.conf"
	dnf5Config   = "/etc/dnf/dnf5-plugins/automatic.conf"
	mintFlag     = "/var/lib/linuxmint/mintupdate-automatic-upgrades-enabled"
	yastConfig   = "/etc/sysconfig/automatic_online_update"
	ostreeConfig = "/etc/rpm-ostreed.conf"
	timers       = "/etc/systemd/system/timers.target.wants"
	noAutoUpdate = `HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU\NoAutoUpdate`
	pausedUntil  = `HKLM\SOFTWARE\Microsoft\WindowsUpdate\UX\Settings\PauseUpdatesExpiryTime`
)

// automaticFact: whether updates install themselves.
func automaticFact() Fact {
	return Fact{ID: "automatic-updates", on: map[System]source{
		Linux:   {paths: []string{aptFolder + "/*", dnfAutomatic, dnf5Config, mintFlag, yastConfig, ostreeConfig, timers + "/*"}, read: tellAutomatic},
		MacOS:   {paths: []string{macUpdates}, read: tellMacAutomatic},
		Windows: {keys: []string{buildKey, noAutoUpdate, pausedUntil}, read: tellWindowsAutomatic},
	}}
}

func tellAutomatic(r *reader) Finding {
	for _, way := range []func(*reader) Finding{aptAutomatic, dnfAutomaticOn, yastAutomatic, ostreeAutomatic} {
		if f := way(r); f.Why != "" {
			return f
		}
	}
	return cannot("no-automatic-way")
}

// aptAutomatic reads the settings of apt, of which the last in the order of the
// names counts, and Mint's own switch. Without apt it finds nothing.
func aptAutomatic(r *reader) Finding {
	if r.has(mintFlag) {
		return yes("automatic", val("path", mintFlag))
	}
	names, err := r.names(aptFolder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Finding{}
	case err != nil:
		return because(err, aptFolder)
	}
	lists, upgrade, where := "", "", ""
	for _, n := range names {
		data, err := r.bytes(aptFolder + "/" + n)
		if err != nil {
			return because(err, aptFolder+"/"+n)
		}
		if v, ok := aptSetting(data, "APT::Periodic::Update-Package-Lists"); ok {
			lists = v
		}
		if v, ok := aptSetting(data, "APT::Periodic::Unattended-Upgrade"); ok {
			upgrade, where = v, aptFolder+"/"+n
		}
	}
	switch {
	case on(lists) && on(upgrade):
		return yes("automatic", val("path", where))
	case upgrade != "":
		return no("not-automatic", val("path", where))
	}
	return no("not-automatic", val("path", aptFolder))
}

// aptSetting finds the last value that a file of apt gives to a name written in
// one piece: Name "value";
func aptSetting(data []byte, name string) (value string, ok bool) {
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "//")
		rest, found := strings.CutPrefix(line, name)
		if found && strings.TrimLeft(rest, " \t\"") != rest && strings.HasSuffix(strings.TrimSpace(rest), ";") {
			value, ok = strings.Trim(strings.TrimSpace(rest), `"; `), true
		}
	}
	return value, ok
}

func on(value string) bool { return value != "" && value != "0" }

// dnfAutomaticOn reads whether dnf installs what it finds, and whether its timer
// runs.
func dnfAutomaticOn(r *reader) Finding {
	names, err := r.names(timers)
	if err != nil {
		return Finding{}
	}
	for _, n := range names {
		switch {
		case n == "dnf-automatic-install.timer", n == "transactional-update.timer":
			return yes("automatic", val("path", timers+"/"+n))
		case n == "dnf-automatic.timer" || n == "dnf5-automatic.timer":
			for _, name := range []string{dnfAutomatic, dnf5Config} {
				if data, err := r.bytes(name); err == nil {
					v, _ := setting(data, "commands/apply_updates")
					if yesWord(v) {
						return yes("automatic", val("path", name))
					}
					return no("not-automatic", val("path", name))
				}
			}
		}
	}
	if r.has(dnfAutomatic) || r.has(dnf5Config) {
		return no("not-automatic", val("path", timers))
	}
	return Finding{}
}

func yastAutomatic(r *reader) Finding {
	data, err := r.bytes(yastConfig)
	if err != nil {
		return Finding{}
	}
	if v, ok := setting(data, "AOU_ENABLE_CRONJOB"); ok && yesWord(v) {
		return yes("automatic", val("path", yastConfig))
	}
	return no("not-automatic", val("path", yastConfig))
}

func ostreeAutomatic(r *reader) Finding {
	data, err := r.bytes(ostreeConfig)
	if err != nil {
		return Finding{}
	}
	v, _ := setting(data, "Daemon/AutomaticUpdatePolicy")
	if v == "stage" || v == "apply" {
		return yes("automatic", val("path", ostreeConfig))
	}
	return no("not-automatic", val("path", ostreeConfig))
}

func tellMacAutomatic(r *reader) Finding {
	data, err := r.bytes(macUpdates)
	if err != nil {
		return because(err, macUpdates)
	}
	list, ok := parsePlist(data)
	install, said := list["AutomaticallyInstallMacOSUpdates"]
	switch {
	case !ok || !said:
		return strange(macUpdates)
	case isOn(install):
		return yes("automatic", val("path", macUpdates))
	}
	return no("not-automatic", val("path", macUpdates))
}

// isOn reads a switch of a property list: a boolean, or a number that is not 0.
func isOn(v any) bool {
	n, isNumber := v.(int)
	b, _ := v.(bool)
	return b || isNumber && n != 0
}

// tellWindowsAutomatic: Windows updates itself unless it was told not to. That
// nothing tells it so counts only where the registry can be read at all.
func tellWindowsAutomatic(r *reader) Finding {
	if _, err := r.value(buildKey); err != nil {
		return because(err, buildKey)
	}
	if n, err := r.number(noAutoUpdate); err == nil && n == 1 {
		return no("not-automatic", val("path", noAutoUpdate))
	}
	if v, err := r.value(pausedUntil); err == nil && v.Text > r.Now.UTC().Format("2006-01-02T15:04:05Z") {
		return no("updates-paused", val("day", dayOf(v.Text)))
	}
	return yes("windows-automatic")
}

func dayOf(moment string) string {
	day, _, _ := strings.Cut(moment, "T")
	return day
}
