package authoring

import (
	"strings"

	"alcove.example/internal/content"
)

// imported begins a comment that an import leaves where a person has to decide.
const imported = "# IMPORT"

func leftovers(d *desk) {
	for _, file := range d.Files() {
		for i, line := range d.linesOf(file) {
			if at := strings.Index(line, imported); at >= 0 {
				d.find(content.Place{File: file, Line: i + 1, Col: len([]rune(line[:at])) + 1})
			}
		}
	}
}
