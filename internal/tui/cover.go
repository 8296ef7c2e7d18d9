package tui

import (
	tea "charm.land/bubbletea/v2"

	"alcove.example/internal/text"
)

// A cover hides the page. Nothing on it tells what is under it.
type cover uint8

const (
	uncovered cover = iota
	covered
	explained // covered, and says how to go on
)

// pressCovered is a key on a covered screen. Only Enter shows the page again.
func (r *root) pressCovered(does intent) tea.Cmd {
	r.cover = explained
	if does == enter {
		r.cover = uncovered
	}
	return nil
}

func (r *root) coverLines(box text.Box) []text.Line {
	words := r.pages.Words()
	lines := []text.Line{box.Blank()}
	lines = append(lines, box.Para(text.Plain, 0, words.Say("face.covered"))...)
	if r.cover == explained {
		lines = append(lines, box.Para(text.Muted, 0, words.Say("face.covered-go-on"))...)
	}
	return lines
}
