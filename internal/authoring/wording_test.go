package authoring

import (
	"strings"
	"testing"
)

// TestBansAreHeard shows each ban a text that breaks it and one that does not.
func TestBansAreHeard(t *testing.T) {
	cases := map[string][2]string{
		"victim": {"The victims", "The person"}, "hacker": {"A hacker", "A stranger"}, "simply": {"Simply tap it", "Tap it"}, "just": {"It is just a code", "The court is unjust"},
		"obviously": {"Of course not", "Not"}, "military-grade": {"military grade", "The military"}, "unbreakable": {"It is unbreakable", "It is hard to break"}, "100 %": {"It helps 100%", "It helps 100 people"},
		"secure": {"Your mail is secure", "Insecurity"}, "safe": {"You are safe.", "You are safer from thieves"}, "failed": {"You failed", "Not yet"}, "paranoid": {"Paranoia", "Care"},
		"terrorist": {"terrorism", "error"}, "suspect": {"a suspect", "a suspicion"}, "vulnerable": {"vulnerable people", "people at risk"}, "we recommend": {"We recommend it", "Do it"},
		"shouting": {"Stop!", "Stop."}, "latin": {"apps, etc.", "A sketch"}, "must": {"You must do it", "You can do it"},
	}
	for _, b := range banned() {
		c, ok := cases[b.name]
		if !ok || !b.words.MatchString(c[0]) || b.words.MatchString(c[1]) || !b.perhapsIn(strings.ToLower(c[0])) {
			t.Errorf("%s: %q %v, %q %v", b.name, c[0], b.words.MatchString(c[0]), c[1], b.words.MatchString(c[1]))
		}
	}
	if excused("safe", "safe", "control/x/does") || !excused("safe", "safe from", "control/x/does") || excused("must", "must", "control/x/does") || !excused("must", "must", "control/x/when-not") {
		t.Error("the exceptions are not those that are meant")
	}
}

func TestSentences(t *testing.T) {
	for s, want := range map[string]int{"": 0, "One two.": 1, "One. Two? Three!": 3, `Choose "A." Then go.`: 2, "accessnow.org, page Help": 1, "First: then": 2} {
		if got := len(sentences(s)); got != want {
			t.Errorf("%q: %d sentences, want %d", s, got, want)
		}
	}
}
