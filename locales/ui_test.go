package locales_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"alcove.example/internal/locale"
	"alcove.example/locales"
)

var idLike = regexp.MustCompile(`^[a-z][a-z0-9-]*([.-][a-z0-9-]+)*\.?$`)

// TestEveryWordIsUsedAndEveryUseHasAWord holds locales/en/ui.po and the code
// together: an id that no code says is clutter for translators, an id that the
// file lacks shows as brackets on a screen.
func TestEveryWordIsUsedAndEveryUseHasAWord(t *testing.T) {
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	literals, said := literals(t, "..")
	ids := englishIDs(t)
	for _, id := range ids {
		if !literals[id] && !prefixed(literals, id) {
			t.Errorf("ui/%s is said nowhere", id)
		}
	}
	for id := range said {
		if !strings.HasSuffix(id, ".") && !words.Has(id) {
			t.Errorf("ui/%s is said but has no words", id)
		}
	}
	if len(said) < 100 {
		t.Fatalf("only %d ids found in the code: the search is broken", len(said))
	}
}

// prefixed reports whether code puts the id together from a beginning that ends
// in a full stop or hyphen.
func prefixed(literals map[string]bool, id string) bool {
	for i := range id {
		if (id[i] == '.' || id[i] == '-') && literals[id[:i+1]] {
			return true
		}
	}
	return false
}

func englishIDs(t *testing.T) []string {
	var out []string
	for _, name := range []string{"ui", "tools"} {
		data, err := fs.ReadFile(locales.FS, "en/"+name+".po")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^msgctxt "`+name+`/([^"]+)"$`).FindAllStringSubmatch(string(data), -1) {
			out = append(out, m[1])
		}
	}
	return out
}

// literals gathers every string in product code that looks like an id, and
// those that are handed to say, Say, SayN, complain, refuse or tell.
func literals(t *testing.T, root string) (all, said map[string]bool) {
	all, said = map[string]bool{}, map[string]bool{}
	sayers := map[string]bool{"say": true, "Say": true, "SayN": true, "complain": true, "refuse": true, "tell": true}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, src, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil && idLike.MatchString(s) {
					all[s] = true
				}
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || !sayers[sel.Sel.Name] || len(n.Args) == 0 {
					return true
				}
				if lit, ok := n.Args[0].(*ast.BasicLit); ok {
					if s, err := strconv.Unquote(lit.Value); err == nil && idLike.MatchString(s) {
						said[s] = true
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, said
}
