package content_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

// banned are the words that no text for people holds. What stands in quotes is
// a name on somebody's screen and is not ours.
var banned = map[string]*regexp.Regexp{
	"victim":           regexp.MustCompile(`(?i)\bvictim`),
	"hacker":           regexp.MustCompile(`(?i)\bhack`),
	"simply":           regexp.MustCompile(`(?i)\bsimply\b`),
	"just":             regexp.MustCompile(`(?i)\bjust\b`),
	"obviously":        regexp.MustCompile(`(?i)\b(obviously|of course)\b`),
	"military-grade":   regexp.MustCompile(`(?i)\bmilitary.grade`),
	"unbreakable":      regexp.MustCompile(`(?i)\bunbreakable`),
	"100 %":            regexp.MustCompile(`\b100 ?%`),
	"secure, alone":    regexp.MustCompile(`(?i)\bsecure(ly)?\b`),
	"safe, alone":      regexp.MustCompile(`(?i)\bsafe\b( (from|against|for)\b)?`),
	"failed":           regexp.MustCompile(`(?i)\bfailed\b`),
	"paranoid":         regexp.MustCompile(`(?i)\bparanoi`),
	"terrorist":        regexp.MustCompile(`(?i)\bterroris`),
	"suspect":          regexp.MustCompile(`(?i)\bsuspects?\b`),
	"vulnerable":       regexp.MustCompile(`(?i)\bvulnerable\b`),
	"we recommend":     regexp.MustCompile(`(?i)\bwe recommend`),
	"warning, shouted": regexp.MustCompile(`\bWARNING\b|!`),
	"Latin":            regexp.MustCompile(`(?i)\b(e\.g\.|i\.e\.|etc\b|n/a\b|cf\.)`),
	"must":             regexp.MustCompile(`(?i)\bmust\b`),
}

// allowed says where a word may stand after all.
func allowed(name, found, key string) bool {
	switch name {
	case "safe, alone":
		return !strings.EqualFold(found, "safe") // safe from, against, for: says of what
	case "must": // the law, and what does harm
		return slices.ContainsFunc([]string{"/when-not", "/not", "/not-yet", "/if-yes", "/reason"}, func(s string) bool { return strings.HasSuffix(key, s) })
	}
	return false
}

// names of laws and services that hold such a word.
var names = strings.NewReplacer("Safe Connections Act", "")

var label = regexp.MustCompile(`"[^"]*"`)

func TestWordsForPeople(t *testing.T) {
	for key, text := range shippedTexts(t) {
		ours := names.Replace(label.ReplaceAllString(text, `""`))
		for name, re := range banned {
			for _, found := range re.FindAllString(ours, -1) {
				if !allowed(name, found, key) {
					t.Errorf("%s: %q (%s) in: %s", key, found, name, text)
				}
			}
		}
	}
}

var sentence = regexp.MustCompile(`[.!?:](["')]*)(\s+|$)`)

func TestSentencesAreShort(t *testing.T) {
	words, sentences := 0, 0
	for key, text := range shippedTexts(t) {
		for _, s := range sentence.Split(text, -1) {
			n := len(strings.Fields(s))
			if n == 0 {
				continue
			}
			words, sentences = words+n, sentences+1
			if n > 25 {
				t.Errorf("%s: %d words in one sentence: %s", key, n, s)
			}
		}
	}
	average := float64(words) / float64(sentences)
	t.Logf("%.1f words a sentence", average)
	if average > 15 {
		t.Errorf("%.1f words a sentence", average)
	}
}

func TestTitlesAreShort(t *testing.T) {
	for key, text := range shippedTexts(t) {
		isTitle := strings.HasSuffix(key, "/title") || strings.HasSuffix(key, "/title/phone") || strings.HasSuffix(key, "/title/computer")
		if isTitle && !strings.HasPrefix(key, "helpline/") && len([]rune(text)) > 45 {
			t.Errorf("%s: %d characters: %s", key, len([]rune(text)), text)
		}
	}
}

// TestLawsAreHeard shows each law a text that breaks it and one that does not.
func TestLawsAreHeard(t *testing.T) {
	for name, c := range map[string][2]string{
		"victim": {"The victims", "The person"}, "hacker": {"A hacker", "A stranger"}, "simply": {"Simply tap it", "Tap it"}, "just": {"It is just a code", "The court is unjust"},
		"obviously": {"Of course not", "Not"}, "military-grade": {"military grade", "The military"}, "unbreakable": {"It is unbreakable", "It is hard to break"}, "100 %": {"It helps 100%", "It helps 100 people"},
		"secure, alone": {"Your mail is secure", "Insecurity"}, "safe, alone": {"You are safe.", "You are safer from thieves"}, "failed": {"You failed", "Not yet"}, "paranoid": {"Paranoia", "Care"},
		"terrorist": {"terrorism", "error"}, "suspect": {"a suspect", "a suspicion"}, "vulnerable": {"vulnerable people", "people at risk"}, "we recommend": {"We recommend it", "Do it"},
		"warning, shouted": {"Stop!", "Stop."}, "Latin": {"apps, etc.", "A sketch"}, "must": {"You must do it", "You can do it"},
	} {
		if re := banned[name]; !re.MatchString(c[0]) || re.MatchString(c[1]) {
			t.Errorf("%s: %q %v, %q %v", name, c[0], re.MatchString(c[0]), c[1], re.MatchString(c[1]))
		}
	}
	if allowed("safe, alone", "safe", "control/x/does") || !allowed("safe, alone", "safe from", "control/x/does") || allowed("must", "must", "control/x/does") || !allowed("must", "must", "control/x/when-not") {
		t.Error("the exceptions are not those that are meant")
	}
}

// shippedTexts gives every text of the shipped content by its key.
func shippedTexts(t *testing.T) map[string]string {
	t.Helper()
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	all := lib.Texts()
	for _, p := range lib.Packs {
		maps.Copy(all, p.Texts())
	}
	if len(all) < 1000 {
		t.Fatalf("only %d texts", len(all))
	}
	return all
}

// TestEveryControlHasASourceThatIsThere: advice says from where it is.
func TestEveryControlHasASourceThatIsThere(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range lib.Controls {
		if len(c.Sources) == 0 {
			t.Errorf("%s has no source", c.ID)
		}
		for _, id := range c.Sources {
			if s := lib.Source(id); s == nil || s.Publisher == "" || !strings.HasPrefix(s.URL, "http") {
				t.Errorf("%s: source %s is not one a reader can open", c.ID, id)
			}
		}
	}
}
