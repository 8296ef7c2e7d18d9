package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Echo is what a field shows of what is typed.
type Echo uint8

const (
	Visible Echo = iota
	Masked       // nothing at all: the face says how many characters there are
)

// A Field is one line that a person types into. It keeps the text in reading
// order and moves by characters as a reader sees them. The zero value is a
// visible field without a limit.
//
// A field cannot forget: Go may have copied the text.
type Field struct {
	Limit int // the most Unicode code points it takes; 0 for no limit
	Echo  Echo

	chars []string // clean; one element for each character a reader sees
	at    int      // the cursor stands before chars[at]
}

// Text is what the field holds, cleaned and in normal form C.
func (f *Field) Text() string {
	return CleanLine(join(f.chars))
}

// Len is the number of characters as a reader sees them.
func (f *Field) Len() int {
	return len(f.chars)
}

// Insert puts s, cleaned, at the cursor, which moves behind it. It serves typing
// and pasting. What is beyond the limit is left out; cut says how many code
// points that were.
func (f *Field) Insert(s string) (cut int) {
	added := slices.Collect(graphemes(CleanLine(s)))
	if f.Limit > 0 {
		fits, room := 0, f.Limit-utf8.RuneCountInString(join(f.chars))
		for fits < len(added) && utf8.RuneCountInString(added[fits]) <= room {
			room -= utf8.RuneCountInString(added[fits])
			fits++
		}
		cut = utf8.RuneCountInString(join(added[fits:]))
		added = added[:fits]
	}
	f.set(join(f.chars[:f.at])+join(added), join(f.chars[f.at:]))
	return cut
}

// set puts the cursor between two texts. They may grow together: an accent
// typed after its letter, a joiner between two faces. The cursor then stands
// behind the character that came of it.
func (f *Field) set(before, after string) {
	s := CleanLine(before + after)
	end := len(s) - len(CleanLine(after))
	f.chars = slices.Collect(graphemes(s))
	f.at = 0
	for from := 0; f.at < len(f.chars) && from < end; f.at++ {
		from += len(f.chars[f.at])
	}
}

// Backspace deletes the character before the cursor.
func (f *Field) Backspace() {
	if f.at > 0 {
		f.set(join(f.chars[:f.at-1]), join(f.chars[f.at:]))
	}
}

// Clear deletes everything: where nothing is shown, nobody knows where the cursor is.
func (f *Field) Clear() { f.set("", "") }

// BackspaceWord deletes the word before the cursor, with the blanks behind it.
func (f *Field) BackspaceWord() {
	to := f.at
	for to > 0 && isBlank(firstRune(f.chars[to-1])) {
		to--
	}
	for to > 0 && !isBlank(firstRune(f.chars[to-1])) {
		to--
	}
	f.set(join(f.chars[:to]), join(f.chars[f.at:]))
}

// Delete deletes the character after the cursor.
func (f *Field) Delete() {
	if f.at < len(f.chars) {
		f.set(join(f.chars[:f.at]), join(f.chars[f.at+1:]))
	}
}

// Back moves the cursor one character towards the start. In a right-to-left
// language that is the right arrow key.
func (f *Field) Back() { f.at = max(f.at-1, 0) }

// Forward moves the cursor one character towards the end.
func (f *Field) Forward() { f.at = min(f.at+1, len(f.chars)) }

// Home moves the cursor to the start.
func (f *Field) Home() { f.at = 0 }

// End moves the cursor behind the last character.
func (f *Field) End() { f.at = len(f.chars) }

// Dir is the direction in which the text is read: that of its first letter, or the
// given one where it has none.
func (f *Field) Dir(otherwise Dir) Dir {
	for _, char := range f.chars {
		switch r := firstRune(char); {
		case isRightToLeft(r) && !unicode.IsDigit(r):
			return RightToLeft
		case unicode.IsLetter(r):
			return LeftToRight
		}
	}
	return otherwise
}

func join(chars []string) string {
	return strings.Join(chars, "")
}
