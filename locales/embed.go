// Package locales is every word that people read, in every language, as PO files:
// <language>/ui.po for the program, <language>/knowledge.po and one file for each
// questionnaire. README.md is for those who translate; internal/locale reads them.
package locales

import "embed"

// FS holds the files, one folder for each language.
//
//go:embed */*.po
var FS embed.FS
