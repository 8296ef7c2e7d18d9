package translation

import "alcove.example/internal/locale"

// A Speech is what a new file of a language begins with.
type Speech struct {
	Name   string // the language in its own words
	Plural string // its rule, as a file's header says it
}

// The rules that many languages share.
const (
	oneAlone   = "nplurals=2; plural=(n != 1);"
	zeroAsOne  = "nplurals=2; plural=(n > 1);"
	allAlike   = "nplurals=1; plural=0;"
	oneAndTwo  = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
	slavic     = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
	polish     = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
	romanian   = "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);"
	arabic     = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
	philippine = "nplurals=2; plural=(n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9));"
)

// speeches are languages that may be asked for, by folder. A language that is not
// here can be translated as well: its header is then written by hand.
var speeches = map[locale.Tag]Speech{
	"am": {"አማርኛ", zeroAsOne}, "ar": {"العربية", arabic}, "az": {"Azərbaycanca", oneAlone}, "be": {"Беларуская", slavic},
	"bn": {"বাংলা", zeroAsOne}, "bo": {"བོད་ཡིག", allAlike}, "ckb": {"کوردیی ناوەندی", oneAlone}, "de": {"Deutsch", oneAlone},
	"el": {"Ελληνικά", oneAlone}, "en": {"English", oneAlone}, "es": {"Español", oneAlone}, "fa": {"فارسی", zeroAsOne},
	"fil": {"Filipino", philippine}, "fr": {"Français", zeroAsOne}, "ha": {"Hausa", oneAlone}, "he": {"עברית", oneAndTwo},
	"hi": {"हिन्दी", zeroAsOne}, "hy": {"Հայերեն", zeroAsOne}, "id": {"Bahasa Indonesia", allAlike}, "it": {"Italiano", oneAlone},
	"ja": {"日本語", allAlike}, "ka": {"ქართული", oneAlone}, "kk": {"Қазақша", oneAlone}, "km": {"ខ្មែរ", allAlike},
	"ko": {"한국어", allAlike}, "ku": {"Kurdî", oneAlone}, "ky": {"Кыргызча", oneAlone}, "lo": {"ລາວ", allAlike},
	"mn": {"Монгол", oneAlone}, "ms": {"Bahasa Melayu", allAlike}, "my": {"မြန်မာ", allAlike}, "ne": {"नेपाली", oneAlone},
	"om": {"Oromoo", oneAlone}, "pa": {"ਪੰਜਾਬੀ", zeroAsOne}, "pl": {"Polski", polish}, "ps": {"پښتو", oneAlone},
	"pt": {"Português", oneAlone}, "pt-BR": {"Português do Brasil", zeroAsOne}, "ro": {"Română", romanian}, "ru": {"Русский", slavic},
	"rw": {"Ikinyarwanda", oneAlone}, "si": {"සිංහල", zeroAsOne}, "so": {"Soomaali", oneAlone}, "sq": {"Shqip", oneAlone},
	"sr": {"Српски", slavic}, "sr-Latn": {"Srpski", slavic}, "sw": {"Kiswahili", oneAlone}, "ta": {"தமிழ்", oneAlone},
	"tg": {"Тоҷикӣ", oneAlone}, "th": {"ไทย", allAlike}, "ti": {"ትግርኛ", zeroAsOne}, "tk": {"Türkmençe", oneAlone},
	"tr": {"Türkçe", oneAlone}, "ug": {"ئۇيغۇرچە", oneAlone}, "uk": {"Українська", slavic}, "ur": {"اردو", oneAlone},
	"uz": {"Oʻzbekcha", oneAlone}, "vi": {"Tiếng Việt", allAlike}, "zh-Hans": {"简体中文", allAlike}, "zh-Hant": {"繁體中文", allAlike},

	"en-XA": {"Éñĝļĩšĥ", oneAlone}, "ar-XB": {"⟦English⟧", oneAlone},
}

// Known is what is known of a language. Of one that is not, it is the plural rule
// of most, and no name.
func Known(tag locale.Tag) Speech {
	if s, found := speeches[tag]; found {
		return s
	}
	return Speech{Plural: oneAlone}
}
