// Package questionnaires holds the content that the program ships with: the
// knowledge base and the questionnaires, in the words of their authors.
package questionnaires

import "embed"

//go:generate go test ../internal/content -run TestCompiledIsCurrent -update

// FS holds the folders as they stand in the repository, and the same content in
// the form that the program reads first (compiled.gob, made by go generate).
//
//go:embed compiled.gob knowledge */pack.yaml */personas.yaml
var FS embed.FS
