package device

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

const (
	flatpakSystem = "/var/lib/flatpak"
	flatpakUser   = "~/.local/share/flatpak"
	snapFolder    = "/snap"
	mostApps      = 300
)

// appsFact: whether no app from Flatpak or Snap may read all of the person's
// files.
func appsFact() Fact {
	var paths []string
	for _, at := range []string{flatpakSystem, flatpakUser} {
		paths = append(paths, at+"/app/*", at+"/app/*/current/active/metadata", at+"/overrides/*")
	}
	return Fact{ID: "apps-narrow", on: map[System]source{
		Linux: {paths: append(paths, snapFolder+"/*", snapFolder+"/*/current/meta/snap.yaml"), read: tellApps},
	}}
}

func tellApps(r *reader) Finding {
	wide, apps := []string{}, 0
	for _, at := range []string{flatpakSystem, flatpakUser} {
		some, n, f := r.flatpaks(at)
		if f.Why != "" {
			return f
		}
		wide, apps = append(wide, some...), apps+n
	}
	some, n, f := r.snaps()
	if f.Why != "" {
		return f
	}
	wide, apps = append(wide, some...), apps+n
	switch {
	case apps == 0:
		return yes("no-apps")
	case len(wide) > 0:
		return no("apps-wide", val("number", number(len(wide))), val("names", strings.Join(wide, ", ")))
	}
	return yes("apps-narrow", val("number", number(apps)))
}

// flatpaks lists the apps below a folder that may read the home or everything,
// and how many there are.
func (r *reader) flatpaks(at string) (wide []string, apps int, f Finding) {
	names, err := r.names(at + "/app")
	switch {
	case err != nil && r.absent(at+"/app"):
		return nil, 0, Finding{}
	case err != nil:
		return nil, 0, because(err, at+"/app")
	case len(names) > mostApps:
		return nil, 0, cannot("too-large", val("path", at+"/app"))
	}
	everywhere, err := r.override(at, "global")
	if err != nil && len(names) > 0 {
		return nil, 0, because(err, at+"/overrides/global")
	}
	for _, n := range names {
		data, err := r.bytes(at + "/app/" + n + "/current/active/metadata")
		if errors.Is(err, fs.ErrNotExist) {
			continue // what is left of an app that was removed
		}
		if err != nil {
			return nil, 0, because(err, at+"/app/"+n)
		}
		apps++
		own, err := r.override(at, n)
		if err != nil {
			return nil, 0, because(err, at+"/overrides/"+n)
		}
		if readsHome(data, everywhere, own) {
			wide = append(wide, n)
		}
	}
	return wide, apps, Finding{}
}

// override is what was changed of an app's permissions; most have no such file.
func (r *reader) override(at, app string) ([]byte, error) {
	data, err := r.bytes(at + "/overrides/" + app)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// readsHome follows what an app asks for through what was changed: a later file
// may take back with an exclamation mark what an earlier one gives.
func readsHome(files ...[]byte) bool {
	given := map[string]bool{}
	for _, data := range files {
		list, _ := setting(data, "Context/filesystems")
		for _, place := range strings.Split(list, ";") {
			place, taken := strings.CutPrefix(place, "!")
			place, _, _ = strings.Cut(place, ":")
			given[place] = !taken
		}
	}
	return given["host"] || given["home"]
}

// snaps lists the apps of Snap that run without any limits.
func (r *reader) snaps() (wide []string, apps int, f Finding) {
	names, err := r.names(snapFolder)
	switch {
	case err != nil && r.absent(snapFolder):
		return nil, 0, Finding{}
	case err != nil:
		return nil, 0, because(err, snapFolder)
	case len(names) > mostApps:
		return nil, 0, cannot("too-large", val("path", snapFolder))
	}
	for _, n := range names {
		about := path.Join(snapFolder, n, "current/meta/snap.yaml")
		data, err := r.bytes(about)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNotAFile) {
			continue // the folder of programs, or something else that is no app
		}
		if err != nil {
			return nil, 0, because(err, about)
		}
		apps++
		for line := range strings.Lines(string(data)) {
			if strings.TrimSpace(line) == "confinement: classic" && line[0] != ' ' {
				wide = append(wide, n)
			}
		}
	}
	return wide, apps, Finding{}
}
