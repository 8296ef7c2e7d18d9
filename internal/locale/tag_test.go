package locale

import "testing"

func TestParseTag(t *testing.T) {
	for in, want := range map[string]speech{
		"es-419":              {"es", "latn", "419"},
		"es_MX.ISO-8859-1":    {"es", "latn", "mx"},
		"ks_IN@devanagari":    {"ks", "deva", "in"},
		"az_AZ@arabic":        {"az", "arab", "az"},
		"be_BY@latin":         {"be", "latn", "by"},
		"ca_ES.UTF-8@valenca": {"ca", "latn", "es"},
		"de-DE-1996":          {"de", "latn", "de"},
		"zh-cmn-Hant":         {"zh", "hant", ""},
		"cmn":                 {"zh", "hans", ""},
		"yue-CN":              {"yue", "hans", "cn"},
		"sh_RS@cyrillic":      {"sr", "cyrl", "rs"},
		"in_ID":               {"id", "latn", "id"},
		"ji":                  {"yi", "hebr", ""},
		"tl_PH":               {"fil", "latn", "ph"},
		"mo":                  {"ro", "latn", ""},
		"en-x-Cyrl":           {"en", "latn", ""},
		"i-klingon":           {},
		"de_DE.":              {"de", "latn", "de"},
		"e1":                  {},
		"":                    {},
	} {
		if got := parseTag(in); got != want {
			t.Errorf("%q is %+v, want %+v", in, got, want)
		}
	}
}

// Each of these scripts must be told apart: a wrong one serves people words that
// they cannot read, or none.
func TestUsualScript(t *testing.T) {
	for script, tags := range map[string][]string{
		"arab": {"ar-EG", "fa", "ps", "ckb", "sd", "ug-CN", "ks", "uz-AF", "pa-PK", "ku-IQ", "kk-CN", "ky-CN", "tg-PK", "ms-CC", "ha-SD", "arz"},
		"cyrl": {"ru", "uk", "be", "sr-BA", "kk-KZ", "tg", "mn-MN", "ug-KZ", "az-RU", "tt", "ce"},
		"latn": {"en", "sr-ME", "uz", "az", "ku", "so", "ha", "vi", "qu", "crh"},
		"hebr": {"he"}, "thaa": {"dv"}, "syrc": {"aii"}, "nkoo": {"nqo"}, "rohg": {"rhg"},
		"hans": {"zh", "zh-SG", "zh-MY"}, "hant": {"zh-TW", "zh-HK", "zh-MO", "yue", "nan"}, "jpan": {"ja"}, "kore": {"ko-KP"},
		"deva": {"hi", "ne", "sd-IN"}, "beng": {"bn", "as"}, "guru": {"pa", "pa-IN"}, "taml": {"ta"}, "telu": {"te"},
		"knda": {"kn"}, "mlym": {"ml"}, "gujr": {"gu"}, "orya": {"or"}, "sinh": {"si"}, "olck": {"sat"},
		"thai": {"th"}, "laoo": {"lo"}, "khmr": {"km"}, "mymr": {"my", "shn", "ksw"}, "tibt": {"bo-CN", "dz"}, "mong": {"mn-CN"},
		"ethi": {"am", "ti-ER"}, "armn": {"hy"}, "geor": {"ka"}, "grek": {"el"}, "tfng": {"zgh"}, "cher": {"chr"}, "cans": {"iu"},
	} {
		for _, tag := range tags {
			if got := parseTag(tag).script; got != script {
				t.Errorf("%s is written in %s, want %s", tag, got, script)
			}
		}
	}
}
