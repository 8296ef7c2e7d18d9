package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

// Every text of the program and of the questionnaires, in every language, is drawn
// in every way and read again from what the terminal gets: none of it is lost, and
// nobody who reads as people do reads another word, number or order.
func TestCatalogueIsFoundAgain(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	english, err := locale.OpenCatalog(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	var own []locale.Entry
	for _, name := range []string{"ui", "tools"} {
		po, err := english.PO(name)
		if err != nil {
			t.Fatal(err)
		}
		own = append(own, po.Entries...)
	}
	tags, err := locale.Available(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range append(tags, "en-XA", "ar-XB") {
		words, err := locale.Load(locales.FS, tag)
		if err != nil {
			t.Fatal(err)
		}
		count := 0
		for _, e := range own {
			checkFound(t, string(tag), words.Dir(), words.Say(e.Context[strings.Index(e.Context, "/")+1:]))
			count++
		}
		for key, english := range lib.Texts() {
			s, _ := words.Of(key, english)
			checkFound(t, string(tag), words.Dir(), s)
			count++
		}
		t.Logf("%s: %d texts", tag, count)
	}
}

// The same for sentences in which directions meet.
func TestSentencesAreFoundAgain(t *testing.T) {
	for _, s := range []string{
		"افتح واتساب (WhatsApp) ثم «الإعدادات».", "لديك 25 رسالة، منها 12٪ جديدة بتاريخ 2026-11-22.", "زر https://example.org/a/ اليوم [أو غدا].",
		"مَنْ يَسْتَطِيعُ القِرَاءَةَ؟ لا أحد، ولا حتى أنت.", "اكتب alcove --lang=ar ثم اضغط Enter.",
		"چه کسی می\u200cتواند پیام\u200cهای شما (Signal) را در ۲۵ دقیقه بخواند؟", "آپ کے پیغامات کون پڑھ سکتا ہے؟ Android 14 میں۔",
		"מי יכול לקרוא את ההודעות שלך ב-Signal? בשעה 10:30, אולי.", "ئۇچۇرلىرىڭىزنى كىم ئوقۇيالايدۇ؟ 25 GB.",
		"\u2068You don’t have “two-factor” on.\u2069 بالإنجليزية",
	} {
		checkFound(t, "sentence", text.RightToLeft, s)
	}
}

func checkFound(t *testing.T, name string, dir text.Dir, s string) {
	t.Helper()
	ways := []text.Bidi{text.Visual}
	if dir == text.RightToLeft {
		ways = []text.Bidi{text.Off, text.Visual, text.Embed, text.Words}
	}
	for _, way := range ways {
		for _, width := range []int{40, 80} {
			box := text.Box{Width: width, Dir: dir, Bidi: way}
			var read []string
			for _, line := range box.Para(text.Plain, 0, s) {
				if line.Width() > width {
					t.Errorf("%s, %s: %q is wider than %d", name, way, line.String(), width)
				}
				read = append(read, readAs(box, line.String()))
			}
			if got, want := read, text.Clean(s); letters(strings.Join(got, " ")) != letters(want) {
				t.Errorf("%s, %s, %d cells: %q is read as %q", name, way, width, want, got)
			}
		}
	}
}

// readAs is a row in reading order, as a person finds it who knows nothing of
// levels: from the right, but words and numbers from the left in their own order.
func readAs(box text.Box, row string) string {
	row = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, row)
	if box.Dir == text.LeftToRight || box.Bidi == text.Off || box.Bidi == text.Embed {
		return row
	}
	runes := []rune(row)
	slices.Reverse(runes)
	behindTheirBase(runes)
	for from := 0; from < len(runes); {
		to := endOfForeign(runes, from)
		slices.Reverse(runes[from:to])
		from = max(to, from+1)
	}
	if box.Bidi == text.Words {
		turn(runes)
		behindTheirBase(runes)
	}
	return norm.NFC.String(norm.NFKD.String(string(runes)))
}

// behindTheirBase puts marks, which stand before their letter in a row that was
// turned round, behind it: a mark before its letter would join the one before that.
func behindTheirBase(runes []rune) {
	for from := 0; from < len(runes); from++ {
		to := from
		for to < len(runes) && unicode.IsMark(runes[to]) {
			to++
		}
		if to > from && to < len(runes) {
			base := runes[to]
			copy(runes[from+1:to+1], runes[from:to])
			runes[from] = base
			from = to
		}
	}
}

// endOfForeign is where the letters and digits from the left end that begin at
// from, with what stands between them; from where none do.
func endOfForeign(runes []rune, from int) int {
	to, hasLetters := from, false
	for i := from; i < len(runes) && !fromRight(runes[i]); i++ {
		switch {
		case unicode.IsLetter(runes[i]):
			to, hasLetters = i+1, true
		case unicode.IsDigit(runes[i]):
			to = i + 1
		case i == from || runes[i] == ' ' && !hasLetters && !lettersFollow(runes[i:]):
			return to
		}
	}
	return to
}

// lettersFollow reports whether a letter from the left comes before one from the
// right.
func lettersFollow(runes []rune) bool {
	i := slices.IndexFunc(runes, unicode.IsLetter)
	return i >= 0 && !fromRight(runes[i])
}

// turn puts the letters of words from the right into reading order.
func turn(runes []rune) {
	for from := 0; from < len(runes); from++ {
		to := from
		for to < len(runes) && (fromRight(runes[to]) || unicode.IsMark(runes[to]) || runes[to] == '\u200c') {
			to++
		}
		slices.Reverse(runes[from:to])
		from = to
	}
}

func fromRight(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew) && !unicode.IsDigit(r) || strings.ContainsRune("،؛؟ـ", r)
}

// letters is s without what is between words.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
