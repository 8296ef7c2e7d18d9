// Package questionnaires holds the content that the program ships with: the
// knowledge base and the questionnaires, in the words of their authors.
package questionnaires

import "embed"

// FS holds the folders as they stand in the repository.
//
//go:embed knowledge */pack.yaml */personas.yaml
var FS embed.FS
