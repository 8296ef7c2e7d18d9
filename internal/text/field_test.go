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
	backspace, del := (*Field).Backspace, (*Field).Delete
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
		{"clear", []string{"abc"}, []key{(*Field).Clear}, "", 0},
		{"insert in the middle", []string{"ac"}, []key{back, func(f *Field) { f.Insert("b") }}, "abc", 2},
		{"joiner between two faces", []string{"👨👩"}, []key{back, func(f *Field) { f.Insert("\u200d") }}, "👨\u200d👩", 4},
		{"pasted lines", []string{"a\r\nb\tc\x1b[31m"}, nil, "a b c[31m", 9},
	} {
		var f Field
		for _, s := range c.typed {
			f.Insert(s)
		}
		for _, press := range c.keys {
			press(&f)
		}
		if f.Text() != c.want || f.Cursor() != c.cursor {
			t.Errorf("%s: %q, cursor at %d; want %q, %d", c.name, f.Text(), f.Cursor(), c.want, c.cursor)
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
	shown, col := f.View(40)
	if shown != "" || col != 0 || f.Cursor() != 0 {
		t.Errorf("a masked field shows %q, cursor at %d and %d", shown, col, f.Cursor())
	}
	if f.Len() != 13 || f.Text() != "correct horse" {
		t.Errorf("a masked field has %d characters: %q", f.Len(), f.Text())
	}
}

func TestFieldView(t *testing.T) {
	for _, c := range []struct {
		name  string
		text  string
		back  int
		width int
		shown string
		col   int
	}{
		{"fits", "abc", 0, 10, "abc", 3},
		{"end", "abcdefgh", 0, 5, "efgh", 4},
		{"middle", "abcdefgh", 2, 5, "cdef", 4},
		{"start", "abcdefgh", 8, 5, "abcd", 0},
		{"wide", "你好世界", 0, 6, "世界", 4},
		{"no room", "abc", 0, 1, "", 0},
		{"break marks", "a\u200bb", 0, 9, "ab", 2},
	} {
		var f Field
		f.Insert(c.text)
		for range c.back {
			f.Back()
		}
		if shown, col := f.View(c.width); shown != c.shown || col != c.col {
			t.Errorf("%s: shows %q, cursor at %d; want %q, %d", c.name, shown, col, c.shown, c.col)
		}
	}
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
			"back":      func(*rapid.T) { f.Back() },
			"forward":   func(*rapid.T) { f.Forward() },
			"home":      func(*rapid.T) { f.Home() },
			"end":       func(*rapid.T) { f.End() },
			"": func(t *rapid.T) {
				checkClean(t, f.Text())
				shown, col := f.View(12)
				switch {
				case strings.Contains(f.Text(), "\n"):
					t.Fatalf("%q has a newline", f.Text())
				case f.Limit > 0 && utf8.RuneCountInString(f.Text()) > f.Limit:
					t.Fatalf("%q is longer than %d", f.Text(), f.Limit)
				case f.Cursor() < 0 || f.Cursor() > Width(f.Text()):
					t.Fatalf("the cursor is at %d in %q", f.Cursor(), f.Text())
				case cells(shown) > 11 || col > 11:
					t.Fatalf("%q, cursor at %d, is wider than 12", shown, col)
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
