package guard

import (
	"errors"
	"runtime/debug"
)

// Start sets the protections and reports which of them hold. It is called once,
// first thing in main, and again by the new process after a [Restart].
func Start() Report {
	debug.SetTraceback("none")
	var r Report
	var dump, peek error
	r.NoDump, dump = refuseDump()
	r.NoPeek, peek = refusePeek()
	r.Err = errors.Join(dump, peek)
	return r
}
