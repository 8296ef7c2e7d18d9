package text

import "strings"

// Grid is a table of numbers: a row for each label in rows, from the top, and
// in it a cell for each label in columns, from the left in every language, as
// numbers are written. Labels are digits, so that they take as little room as the
// cells and no terminal disagrees about them; what they stand for is said in words
// elsewhere. roles give the role of a
// cell, as it lies in its row. An empty cell shows a dot.
func (b Box) Grid(rows, columns []string, cells [][][]string, roles [][]Role) []Line {
	b.Dir = LeftToRight
	side := 0
	for _, label := range rows {
		side = max(side, Width(CleanLine(label)))
	}
	wall := b.signs("│")
	room := max(2, (b.width()-side-3)/max(1, len(columns)))
	var lines []Line
	for r, label := range rows {
		wrapped := make([][]string, len(columns))
		height := 1
		for c := range columns {
			wrapped[c] = b.cell(cells[r][c], room-1)
			height = max(height, len(wrapped[c]))
		}
		for h := range height {
			line := pieces{b.piece(Pad(label, side, End), Muted), blanks(1), b.piece(wall, Muted)}
			for c := range columns {
				s := ""
				if h < len(wrapped[c]) {
					s = wrapped[c][h]
				}
				role := roles[r][c]
				if len(cells[r][c]) == 0 {
					role = Muted
				}
				line = append(line, blanks(1), b.piece(Pad(s, room-1, End), role))
			}
			lines = append(lines, b.lay(line...))
			label = ""
		}
	}
	floor := strings.Repeat(b.signs("─"), room*len(columns))
	lines = append(lines, b.lay(blanks(side+1), b.piece(b.signs("└")+floor, Muted)))
	foot := pieces{blanks(side + 2)}
	for _, label := range columns {
		foot = append(foot, blanks(1), b.piece(Pad(label, room-1, End), Muted))
	}
	return append(lines, b.lay(foot...))
}

// cell is what stands in a cell, in as many rows as it takes.
func (b Box) cell(numbers []string, room int) []string {
	if len(numbers) == 0 {
		return []string{b.signs(none)}
	}
	return Wrap(strings.Join(numbers, " "), room)
}
