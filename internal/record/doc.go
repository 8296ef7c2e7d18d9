// Package record is what is kept: a person's settings, their answers, and what
// they made of each step. It knows nothing of files or keys; a vault keeps what
// [Book.Bytes] returns.
//
// # Nouns
//
// A book is everything one vault holds. A record is one questionnaire that
// somebody began, as a draft or done: answers, notes, marks, and steps. An answer
// belongs to a question, a step to a control. A tombstone remembers that a record
// was deleted, so that an older copy of the book cannot bring it back. What was
// last seen of a pack is remembered, so that an older one is noticed; so are the keys
// of people who sign questionnaires and whom the person knows.
//
// # Promises
//
// A book is a value: changing a copy does not change the original, and what comes
// out of it can be changed freely. The same book gives the same bytes: keys are
// sorted, there is one form of every value. Fields that this program does not
// know, at any level, come out as they went in, so that an older program does not
// destroy what a newer one wrote; a newer version as a whole is refused
// ([ErrNewer]). What is too large, too deep or too many is refused before it is
// taken apart. Dates have no time of day, since nothing needs one.
//
// # Deliberately absent
//
// Whether an answer fits its question (content knows), what follows from it
// (assess and plan know), the clock (it is passed in), names of people.
package record
