package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFieldEditing(t *testing.T) {
	back, forward := (*Field).Back, (*Field).Forward
	backspace, del, word := (*Field).Backspace, (*Field).Delete, (*Field).BackspaceWord
	type key = func(*Field)
	for _, c := range []struct {
		name   string
		typed  []string
		keys   []key
		want   string
		cursor int
	}{
		{"typing", []string{"p", "h", "o"}, nil, "pho", 3},
		{"wide", []string{"你好世界"}, nil, "你好世界", 8},
		{"wide back", []string{"你好世界"}, []key{back}, "你好世界", 6},
		{"accent typed after its letter", []string{"e", "\u0301"}, nil, "é", 1},
		{"hangul typed letter by letter", []string{"\u1112", "\u1161", "\u11ab"}, nil, "한", 2},
		{"backspace takes a letter with its marks", []string{"कि"}, []key{backspace}, "", 0},
		{"backspace takes a family", []string{"a👨\u200d👩\u200d👧"}, []key{backspace}, "a", 1},
		{"backspace at the start", []string{"ab"}, []key{(*Field).Home, backspace}, "ab", 0},
		{"delete", []string{"कि नि"}, []key{(*Field).Home, del}, " नि", 0},
		{"delete at the end", []string{"ab"}, []key{del}, "ab", 2},
		{"forward", []string{"ab"}, []key{(*Field).Home, forward}, "ab", 1},
		{"forward at the end", []string{"ab"}, []key{forward}, "ab", 2},
		{"back at the start", []string{"a"}, []key{back, back}, "a", 0},
		{"home and end", []string{"abc"}, []key{(*Field).Home, (*Field).End}, "abc", 3},
		{"insert in the middle", []string{"ac"}, []key{back, func(f *Field) { f.Insert("b") }}, "abc", 2},
		{"joiner between two faces", []string{"👨👩"}, []key{back, func(f *Field) { f.Insert("\u200d") }}, "👨\u200d👩", 4},
		{"clear from the middle", []string{"ab cd"}, []key{back, (*Field).Clear}, "", 0},
		{"a word with its blanks", []string{"ab कि  "}, []key{word}, "ab ", 3},
		{"half a word", []string{"ab cd"}, []key{back, word}, "ab d", 3},
		{"a word at the start", []string{"ab"}, []key{(*Field).Home, word}, "ab", 0},
		{"only blanks", []string{"  "}, []key{word}, "", 0},
		{"pasted lines", []string{"a\r\nb\tc\x1b[31m"}, nil, "a b c[31m", 9},
	} {
		var f Field
		for _, s := range c.typed {
			f.Insert(s)
		}
		for _, press := range c.keys {
			press(&f)
		}
		if got := cells(join(f.chars[:f.at])); f.Text() != c.want || got != c.cursor {
			t.Errorf("%s: %q, cursor at %d; want %q, %d", c.name, f.Text(), got, c.want, c.cursor)
		}
	}
}

func TestFieldLimit(t *testing.T) {
	f := Field{Limit: 5}
	if cut := f.Insert("abc"); cut != 0 {
		t.Errorf("%d were cut of what fits", cut)
	}
	if cut := f.Insert("defg"); cut != 2 || f.Text() != "abcde" {
		t.Errorf("%d were cut, left is %q", cut, f.Text())
	}
	if cut := f.Insert("x"); cut != 1 || f.Text() != "abcde" {
		t.Errorf("a full field took %q", f.Text())
	}
	f = Field{Limit: 3}
	if cut := f.Insert("aकि" + "नि"); cut != 2 || f.Text() != "aकि" {
		t.Errorf("%d were cut, left is %q: no letter may lose its marks", cut, f.Text())
	}
}

func TestFieldMasked(t *testing.T) {
	f := Field{Echo: Masked}
	f.Insert("correct horse")
	for _, b := range []Box{{Width: 40}, {Width: 40, Dir: RightToLeft, Bidi: Visual}} {
		shown, col := b.Entry("▌", &f, Plain)
		if strings.Trim(shown.String(), "▌▐ ") != "" || col != 2 {
			t.Errorf("a masked field shows %q, cursor at %d", shown.String(), col)
		}
	}
	if f.Len() != 13 || f.Text() != "correct horse" {
		t.Errorf("a masked field has %d characters: %q", f.Len(), f.Text())
	}
}

