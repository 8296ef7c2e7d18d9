package device

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

const (
	cameraFolder = "/sys/class/video4linux"
	soundDevices = "/proc/asound/pcm"
)

// camerasFact: which cameras and microphones the system sees.
func camerasFact() Fact {
	return Fact{ID: "cameras", Kind: Tells, on: map[System]source{
		Linux: {paths: []string{cameraFolder, cameraFolder + "/*/name", soundDevices}, read: tellCameras},
	}}
}

func tellCameras(r *reader) Finding {
	var names []string
	cameras, err := r.names(cameraFolder)
	if err != nil && !r.absent(cameraFolder) {
		return because(err, cameraFolder)
	}
	for _, c := range cameras {
		name, err := r.line(cameraFolder + "/" + c + "/name")
		if err != nil {
			name = c
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	sound, err := r.bytes(soundDevices)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return because(err, soundDevices)
	}
	microphones := strings.Count(string(sound), "capture ")
	if len(names) == 0 && microphones == 0 {
		return no("no-cameras")
	}
	if len(names) == 0 {
		return yes("microphones", val("number", number(microphones)))
	}
	return yes("cameras", val("names", strings.Join(names, ", ")), val("number", number(microphones)))
}
