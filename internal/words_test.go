package internal

import (
	"bytes"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// sentence finds a line of five words or more that begins and ends like prose.
var sentence = regexp.MustCompile(`^\p{Lu}\S*(\s+\S+){4,}[.?!…]$`)

// prose complains of words for people.
func prose(f source, complain complaint) {
	if !slices.Contains(speaking, f.pkg) {
		return
	}
	ast.Inspect(f.tree, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		text, _ := strconv.Unquote(lit.Value) // the parser has read it
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); sentence.MatchString(line) {
				complain(lit, "%q; words for people stand in locales/ and questionnaires/, where they can be translated", line)
			}
		}
		return true
	})
}

// ownPaths finds paths that exist only on the computer of whoever wrote them.
var ownPaths = regexp.MustCompile(`(^|[^\w./~-])/(work|root|tmp)/`)

func TestNoPathsOfOneMachine(t *testing.T) {
	err := eachFile(func(name string) error {
		if isTest(name) {
			return nil
		}
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil || !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
			return err
		}
		number := 0
		for line := range bytes.Lines(text) {
			number++
			if found := ownPaths.Find(line); found != nil {
				t.Errorf("%s:%d names %q, which is somebody's own computer", name, number, found)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPathsOfOneMachineAreSeen(t *testing.T) {
	for line, want := range map[string]bool{
		"see /work/x": true, "cd \"/root/x\"": true, "=/tmp/x": true, "/tmp/x": true, "(/tmp/)": true,
		"https://example.org/work/x": false, "../work/x": false, "a/tmp/b": false, "~/tmp/": false, "homework/": false,
	} {
		if got := ownPaths.MatchString(line); got != want {
			t.Errorf("%q is a path of one machine: %v, want %v", line, got, want)
		}
	}
}