// A field on a line of ten cells, as it is seen. The cursor stands where [ is.
func TestEntry(t *testing.T) {
	ltr, rtl := Box{Width: 10}, Box{Width: 10, Dir: RightToLeft, Bidi: Words}
	for _, c := range []struct {
		name string
		box  Box
		text string
		back int
		want string
	}{
		{"fits", ltr, "abc", 0, "▌ abc["},
		{"end", ltr, "abcdefghij", 0, "▌ defghij["},
		{"middle", ltr, "abcdefghij", 2, "▌ bcdefgh[i"},
		{"start", ltr, "abcdefghij", 10, "▌ [abcdefgh"},
		{"wide", ltr, "你好世界", 0, "▌ 好世界["},
		{"wide in the middle", ltr, "你好世界", 2, "▌ 你好[世界"},
		{"break marks", ltr, "a\u200bb", 0, "▌ ab["},
		{"nothing", rtl, "", 0, "       [  ▐"},
		{"from the right, at the end", rtl, "אבג", 0, "    [ אבג ▐"},
		{"from the right, in the middle", rtl, "אב גד", 2, "   ג[ד אב ▐"},
		{"from the right, at the start", rtl, "א ב", 3, "     ב [א ▐"},
		{"from the left in a box from the right", rtl, "abc", 0, "    abc[  ▐"},
		{"the same in the middle", rtl, "abc", 2, "    a[bc  ▐"},
		{"from the right in a box from the left", Box{Width: 10, Bidi: Words}, "אבג", 0, "▌ [ אבג"},
		{"number at the end", rtl, "א 12", 0, "   [ 12 א ▐"},
		{"number, before its last digit", rtl, "א 12", 1, "    1[2 א ▐"},
		{"more than fits, from the right", rtl, "אבגדהוזחט", 0, "[ גדהוזחט ▐"},
		{"in the middle of a word", Box{Width: 10, Dir: RightToLeft, Bidi: Visual}, "אבג", 1, "     [גבא ▐"},
		{"forms, lam and alef apart", Box{Width: 10, Dir: RightToLeft, Bidi: Visual}, "سلا", 0, "    [ \ufe8e\ufee0\ufeb3 ▐"},
		{"the terminal reorders", Box{Width: 10, Dir: RightToLeft, Bidi: Embed}, "אבג", 0, "    \u202b▐ אבג[ \u200f\u202c"},
	} {
		var f Field
		f.Insert(c.text)
		for range c.back {
			f.Back()
		}
		line, col := c.box.Entry("▌", &f, Plain)
		if c.box.Dir == RightToLeft {
			col = c.box.Width - 1 - col
		}
		if got := pointed(line, col); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// pointed is a line with [ before the cell of the cursor.
func pointed(line Line, col int) string {
	s := line.String()
	for cluster := range graphemes(s) {
		if col <= 0 {
			break
		}
		_, s, _ = strings.Cut(s, cluster)
		col -= cells(cluster)
	}
	return strings.TrimSuffix(line.String(), s) + "[" + s
}

// Whatever is typed and pressed: the text is clean, within the limit, and the
// cursor inside it.
func TestFieldProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Field{Limit: rapid.IntRange(0, 30).Draw(t, "limit")}
		typed := anyText()
		t.Repeat(map[string]func(*rapid.T){
			"insert": func(t *rapid.T) {
				before, s := utf8.RuneCountInString(f.Text()), typed.Draw(t, "s")
				cut := f.Insert(s)
				if cut < 0 || f.Limit == 0 && cut != 0 || before == 0 && f.Limit > 0 && utf8.RuneCountInString(CleanLine(s)) <= f.Limit && cut > 0 {
					t.Fatalf("%d were cut", cut)
				}
			},
			"backspace": func(*rapid.T) { f.Backspace() },
			"delete":    func(*rapid.T) { f.Delete() },
			"word":      func(*rapid.T) { f.BackspaceWord() },
			"clear":     func(*rapid.T) { f.Clear() },
			"back":      func(*rapid.T) { f.Back() },
			"forward":   func(*rapid.T) { f.Forward() },
			"home":      func(*rapid.T) { f.Home() },
			"end":       func(*rapid.T) { f.End() },
			"": func(t *rapid.T) {
				checkClean(t, f.Text())
				dir := rapid.SampledFrom([]Dir{LeftToRight, RightToLeft}).Draw(t, "dir")
				b := Box{Width: 14, Dir: dir, Bidi: Bidi(rapid.IntRange(0, int(Words)).Draw(t, "bidi"))}
				shown, col := b.Entry("▌", &f, Plain)
				switch {
				case strings.Contains(f.Text(), "\n"):
					t.Fatalf("%q has a newline", f.Text())
				case f.Limit > 0 && utf8.RuneCountInString(f.Text()) > f.Limit:
					t.Fatalf("%q is longer than %d", f.Text(), f.Limit)
				case shown.Width() > 14 || col < 0 || col > 13:
					t.Fatalf("%q, cursor at %d, is wider than 14", shown, col)
				}
			},
		})
	})
}

func TestDigits(t *testing.T) {
	for in, want := range map[string]string{
		"12": "12", "۱۲": "12", "٣٤": "34", "१२३": "123", "၄၅": "45", "๙": "9", "７８": "78", "᠒": "2",
		"𝟘𝟡𝟎𝟿": "0909", "x²½一": "x²½一", "": "",
	} {
		if got := Digits(in); got != want {
			t.Errorf("Digits(%q) = %q, want %q", in, got, want)
		}
	}
}

// Digits counts from the start of a range; that works only while the ranges are
// made of tens.
func TestDigitsComeInTens(t *testing.T) {
	n := 0
	for r := range unicode.MaxRune {
		if !unicode.Is(unicode.Nd, r) {
			if n%10 != 0 {
				t.Errorf("%d digits end before %U", n, r)
			}
			n = 0
			continue
		}
		if got := Digits(string(r)); got != string(rune('0'+n%10)) {
			t.Errorf("%U is %q, want %d", r, got, n%10)
		}
		n++
	}
}
