// Package scrub cleans the environment before any library reads it.
//
// Variables are orders from whoever started the program, and libraries obey
// them. With TMUX set, Lip Gloss runs a program called tmux from PATH while it
// is being initialised, before main; TEA_TRACE, TEA_DEBUG and UV_DEBUG write to
// files what is on the screen. So everything goes, but a short list of names
// that say what the terminal is, which language the person reads and where
// their folders are. PATH goes too: this program runs no other program.
//
// # When it happens
//
// While packages are initialised. Go takes them in the order of their import
// paths, each one as soon as what it imports is ready. The path of this package
// sorts before every library's path (alcove.example comes before charm.land),
// and it imports os alone, so it follows os at once. cmd/alcove must import it.
// A test runs a program with and without this package: without it the trap
// springs.
//
// # What it remembers
//
// What the program must tell the person, or needs later: [Recorded], [Program].
// Two variables of our own stay in the environment, so that a fresh start of the
// program by itself (see package guard) finds them again. ALCOVE_RECORDED is for
// Recorded. ALCOVE_MULTIPLEXED says that a program which redraws the screen itself
// (tmux, screen, zellij) stands between this one and the terminal: what the
// terminal says of itself, such as how it orders right-to-left text, is then
// uncertain.
//
// # What it cannot do
//
// The Go runtime reads GODEBUG, GOTRACEBACK, GOGC and GOMEMLIMIT before any
// package exists. They are removed, but may have had their effect: more is
// printed at a crash, more memory is used. Package guard keeps what is printed
// from the screen. What the loader of the system does (LD_PRELOAD and its like)
// is beyond any program; ours is linked statically.
package scrub
