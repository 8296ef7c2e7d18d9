// Package page is a page of HTML that stands alone: on a screen, printed, or on a
// stick that goes from hand to hand.
//
// The nouns. A [Sheet] is a page as it is written: [Sheet.Begin] says what it is
// called, in which language and direction it reads, and how it looks; [Sheet.End] ends
// it.
//
// The promises. A page is one file. It tells whoever shows it to run no script and to
// fetch nothing, and to tell nobody where somebody came from.
//
// Deliberately absent: what stands on a page. Each kind has its own words, its own
// look and its own drawings.
package page
