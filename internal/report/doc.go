// Package report writes down what follows from the answers.
//
// The nouns. A [View] is one value: the assessment, the plan, the words of a
// language and the [Reader] it is for. A reader is data: a name and the [Part]s
// that a report for them may hold; [Readers] lists them. A [Format] writes a view;
// [Formats] lists them. A [Comparison] is what changed between two days, a
// [ComparisonView] the same with words, and [ComparisonFormats] write it. JSON is
// the contract with other programs; text, Markdown and HTML are for people and say
// the same; CSV has a row for each step.
//
// The promises. The same view gives the same bytes. A report holds the parts of
// its reader and nothing else, in every format: a view without a reader gives an
// empty one. Only the person's own report (the reader me) holds answers, notes and
// what rests on a sensitive question. The steps alone say neither who nor why, so
// they come without harm notes and sources, which name people and organisations.
// A funder learns of no answer, no threat and no step: of the steps only how many,
// and what time, money and help they ask for. No report holds the text
// of a gate, the name of the program, or a date of its own.
//
// Text and Markdown are in logical order whatever the language. HTML is one file
// without script and without anything from elsewhere; what reads in another
// direction stands in bdi elements; what is drawn is said in words as well, and
// black on white is enough for it. A text in CSV is never a formula.
//
// Deliberately absent: files. A format writes to a writer that the caller
// opened.
package report
