package text

import "strings"

// Side names an end of a line by reading order: in Arabic the start is right.
type Side uint8

const (
	Start Side = iota
	End
)

// Truncate cleans s into one line of at most width cells. What does not fit is
// cut between characters as a reader sees them, and "…" says so.
func Truncate(s string, width int) string {
	s = CleanLine(s)
	if cells(s) <= width {
		return withoutBreakMarks(s)
	}
	if width < 1 {
		return ""
	}
	kept, room := 0, width-1
	for cluster := range byGrapheme.parts(s) {
		if room -= cells(cluster); room < 0 {
			break
		}
		kept += len(cluster)
	}
	return withoutBreakMarks(strings.TrimRightFunc(s[:kept], isBlank)) + "…"
}

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
