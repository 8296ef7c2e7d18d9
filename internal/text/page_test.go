package text

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// page is sentences of languages in which something can go wrong at the end of a
// line. Nobody has reviewed them as prose.
var page = []struct {
	language string
	dir      Dir
	text     string
}{
	{"Arabic", RightToLeft, "من يستطيع قراءة رسائلك؟ افتح واتساب (WhatsApp) ثم «الإعدادات»، واختر 25 رسالة. لا أحد غيرك يستطيع."},
	{"Persian", RightToLeft, "چه کسی می\u200cتواند پیام\u200cهای شما را بخواند؟ برنامهٔ Signal را باز کنید، سپس ۲۵ دقیقه صبر کنید."},
	{"Urdu", RightToLeft, "آپ کے پیغامات کون پڑھ سکتا ہے؟ پہلے Android 14 کی ترتیبات (Settings) کھولیں۔"},
	{"Hebrew", RightToLeft, "מי יכול לקרוא את ההודעות שלך? פתחו את Signal (25), ואז לחצו על \"הגדרות\"."},
	{"Chinese", LeftToRight, "谁能读到你的消息？打开“设置”（Settings），然后选择“安全”。如果手机被拿走，里面的一切都可以被复制。"},
	{"Japanese", LeftToRight, "あなたのメッセージを誰が読めますか？「設定」を開き、「セキュリティー」を選んでください。"},
	{"Korean", LeftToRight, "누가 당신의 메시지를 읽을 수 있나요? 설정을 열고 “보안”을 선택하세요."},
	{"Hindi", LeftToRight, "आपके संदेश कौन पढ़ सकता है? सेटिंग्स खोलें, फिर “सुरक्षा” चुनें।"},
	{"Bengali", LeftToRight, "কে আপনার বার্তা পড়তে পারে? সেটিংস খুলুন, তারপর “নিরাপত্তা” বেছে নিন।"},
	{"Burmese", LeftToRight, "သင့်စာကို ဘယ်သူဖတ်နိုင်သလဲ။ မက်ဆေ့ချ်များကိုဖတ်ရန်ဆက်တင်များကိုဖွင့်ပါ။"},
	{"Thai", LeftToRight, "ใคร\u200bสามารถ\u200bอ่าน\u200bข้อความ\u200bของ\u200bคุณ\u200bได้ เปิด\u200bการตั้งค่า แล้ว\u200bเลือก\u200bความปลอดภัย"},
	{"Amharic", LeftToRight, "መልእክቶችዎን ማን ማንበብ ይችላል? ቅንብሮችን ይክፈቱ፣ ከዚያ ደህንነትን ይምረጡ።"},
	{"Tibetan", LeftToRight, "ཁྱེད་ཀྱི་འཕྲིན་སུས་ཀློག་ཐུབ། སྒྲིག་འགོད་ཁ་ཕྱེས་ནས་བདེ་འཇགས་འདེམས།"},
	{"Vietnamese", LeftToRight, "Ai có thể đọc tin nhắn của bạn? Mở Cài đặt, rồi chọn “Bảo mật”."},
	{"Turkish", LeftToRight, "Mesajlarınızı kimler okuyabilir? Ayarlar’ı açın, ardından “Güvenlik”i seçin."},
}

// The page as it is drawn. After looking at what changed, -update writes it anew.
func TestPage(t *testing.T) {
	var b strings.Builder
	for _, s := range page {
		ways := []Bidi{Visual}
		if s.dir == RightToLeft {
			ways = []Bidi{Visual, Embed, Words}
		}
		for _, way := range ways {
			for _, width := range []int{20, 40, 80} {
				box := Box{Width: width, Dir: s.dir, Bidi: way}
				lines := box.Para(Plain, 0, s.text)
				checkPara(t, box, s.text, lines)
				fmt.Fprintf(&b, "== %s, %s, %d cells\n%s\n", s.language, way, width, readable(picture(box, lines...)))
			}
		}
	}
	name := filepath.Join("testdata", "page.txt")
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n"); !slices.Equal(got, want) {
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("%s:%d: %q, want %q", name, i+1, got[i], want[i])
			}
		}
		t.Fatalf("%s: %d lines, want %d", name, len(got), len(want))
	}
}

// No line of the page begins with what must not begin one, or ends with what must
// not end one.
func TestPageBreaks(t *testing.T) {
	for _, s := range page {
		for width := 8; width < 90; width++ {
			for _, line := range Wrap(s.text, width) {
				first, last := firstRune(line), lastRune(line)
				if strings.ContainsRune("。，？！、）」”।。ー။༄།፣።,.?!)؟،۔", first) || strings.ContainsRune("（「“(", last) {
					t.Errorf("%s at %d: %q", s.language, width, line)
				}
				if isMark(first) || first == killer || first == stacker || first >= '\u0e30' && first <= '\u0e3a' {
					t.Errorf("%s at %d: %q begins with a sign that belongs to the letter before", s.language, width, line)
				}
			}
		}
	}
}

// checkPara fails unless the lines have all of the text, nothing else, and fit.
func checkPara(t interface {
	Helper()
	Fatalf(string, ...any)
}, b Box, s string, lines []Line) {
	t.Helper()
	var all strings.Builder
	for _, line := range lines {
		if line.Width() > max(b.Width, 2) { // a single character can be two cells wide
			t.Fatalf("%q takes %d of %d cells", line.String(), line.Width(), b.Width)
		}
		all.WriteString(line.String())
	}
	got, want := []rune(drawn(all.String())), []rune(drawn(Clean(s)))
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Fatalf("%+q is drawn as %+q", s, all.String())
	}
}

func FuzzPara(f *testing.F) {
	for i, s := range page {
		f.Add(s.text, 12, byte(i))
	}
	f.Add("a\u2068(\u05d0\u2069\u202e)1\n\u0644\u064e\u0627\u200d", 3, byte(9))
	f.Fuzz(func(t *testing.T, s string, width int, how byte) {
		b := Box{Width: min(max(width, -1), 300), Dir: Dir(how % 2), Bidi: Bidi(how / 2 % 5)}
		checkPara(t, b, s, b.Para(Plain, 0, s))
	})
}
