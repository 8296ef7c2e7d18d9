package content

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
)

// Limits of a file, checked before anything is built from it.
const (
	maxFile   = 2 << 20
	maxText   = 4 << 10
	maxDepth  = 16
	maxAsked  = 500
	maxCommas = 1 << 15 // the YAML library keeps a list in brackets in memory many times over
	maxMerged = 200     // problems reported for one file
)

// file reads one YAML file as nodes and gathers what is wrong in it.
type file struct {
	name     string
	lines    []string
	places   map[any]place
	problems Problems
}

// full reports whether so much is wrong that the rest is not looked at.
func (f *file) full() bool { return len(f.problems) >= maxMerged }

func (f *file) report(n *yaml.Node, code string, args ...string) {
	f.reportNear(n, code, nil, args...)
}

// reportNear also guesses which of the words the first of the args may have
// been meant to be.
func (f *file) reportNear(n *yaml.Node, code string, words []string, args ...string) {
	if f.full() {
		return
	}
	p := Problem{File: f.name, Line: 1, Col: 1, Code: code, Args: args}
	if len(words) > 0 {
		p.Guess, p.Right = guess(args[0], words), listed(args[0], words)
	}
	if n != nil && n.Line > 0 {
		p.Line, p.Col = n.Line, n.Column
	}
	f.problems = append(f.problems, p)
}

// parse gives the root node of the file, or nil after reporting why not.
func (f *file) parse(data []byte) *yaml.Node {
	if len(data) > maxFile || bytes.Count(data, []byte(",")) > maxCommas {
		f.report(nil, CodeUnreadable, "size")
		return nil
	}
	if !f.clean(data) {
		return nil
	}
	f.lines = strings.Split(string(data), "\n")
	var doc yaml.Node
	if err := yaml.Load(data, &doc, yaml.WithUniqueKeys()); err != nil {
		f.report(f.where(err), CodeUnreadable, err.Error())
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		f.report(nil, CodeUnreadable, "document")
		return nil
	}
	root := doc.Content[0]
	before := len(f.problems)
	f.strict(root, 1)
	if len(f.problems) > before {
		return nil
	}
	return root
}

// clean reports the first character that may not stand in a file, comments
// included, and whether there was none.
func (f *file) clean(data []byte) bool {
	line, start := 1, 0
	for i := 0; i < len(data); {
		if b := data[i]; b >= ' ' && b < 0x7f || b == '\n' {
			if i++; b == '\n' {
				line, start = line+1, i
			}
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		what := ""
		switch {
		case r == utf8.RuneError && size == 1, r == '\r', r == '\t', r == 0xFEFF:
			what = "encoding"
		case bad(r):
			what = strconv.QuoteRuneToASCII(r)
		}
		if what != "" {
			f.report(&yaml.Node{Line: line, Column: utf8.RuneCount(data[start:i]) + 1}, CodeBadText, what)
			return false
		}
		i += size
	}
	return true
}

// where is the place that an error of the YAML library speaks of. It does not
// tell where a second document begins: that is looked for.
func (f *file) where(err error) *yaml.Node {
	var le *yaml.LoadError
	if errors.As(err, &le) && le.Mark.Line > 0 {
		return &yaml.Node{Line: le.Mark.Line, Column: max(1, le.Mark.Column)}
	}
	begun := false
	for i, line := range f.lines {
		if begun && strings.HasPrefix(line, "---") {
			return &yaml.Node{Line: i + 1, Column: 1}
		}
		begun = begun || line != "" && line[0] != '#'
	}
	return nil
}

// strict refuses what the subset leaves out, all the way down.
func (f *file) strict(n *yaml.Node, depth int) {
	switch {
	case depth > maxDepth:
		f.report(n, CodeUnreadable, "depth")
		return
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		f.report(n, CodeUnreadable, "alias")
		return
	case n.Style&yaml.TaggedStyle != 0:
		f.report(n, CodeUnreadable, "tag")
		return
	}
	if n.Kind == yaml.ScalarNode {
		f.text(n)
	}
	if n.Kind == yaml.MappingNode {
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			if k.Kind != yaml.ScalarNode || k.Value == "<<" {
				f.report(k, CodeUnreadable, "key")
			} else if seen[k.Value] {
				f.report(k, CodeDuplicate, k.Value)
			}
			seen[k.Value] = true
		}
	}
	for _, c := range n.Content {
		f.strict(c, depth+1)
	}
}

func (f *file) text(n *yaml.Node) {
	if len(n.Value) > maxText {
		f.report(n, CodeBadText, "length")
	}
	if !norm.NFC.IsNormalString(n.Value) {
		f.report(n, CodeBadText, "nfc")
	}
	for _, r := range n.Value {
		if bad(r) {
			f.report(n, CodeBadText, strconv.QuoteRuneToASCII(r))
			return
		}
	}
}

// bad reports whether a rune may not stand in a content file: controls, bidi
// controls, line and paragraph separators, tags, and what takes no room or cannot
// be seen, but ZWNJ and ZWJ.
func bad(r rune) bool {
	switch {
	case r < 0x7f:
		return r < ' ' && r != '\n'
	case r == 0x200C || r == 0x200D:
		return false
	case unicode.IsControl(r), r == 0x2028, r == 0x2029, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}
