package internal

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The packages whose output a person reads.
var speaking = []string{
	"cmd/alcove", "internal/app", "internal/locale", "internal/paper", "internal/plain", "internal/report", "internal/tui", "internal/workshop",
}

// clock complains where the time is asked for. Package faults, which is no part of
// the program, says how long it took.
func clock(f source, complain complaint) {
	if f.pkg == "cmd/alcove" || f.pkg == "internal/faults" {
		return
	}
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && f.called(owner(s)) == "time" {
			if slices.Contains([]string{"Now", "Since", "Until"}, s.Sel.Name) {
				complain(s, "time.%s; only cmd/alcove reads the clock and passes it down: same input, same bytes", s.Sel.Name)
			}
		}
		return true
	})
}

// beginnings complains of code that runs before main. Package scrub, which must,
// does it by a variable.
func beginnings(f source, complain complaint) {
	for _, d := range f.tree.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
			complain(fn, "an init runs before anybody asked for it, in an order that nobody sees")
		}
	}
}

const onlyText = "only package text measures, wraps, pads and cuts: all other ways are wrong for a dozen scripts"

// layout are functions of libraries that lay text out, by the end of the
// library's path.
var layout = map[string]*regexp.Regexp{
	"lipgloss/v2":    regexp.MustCompile(`^(Width|Height|Size|Join.*|Place.*|Wrap.*|NewWrapWriter)$`),
	"x/ansi":         regexp.MustCompile(`^(StringWidth|Truncate|Wrap|Wordwrap|Hardwrap|Cut).*`),
	"rivo/uniseg":    regexp.MustCompile(`.`),
	"go-runewidth":   regexp.MustCompile(`.`),
	"displaywidth":   regexp.MustCompile(`.`),
	"uax29/v2":       regexp.MustCompile(`.`),
	"text/tabwriter": regexp.MustCompile(`.`),
}

// styles are methods of a Lip Gloss style that lay text out. They take
// arguments; a Width without one is a question to something else.
var styles = regexp.MustCompile(`^(Width|Height|MaxWidth|MaxHeight|Align.*|Border.*|Padding.*|Margin.*|TabWidth)$`)

// padded finds a format that pads what it prints.
var padded = regexp.MustCompile(`%[-+# ]*([1-9]\d*|\*)(\.\d+)?[svqdfgx]`)

// layingOut complains where text is measured or laid out by other means.
func layingOut(f source, complain complaint) {
	if f.pkg == "internal/text" {
		return
	}
	glossy := slices.Contains(f.imports, "charm.land/lipgloss/v2")
	speaks := slices.Contains(speaking, f.pkg)
	ast.Inspect(f.tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			from := f.called(owner(n))
			for library, names := range layout {
				if strings.HasSuffix(from, library) && names.MatchString(n.Sel.Name) {
					complain(n, "%s.%s; %s", owner(n), n.Sel.Name, onlyText)
				}
			}
		case *ast.CallExpr:
			s, ok := n.Fun.(*ast.SelectorExpr)
			if ok && glossy && len(n.Args) > 0 && f.called(owner(s)) == "" && styles.MatchString(s.Sel.Name) {
				complain(n, "the style method %s; %s", s.Sel.Name, onlyText)
			}
			if ok && speaks && repeatsBlank(f, s, n.Args) {
				complain(n, "blanks counted by hand; %s", onlyText)
			}
		case *ast.BasicLit:
			if n.Kind == token.STRING && speaks && padded.MatchString(n.Value) {
				complain(n, "a format that pads; %s", onlyText)
			}
		}
		return true
	})
}

// owner returns the name before the dot if it is a bare name.
func owner(s *ast.SelectorExpr) string {
	if id, ok := s.X.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// repeatsBlank finds strings.Repeat of blanks.
func repeatsBlank(f source, s *ast.SelectorExpr, args []ast.Expr) bool {
	if f.called(owner(s)) != "strings" || s.Sel.Name != "Repeat" || len(args) != 2 {
		return false
	}
	what, ok := args[0].(*ast.BasicLit)
	if !ok {
		return false
	}
	blank, err := strconv.Unquote(what.Value)
	return err == nil && strings.TrimSpace(blank) == ""
}
