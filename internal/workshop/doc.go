// Package workshop lets a trainer see what changed in a group without holding a
// list of anybody's weaknesses.
//
// # Nouns
//
// A key is the trainer's: a post-quantum hybrid age identity, kept under a
// passphrase. Its recipient is what others get; six words stand for it, so that
// both sides can read them aloud. A room is what a trainer hands out for one
// workshop: the recipient, the questionnaire by its id and hash, the name of the
// set, the date. A slip is what one person hands in: for each practice that this
// person agreed to share whether it is done, done in part, not yet done, or not
// known; nothing else. A pile is what was collected, with a verdict on every
// file. A tally is the true count of a pile and never leaves this package; a
// table is what may be published of it. The ledger, beside the key, remembers
// which slips are in a published table.
//
// # A slip
//
// A slip is an ordinary age file with exactly one stanza, mlkem768x25519. It
// decrypts to one line of JSON and spaces up to [slipRoom] bytes, so that all
// slips have one size:
//
//	{"v":1,"id":"…","set":"…","pack":"…","hash":"…","moment":"begin","code":"…","now":{"ph-updates":"yes"}}
//
// id is drawn by chance and is the file's name too. set is a hash of the
// recipient and the set's name. code is a keyed, slow hash of the words that a
// person chose on paper, so that the slips of one person from two days can be put
// side by side; there is no list of names anywhere. The modification time of a
// slip is the date of the workshop.
//
// # What may be shared, and what is shown
//
// [Offer] lists what a person may share: practices that a question asked about
// which is not sensitive, and whose answers speak of nothing but practices and
// exposure. A practice that stands behind a gate is offered only where the
// person's own answers say that the gate does not hold.
//
// A table is published for at least [Least] people. A count is shown only if it
// is at least [LeastCell], and so are all that it leaves to be reckoned: the
// people who did not answer so, and the people in the counts that are hidden.
// Below [Figures] people there are words instead of counts. Nothing is crossed
// with anything. What comes after (the share by letter, the change, the first
// steps for the group) is reckoned from what is shown, so it can tell no more;
// the one exception is a test of pairs, which gives a word and only where every
// slip of both days has its pair.
//
// A slip is in one published table only. The ledger refuses a second one that
// shares some slips with an earlier one and is not the same, because the
// difference of the two would speak of the few people between them. For the same
// reason hands that were counted in a room are published only of a set of which
// there is no table of slips, and the other way round.
//
// # What this cannot do
//
// The trainer holds the key: whoever has it and the passphrase can read each slip
// with the ordinary age program. The ledger keeps an honest trainer's reports
// from being subtracted from each other; whoever deletes it has no such help.
// A stick remembers in which order files were written to it, and a computer on
// which somebody answered may keep traces of the program. Anybody who has the
// hand-out can make slips. Whoever holds the key can guess a
// short code. Counts say nothing about who is in a group, but a group in which
// all others are known to somebody is as small as what is left of it.
//
// # Deliberately absent
//
// Names, free text, adversaries, harms, scores, ranks, a time of day, a second
// kind of recipient, decrypted files, and reading the clock (it is passed in).
package workshop
