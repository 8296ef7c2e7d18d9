package device

import "slices"

// Facts lists everything that a computer can tell, in the order in which it is
// shown. Each fact is one file.
func Facts() []Fact {
	return []Fact{
		systemFact(),
		supportedFact(),
		liveFact(),
		virtualFact(),
		diskFact(),
		homeDiskFact(),
		diskAsksFact(),
		swapFact(),
		hibernationFact(),
		secureBootFact(),
		lockdownFact(),
		signedFact(),
		updatesFact(),
		automaticFact(),
		builtInFact(),
		screenLockFact(),
		loginFact(),
		standardUserFact(),
		administratorFact(),
		accountsFact(),
		homePrivateFact(),
		firewallFact(),
		listeningFact(),
		passwordLoginFact(),
		usbGuardFact(),
		automountFact(),
		dumpsFact(),
		appsFact(),
		passwordsFact(),
		historyFact(),
		camerasFact(),
		spaceFact(),
	}
}

// Paths lists every path and registry value that is touched on a system, each
// once, sorted.
func Paths(s System) []string {
	var out []string
	for _, f := range Facts() {
		out = append(out, f.Paths(s)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
