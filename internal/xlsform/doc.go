// Package xlsform is questionnaires as the spreadsheets that many organisations
// already have (XLSForm, as ODK and KoBoToolbox read it), in and out.
//
// The nouns. A [Book] is a workbook as rows of texts: [Read] makes it from a
// file of a spreadsheet program, from comma-separated text or from a table in
// plain text, and Book.Workbook writes one. [Import] turns a book into a
// [Form]: the files of a pack, and a [Row] for each row of the sheets that says
// what became of it. [Export] turns a pack into a book.
//
// The promises. Every row is converted, converted with a [Remark], or refused
// with one; a remark has its place as the spreadsheet shows it (survey!F12), and
// stands in the written pack too, beside what it is about. Where a condition
// cannot be said in ours, the question is asked: it is better to ask too much
// than to hide a question. What can be said is said exactly; only an empty
// answer differs, because here nobody has to answer, and a question hangs on
// "don't know" less than a form does.
//
// A file may be damaged, or made to do harm. It is read within bounds on bytes,
// rows, columns and texts, which are met before memory is taken; nothing outside
// the workbook is opened; declarations of entities end the reading. What goes
// wrong is one of the errors named here.
//
// Export then Import keeps questions, answers, conditions, texts and languages.
// What a spreadsheet has no place for is lost: threats, controls and all other
// effects of answers, the kind and the dates of the pack, and the translation of
// its title. A question that several packs share is recognised by its id, its
// answers and its words, and comes back with its effects.
//
// Deliberately absent: formulas and macros (a cell is what was last shown in
// it), pictures and sound, choices in other files, and words for people (a
// remark has a code; its words are in the locale).
package xlsform
