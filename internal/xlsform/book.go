package xlsform

import (
	"errors"
	"path"
	"strconv"
	"strings"
	"unicode"

	"alcove.example/internal/text"
)

// What can be wrong with a file as a whole.
var (
	ErrTooLarge = errors.New("xlsform: more than can be read")
	ErrDamaged  = errors.New("xlsform: not a workbook that can be read")
	ErrKind     = errors.New("xlsform: neither .xlsx nor .csv nor .md")
	ErrNoSurvey = errors.New("xlsform: no sheet named survey with a column named type")
	ErrNothing  = errors.New("xlsform: nothing in it can be asked")
)

// MostBytes is how large a file may be.
const MostBytes = 4 << 20

// Bounds of what is read. They keep the worst file within 64 MiB and a fifth of
// a second.
const (
	mostXML     = 4 << 20 // of all parts of a workbook together, unpacked
	mostParts   = 500     // files in a workbook
	mostSheets  = 60
	mostRows    = 20000 // of all sheets together
	mostColumns = 200
	mostCells   = 60000
	mostSlots   = 600000    // cells from the first to the last of each row, empty ones too
	mostTokens  = 400000    // elements and texts of a workbook; an attribute counts twice
	mostTag     = 128 << 10 // bytes of one cell or element
	mostText    = 4 << 20   // bytes of all cells, each time they are shown
)

// A Book is a workbook: its sheets, in their order.
type Book struct {
	Sheets []*Sheet
	rows   int
	cells  int
	slots  int
	bytes  int
}

// A Sheet is one table. Rows that are empty are left out.
type Sheet struct {
	Name string
	Rows []Line
}

// A Line is one row of a sheet.
type Line struct {
	Number int      // as the spreadsheet program shows it, from 1
	Cells  []string // cleaned; what is missing at the end is empty
}

// at is the cell in a column, empty where there is none.
func (l Line) at(column int) string {
	if column < 0 || column >= len(l.Cells) {
		return ""
	}
	return l.Cells[column]
}

// Read reads a file by the end of its name: .xlsx, .csv, or .md.
func Read(name string, data []byte) (*Book, error) {
	if len(data) > MostBytes {
		return nil, ErrTooLarge
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm":
		return readWorkbook(data)
	case ".csv":
		return readCSV(data)
	case ".md":
		return readTable(data)
	}
	return nil, ErrKind
}

// Sheet finds a sheet by its name, however it is written, or nil.
func (b *Book) Sheet(name string) *Sheet {
	for _, s := range b.Sheets {
		if strings.EqualFold(strings.TrimSpace(s.Name), name) {
			return s
		}
	}
	return nil
}

// add begins a sheet.
func (b *Book) add(name string) (*Sheet, error) {
	if len(b.Sheets) >= mostSheets {
		return nil, ErrTooLarge
	}
	s := &Sheet{Name: text.CleanLine(name)}
	b.Sheets = append(b.Sheets, s)
	return s, nil
}

// row adds a row to a sheet, unless it is empty.
func (b *Book) row(s *Sheet, number int, cells []string) error {
	if b.rows++; b.rows > mostRows || len(cells) > mostColumns {
		return ErrTooLarge
	}
	last := -1
	for i, c := range cells {
		if c == "" {
			continue
		}
		if b.bytes += len(c); b.bytes > mostText || len(c) > mostTag {
			return ErrTooLarge
		}
		if cells[i] = strings.Join(strings.Fields(strings.Map(kept, text.Clean(c))), " "); cells[i] != "" {
			last = i
			b.cells++
		}
	}
	if b.slots += last + 1; b.cells > mostCells || b.slots > mostSlots {
		return ErrTooLarge
	}
	if last >= 0 {
		s.Rows = append(s.Rows, Line{number, append([]string(nil), cells[:last+1]...)})
	}
	return nil
}

// place names a cell as the spreadsheet program does: survey!F12.
func place(sheet string, column, row int) string {
	if column < 0 {
		return sheet + "!" + strconv.Itoa(row)
	}
	return sheet + "!" + letters(column) + strconv.Itoa(row)
}

// letters is the name of a column, counted from 0.
func letters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// column is the place of a cell such as F12, from 0, or -1.
func column(cell string) int {
	n := 0
	for _, c := range cell {
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A') + 1; n > mostColumns {
			return mostColumns
		}
	}
	return n - 1
}

// kept drops what a cell may hold and a questionnaire may not: break marks, and what
// is no character.
func kept(r rune) rune {
	if r == '\u200b' || unicode.Is(unicode.Noncharacter_Code_Point, r) {
		return -1
	}
	return r
}
