package guard

// Hold says whether one protection holds.
type Hold uint8

// The states of a protection.
const (
	Absent Hold = iota // this system has nothing of the kind
	Failed             // the system has it, but refused
	Holds              // set, read back and found in place
)

// Report says what holds for this process.
type Report struct {
	// NoDump: no memory image is written when the process crashes.
	NoDump Hold
	// NoPeek: no other program of the same user can read the process's memory.
	NoPeek Hold
	// NoTrace: a crash prints neither values nor stacks.
	NoTrace Hold
	// NoNetwork: no connection of any kind can be opened, no other process be
	// looked into, and nothing of the system be changed.
	NoNetwork Hold
	// Err is why something failed; nil if nothing did.
	Err error
}

func held(err error) Hold {
	if err != nil {
		return Failed
	}
	return Holds
}
