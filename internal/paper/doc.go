// Package paper is a questionnaire on paper, and what comes back from it.
//
// The nouns. A [Form] is a pack to print, in one language or in several. A
// [Route] is its branching: after which answer to go to which question, and
// under which [Rule] a run of questions is answered at all. A [Filled] is a form
// that is being keyed in again, digit by digit. A [Handout] is steps to hand
// over, on a sheet that folds into a small book, or on a card.
//
// The promises. Questions are numbered in the order of the pack, answers carry
// the digits that choose them on the screen. Whoever follows the route answers
// exactly the questions that the interview would ask of the same answers. After a
// question left empty one goes on as after "I don't know"; it stays unanswered. An
// empty line that is keyed in is no answer, and none for a question left empty
// either: a minus is. A rule is said in the words of the question that it looks at.
// Several languages stand one under the other inside each question, not in columns:
// a column is too narrow for long words and stacked scripts, two directions of
// reading do not share a line, and there is one box to tick for each answer, whoever
// reads it. A form asks for no name and bears no name of a program. A page loads
// nothing from elsewhere.
//
// Deliberately absent: files, terminals, the clock; answers that are scored.
package paper
