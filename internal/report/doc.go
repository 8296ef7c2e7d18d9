// Package report writes down what follows from the answers.
//
// The nouns. A [View] is one value: the assessment, the plan, the words of a
// language and the [Reader] it is for. A reader is data: a name, the [Part]s that a
// report for them holds, and those that the person may add; [Readers] lists them. A
// [Format] writes a view; [Formats] lists them. A [Comparison] is what changed between
// two days, a [ComparisonView] the same with words, and [ComparisonFormats] write it.
// A [Story] is what a person approved of it for people who do not know them. A [Piece]
// is a part of any of them in words. JSON is the contract with other programs; text,
// Markdown and HTML are for people and say the same; CSV has a row for each step.
//
// The promises. The same view gives the same bytes. A report holds the parts of its
// reader and nothing else, in every format: a view without a reader gives an empty
// one. Only the person's own report (the reader me) holds notes, answers to sensitive
// questions, and which questionnaire it was. No step goes out without when not to do it
// and what is paid for with what: paper cannot be asked, and these words are the same
// for everybody who gets the step. The steps alone say neither who nor why, so they
// come without reasons, and without sources, which name organisations. A helper gets
// the steps, and of the rest what the person chose, section by section. A
// funder learns of no answer, no threat and no step: of the steps only how many, and
// what time, money and help they ask for. No report holds the text of a gate, the name
// of the program, or a date of its own.
//
// What is not scored is not said to be: a guided questionnaire gives the steps that
// its answers named, and people; one of norms gives what was found in a text. Of
// neither is there a word for a risk, a lane, or an answer of the person's own. Nor is
// there a word for a risk where nothing was answered.
//
// Text and Markdown are in logical order whatever the language. HTML is one file
// without script and without anything from elsewhere; what reads in another
// direction stands in bdi elements; what is drawn is said in words as well, and
// black on white is enough for it; English in place of a missing translation is
// marked as English. A text in CSV is never a formula. A story holds approved
// sentences only, and they hold no day, no answer and no name.
//
// Deliberately absent: files. A format writes to a writer that the caller
// opened.
package report
