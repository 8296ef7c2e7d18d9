// Package device is what a computer can tell about itself, read-only.
//
// # Nouns
//
// A [Fact] is one statement that is so or is not so: "the disk of the system is
// encrypted". It knows the systems on which it can be read, every path and
// registry value that is touched for it, and the questions about which it says
// something. A [Computer] is what is read: this one ([Here]), or a recorded one
// ([Recorded]). A [Reading] is a fact with what was found: yes, no or cannot tell,
// the evidence, and what follows for answers of a questionnaire.
//
// # Promises
//
// Nothing is written, no program is run, no connection is opened, and nobody has
// to be administrator. A fact touches only the paths on its own list: a reader
// refuses others ([ErrNotListed]), so that [Paths] is the whole truth about what is
// opened. Of folders above a path it is only asked whether they are there, and of
// /dev only where links lead.
//
// What is not allowed, missing, too large or in an unknown form comes out as
// cannot tell, never as no. That something is not there counts only where a
// folder above it was seen. Files are read whole up to one megabyte, folders up to
// 4096 names, links up to forty; pipes, devices and loops are errors, never a
// wait. Parsers are functions from bytes to values and do not fail on any bytes.
//
// The evidence holds names out of files that others may have written. Whoever
// shows it cleans it.
//
// # What it cannot see
//
// Programs that were changed to deceive: this reads what the system says of
// itself. Rules of a firewall and of sudo, which are for the administrator. What a
// disk does by itself (drives that encrypt themselves). FileVault, System
// Integrity Protection and the lock of newer Macs, which are in no file that may
// be read; PIN and recovery keys of BitLocker. These say so, and where to look.
// Sockets other than TCP. Phones, which cannot be read from a computer: for them
// the content has checks that a person does.
//
// # What was run
//
// Linux was run on real machines. For macOS and Windows the parsers and the
// readings were run on recorded files and exports of the registry, on Linux; the
// few lines that ask a live registry, and the size of a disk there, were compiled
// and never run.
//
// # Deliberately absent
//
// Advice and words (they are in the locale and in the content), the clock (it
// comes in), scores, and any look into what a person wrote: of histories and
// saved passwords only the presence and the size are seen.
package device
