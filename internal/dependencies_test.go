package internal

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write .github/DEPENDENCIES.md anew")

// TestDependencies: what is linked into the program, why, under which licence, and
// what of it can reach out of the program, stands in a file, so that a change of it
// is seen where changes are read. The reasons are those of the table of layers.
func TestDependencies(t *testing.T) {
	const name = "../.github/DEPENDENCIES.md"
	is := dependencies(t)
	if *update {
		if err := os.WriteFile(name, []byte(is), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(was) != is {
		t.Errorf("what is linked has changed. Read what is new; then go test ./internal -run Dependencies -update\n%s", is)
	}
}

// reaches are the packages through which code gets out of the program, and what
// each kind is called.
var reaches = []struct{ word, packages string }{
	{"files", `os|io/ioutil`},
	{"programs", `os/exec`},
	{"network", `net|net/(http|mail|rpc|smtp|textproto)(/.*)?`},
	{"system calls", `syscall|golang\.org/x/sys/.*|runtime/cgo`},
	{"memory", `unsafe`},
}

// A dependency is a module of others, or a package of ours, that is linked.
type dependency struct {
	name, version, dir string
	on                 map[string]bool // systems
	reaches            map[string]bool
	by                 map[string]bool // modules that import it
}

func dependencies(t *testing.T) string {
	t.Helper()
	modules, own := map[string]*dependency{}, map[string]*dependency{}
	for _, system := range slices.Sorted(maps.Keys(systems)) {
		all := closure(t, system)
		moduleOf := map[string]string{}
		for _, p := range all {
			moduleOf[p.path] = p.module
		}
		for _, p := range all {
			if p.module == "" {
				continue
			}
			d := entry(modules, p.module, p)
			if p.module == module {
				d = entry(own, strings.TrimPrefix(p.path, module+"/"), p)
			}
			d.on[system] = true
			for _, i := range p.imports {
				for _, r := range reaches {
					if regexp.MustCompile("^(" + r.packages + ")$").MatchString(i) {
						d.reaches[r.word] = true
					}
				}
				if to := moduleOf[i]; to != "" && to != p.module {
					entry(modules, to, linked{}).by[p.module] = true
				}
			}
		}
	}
	delete(modules, module)
	var b strings.Builder
	b.WriteString("# What is linked in\n\n`go test ./internal -run Dependencies -update` writes this file, and every test run compares it. Versions and sums are in `go.mod` and `go.sum`.\n" +
		"*Reaches* is what the code of a module could touch by what it imports (files, programs, network, system calls, memory below Go), on any system.\n" +
		"What the system then refuses to the running program is in [SECURITY.md](SECURITY.md).\n")
	fmt.Fprintf(&b, "\n## Modules of others: %d, at most %d on one system\n\n| module | version | licence | why | reaches | not on |\n|---|---|---|---|---|---|\n", len(modules), mostModules)
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		d := modules[name]
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", name, d.version, licence(t, d), why(t, d, own), words(d.reaches), missing(d.on))
	}
	b.WriteString("\n## Our packages\n\n| package | reaches |\n|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(own)) {
		fmt.Fprintf(&b, "| %s | %s |\n", name, words(own[name].reaches))
	}
	return b.String()
}

// entry finds a dependency, or begins it.
func entry(all map[string]*dependency, name string, p linked) *dependency {
	if all[name] == nil {
		all[name] = &dependency{name: name, on: map[string]bool{}, reaches: map[string]bool{}, by: map[string]bool{}}
	}
	d := all[name]
	d.version, d.dir = cmp.Or(d.version, p.version), cmp.Or(d.dir, p.dir)
	return d
}

// words are the kinds of reach, in one order.
func words(reached map[string]bool) string {
	var out []string
	for _, r := range reaches {
		if reached[r.word] {
			out = append(out, r.word)
		}
	}
	if out == nil {
		return "nothing"
	}
	return strings.Join(out, ", ")
}

// missing are the systems on which it is not linked.
func missing(on map[string]bool) string {
	var out []string
	for _, system := range slices.Sorted(maps.Keys(systems)) {
		if !on[system] {
			out = append(out, system)
		}
	}
	return strings.Join(out, ", ")
}

// why is the reason that the table of layers gives, or through what it comes.
func why(t *testing.T, d *dependency, own map[string]*dependency) string {
	t.Helper()
	var reasons []string
	for pkg, row := range layers {
		if own[pkg] == nil {
			continue // no part of the program
		}
		for path, reason := range row.theirs {
			if within(path, d.name) && !slices.Contains(reasons, reason) {
				reasons = append(reasons, reason)
			}
		}
	}
	if reasons == nil {
		if len(d.by) == 0 {
			t.Errorf("nothing says why %s is linked", d.name)
		}
		return "through " + strings.Join(slices.Sorted(maps.Keys(d.by)), ", ")
	}
	slices.Sort(reasons)
	return strings.Join(reasons, "; ")
}

// licences are told by words that no other licence has.
var licences = []struct{ name, words string }{
	{"Apache-2.0", "apache license version 2.0"},
	{"MIT", "permission is hereby granted, free of charge"},
	{"BSD-3-Clause", "neither the name|name of any author may not be used"},
	{"BSD-2-Clause", "redistributions in binary form must reproduce"},
	{"MPL-2.0", "mozilla public license version 2.0"},
	{"GPL-2.0", "gnu general public license"},
	{"Unlicense", "into the public domain"},
}

// licence names the licences in the folder of a module.
func licence(t *testing.T, d *dependency) string {
	t.Helper()
	var names []string
	for _, pattern := range []string{"LICEN[CS]E*", "License*", "COPYING*"} {
		found, err := filepath.Glob(filepath.Join(d.dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	var out []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(string(data)), " ")), "license, version", "license version")
		for _, l := range licences {
			shorter := l.name == "BSD-2-Clause" && slices.Contains(out, "BSD-3-Clause") // its words stand in the longer one too
			if regexp.MustCompile(l.words).MatchString(text) && !shorter && !slices.Contains(out, l.name) {
				out = append(out, l.name)
			}
		}
	}
	if out == nil {
		t.Errorf("%s has no licence that is known: %q", d.name, names)
	}
	return strings.Join(out, ", ")
}
