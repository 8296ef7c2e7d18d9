// Package locale is every word that a person reads.
//
// Words are kept as gettext PO files, one folder for each language, because that
// is what translators have tools for and what works offline. The English text is
// the msgid; the msgctxt is the id that the code or a questionnaire uses, and it
// never changes its meaning.
//
// The nouns:
//
//   - A [Tag] names a language as its folder does: en, ar, pt-BR, zh-Hant.
//   - A [PO] is one file, read by [ReadPO], which is strict: whatever a translator
//     could have meant differently is an error with a line number. [ReadWhole] reads
//     what only translators see as well: notes, comments, what is obsolete.
//   - The program ships with a compiled form of the files, made by [Compile]: it
//     holds only what is shown, and of the English a mark that tells whether the
//     translation is of today's. What one language repeats of another is there once.
//   - A [Catalog] is the files of one language. The file of the program's own words
//     (ui.po) is read at once, the others when they are first asked for, because the
//     first picture on the screen waits for it.
//   - [Words] is what the rest of the program speaks with: Say for its own words,
//     SayN where a number decides the form, Of for the words of questionnaires.
//
// What it promises:
//
//   - What is shown is either today's English or a translation of exactly that. A
//     translation that is marked fuzzy, empty, made for another English text or
//     that lost a placeholder is not shown, and Of says so: stale advice can cost a
//     life, a sentence in English seldom does.
//   - Words are never a format string. A placeholder is a name in braces; what is put
//     in its place is cleaned and not looked at for placeholders again.
//   - How long it takes to begin does not depend on how many languages there are.
//   - The plural rule is the one in the file's header, in gettext's own language.
//   - A language is chosen for a person only if they asked for that language in that
//     script, see [Negotiate]. Nobody is served the language of a neighbour.
//
// What it leaves out on purpose: dates, numbers, sorting and upper case by
// language; guessing at what a translator meant; any list of who translated.
package locale
