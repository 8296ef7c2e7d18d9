package authoring

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// examples holds for each rule how it is broken and how it is kept. A line that
// begins with "# in" names the file of the small library in examples/base that
// the lines below change; the mark "# here" stands where the finding is.
//
//go:embed examples
var examples embed.FS

// Examples gives what breaks the rule and what keeps it, as an author writes it.
func (r *Rule) Examples() (bad, good string) {
	return r.example("bad"), r.example("good")
}

func (r *Rule) example(name string) string {
	entries, _ := examples.ReadDir(path.Join("examples", r.Code))
	i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), name+".") })
	if i < 0 {
		return ""
	}
	data, _ := examples.ReadFile(path.Join("examples", r.Code, entries[i].Name()))
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.HasPrefix(line, "# also ") })
	return strings.Join(lines, "\n")
}
