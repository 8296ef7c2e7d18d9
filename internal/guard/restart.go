package guard

import "errors"

// ErrNoRestart says that this system cannot replace a process by another one.
// The program must then end instead.
var ErrNoRestart = errors.New("a process cannot be replaced on this system")
