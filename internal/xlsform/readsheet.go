package xlsform

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// sheetReader gathers the cells of one sheet.
type sheetReader struct {
	*workbook
	sheet  *Sheet
	cells  []string
	number int
	at     int    // the column of the cell
	kind   string // of the cell: s is a shared text
	value  strings.Builder
	in     bool // in a part of the cell that is shown
}

func (w *workbook) readSheet(name, part string) error {
	s, err := w.book.add(name)
	if err != nil {
		return err
	}
	r := &sheetReader{workbook: w, sheet: s, at: -1}
	return w.each(part, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			return r.begin(t)
		case xml.EndElement:
			return r.end(t.Name.Local)
		case xml.CharData:
			if r.in {
				r.value.Write(t)
			}
		}
		return nil
	})
}

func (r *sheetReader) begin(t xml.StartElement) error {
	switch t.Name.Local {
	case "row":
		r.cells, r.at = r.cells[:0], -1
		r.number++
		if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 && n <= 1<<20 {
			r.number = n
		}
	case "c":
		r.kind = attribute(t, "t")
		r.value.Reset()
		r.at++
		if at := column(attribute(t, "r")); at >= 0 {
			r.at = at
		}
	case "v", "t":
		r.in = true
	}
	return nil
}

func (r *sheetReader) end(name string) error {
	switch name {
	case "row":
		return r.book.row(r.sheet, r.number, r.cells)
	case "v", "t":
		r.in = false
	case "c":
		return r.cell(r.value.String())
	}
	return nil
}

// cell puts what the cell shows into its column.
func (r *sheetReader) cell(v string) error {
	if v == "" || r.at < 0 { // or it ends without having begun
		return nil
	}
	switch r.kind {
	case "s":
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 || n >= len(r.shared) {
			return ErrDamaged
		}
		v = r.shared[n]
	case "b":
		v = map[string]string{"1": "TRUE", "0": "FALSE"}[v]
	case "", "n":
		if f, err := strconv.ParseFloat(v, 64); err == nil {
			v = strconv.FormatFloat(f, 'f', -1, 64)
		}
	}
	if r.at >= mostColumns {
		if v == "" {
			return nil
		}
		return ErrTooLarge
	}
	for len(r.cells) <= r.at {
		r.cells = append(r.cells, "")
	}
	r.cells[r.at] = v
	return nil
}
