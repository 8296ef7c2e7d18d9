package internal

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	testNames = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark)\w+)\(`)
	families  = regexp.MustCompile(`name: "([a-z ]+)"`)
	proofs    = regexp.MustCompile("`((?:Test|Fuzz|Benchmark)[A-Za-z0-9]+|faults: [a-z ]+)`")
)

// A promise of SECURITY.md without a test that proves it is only a wish.
func TestPromisesAreProven(t *testing.T) {
	text, err := os.ReadFile("../.github/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	known, err := knownProofs()
	if err != nil {
		t.Fatal(err)
	}
	if wrong := unproven(string(text), known); len(wrong) > 0 {
		t.Errorf("in SECURITY.md:\n%s", strings.Join(wrong, "\n"))
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if wrong := unknown(string(readme), known); len(wrong) > 0 {
		t.Errorf("in README.md:\n%s", strings.Join(wrong, "\n"))
	}
	if lines := strings.Count(string(text), "\n"); lines > 90 {
		t.Errorf("SECURITY.md has %d lines; nobody reads more than two pages", lines)
	}
}

// unproven says which promises name no proof, and which proofs do not exist.
func unproven(text string, known map[string]bool) (wrong []string) {
	_, promises, _ := strings.Cut(text, "\n## Promises\n")
	promises, _, _ = strings.Cut(promises, "\n## ")
	all := strings.Split(promises, "\n- ")[1:]
	if len(all) < 15 {
		wrong = append(wrong, "fewer than 15 promises: it was not read right")
	}
	for _, promise := range all {
		if !proofs.MatchString(promise) {
			wrong = append(wrong, "nothing proves: "+promise)
		}
	}
	return append(wrong, unknown(text, known)...)
}

// unknown are the proofs that a text names and that do not exist.
func unknown(text string, known map[string]bool) (wrong []string) {
	all := proofs.FindAllStringSubmatch(text, -1)
	if len(all) < 5 {
		wrong = append(wrong, "fewer than 5 proofs: it was not read right")
	}
	for _, named := range all {
		if !known[named[1]] {
			wrong = append(wrong, "there is no "+named[1])
		}
	}
	return wrong
}

// knownProofs are the names of all tests, and of the families of faults.
func knownProofs() (map[string]bool, error) {
	known := map[string]bool{}
	err := eachFile(func(name string) error {
		test, fault := strings.HasSuffix(name, "_test.go"), strings.HasPrefix(name, "internal/faults/")
		if !strings.HasSuffix(name, ".go") || !test && !fault {
			return nil
		}
		text, err := os.ReadFile(filepath.Join("..", name))
		for _, m := range testNames.FindAllSubmatch(text, -1) {
			known[string(m[1])] = test || known[string(m[1])]
		}
		for _, m := range families.FindAllSubmatch(text, -1) {
			if fault && !test {
				known["faults: "+strings.TrimSpace(string(m[1]))] = true
			}
		}
		return err
	})
	return known, err
}

func TestUnprovenPromisesAreHeard(t *testing.T) {
	known := map[string]bool{"TestThere": true, "faults: there": true}
	text := "\n## Promises\n" + strings.Repeat("\n- a `TestThere`", 15)
	for more, want := range map[string]int{
		"":                              0,
		" `faults: there`":              0,
		" `TestGone`":                   1,
		" `faults: gone` `FuzzGone`":    2,
		"\n- b":                         1,
		"\n- b TestThere":               1,
		"\n\n## Others\n\n- b":          0,
		"\n\n## Others\n\n`TestGone`\n": 1,
	} {
		if wrong := unproven(text+more, known); len(wrong) != want {
			t.Errorf("%q: %q", more, wrong)
		}
	}
	if wrong := unproven("## Promised\n", known); !slices.ContainsFunc(wrong, func(s string) bool { return strings.Contains(s, "not read right") }) {
		t.Errorf("nothing to read: %q", wrong)
	}
}
