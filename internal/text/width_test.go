package text

import (
	"slices"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// samples is one text for each script and for each kind of character about which
// programs and terminals disagree. cells is how far the cursor moved when the
// cleaned text was printed, in xterm 379 and, but for emoji-zwj (2), in tmux 3.3a.
var samples = []struct {
	name  string
	text  string
	cells int
}{
	{"en", "Who can read your messages?", 27},
	{"ar", "من يستطيع قراءة رسائلك؟", 23},
	{"ar-vowel", "مَنْ يَسْتَطِيعُ القِرَاءَةَ", 17},
	{"fa", "چه کسی می\u200cتواند پیام\u200cهای شما را بخواند؟", 37},
	{"ur", "آپ کے پیغامات کون پڑھ سکتا ہے؟", 30},
	{"he", "מי יכול לקרוא את ההודעות שלך?", 29},
	{"he-niqqud", "מִי יָכוֹל לִקְרֹא", 12},
	{"ug", "ئۇچۇرلىرىڭىزنى كىم ئوقۇيالايدۇ؟", 31},
	{"zh", "谁能读到你的消息？", 18},
	{"ja", "あなたのメッセージを誰が読めますか？", 36},
	{"ko", "누가 당신의 메시지를 읽을 수 있나요?", 36},
	{"ko-jamo", "\u1112\u1161\u11ab\u1100\u1173\u11af", 4},
	{"my", "သင့်စာကို ဘယ်သူဖတ်နိုင်သလဲ။", 16},
	{"km", "តើនរណាអាចអានសាររបស់អ្នក?", 22},
	{"th", "ใครสามารถอ่านข้อความของคุณได้", 25},
	{"th-saraam", "น้ำคำ", 4},
	{"lo", "ໃຜອ່ານຂໍ້ຄວາມຂອງທ່ານໄດ້", 18},
	{"hi", "आपके संदेश कौन पढ़ सकता है?", 22},
	{"hi-conj", "क्षत्रिय स्त्री", 11},
	{"bn", "কে আপনার বার্তা পড়তে পারে?", 25},
	{"ta", "உங்கள் செய்திகளை யார் படிக்க முடியும்?", 32},
	{"am", "መልእክቶችዎን ማን ማንበብ ይችላል?", 22},
	{"bo", "ཁྱེད་ཀྱི་འཕྲིན་སུས་ཀློག་ཐུབ།", 18},
	{"ru", "Кто может прочитать ваши сообщения?", 35},
	{"tr", "Mesajlarınızı kimler okuyabilir?", 32},
	{"vi", "Ai có thể đọc tin nhắn của bạn?", 31},
	{"vi-nfd", "Ai co\u0301 the\u0302\u0309 d\u0323oc", 13},
	{"emoji-zwj", "👨\u200d👩\u200d👧\u200d👦", 8},
	{"emoji-flag", "\U0001f1ea\U0001f1f8", 2},
	{"emoji-vs16", "\u2764\ufe0f", 1},
	{"emoji-vs15", "\u2764\ufe0e", 1},
	{"emoji-skin", "👍\U0001f3fd", 4},
	{"keycap", "1\ufe0f\u20e3", 1},
	{"box", "┌─┐│└┘▌▐●○▇▅▃·…“”‹›", 19},
	{"zwsp", "a\u200bb", 2},
	{"bidi-ctl", "a\u202e\u2066b\u2069\u202cc", 3},
	{"rlm", "a\u200fb", 2},
	{"shy", "a\u00adb", 2},
	{"wj", "a\u2060b", 2},
}

func TestWidth(t *testing.T) {
	for _, s := range samples {
		if got := Width(s.text); got != s.cells {
			t.Errorf("%s: %q is %d cells, the terminal took %d", s.name, s.text, got, s.cells)
		}
	}
}

func TestUncertain(t *testing.T) {
	uncertain := map[string]bool{
		"my": true, "km": true, "hi": true, "hi-conj": true, "bn": true, "ta": true,
		"emoji-zwj": true, "emoji-flag": true, "emoji-skin": true,
	}
	for _, s := range samples {
		if got := Uncertain(Clean(s.text)); got != uncertain[s.name] {
			t.Errorf("%s: Uncertain(%q) = %v", s.name, s.text, got)
		}
	}
}

// Wrapping adds up the widths of parts, so the width of a text must be the sum
// of the widths of its characters.
func TestWidthIsAdditive(t *testing.T) {
	for _, s := range samples {
		sum := 0
		for _, r := range Clean(s.text) {
			sum += Width(string(r))
		}
		if sum != s.cells {
			t.Errorf("%s: the characters of %q add up to %d cells, not %d", s.name, s.text, sum, s.cells)
		}
	}
}

// What is said of characters without looking them up is what the library says.
func TestKnownCharacters(t *testing.T) {
	for r := ' '; r <= unicode.MaxRune; r++ {
		if got, known := widthOf(r); known && got != ansi.StringWidthWc(string(r)) {
			t.Errorf("%U is %d cells, the library says %d", r, got, ansi.StringWidthWc(string(r)))
		}
	}
}

// In the scripts of the languages that the program speaks nothing is looked up.
func TestMostIsKnown(t *testing.T) {
	for _, s := range samples {
		if !slices.Contains([]string{"en", "ar-vowel", "fa", "hi", "my", "ru", "tr", "zh", "box"}, s.name) {
			continue
		}
		for _, r := range s.text {
			if _, known := widthOf(r); !known {
				t.Errorf("%s: %U is looked up", s.name, r)
			}
		}
	}
}
