package authoring_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/locales"
)

var today = content.Date{Year: 2026, Month: 11, Day: 22}

// base is the small library of the examples, which is clean.
func base(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	root := os.DirFS("examples/base")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func library(t testing.TB, fsys fs.FS) *content.Library {
	t.Helper()
	lib, err := content.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// an example laid over the base: where the findings must be, and which other
// codes it cannot avoid.
type example struct {
	files fstest.MapFS
	here  []string // file:line
	also  []string
}

func readExample(t testing.TB, code, name string) example {
	t.Helper()
	found, err := fs.Glob(os.DirFS("examples"), code+"/"+name+".*")
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %d files for %s", code, len(found), name)
	}
	data, err := os.ReadFile(path.Join("examples", found[0]))
	if err != nil {
		t.Fatal(err)
	}
	e := example{files: base(t)}
	file, whole, part := "", false, []string{}
	end := func() {
		if file != "" {
			e.files[file] = &fstest.MapFile{Data: []byte(lay(e.files[file], strings.Join(part, "\n"), whole))}
		}
		part = nil
	}
	for _, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		if in, ok := strings.CutPrefix(line, "# in "); ok {
			end()
			file, whole = strings.TrimSuffix(in, ", whole"), strings.HasSuffix(in, ", whole")
		} else if also, ok := strings.CutPrefix(line, "# also "); ok {
			e.also = strings.Fields(also)
		} else {
			part = append(part, line)
		}
	}
	end()
	for name, f := range e.files {
		lines := strings.Split(string(f.Data), "\n")
		for i, line := range lines {
			if cut, marked := strings.CutSuffix(line, " # here"); marked {
				lines[i] = cut
				e.here = append(e.here, name+":"+strconv.Itoa(i+1))
			}
		}
		f.Data = []byte(strings.Join(lines, "\n"))
	}
	slices.Sort(e.here)
	return e
}

var (
	begins = regexp.MustCompile(`^- (?:\{)?(?:id|use|persona): ([^,#}]*[^,#} ])`)
	field  = regexp.MustCompile(`^([a-z_]+):`)
)

// lay lays a part over a file: items and fields of the same name are replaced,
// others are added.
func lay(old *fstest.MapFile, part string, whole bool) string {
	if old == nil || whole {
		return part + "\n"
	}
	lines := strings.Split(strings.TrimRight(string(old.Data), "\n"), "\n")
	for _, block := range blocks(part) {
		first := block[slices.IndexFunc(block, func(l string) bool { return !strings.HasPrefix(l, "#") })]
		from, to, deep := place(lines, first)
		if strings.HasSuffix(strings.TrimSuffix(first, " # here"), ":") && len(block) == 1 {
			to = from + 1
		}
		var in []string
		for _, l := range block {
			in = append(in, strings.TrimRight(strings.Repeat(" ", deep)+l, " "))
		}
		lines = slices.Replace(lines, from, to, in...)
	}
	return strings.Join(lines, "\n") + "\n"
}

// blocks cuts a part into its items or fields, each with the comments above it.
func blocks(part string) [][]string {
	var out [][]string
	open := false
	for _, line := range strings.Split(part, "\n") {
		starts := strings.HasPrefix(line, "- ") || field.MatchString(line) || strings.HasPrefix(line, "#")
		if starts && !open || len(out) == 0 {
			out = append(out, nil)
		}
		open = strings.HasPrefix(line, "#")
		out[len(out)-1] = append(out[len(out)-1], line)
	}
	return out
}

// place finds the lines of what has the same name, or where it is added, and how
// deep it stands.
func place(lines []string, first string) (from, to, deep int) {
	indent := func(l string) int { return len(l) - len(strings.TrimLeft(l, " ")) }
	last, sections := 0, len(lines)
	for i, l := range lines {
		there := strings.TrimLeft(l, " ")
		a, b := begins.FindStringSubmatch(first), begins.FindStringSubmatch(there)
		if a == nil {
			a, b = field.FindStringSubmatch(first), field.FindStringSubmatch(l)
		}
		if begins.MatchString(there) {
			last = indent(l)
		}
		if strings.HasPrefix(l, "sections:") && field.MatchString(first) {
			sections = i
		}
		if a != nil && b != nil && a[1] == b[1] {
			for to = i + 1; to < len(lines) && (lines[to] == "" || indent(lines[to]) > indent(l)); to++ {
			}
			return i, to, indent(l)
		}
	}
	if field.MatchString(first) {
		last = 0
	}
	return sections, sections, last
}

func lint(t testing.TB, fsys fs.FS, before *content.Library) []authoring.Finding {
	t.Helper()
	m, err := content.ReadManuscript(fsys, before)
	if err != nil {
		t.Fatal(err)
	}
	s := authoring.Setting{Today: today, Words: locales.FS}
	if sub, err := fs.Sub(fsys, "locales"); err == nil {
		s.Locales = sub
	}
	s.Before = before
	return authoring.Lint(m, s)
}

func TestTheBaseIsClean(t *testing.T) {
	for _, f := range lint(t, base(t), nil) {
		t.Errorf("%s:%d:%d %s %q", f.File, f.Line, f.Col, f.Code, f.Args)
	}
}

// TestEveryRuleIsHeard plants one defect for each rule: it must be found at the
// line that is marked, and nothing else may be; what keeps the rule is left
// alone.
func TestEveryRuleIsHeard(t *testing.T) {
	for _, r := range authoring.Rules() {
		t.Run(r.Code, func(t *testing.T) {
			var before *content.Library
			if r.Code == "N002" {
				before = library(t, base(t))
			}
			bad, good := readExample(t, r.Code, "bad"), readExample(t, r.Code, "good")
			if len(bad.here) == 0 {
				t.Fatal("the bad example marks no line")
			}
			var at []string
			for _, f := range lint(t, bad.files, before) {
				line := f.File + ":" + strconv.Itoa(f.Line)
				if f.Code == r.Code {
					at = append(at, strings.TrimPrefix(line, ""))
				} else if !slices.Contains(bad.also, f.Code) {
					t.Errorf("the bad example: also %s %s %q", line, f.Code, f.Args)
				}
			}
			want := strings.ReplaceAll(strings.Join(bad.here, " "), "locales/", "")
			if got := strings.Join(at, " "); got != want {
				t.Errorf("found at %q, want %q", got, want)
			}
			for _, f := range lint(t, good.files, before) {
				if !slices.Contains(good.also, f.Code) {
					t.Errorf("the good example: %s:%d %s %q", f.File, f.Line, f.Code, f.Args)
				}
			}
		})
	}
}

// TestEveryExampleHasARule: no folder of examples is left behind.
func TestEveryExampleHasARule(t *testing.T) {
	folders, err := os.ReadDir("examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.Name() != "base" && authoring.RuleOf(f.Name()) == nil {
			t.Errorf("examples/%s belongs to no rule", f.Name())
		}
	}
	for _, r := range authoring.Rules() {
		if bad, good := r.Examples(); bad == "" || good == "" {
			t.Errorf("%s has no examples to explain it by", r.Code)
		}
	}
}
