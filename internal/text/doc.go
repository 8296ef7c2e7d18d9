// Package text is how a terminal draws words.
//
// It is the only place that measures, wraps, cuts, pads or lays out text. A
// terminal counts cells, not characters, and it counts them in its own way for
// a dozen scripts; code that uses len or a styling library for this is wrong in
// Hindi, Burmese, Khmer or Thai without anybody noticing in English.
//
// The nouns:
//
//   - A string is always in reading order, cleaned by [Clean]: valid UTF-8 in
//     normal form C, without controls, escape sequences, direction controls or
//     hidden characters. Every exported function cleans what it is given, so a
//     name from a file cannot move the cursor or reorder a sentence.
//   - A cell is one column of the terminal. [Width] counts as terminals do.
//   - A [Line] is a list of [Span] values; a span has words and a [Role]. The
//     role says what the words are, never how they look: the face colours.
//   - A [Box] has a width and a direction and turns words into lines. Its
//     methods are the few shapes a screen is made of: paragraphs, choices, two
//     ends, a rule, a meter, a table of numbers, a field, the line of keys.
//   - A [Field] is one line that a person types into.
//   - A [Bidi] is who puts right-to-left text in the order in which it is seen:
//     terminals differ, and most do it wrong. [Detect] knows the usual ones.
//
// How a line of a [Box] comes about: what reads in another direction is isolated
// ([Dir.Isolate] has marked values; addresses, keys, commands and phrases in
// another script are found); Arabic letters take their forms, if nobody else
// gives them; the Unicode bidirectional algorithm runs over the paragraph; it is
// broken into lines, in reading order; each line is put in order by itself, as
// the Bidi says.
//
// What it promises:
//
//   - No line of a box is wider than the box, from eight cells upwards.
//   - Wrapping neither loses nor reorders a character; only the blanks at a
//     break go, and the invisible break marks (U+200B). Drawing loses nothing
//     either, but the joiners that have done their work in Arabic.
//   - Breaks follow the Unicode line breaking rules: no Chinese or Japanese line
//     starts with a full stop, no Burmese syllable is cut in two as long as a
//     syllable fits. Korean words stay whole.
//   - The order is that of the Unicode bidirectional algorithm. Its tests, all of
//     them, are among ours; so are those of line breaking and of characters as a
//     reader sees them.
//   - Side names are start and end. In a right-to-left box the start is on the
//     right: there are the bar and the numbers, the padding is on the left.
//     Lines come out in the order in which the terminal gets them.
//   - No direction control reaches the terminal but those of [Embed].
//
// What it leaves out on purpose: colour, borders on the end side, columns side
// by side, and dictionaries for scripts written without blanks (Thai, Lao and
// Khmer catalogues carry U+200B instead). Upper and lower case are never
// changed in what is shown: that is wrong in Turkish. Letters that Unicode has no
// forms for (of Pashto, Sorani and Sindhi, and one of Uyghur) are drawn as they
// stand; they can be read.
package text
