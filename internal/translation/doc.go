// Package translation is what those who translate work with.
//
// The nouns. A [Source] is what one file of a language has to hold: the program's
// own words, those that all questionnaires share, or one questionnaire. Its
// [Text]s come in the order of the screens, each with a note about where it
// stands, how much room there is, what must stay as it is, and whether a mistake
// in it can hurt somebody. From a source come an empty file ([Source.Template]),
// one brought up to date ([Source.Update]), what is wrong with one
// ([Source.Check]), and how far it is ([Source.Count]).
//
// What it promises:
//
//   - Same English, same bytes: files can be compared line by line.
//   - Nothing that somebody wrote is thrown away. A translation whose English
//     changed is kept beside the old English, marked, and not shown; one whose
//     English is gone stays at the end of the file.
//   - An approval lasts as long as the text it was given for.
//   - A file that is brought up to date tells nothing about who worked on it.
//   - A [Finding] is an error if the program would not show the text or a reader
//     would be misled; else it is a warning, for somebody who knows the language
//     to look at. Nothing is corrected by itself.
//
// Deliberately absent: reading and writing files (bytes come in and go out),
// guessing translations, words for people. Those of findings are in
// locales/en/ui.po, notes for translators in locales/en/note.po.
package translation
