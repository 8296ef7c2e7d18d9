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
// On Linux (amd64, arm64) and OpenBSD no connection of any kind can be opened
// from Start on, on no thread, by nothing that this process becomes. On Linux
// that is a filter of system calls (seccomp), which also refuses debuggers,
// reading and writing other processes, io_uring, bpf, mounting, keyrings,
// kernel modules, files without a name, and putting words into the terminal as
// if they had been typed there. A refused call fails; it does not end the
// program. Descriptors that were open before, sockets among them, can still be
// read and written as files.
//
// After [Confine] the process reaches only the folders that it named, the
// terminal, and files that tell which day it is; it can run this program and no
// other, also none that is put into those folders. On Linux that is Landlock,
// as much of it as the kernel has ([LandlockVersion]); on OpenBSD unveil. Where
// a program is started for a folder, that is done before the folder is read;
// else as soon as one was opened or made, not before: nobody may be tied to a
// folder that does not work, with answers that are nowhere else. A folder whose
// key file is missing is one of the latter: the key's folder is not known yet.
//
// On Linux both hold for the process that follows a Restart too, and must not be
// set again there: Landlock takes sixteen layers, and filters pile up. A filter is
// asked whether it is there, by a call that it alone answers. Landlock cannot
// be asked, so an environment variable (ALCOVE_CONFINED) says that it should be
// there, and is believed only if a folder that everybody may read cannot be.
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
// the terminal, however that came about. [Stops] tells it that the shell wants to
// stop it for a while, and that it goes on.
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
// A build with C, as Go makes where it finds a C compiler, is not confined: it
// is put together from files of the system at each start. Releases hold none,
// and doctor says so of a build that does.
//
// Landlock knows files, not what is in their place: a stick that was pulled out
// and put in again is another folder, and the program has to be started anew.
// Whoever keeps the key file beside other files leaves those within reach. The
// size, the dates and the owner of any file can still be asked for. Neither
// Windows nor macOS has anything of the kind that a program can ask for itself.
//
// # Deliberately absent
//
// Wiping and locking of memory pages, which promise what Go cannot keep.
// debug.SetTraceback, which cannot ask for less than the environment did when
// the program was started, and nothing there means one stack. Running any
// program but this one. Rules of Landlock for the network and for signals: the
// filter forbids the first whole, and the second would keep the threads of this
// process from each other on some kernels.
package guard
