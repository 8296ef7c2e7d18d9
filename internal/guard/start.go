package guard

import "errors"

// Start sets the protections and reports which of them hold. It is called once,
// first thing in main, and again by the new process after a [Restart].
func Start() Report {
	var r Report
	var dump, peek, trace, network error
	r.NoDump, dump = refuseDump()
	r.NoPeek, peek = refusePeek()
	r.NoTrace, trace = muteRuntime()
	r.NoNetwork, network = refuseCalls()
	r.Err = errors.Join(dump, peek, trace, network)
	return r
}
