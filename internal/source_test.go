package internal

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// A source is one file of product code, for whatever system.
type source struct {
	name    string // from the root of the repository
	pkg     string // its folder
	imports []string
	tree    *ast.File
	set     *token.FileSet
}

// A complaint is raised where a rule is broken.
type complaint func(at ast.Node, format string, args ...any)

// at says where in the repository something stands.
func (s source) at(n ast.Node) string {
	return s.name + ":" + strconv.Itoa(s.set.Position(n.Pos()).Line)
}

// called returns the import path that a name stands for in this file, or "".
func (s source) called(name string) string {
	for i, imported := range s.imports {
		spec := s.tree.Imports[i]
		known := strings.TrimPrefix(path.Base(imported), "go-")
		if strings.HasPrefix(known, "v") && strings.Trim(known[1:], "0123456789") == "" {
			known = path.Base(path.Dir(imported))
		}
		if spec.Name != nil {
			known = spec.Name.Name
		}
		if known == name {
			return imported
		}
	}
	return ""
}

var readProduct = sync.OnceValues(func() (all []source, err error) {
	err = eachFile(func(name string) error {
		if !strings.HasSuffix(name, ".go") || isTest(name) {
			return nil
		}
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			return err
		}
		s, err := parse(name, text)
		if err == nil && !neverBuilt(s.tree) {
			all = append(all, s)
		}
		return err
	})
	return all, err
})

// parse reads one file; its name says to which package it belongs.
func parse(name string, text []byte) (source, error) {
	s := source{name: name, pkg: path.Dir(name), set: token.NewFileSet()}
	tree, err := parser.ParseFile(s.set, name, text, parser.ParseComments)
	if err != nil {
		return s, err
	}
	s.tree = tree
	for _, spec := range tree.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return s, err
		}
		s.imports = append(s.imports, imported)
	}
	return s, nil
}

// product returns the product code: every Go file but tests, what lies in
// testdata, and what is built by no one.
func product(t *testing.T) []source {
	t.Helper()
	all, err := readProduct()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("only %d files of product code were found", len(all))
	}
	return all
}

// eachFile visits the files of the repository, but for version control.
func eachFile(visit func(name string) error) error {
	return fs.WalkDir(os.DirFS(".."), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == ".git":
			return fs.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		return visit(name)
	})
}

func isTest(name string) bool {
	return strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "testdata/") || strings.Contains(name, "/testdata/")
}

// neverBuilt says whether a file is a program for go run, with the tag ignore.
func neverBuilt(tree *ast.File) bool {
	for _, group := range tree.Comments {
		for _, line := range group.List {
			if expr, err := constraint.Parse(line.Text); err == nil {
				return expr.String() == "ignore"
			}
		}
	}
	return false
}
