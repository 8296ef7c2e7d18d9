// Package tour walks past every screen of the program, in whatever language, for
// those who want to see them all: previews for translators, and tests.
//
// The nouns. A walk is somebody at the keyboard who goes by the places of choices
// and the ids of pages, never by words, so that it takes the same way in every
// language. A [Start] is how a run of the program begins; a walk begins several
// times, once for each questionnaire and once to open what it kept.
//
// What it promises:
//
//   - Every page is shown once, as it is when the walk first comes past.
//   - Nothing is written anywhere: what is kept is kept on a disk in memory.
//   - A way that is not there any more is passed over. Whoever needs certain
//     pages looks whether they came.
//
// Deliberately absent: judging what is on a page, and drawing it.
package tour
