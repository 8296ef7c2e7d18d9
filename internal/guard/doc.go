// Package guard locks the process in.
//
// # What holds
//
// After [Start] a crash leaves no memory image on the disk and prints no stack
// of goroutines, whose arguments could hold what a person answered. On Linux no
// other program of the same user can attach to this one or read its memory.
// [Report] says which of these hold here; the program shows it and never passes
// over what is missing.
//
// [Restart] replaces the process by a new one of the same program. It is how
// the program locks: a Go program cannot wipe its memory (copies were found
// after every attempt), only a new process is free of it. What Start set for
// this process alone has to be set again by the new one.
//
// [Endings] tells the program that it is to end, and why, so that it can restore
// the terminal, however that came about. A signal that Go would answer with a
// stack of goroutines or by ending at once is answered by us.
//
// # What does not hold
//
// The administrator of the computer can read everything. So can whoever
// replaced the program or its terminal. Memory that went to swap or into a
// hibernated computer is not covered; disk encryption covers it. On Windows and
// macOS any program of the same user can read this one's memory, and on Windows
// the system may write an image of a crash. A kill that cannot be caught leaves
// the last screen standing. If GOTRACEBACK asked for stacks, Start cannot take
// that back (see package scrub, Early): a fresh start can.
//
// # Deliberately absent
//
// Wiping and locking of memory pages, which promise what Go cannot keep.
// Running any program but this one.
package guard
