//go:build linux

// Command faults breaks the computer under the vault, again and again, and looks
// whether the vault keeps what it promised. It is run before a change is taken,
// never by a person who uses the program, and is not linked into it.
//
//	go run ./internal/faults [-seed word] [-only name,name]
//
// # Nouns
//
// The victim is a small program that does one thing to a vault and says when it
// was done (testdata/victim). A kind is one thing it can do: a first run, a save,
// a change of passphrase. A scene is a folder with the vault it does it to. A
// trial is one victim that something happens to. A family is one way in which a
// computer fails. A control is a victim that is wrong on purpose: a family that
// does not catch it is worth nothing and fails.
//
// # What holds after every trial
//
// The vault opens, and holds what it held before or what it was given: never
// neither. What was acknowledged is what it holds. It can be saved to again,
// twice, and is then sound; nothing of the cut-short work is left. A kill that
// did not take place is a failure of the trial.
//
// # The families
//
//   - kills: the victim is killed as it enters each of its system calls on the
//     vault, also after an earlier call failed, and in the middle of a write.
//   - errors: each of these calls fails, in every way that makes sense for it, or
//     claims to have written what it did not.
//   - power cuts on ext4, xfs, btrfs, and vfat if the kernel has it: the disk's
//     image is copied before each operation and after the acknowledgement; each
//     copy is mounted as after a power cut.
//   - full disk: no room left, from the first page to the last but one.
//   - taken away: the folder is moved, deleted, unmounted or made read-only
//     between two operations.
//   - planted: links, pipes and folders stand where the vault's files go.
//   - modes: no umask protects what is written.
//   - two at once: two victims work on one vault, their operations in orders drawn
//     by lot.
//   - clocks: the clock says 1970, 2106, and goes back.
//   - canaries: what was answered is searched for on the raw disk.
//   - memory: the program itself is opened at a terminal, by hand or left alone
//     locked, and all its memory is searched before and after.
//   - other programs: what the vault made is opened by a program that shares no code
//     with it, and what that one makes is opened by the vault.
//
// # Deliberately absent
//
// Blocks that reach the disk in another order than they were written: package
// vault tries all orders on a disk in memory. A disk that changes bits of what it
// was given: so does that disk. Opening by the ordinary age program: a test of
// package vault does it. Other systems than Linux.
package main
