// Package guard locks the process in.
//
// # What holds
//
// After [Start] a crash leaves no memory image on the disk, and nothing that the
// Go runtime prints when it ends a program reaches the screen: neither the value
// of a panic nor the stacks. Both can hold what a person answered, and both come
// from places where no code of ours can catch them. On Linux no other program of
// the same user can attach to this one or read its memory. [Report] says which
// of these hold here; the program shows it and never passes over what is missing.
//
// To keep the runtime quiet, file descriptor 2 leads nowhere. The program's own
// messages go to os.Stderr, which Start sets to the standard error that the
// program was started with. What libraries took from os.Stderr before that (the
// standard logger, the error writer of the command line) is silent too.
//
// [Restart] replaces the process by a new one of the same program. It is how
// the program locks: a Go program cannot wipe its memory (copies were found
// after every attempt), only a new process is free of it. What Start set for
// this process alone has to be set again by the new one.
//
// [Endings] tells the program that it is to end, and why, so that it can restore
// the terminal, however that came about.
//
// # What does not hold
//
// The administrator of the computer can read everything. So can whoever
// replaced the program or its terminal. Memory that went to swap or into a
// hibernated computer is not covered; disk encryption covers it. On Windows and
// macOS any program of the same user can read this one's memory, and on Windows
// the system may write an image of a crash. A kill that cannot be caught leaves
// the last screen standing. Nothing holds before main.
//
// # Deliberately absent
//
// Wiping and locking of memory pages, which promise what Go cannot keep.
// debug.SetTraceback, which cannot ask for less than the environment did when
// the program was started, and nothing there means one stack. Running any
// program but this one.
package guard
