// Package bench measures whole runs of the program as a person at a terminal
// lives through them. It has no product code: only benchmarks and the harness
// for them.
//
//	go test ./internal/bench -run '^$' -bench .
//	go test ./internal/bench -run '^$' -bench Exits -benchtime 200x
//
// # Nouns
//
// A floor is a small program that shows what is possible: gohello writes one
// line; goraw is a list drawn by hand that writes only what changed; bt2hello
// and bt2list are the same two made with the library as it comes. A run is one
// start of a program on a pseudo-terminal that answers like a real one. A
// sample is what was measured in a run.
//
// # What is measured
//
//   - First frame: from the start of the process to the first visible cell.
//   - Key to frame: from a key to the last byte of what it changed; the bytes of
//     that change.
//   - Idle: how often the program wakes up while nothing happens, once what the
//     last key set going has run out.
//   - Memory: the most it ever held (VmHWM).
//   - Languages: first frame and memory against a build that speaks English only.
//   - Leave: from the key that leaves to a blank screen, and to the process's end.
//   - Exits: the same many times over, from the first screen, from a question,
//     while a key is being tried and while a save is under way, with the 99th
//     percentile. It is to be at most 100 ms to a blank screen and 300 ms to the
//     end.
//
// # Promises
//
// All programs take turns in every round, at least 15 rounds, so noise hits all
// of them alike, and a first round that is not counted warms the disk's cache.
// Figures are medians and 95th percentiles with their ratio to a floor. Compare
// ratios; times differ from one computer to the next. A program that only echoes
// keys, because its terminal is not in raw mode, is an error and not a fast
// answer. The ordinary tests of this package check the harness and judge no time.
//
// # Deliberately absent
//
// Linux only: memory and wakeups come from /proc. Cold starts: nobody may empty
// a computer's cache for a benchmark.
package bench
