// Package interview decides which questions are asked.
//
// The nouns. [Answers] are what a person said, by question id. A [Sheet] is a
// pack with answers laid over it: which questions are visible, which are
// answered. [Next] is the question to ask now; [Enough] says that no remaining
// question is needed for the first steps.
//
// The promises. Pure: no clock, no files, no globals; the same answers give
// the same next question. Answers may come in any order and change at any
// time; answers to a question that became hidden are kept but ignored.
// Answers from outside are checked whole before they are used, and what is
// wrong in them is reported with what would be right.
//
// Deliberately absent: risk. Which controls stand in the plan comes in as a
// parameter.
package interview
