package xlsform

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// readCSV reads sheets one below the other: a row with a name in the first cell
// begins a sheet, the rows of a sheet leave the first cell empty. A table that
// begins with its headings is the sheet survey.
func readCSV(data []byte) (*Book, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return nil, ErrDamaged
	}
	for line := range bytes.Lines(data) { // a row of its own would be read as a whole first
		if bytes.Count(line, []byte(",")) > mostTag/8 {
			return nil, ErrTooLarge
		}
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.ReuseRecord, r.LazyQuotes = -1, true, true
	w := &stack{book: &Book{}}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return w.book, nil
		}
		if err != nil {
			return nil, ErrDamaged
		}
		line, _ := r.FieldPos(0)
		if err := w.take(line, cells); err != nil {
			return nil, err
		}
	}
}

// readTable reads sheets as tables in plain text, | cell | cell |, laid out as
// readCSV has them. What is no table is passed over.
func readTable(data []byte) (*Book, error) {
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return nil, ErrDamaged
	}
	w := &stack{book: &Book{}}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") || strings.Trim(line, "|-: ") == "" {
			continue
		}
		if strings.Count(line, "|") > mostColumns+2 {
			return nil, ErrTooLarge
		}
		cells := tableCells(line)
		if err := w.take(number, cells); err != nil {
			return nil, err
		}
	}
	return w.book, nil
}

// tableCells parts a row at its bars, but for those behind a backslash.
func tableCells(line string) []string {
	var cells []string
	var cell strings.Builder
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '|':
			i++
			cell.WriteByte('|')
		case line[i] == '|':
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(line[i])
		}
	}
	if rest := strings.TrimSpace(cell.String()); rest != "" {
		cells = append(cells, rest)
	}
	return cells
}

// stack takes sheets that stand one below the other.
type stack struct {
	book  *Book
	sheet *Sheet
	flat  bool // a single sheet, without a column for its name
}

func (w *stack) take(number int, cells []string) (err error) {
	if len(cells) > mostColumns {
		return ErrTooLarge
	}
	first := ""
	if len(cells) > 0 {
		first = strings.TrimSpace(cells[0])
	}
	if w.sheet == nil && isHeading(cells) {
		w.flat = true
		if w.sheet, err = w.book.add("survey"); err != nil {
			return err
		}
	}
	if w.flat {
		return w.book.row(w.sheet, number, cells)
	}
	if first != "" {
		if w.sheet, err = w.book.add(first); err != nil {
			return err
		}
		cells[0] = ""
	}
	if w.sheet == nil {
		return nil
	}
	return w.book.row(w.sheet, number, cells)
}

// isHeading reports whether a first row holds the headings of a survey.
func isHeading(cells []string) bool {
	if len(cells) == 0 || strings.TrimSpace(cells[0]) == "" {
		return false
	}
	for _, c := range cells {
		if strings.EqualFold(strings.TrimSpace(c), "type") {
			return true
		}
	}
	return false
}
