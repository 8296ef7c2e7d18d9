//go:build unix

package main_test

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// Whoever cannot write English words takes digits, and types them in their own script.
func TestDigitsInThePlaceOfWords(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	x := open(t, window{cols: 80, rows: 30, home: home}, program, "pack", "key", "--out", "own.key")
	x.until(func() bool {
		return strings.Contains(x.text(), "Show digits instead") && strings.Contains(x.text(), "Type these words")
	}, "no digits are offered")
	time.Sleep(grace)
	x.sends("۰\n")
	x.until(func() bool { return strings.Contains(x.text(), "Type these digits") }, "digits are not shown")
	groups := regexp.MustCompile(`(?m)^    (\d{4})\s*$`).FindAllStringSubmatch(x.picture(), -1)
	typed := ""
	for _, g := range groups {
		for _, d := range g[1] {
			typed += string(d + '٠' - '0')
		}
		typed += " "
	}
	if len(groups) != 6 || strings.Contains(x.text(), "Type these words") {
		t.Fatalf("six groups of digits stand alone on\n%s", x.picture())
	}
	time.Sleep(grace)
	x.sends(typed + "\n")
	<-x.gone
	if said := x.text(); x.cmd.ProcessState.ExitCode() != 0 || !strings.Contains(said, "Your key is in") || strings.Contains(said, groups[0][1]) {
		t.Errorf("after the digits it says\n%s", x.picture())
	}
}

// Whoever makes a key sees the secret words alone and types them; only when they
// are gone from the window come those for everybody, and it says which they are.
func TestSecretAndPublicWordsAreNeverSeenTogether(t *testing.T) {
	t.Parallel()
	six := regexp.MustCompile(`(?m)^    ([a-z-]+(?: [a-z-]+){5})\s*$`)
	for name, args := range map[string][]string{
		"a trainer's": {"workshop", "key", "--out", "stick"},
		"an author's": {"pack", "key", "--out", "own.key"},
	} {
		x := open(t, window{cols: 80, rows: 30}, program, args...)
		x.until(func() bool { return strings.Contains(x.text(), "Type these words") }, "%s key: nothing is offered", name)
		shown := six.FindAllStringSubmatch(x.picture(), -1)
		if len(shown) != 1 || !strings.Contains(x.text(), "Your passphrase "+shown[0][1]) {
			t.Fatalf("%s key: the words %q stand on\n%s", name, shown, x.picture())
		}
		time.Sleep(grace)
		x.sends(shown[0][1] + "\n")
		x.until(func() bool {
			return len(six.FindAllString(x.picture(), -1)) == 1 && strings.Contains(x.text(), "Your key is in")
		}, "%s key: it is not made", name)
		<-x.gone
		said := x.text()
		if strings.Contains(said, shown[0][1]) || !strings.Contains(said, "The next words are not your passphrase.") {
			t.Errorf("%s key: after the passphrase %q it says\n%s", name, shown[0][1], x.picture())
		}
	}
}
