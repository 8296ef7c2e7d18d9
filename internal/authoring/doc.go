// Package authoring is what authors check their questionnaires with.
//
// The nouns. A [Rule] looks at a manuscript (content as its author sees it, with
// the place of everything) and reports [Finding]s: file, line, column, a code,
// and the names and values that its sentence needs. [Lint] applies all [Rules].
// An author who knows better writes beside the place, or on the line above it,
//
//	# lint: allow L002 the reason
//
// and the finding is gone; without a reason the comment is a finding itself, and
// so is one that no longer hides anything. [Mend] mends what is mechanical.
//
// A [Trial] is a persona answered to the end and held against what its author
// expects. A [Calibration] holds cases against what a named authority would do
// first. [Cover] tells what no persona reaches, [Walk] answers at random,
// [Compare] tells who would now get other advice.
//
// The promises. Pure: no files but through fs.FS, no clock (the day is passed
// in), no chance that is not seeded; the same manuscript gives the same findings
// in the same order. The logic rules are exact within a budget: they try every
// set of answers that the conditions can tell apart, each question taking also
// "don't know" and "rather not say". The budget ([Budget]) is 100,000 sets of
// answers for one question of logic, five times that for a manuscript. Where it
// does not suffice, L009 says so; nothing is guessed.
//
// How to add a rule: one function in the file of its family, one line in Rules,
// its sentences in locales/en/tools.po (lint.<code>.message, .why and .hint), and
// a bad and a good example in examples/<code>. The tests and "explain" share them.
// A finding may have a sentence and a hint of its own, by its first value
// (lint.<code>.is.<value> and .is.<value>.hint), and a hint for a list of what is
// possible (lint.<code>.one-of).
//
// What has no code of its own, because it cannot be written: a control that becomes
// done by "don't know" in the reckoning itself, a skip that is not offered. L007 (a
// circle of conditions) and S002 (no such source) lead to the rules that find them.
//
// Deliberately absent: words for people (they are in the locale), writing files
// (the caller does), and any judgement of whether advice is true.
package authoring
