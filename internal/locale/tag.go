package locale

import (
	"fmt"
	"slices"
	"strings"

	"alcove.example/internal/text"
)

// A Tag names a language as its folder is named: BCP 47, no longer than needed
// (en, ar, pt-BR, zh-Hant).
type Tag string

// English is the language that everything is written in first.
const English Tag = "en"

// ParseTag reads the name of a language as a folder is named. Whatever could lead
// out of the folder of languages is ErrNoLanguage.
func ParseTag(s string) (Tag, error) {
	if parseTag(s).language == "" || strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
		return "", fmt.Errorf("%w: %q", ErrNoLanguage, s)
	}
	return Tag(s), nil
}

// Dir is the direction in which the language is read.
func (t Tag) Dir() text.Dir {
	if t == pseudoMirrored || slices.Contains(rightToLeft(), parseTag(string(t)).script) {
		return text.RightToLeft
	}
	return text.LeftToRight
}

func rightToLeft() []string {
	return []string{"arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand", "samr"}
}

// A speech is what a tag says, in lower case: a language in a script, perhaps as
// spoken in a region. All are empty if the tag says nothing.
type speech struct{ language, script, region string }

// parseTag reads BCP 47 (sr-Latn-RS) and POSIX (sr_RS.UTF-8@latin) names.
func parseTag(s string) speech {
	s, modifier, _ := strings.Cut(strings.ToLower(s), "@")
	s, _, _ = strings.Cut(s, ".")
	parts := strings.Split(strings.ReplaceAll(s, "_", "-"), "-")
	if n := len(parts[0]); n < 2 || n > 3 || !isLetters(parts[0]) {
		return speech{}
	}
	sp := speech{language: parts[0], script: modifierScript(modifier)}
	for i, part := range parts[1:] {
		switch {
		case len(part) == 1: // an extension follows
			return sp.complete()
		case len(part) == 3 && i == 0 && isLetters(part): // zh-yue is the language yue
			sp.language = part
		case len(part) == 4 && isLetters(part) && sp.region == "":
			sp.script = part
		case sp.region == "" && (len(part) == 2 && isLetters(part) || len(part) == 3 && isDigits(part)):
			sp.region = part
		}
	}
	return sp.complete()
}

func isLetters(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

func isDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

func modifierScript(modifier string) string {
	switch modifier {
	case "latin":
		return "latn"
	case "cyrillic":
		return "cyrl"
	case "arabic":
		return "arab"
	case "devanagari":
		return "deva"
	}
	return ""
}

// complete replaces old language codes and fills in the script that the language
// is usually written in.
func (sp speech) complete() speech {
	switch sp.language {
	case "iw":
		sp.language = "he"
	case "in":
		sp.language = "id"
	case "ji":
		sp.language = "yi"
	case "no":
		sp.language = "nb"
	case "tl":
		sp.language = "fil"
	case "mo":
		sp.language = "ro"
	case "cmn":
		sp.language = "zh"
	case "prs":
		sp.language, sp.region = "fa", "af"
	case "sh":
		sp.language = "sr"
		if sp.script == "" {
			sp.script = "latn"
		}
	}
	if sp.script == "" {
		sp.script = usualScript(sp.language, sp.region)
	}
	return sp
}
