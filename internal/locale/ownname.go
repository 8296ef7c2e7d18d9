package locale

// OwnName is what a language calls itself, or the tag where that is not known
// here. It is for languages that people speak, not only for those that the
// program is in: a helpline lists what it answers in.
func OwnName(tag Tag) string {
	if name, ok := ownNames[tag]; ok {
		return name
	}
	return string(tag)
}

var ownNames = map[Tag]string{
	"ar": "العربية", "bn": "বাংলা", "de": "Deutsch", "en": "English", "es": "español", "fa": "فارسی", "fr": "français", "hi": "हिन्दी",
	"id": "Bahasa Indonesia", "it": "italiano", "km": "ខ្មែរ", "ko": "한국어", "ku": "Kurdî", "ml": "മലയാളം", "mr": "मराठी", "my": "မြန်မာ",
	"nl": "Nederlands", "pt": "português", "ru": "русский", "si": "සිංහල", "sw": "Kiswahili", "ta": "தமிழ்", "th": "ไทย", "tl": "Tagalog",
	"tr": "Türkçe", "uk": "українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文",
}
