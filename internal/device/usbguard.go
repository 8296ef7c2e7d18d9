package device

import (
	"slices"
	"strings"
)

const usbDevices = "/sys/bus/usb/devices"

// usbGuardFact: whether a new device on a cable has to be let in first.
func usbGuardFact() Fact {
	return Fact{ID: "usb-guard", on: map[System]source{
		Linux: {paths: []string{wants + "/*", usbDevices + "/*/authorized_default", usbDevices + "/*"}, read: tellUSB},
	}}
}

func tellUSB(r *reader) Finding {
	services, err := r.names(wants)
	if err == nil && slices.Contains(services, "usbguard.service") {
		return yes("usbguard", val("path", wants+"/usbguard.service"))
	}
	devices, listErr := r.names(usbDevices)
	switch {
	case err != nil:
		return because(err, wants)
	case listErr != nil:
		return because(listErr, usbDevices)
	}
	hosts := 0
	for _, d := range devices {
		if !strings.HasPrefix(d, "usb") {
			continue
		}
		v, err := r.line(usbDevices + "/" + d + "/authorized_default")
		if err != nil {
			return because(err, usbDevices+"/"+d+"/authorized_default")
		}
		hosts++
		if v != "0" && v != "2" { // 2: built-in devices only
			return no("usb-open", val("path", usbDevices+"/"+d+"/authorized_default"))
		}
	}
	if hosts == 0 {
		return cannot("no-usb")
	}
	return yes("usb-closed", val("path", usbDevices))
}
