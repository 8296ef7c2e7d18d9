package device

import "strings"

const (
	kdeAutomount  = "~/.config/kded_device_automounterrc"
	xfceVolumes   = "~/.config/xfce4/xfconf/xfce-perchannel-xml/thunar-volman.xml"
	autoplayOff   = `HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\AutoplayHandlers\DisableAutoplay`
	autorunDrives = `HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer\NoDriveTypeAutoRun`
)

// automountFact: whether sticks and cards are left closed until somebody opens
// them.
func automountFact() Fact {
	return Fact{ID: "sticks-wait", on: map[System]source{
		Linux:   {paths: []string{dconfUser, kdeAutomount, xfceVolumes}, read: tellAutomount},
		Windows: {keys: []string{autoplayOff, autorunDrives}, read: tellAutoplay},
	}}
}

func tellAutomount(r *reader) Finding {
	desktop := strings.ToLower(r.Desktop)
	switch {
	case desktop == "":
		return cannot("no-desktop")
	case strings.Contains(desktop, "cinnamon"):
		return r.dconfAutomount("/org/cinnamon/desktop/media-handling/automount")
	case strings.Contains(desktop, "mate"):
		return r.dconfAutomount("/org/mate/desktop/media-handling/automount")
	case strings.Contains(desktop, "gnome") || strings.Contains(desktop, "unity"):
		return r.dconfAutomount("/org/gnome/desktop/media-handling/automount")
	case strings.Contains(desktop, "kde"):
		return r.kdeAutomount()
	case strings.Contains(desktop, "xfce"):
		return r.xfceAutomount()
	}
	return cannot("other-desktop", val("name", r.Desktop))
}

// dconf reads what was set in GNOME and its relatives, which may be nothing. It is
// nil where that cannot be told.
func (r *reader) dconf() (set map[string]any, failed Finding) {
	data, err := r.bytes(dconfUser)
	switch {
	case err != nil && r.absent(dconfUser):
		return map[string]any{}, Finding{}
	case err != nil:
		return nil, because(err, dconfUser)
	}
	set, ok := parseSettings(data)
	if !ok {
		return nil, strange(dconfUser)
	}
	return set, Finding{}
}

// dconfAutomount: GNOME and its relatives open sticks unless told not to.
func (r *reader) dconfAutomount(key string) Finding {
	all, failed := r.dconf()
	if all == nil {
		return failed
	}
	switch on, said := all[key].(bool); {
	case !said:
		return no("automount-untouched")
	case on:
		return no("automount-on", val("path", dconfUser))
	}
	return yes("automount-off", val("path", dconfUser))
}

// kdeAutomount: KDE leaves sticks closed unless told otherwise.
func (r *reader) kdeAutomount() Finding {
	data, err := r.bytes(kdeAutomount)
	if err != nil && !r.absent(kdeAutomount) {
		return because(err, kdeAutomount)
	}
	switch v, said := setting(data, "General/AutomountEnabled"); {
	case !said:
		return yes("sticks-untouched")
	case yesWord(v):
		return no("automount-on", val("path", kdeAutomount))
	}
	return yes("automount-off", val("path", kdeAutomount))
}

func (r *reader) xfceAutomount() Finding {
	data, err := r.bytes(xfceVolumes)
	if err != nil {
		return because(err, xfceVolumes)
	}
	all, ok := parseChannel(data)
	switch {
	case !ok:
		return strange(xfceVolumes)
	case all["/automount-media/enabled"] == "true" || all["/automount-drives/enabled"] == "true":
		return no("automount-on", val("path", xfceVolumes))
	case all["/automount-media/enabled"] == "" && all["/automount-drives/enabled"] == "":
		return cannot("default-unknown", val("path", xfceVolumes))
	}
	return yes("automount-off", val("path", xfceVolumes))
}

func tellAutoplay(r *reader) Finding {
	const allDrives = 0xff
	if n, err := r.number(autorunDrives); err == nil && n&allDrives == allDrives {
		return yes("autoplay-off", val("path", autorunDrives))
	}
	switch n, err := r.number(autoplayOff); {
	case err != nil:
		return because(err, autoplayOff)
	case n == 1:
		return yes("autoplay-off", val("path", autoplayOff))
	}
	return no("autoplay-on", val("path", autoplayOff))
}
