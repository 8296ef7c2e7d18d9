package device

import (
	"slices"
	"strings"
)

const (
	powerState  = "/sys/power/state"
	powerDisk   = "/sys/power/disk"
	powerResume = "/sys/power/resume"
	hibernateOn = `HKLM\SYSTEM\CurrentControlSet\Control\Power\HibernateEnabled`
	quickStart  = `HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Power\HiberbootEnabled`
)

// hibernationFact: whether sleep leaves an open copy of the memory on the disk.
func hibernationFact() Fact {
	return Fact{ID: "hibernation-closed", on: map[System]source{
		Linux:   {paths: append(slices.Clone(blockPaths), powerState, powerDisk, powerResume, swaps), read: tellHibernation},
		Windows: {keys: []string{hibernateOn, quickStart, bitLockerState}, read: tellHibernationWindows},
	}}
}

func tellHibernation(r *reader) Finding {
	states, err := r.line(powerState)
	if err != nil {
		return because(err, powerState)
	}
	if !slices.Contains(strings.Fields(states), "disk") {
		return yes("no-hibernation", val("path", powerState))
	}
	if modes, err := r.line(powerDisk); err == nil && strings.Contains(modes, "[disabled]") {
		return yes("no-hibernation", val("path", powerDisk))
	}
	resume, err := r.line(powerResume)
	if err != nil {
		return because(err, powerResume)
	}
	if resume == "0:0" {
		return yes("hibernation-not-set", val("path", powerResume))
	}
	switch swap := tellSwap(r); swap.State {
	case Yes:
		return yes("hibernation-encrypted", val("device", resume))
	case No:
		return no("hibernation-open", val("device", resume))
	default:
		return swap
	}
}

func tellHibernationWindows(r *reader) Finding {
	n, err := r.number(hibernateOn)
	if err != nil {
		return because(err, hibernateOn)
	}
	quick, _ := r.number(quickStart)
	if n == 0 && quick == 0 {
		return yes("no-hibernation", val("path", hibernateOn))
	}
	switch locker, err := r.number(bitLockerState); {
	case err != nil:
		return because(err, bitLockerState)
	case locker == 1:
		return yes("hibernation-encrypted", val("device", "hiberfil.sys"))
	}
	return no("hibernation-open", val("device", "hiberfil.sys"))
}
