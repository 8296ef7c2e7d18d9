package text

import "strings"

// Side names an end of a line by reading order: in Arabic the start is right.
type Side uint8

const (
	Start Side = iota
	End
)

// Pad cleans s into one line and adds blanks at one side until it is width
// cells wide. What is wider already stays as it is.
func Pad(s string, width int, at Side) string {
	s = CleanLine(s)
	blanks := strings.Repeat(" ", max(0, width-cells(s)))
	if at == Start {
		return blanks + s
	}
	return s + blanks
}
