package device

import (
	"strings"
)

const (
	ufwConfig    = "/etc/ufw/ufw.conf"
	wants        = "/etc/systemd/system/multi-user.target.wants"
	sysinitWants = "/etc/systemd/system/sysinit.target.wants"
	modules      = "/proc/modules"
	macFirewall  = "/Library/Preferences/com.apple.alf.plist"
	firewallKey  = `HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\`
)

var firewallProfiles = []string{firewallKey + `StandardProfile\EnableFirewall`, firewallKey + `PublicProfile\EnableFirewall`, firewallKey + `DomainProfile\EnableFirewall`}

// firewallFact: whether something refuses connections that nobody here asked for.
func firewallFact() Fact {
	return Fact{ID: "firewall", on: map[System]source{
		Linux:   {paths: []string{ufwConfig, wants + "/*", sysinitWants + "/*", modules}, read: tellFirewall},
		MacOS:   {paths: []string{macFirewall, systemPlist}, read: tellMacFirewall},
		Windows: {keys: firewallProfiles, read: tellWindowsFirewall},
	}}
}

// services that set up a firewall when the system starts.
var firewallServices = []string{"firewalld.service", "nftables.service", "shorewall.service", "netfilter-persistent.service", "iptables.service", "ferm.service"}

func tellFirewall(r *reader) Finding {
	filter, err := r.filtering()
	ufw, ufwErr := r.bytes(ufwConfig)
	started := ""
	if v, _ := setting(ufw, "ENABLED"); ufwErr == nil && yesWord(v) {
		started = "ufw"
	}
	names, listErr := r.names(wants)
	more, _ := r.names(sysinitWants)
	for _, n := range append(names, more...) {
		for _, s := range firewallServices {
			if n == s {
				started = strings.TrimSuffix(s, ".service")
			}
		}
	}
	switch {
	case err != nil:
		return because(err, modules)
	case started != "" && filter:
		return yes("firewall-on", val("name", started))
	case started != "":
		return cannot("firewall-not-loaded", val("name", started))
	case listErr != nil:
		return because(listErr, wants)
	case filter:
		return cannot("filter-without-service")
	}
	return no("no-firewall", val("path", wants))
}

// filtering reports whether the kernel has loaded what a firewall needs. Its
// rules are for the administrator alone.
func (r *reader) filtering() (bool, error) {
	data, err := r.bytes(modules)
	if err != nil {
		return false, err
	}
	for f := range words(data) {
		if f[0] == "nf_tables" || f[0] == "ip_tables" || f[0] == "iptable_filter" {
			return true, nil
		}
	}
	return false, nil
}

// tellMacFirewall: from macOS 15 on the setting is not in a file any more.
func tellMacFirewall(r *reader) Finding {
	v, f, ok := r.macVersion()
	if !ok {
		return f
	}
	major, _, _ := strings.Cut(v.number, ".")
	if n, ok := wholeNumber(major); !ok || n >= 15 {
		return cannot("mac-firewall-look")
	}
	data, err := r.bytes(macFirewall)
	if err != nil {
		return because(err, macFirewall)
	}
	list, ok := parsePlist(data)
	switch state, isNumber := list["globalstate"].(int); {
	case !ok || !isNumber:
		return strange(macFirewall)
	case state == 0:
		return no("mac-firewall-off")
	}
	return yes("mac-firewall-on")
}

func tellWindowsFirewall(r *reader) Finding {
	for _, key := range firewallProfiles {
		n, err := r.number(key)
		if err != nil {
			return because(err, key)
		}
		if n == 0 {
			return no("windows-firewall-off", val("path", key))
		}
	}
	return yes("windows-firewall-on")
}
