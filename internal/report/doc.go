// Package report writes down what follows from the answers.
//
// The nouns. A [View] is one value: the assessment, the plan and the words of a
// language. A [Format] writes a view; [Formats] lists them. JSON is the contract
// with other programs; text and Markdown are for people and say the same.
//
// The promises. The same view gives the same bytes. A report holds no answer
// beyond the ids that the JSON contract names, no text of a gate, no name of
// the program and no date of its own. Exports are in logical order whatever the
// language.
//
// Deliberately absent: files. A format writes to a writer that the caller
// opened.
package report
