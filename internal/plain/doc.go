// Package plain is the line-by-line face: for screen readers, for terminals
// that can do nothing but print, for terminals whose right-to-left cannot be
// trusted, and for pipes.
//
// It says the pages of a session one after the other and reads one line for
// each. The nouns: a page is said in pieces, a piece is one paragraph, choice or
// item of a list; an answer is what a typed line means on the page that was
// said last.
//
// What it promises:
//
//   - A page is said from top to bottom, every word of it once. After a choice
//     that leaves the page standing only the pieces that changed are said.
//   - A state is a word, a meter is a sentence, a choice has a number.
//   - Digits of any script do everything, on every keyboard: two digits that
//     begin with 0 work on every page, fields included. Letters are shortcuts
//     only, and each language names its own.
//   - Enter alone never decides anything: it goes on where ticks were set, opens
//     the field where there is one, and elsewhere says the page again.
//   - What was taken is said back, unless it is a secret. A line that is not
//     understood changes nothing and says so.
//   - No line is wider than asked, nor than the window as it is now; whatever is
//     printed was cleaned, and text keeps its reading order: padding or reordering
//     would be read aloud.
//   - Nobody there for a while: what was opened with a passphrase is locked, and
//     it is said before. A computer that slept counts as nobody there.
//   - A line of any length costs 64 KiB at most.
//   - A long page pauses. What was said by then can be chosen.
//   - Whatever ends the talk, the terminal is cleared, and nothing is printed after
//     that. Where it cannot be cleared, it is said that the words are still there.
//     Somebody who leaves at once hears nothing more.
//
// Deliberately absent: cursor movement, clearing before the end, colour, boxes
// and anything that moves. So nothing that was said can be unsaid while the talk
// goes on. A page cannot be covered, so nobody need be there while nothing is
// open. No key works while a job runs but the signals behind Options.Hangup.
package plain
