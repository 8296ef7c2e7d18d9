package locale

// usualScript is the script in which a language is usually written, where it is
// spoken in that region. It follows CLDR's likely subtags. A language that is
// not listed is written in Latin letters.
func usualScript(language, region string) string {
	if script := regionalScript(language, region); script != "" {
		return script
	}
	switch language {
	case "ar", "fa", "ur", "ps", "ug", "ckb", "sdh", "sd", "ks", "bal", "bqi", "lrc", "mzn", "glk", "skr", "pnb",
		"lah", "khw", "haz", "azb", "arz", "arq", "ary", "apc", "ajp", "acm", "aeb", "ayl", "afb", "ars", "apd":
		return "arab"
	case "he", "yi", "lad":
		return "hebr"
	case "dv":
		return "thaa"
	case "syr", "aii", "cld":
		return "syrc"
	case "nqo":
		return "nkoo"
	case "rhg":
		return "rohg"
	case "ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "ba", "tt", "cv", "ce", "os", "sah", "kv", "av",
		"ab", "inh", "kbd", "ady", "lez", "kum", "krc", "nog", "udm", "mhr", "mrj", "myv", "mdf", "xal", "tyv", "alt",
		"kjh", "rue":
		return "cyrl"
	case "zh", "wuu":
		return "hans"
	case "yue", "nan", "hak":
		return "hant"
	case "ja":
		return "jpan"
	case "ko":
		return "kore"
	}
	return southernScript(language)
}

// regionalScript is the script of a language where it depends on the region.
func regionalScript(language, region string) string {
	switch language + "-" + region {
	case "zh-tw", "zh-hk", "zh-mo":
		return "hant"
	case "yue-cn":
		return "hans"
	case "sr-me", "sr-ro", "sr-tr", "ky-tr":
		return "latn"
	case "uz-af", "az-ir", "az-iq", "ku-iq", "ku-ir", "ku-lb", "kk-cn", "kk-af", "kk-ir", "ky-cn", "pa-pk", "tg-pk",
		"ha-cm", "ha-sd", "ms-cc":
		return "arab"
	case "uz-cn", "az-ru", "ug-kz", "ug-mn":
		return "cyrl"
	case "sd-in":
		return "deva"
	case "mn-cn":
		return "mong"
	}
	return ""
}

// southernScript is usualScript for southern Asia, the Caucasus, Africa, Greece
// and America.
func southernScript(language string) string {
	switch language {
	case "hi", "mr", "ne", "mai", "bho", "sa", "kok", "doi", "brx", "awa", "new":
		return "deva"
	case "bn", "as", "mni":
		return "beng"
	case "pa":
		return "guru"
	case "ta":
		return "taml"
	case "te":
		return "telu"
	case "kn", "tcy":
		return "knda"
	case "ml":
		return "mlym"
	case "gu":
		return "gujr"
	case "or":
		return "orya"
	case "si":
		return "sinh"
	case "sat":
		return "olck"
	case "th":
		return "thai"
	case "lo":
		return "laoo"
	case "km":
		return "khmr"
	case "my", "shn", "mnw", "ksw":
		return "mymr"
	case "bo", "dz":
		return "tibt"
	case "am", "ti", "gez", "tig":
		return "ethi"
	case "hy", "hyw":
		return "armn"
	case "ka", "xmf":
		return "geor"
	case "el":
		return "grek"
	case "zgh":
		return "tfng"
	case "chr":
		return "cher"
	case "iu":
		return "cans"
	}
	return "latn"
}
