// Package app is what a person can do: the one place that sequences.
//
// The nouns. A [Session] is one run of the program. It holds a stack of
// screens; the screen on top gives a [Page]: what there is to read, what can be
// chosen, what can be typed, in words already in the person's language and
// without any layout. A face draws the page and tells the session what the
// person did. What takes time (reading content, opening, saving) is a [Job]: the
// face runs it beside the drawing and hands its result back to [Session.Finish].
//
// Both faces draw the same pages, so they say the same and share their tests.
// A page is in reading order, top to bottom; a screen reader needs nothing else.
//
// The promises. Nothing is written anywhere until the person asks for it. Once
// a record is open every answer is saved at once, and a page says "saved" only
// after the disk confirmed it. A result that is deleted is said to be gone once it is in
// neither of the two files; what was open goes on as not kept. No job touches the
// session: it works on copies.
// Small view shows nothing that a person looking on may not read: a delicate question
// is covered together with its answers until one more key, and choices never stand
// without what they answer. A [Watch] knows whether somebody is there, for both faces;
// locking because nobody is throws no answer away.
//
// What is handed on was shown before, all of it, and the file holds that and no more.
// It is encrypted unless the person said twice that anybody may read it, never takes
// the place of another file, and is said to be written once it is on the disk. Of a
// change, only sentences are told that the person approved one by one.
//
// A questionnaire from outside bears its mark on every page, begins only after the
// person said that they trust who brought it, or somebody they trust signed it, and
// lends nothing of its own to the built-in ones.
//
// Deliberately absent: drawing, keys, timers, and the clock (it comes in).
package app
