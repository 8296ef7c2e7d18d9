package locale

import (
	"testing"

	"alcove.example/internal/text"
)

func TestNegotiate(t *testing.T) {
	most := []Tag{"ar", "en", "fa", "he", "pt-BR", "ru", "sr", "sr-Latn", "tr", "uz", "zh-Hans"}
	for _, c := range []struct {
		name      string
		available []Tag
		wanted    []string
		want      Tag
		found     bool
	}{
		{"posix", most, []string{"fa_IR.UTF-8"}, "fa", true},
		{"bcp 47", most, []string{"fa-IR"}, "fa", true},
		{"upper case", most, []string{"FA"}, "fa", true},
		{"extension", most, []string{"tr-TR-u-ca-gregory"}, "tr", true},
		{"modifier without meaning", most, []string{"ru_RU.KOI8-R@euro"}, "ru", true},
		{"nothing", most, nil, "en", false},
		{"empty", most, []string{"", ""}, "en", false},
		{"C", most, []string{"C"}, "en", false},
		{"C.UTF-8", most, []string{"C.UTF-8"}, "en", false},
		{"POSIX", most, []string{"POSIX"}, "en", false},
		{"C overrides what comes after", most, []string{"C", "ru_RU"}, "en", false},
		{"english", most, []string{"en_GB.UTF-8"}, "en", true},
		{"english is always there", nil, []string{"en"}, "en", true},
		{"list", most, []string{"ckb:fa_IR:ar"}, "fa", true},
		{"first empty", most, []string{"", "he_IL"}, "he", true},
		{"own order", most, []string{"uk", "ru"}, "ru", true},
		{"nonsense", most, []string{"x", "12", "../ar", "_", "-", "@", "abcdefghi", "ar"}, "ar", true},
		{"exactly", []Tag{"en", "en-XA"}, []string{"en-XA"}, "en-XA", true},

		// Never another language, whatever tables of likely second languages say.
		{"uk", most, []string{"uk_UA.UTF-8"}, "en", false},
		{"be", most, []string{"be_BY"}, "en", false},
		{"kk", most, []string{"kk_KZ"}, "en", false},
		{"az", most, []string{"az_AZ"}, "en", false},
		{"hy", most, []string{"hy_AM"}, "en", false},
		{"mn", most, []string{"mn_MN"}, "en", false},
		{"ug", most, []string{"ug_CN"}, "en", false},
		{"bo", most, []string{"bo_CN"}, "en", false},
		{"ku", most, []string{"ku_TR"}, "en", false},
		{"ckb", most, []string{"ckb_IQ"}, "en", false},
		{"yue in chinese clothes", most, []string{"zh-yue"}, "en", false},
		{"es", most, []string{"es_MX"}, "en", false},

		{"es-MX gets es", []Tag{"es"}, []string{"es_MX.UTF-8"}, "es", true},
		{"es-MX before es", []Tag{"es", "es-MX"}, []string{"es-MX"}, "es-MX", true},
		{"ca is not es", []Tag{"es"}, []string{"ca_ES"}, "en", false},

		{"zh", most, []string{"zh"}, "zh-Hans", true},
		{"zh-CN", most, []string{"zh_CN.GB18030"}, "zh-Hans", true},
		{"zh-SG", most, []string{"zh-SG"}, "zh-Hans", true},
		{"zh-TW without traditional", most, []string{"zh_TW.UTF-8"}, "en", false},
		{"zh-TW", []Tag{"zh-Hans", "zh-Hant"}, []string{"zh_TW"}, "zh-Hant", true},
		{"zh-HK", []Tag{"zh-Hans", "zh-Hant"}, []string{"zh_HK"}, "zh-Hant", true},
		{"zh-Hans-TW", []Tag{"zh-Hans", "zh-Hant"}, []string{"zh-Hans-TW"}, "zh-Hans", true},
		{"zh-TW as a folder", []Tag{"zh-CN", "zh-TW"}, []string{"zh-Hant-HK"}, "zh-TW", true},

		{"pt-PT gets pt-BR", most, []string{"pt_PT"}, "pt-BR", true},
		{"pt-BR gets pt-PT", []Tag{"pt-PT"}, []string{"pt_BR"}, "pt-PT", true},
		{"pt-BR before pt-PT", []Tag{"pt", "pt-BR", "pt-PT"}, []string{"pt_PT"}, "pt-PT", true},
		{"pt-AO gets pt", []Tag{"pt-BR", "pt"}, []string{"pt_AO"}, "pt", true},

		{"zh-Hant without traditional", []Tag{"zh-Hans"}, []string{"zh-Hant"}, "en", false},

		{"sr", most, []string{"sr_RS"}, "sr", true},
		{"sr without cyrillic", []Tag{"sr-Latn"}, []string{"sr_RS"}, "en", false},
		{"sr latin", most, []string{"sr_RS.UTF-8@latin"}, "sr-Latn", true},
		{"sr in Montenegro", most, []string{"sr_ME"}, "sr-Latn", true},
		{"sh", most, []string{"sh"}, "sr-Latn", true},
		{"sr-Latn without latin", []Tag{"sr"}, []string{"sr-Latn"}, "en", false},
		{"uz", most, []string{"uz_UZ"}, "uz", true},
		{"uz cyrillic", most, []string{"uz_UZ@cyrillic"}, "en", false},
		{"uz-Cyrl", []Tag{"uz", "uz-Cyrl"}, []string{"uz_UZ@cyrillic"}, "uz-Cyrl", true},
		{"uz in Afghanistan", most, []string{"uz_AF"}, "en", false},
		{"ru in latin letters", most, []string{"ru-Latn"}, "en", false},
		{"old code", most, []string{"iw_IL"}, "he", true},
		{"dari", most, []string{"prs_AF"}, "fa", true},
		{"no", []Tag{"nb"}, []string{"no_NO"}, "nb", true},
		{"nn is not nb", []Tag{"nb"}, []string{"nn_NO"}, "en", false},
	} {
		if got, found := Negotiate(c.available, c.wanted...); got != c.want || found != c.found {
			t.Errorf("%s: %q gives %s, %v; want %s, %v", c.name, c.wanted, got, found, c.want, c.found)
		}
	}
}

func TestDir(t *testing.T) {
	for _, tag := range []Tag{"ar", "fa", "he", "ur", "ug", "ps", "ckb", "dv", "uz-AF", "pa-PK", "ku-Arab", "az-IR", "ar-XB", "yi", "nqo"} {
		if tag.Dir() != text.RightToLeft {
			t.Errorf("%s is read from the left", tag)
		}
	}
	for _, tag := range []Tag{"en", "ru", "zh-Hant", "ku", "uz", "pa", "en-XA", "am", "hi", "my", "", "ug-Cyrl"} {
		if tag.Dir() != text.LeftToRight {
			t.Errorf("%s is read from the right", tag)
		}
	}
}

func FuzzNegotiate(f *testing.F) {
	for _, s := range []string{"sr_RS.UTF-8@latin", "zh-Hant-HK-u-ca", "ckb:fa", "C", "-", "@@..__"} {
		f.Add(s)
	}
	available := []Tag{"ar", "pt-BR", "sr-Latn"}
	f.Fuzz(func(t *testing.T, s string) {
		tag, found := Negotiate(available, s)
		if tag != English && !found {
			t.Fatalf("%q gives %s, not found", s, tag)
		}
	})
}
