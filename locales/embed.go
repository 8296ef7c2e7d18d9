// Package locales is every word that people read, in every language, as PO files:
// <language>/ui.po for the program, <language>/knowledge.po and one file for each
// questionnaire. README.md is for those who translate; internal/locale reads them.
package locales

import "embed"

//go:generate go test ../internal/locale -run TestCompiledIsCurrent -update

// FS holds English, from which all is translated, and the other languages in the
// form that is small and quick to read (compiled, made by go generate).
//
//go:embed en/*.po compiled
var FS embed.FS
