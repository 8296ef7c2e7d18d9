package authoring

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"alcove.example/internal/content"
	"alcove.example/internal/text"
)

// A ban is a word that no text for people holds.
type ban struct {
	name  string
	words *regexp.Regexp
	stems []string // in small letters; a text without any of them has none of the words
}

// banned are those words, in English. What stands in quotes is a name on
// somebody's screen and is not ours.
var banned = sync.OnceValue(func() []ban {
	return []ban{
		{"victim", regexp.MustCompile(`(?i)\bvictim`), names("victim")},
		{"hacker", regexp.MustCompile(`(?i)\bhack`), names("hack")},
		{"simply", regexp.MustCompile(`(?i)\bsimply\b`), names("simply")},
		{"just", regexp.MustCompile(`(?i)\bjust\b`), names("just")},
		{"obviously", regexp.MustCompile(`(?i)\b(obviously|of course)\b`), names("obviously", "of course")},
		{"military-grade", regexp.MustCompile(`(?i)\bmilitary.grade`), names("military")},
		{"unbreakable", regexp.MustCompile(`(?i)\bunbreakable`), names("unbreakable")},
		{"100 %", regexp.MustCompile(`\b100 ?%`), names("100")},
		{"secure", regexp.MustCompile(`(?i)\bsecure(ly)?\b`), names("secure")},
		{"safe", regexp.MustCompile(`(?i)\bsafe\b( (from|against|for)\b)?`), names("safe")},
		{"failed", regexp.MustCompile(`(?i)\bfailed\b`), names("failed")},
		{"paranoid", regexp.MustCompile(`(?i)\bparanoi`), names("paranoi")},
		{"terrorist", regexp.MustCompile(`(?i)\bterroris`), names("terroris")},
		{"suspect", regexp.MustCompile(`(?i)\bsuspects?\b`), names("suspect")},
		{"vulnerable", regexp.MustCompile(`(?i)\bvulnerable\b`), names("vulnerable")},
		{"we recommend", regexp.MustCompile(`(?i)\bwe recommend`), names("we recommend")},
		{"shouting", regexp.MustCompile(`\bWARNING\b|!`), names("warning", "!")},
		{"latin", regexp.MustCompile(`(?i)\b(e\.g\.|i\.e\.|etc\b|n/a\b|cf\.)`), names("e.g.", "i.e.", "etc", "n/a", "cf.")},
		{"must", regexp.MustCompile(`(?i)\bmust\b`), names("must")},
	}
})

// perhapsIn is a quick look before the exact one, at a text in small letters.
func (b ban) perhapsIn(small string) bool {
	return slices.ContainsFunc(b.stems, func(stem string) bool { return strings.Contains(small, stem) })
}

// excused says where a banned word may stand after all.
func excused(name, found, key string) bool {
	switch name {
	case "safe":
		return !strings.EqualFold(found, "safe") // from, against, for: says of what
	case "must": // the law, and what does harm
		return slices.ContainsFunc([]string{"/when-not", "/not", "/not-yet", "/if-yes", "/reason"}, func(s string) bool { return strings.HasSuffix(key, s) })
	}
	return false
}

// titles of laws and services that hold such a word.
var lawNames = strings.NewReplacer("Safe Connections Act", "")

var quoted = regexp.MustCompile(`"[^"]*"`)

func bannedWords(d *desk) {
	d.english(func(key, s string) {
		small := strings.ToLower(s)
		for _, b := range banned() {
			if !b.perhapsIn(small) {
				continue
			}
			ours := lawNames.Replace(quoted.ReplaceAllString(s, `""`))
			for _, found := range b.words.FindAllString(ours, -1) {
				if !excused(b.name, found, key) {
					d.find(d.Library.WhereText(key), found)
				}
			}
		}
	})
}

// Limits of readability, in words.
const (
	mostWords = 25
	meanWords = 15
)

var sentenceEnd = regexp.MustCompile(`[.!?:](["')]*)(\s+|$)`)

// sentences gives the number of words of each sentence.
func sentences(s string) []int {
	var out []int
	for _, one := range sentenceEnd.Split(s, -1) {
		if n := len(strings.Fields(one)); n > 0 {
			out = append(out, n)
		}
	}
	return out
}

func longSentences(d *desk) {
	d.english(func(key, s string) {
		if most := slices.Max(append(sentences(s), 0)); most > mostWords {
			d.find(d.Library.WhereText(key), strconv.Itoa(most))
		}
	})
}

// meanSentence finds files whose sentences are long on average.
func meanSentence(d *desk) {
	words, count := map[string]int{}, map[string]int{}
	d.english(func(key, s string) {
		file := d.Library.WhereText(key).File
		for _, n := range sentences(s) {
			words[file], count[file] = words[file]+n, count[file]+1
		}
	})
	for _, file := range slices.Sorted(maps.Keys(words)) {
		if mean := float64(words[file]) / float64(count[file]); mean > meanWords {
			d.find(content.Place{File: file, Line: 1, Col: 1}, fmt.Sprintf("%.1f", mean))
		}
	}
}

// A step has at most stepLines lines of stepWidth cells.
const (
	stepLines = 3
	stepWidth = 72
)

func longSteps(d *desk) {
	d.english(func(key, s string) {
		if strings.HasPrefix(key, "control/") && strings.Contains(key, "/step/") {
			if n := len(text.Wrap(s, stepWidth)); n > stepLines {
				d.find(d.Library.WhereText(key), strconv.Itoa(n))
			}
		}
	})
}

// titleRoom is how many characters a title may have.
const titleRoom = 45

var isTitle = regexp.MustCompile(`/title(/phone|/computer)?$`)

func longTitles(d *desk) {
	d.english(func(key, s string) {
		if n := len([]rune(s)); isTitle.MatchString(key) && !strings.HasPrefix(key, "helpline/") && n > titleRoom {
			d.find(d.Library.WhereText(key), strconv.Itoa(n))
		}
	})
}

// How many characters a question and an answer may have.
const (
	askRoom    = 110
	answerRoom = 60
)

func longQuestions(d *desk) {
	look := func(text string, most int, at content.Place) {
		if n := len([]rune(text)); n > most {
			d.find(at, strconv.Itoa(n), strconv.Itoa(most))
		}
	}
	for _, q := range d.questions() {
		look(q.Ask, askRoom, d.Library.Where(q.Question, "ask"))
		for _, a := range q.Answers {
			if q.Set == "" {
				look(a.Text, answerRoom, d.Library.Where(q.Question, "answers", content.ID(a.ID)))
			}
		}
	}
}

func doubleQuestions(d *desk) {
	for _, q := range d.questions() {
		if strings.Count(q.Ask, "?") > 1 || strings.Contains(q.Ask, "and/or") {
			d.find(d.Library.Where(q.Question, "ask"), string(q.ID))
		}
	}
}

// oneDigit is how many answers can be chosen with a single digit.
const oneDigit = 7

func manyAnswers(d *desk) {
	for _, q := range d.questions() {
		if len(q.Answers) > oneDigit {
			d.find(d.Library.Where(q.Question, "answers"), string(q.ID), strconv.Itoa(len(q.Answers)))
		}
	}
}

// noneOfThese finds questions with several ticks and no way to tick nothing.
func noneOfThese(d *desk) {
	for _, q := range d.questions() {
		if q.Type == content.Many && !slices.ContainsFunc(q.Answers, func(a *content.Answer) bool { return a.Alone }) {
			d.find(d.Library.Where(q.Question, "answers"), string(q.ID))
		}
	}
}
