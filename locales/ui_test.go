package locales_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
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

// literals gathers every string in product code that looks like an id, and those
// that are said: given to Say, or to a function that says what it is given.
func literals(t *testing.T, root string) (all, said map[string]bool) {
	t.Helper()
	all, said = map[string]bool{}, map[string]bool{}
	code := read(t, root)
	sayers := findSayers(code)
	for _, d := range code {
		ast.Inspect(d.decl, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if id, ok := asID(n); ok {
					all[id] = true
				}
			case *ast.CallExpr:
				for i := range sayers.of(d, n) {
					if id, ok := asID(n.Args[i]); ok {
						said[id] = true
					}
				}
			}
			return true
		})
	}
	return all, said
}

func asID(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil && idLike.MatchString(s)
}

// A declared is a declaration of product code, in its package.
type declared struct {
	pkg  string // the folder
	decl ast.Decl
}

func read(t *testing.T, root string) (out []declared) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, decl := range f.Decls {
			out = append(out, declared{filepath.Dir(path), decl})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sayers are the functions that say what they are given, each with the places of
// those arguments: by their name, and by what it is known in. That is a package,
// one declaration for a function that has its name only there, and nil for
// locale's own.
type sayers map[sayer]map[int]bool

type sayer struct {
	in   any
	name string
}

func findSayers(code []declared) sayers {
	out := sayers{{nil, "Say"}: {0: true}, {nil, "SayN"}: {0: true}}
	for more := true; more; { // whoever gives it to a sayer is one
		more = false
		for _, d := range code {
			if f, ok := d.decl.(*ast.FuncDecl); ok && f.Body != nil {
				more = out.look(d, sayer{d.pkg, f.Name.Name}, f.Type, f.Body) || more
			}
			ast.Inspect(d.decl, func(n ast.Node) bool {
				if n, ok := n.(*ast.AssignStmt); ok && len(n.Lhs) == 1 {
					name, named := n.Lhs[0].(*ast.Ident)
					if f, ok := n.Rhs[0].(*ast.FuncLit); ok && named {
						more = out.look(d, sayer{d.decl, name.Name}, f.Type, f.Body) || more
					}
				}
				return true
			})
		}
	}
	return out
}

// look adds a function for every parameter that it gives to a sayer. It reports
// whether one is new.
func (s sayers) look(d declared, who sayer, f *ast.FuncType, body *ast.BlockStmt) (more bool) {
	places := map[string]int{}
	for _, field := range f.Params.List {
		for _, name := range field.Names {
			places[name.Name] = len(places)
		}
	}
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		for i := range s.of(d, call) {
			name, ok := call.Args[i].(*ast.Ident)
			if !ok {
				continue
			}
			if at, ok := places[name.Name]; ok && !s[who][at] {
				more = true
				if s[who] == nil {
					s[who] = map[int]bool{}
				}
				s[who][at] = true
			}
		}
		return true
	})
	return more
}

// of is the places of the arguments that a call says.
func (s sayers) of(d declared, call *ast.CallExpr) map[int]bool {
	var places map[int]bool
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		if places = s[sayer{nil, f.Sel.Name}]; places == nil {
			places = s[sayer{d.pkg, f.Sel.Name}]
		}
	case *ast.Ident:
		if places = s[sayer{d.decl, f.Name}]; places == nil {
			places = s[sayer{d.pkg, f.Name}]
		}
	}
	for i := range places {
		if i >= len(call.Args) {
			return nil // another function of that name
		}
	}
	return places
}
