package device

import (
	"strings"

	"alcove.example/internal/content"
)

const (
	osRelease    = "/etc/os-release"
	systemPlist  = "/System/Library/CoreServices/SystemVersion.plist"
	windowsKey   = `HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\`
	buildOf11    = 22000 // the first build of Windows 11, which still calls itself Windows 10
	windows10    = content.ID("windows-10")
	windows11    = content.ID("windows-11")
	buildKey     = windowsKey + "CurrentBuildNumber"
	versionKey   = windowsKey + "DisplayVersion"
	editionIDKey = windowsKey + "EditionID"
)

var windowsVersionKeys = []string{buildKey, versionKey, editionIDKey}

// systemFact: which system and version this is.
func systemFact() Fact {
	return Fact{ID: "system", Kind: Tells, Questions: []content.ID{"devices"}, on: map[System]source{
		Linux:   {paths: []string{osRelease}, read: tellSystem},
		MacOS:   {paths: []string{systemPlist}, read: tellSystem},
		Windows: {keys: windowsVersionKeys, read: tellSystem},
	}}
}

func tellSystem(r *reader) Finding {
	v, f, ok := r.version()
	if !ok {
		return f
	}
	return yes("system", val("name", v.shown)).gives("devices", string(r.System))
}

// version is which system this is.
type version struct {
	id      content.ID // of the platform
	number  string     // as the platform's versions are numbered, or ""
	edition string     // home or office, where that makes a difference
	shown   string     // for people
}

// version reads which system this is; if it cannot, the finding says why.
func (r *reader) version() (version, Finding, bool) {
	switch r.System {
	case MacOS:
		return r.macVersion()
	case Windows:
		return r.windowsVersion()
	}
	data, err := r.bytes(osRelease)
	if err != nil {
		return version{}, because(err, osRelease), false
	}
	id, _ := setting(data, "ID")
	number, _ := setting(data, "VERSION_ID")
	shown, _ := setting(data, "PRETTY_NAME")
	if id == "" {
		return version{}, strange(osRelease), false
	}
	if shown == "" {
		shown = id
	}
	return version{id: content.ID(id), number: number, shown: shown}, Finding{}, true
}

func (r *reader) macVersion() (version, Finding, bool) {
	data, err := r.bytes(systemPlist)
	if err != nil {
		return version{}, because(err, systemPlist), false
	}
	list, ok := parsePlist(data)
	number, isText := list["ProductVersion"].(string)
	if !ok || !isText {
		return version{}, strange(systemPlist), false
	}
	return version{id: "macos", number: number, shown: "macOS " + number}, Finding{}, true
}

func (r *reader) windowsVersion() (version, Finding, bool) {
	build, err := r.value(buildKey)
	if err != nil {
		return version{}, because(err, buildKey), false
	}
	n, ok := wholeNumber(build.Text)
	if !ok {
		return version{}, strange(buildKey), false
	}
	shown, _ := r.value(versionKey) // Windows before 2020 has none: then no version is known
	edition, _ := r.value(editionIDKey)
	v := version{id: windows10, number: shown.Text, edition: "home", shown: "Windows 10 " + shown.Text}
	if n >= buildOf11 {
		v.id, v.shown = windows11, "Windows 11 "+shown.Text
	}
	if strings.HasPrefix(edition.Text, "Enterprise") || strings.HasPrefix(edition.Text, "Education") {
		v.edition = "office"
	}
	v.shown = strings.TrimSpace(v.shown) + " (" + build.Text + ")"
	return v, Finding{}, true
}

func wholeNumber(s string) (n int, ok bool) {
	for _, r := range s {
		if r < '0' || r > '9' || n > 1<<24 {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, s != ""
}
