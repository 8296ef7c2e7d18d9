package internal

import (
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "alcove.example"

// A layer is what one package may import besides the standard library.
type layer struct {
	ours   []string          // our packages, without internal/
	theirs map[string]string // packages or modules of others, each with its reason
}

// layers is the whole of what may import what. A new package or a new import
// needs a line here, so that it is talked about.
var layers = map[string]layer{
	"internal":       {},
	"questionnaires": {},
	"locales":        {},

	// It wires everything, so it may import all that is ours.
	"cmd/alcove": {theirs: map[string]string{
		"github.com/urfave/cli/v3":        "commands and flags without net, with texts that can be translated",
		"github.com/charmbracelet/x/term": "whether there is a terminal; a passphrase typed unseen",
	}},

	"internal/scrub": {},
	"internal/guard": {theirs: map[string]string{
		"github.com/landlock-lsm/go-landlock": "gives up all folders but one, on every thread; used here only",
		"golang.org/x/sys":                    "limits, prctl, filters of calls, exec and signals by name, without syscall",
	}},
	"internal/text": {theirs: map[string]string{
		"github.com/charmbracelet/x/ansi":     "counts cells as terminals do",
		"github.com/go-text/typesetting/bidi": "the order of right-to-left text; the other library for it fails a third of the tests",
		"github.com/rivo/uniseg":              "line breaks and clusters by the rules of Unicode",
		"golang.org/x/text/unicode/norm":      "normal form C",
	}},
	"internal/locale": {ours: []string{"text"}},
	"internal/content": {theirs: map[string]string{
		"go.yaml.in/yaml/v4":             "what authors write, with line and column; read here only",
		"golang.org/x/text/unicode/norm": "normal form C",
	}},
	"internal/translation": {ours: []string{"content", "locale", "text"}},
	"internal/tour":        {ours: []string{"app", "vault"}},
	"internal/interview":   {ours: []string{"content"}},
	"internal/assess":      {ours: []string{"content", "interview"}},
	"internal/plan":        {ours: []string{"assess", "content"}},
	"internal/record":      {},
	"internal/handed": {theirs: map[string]string{
		"golang.org/x/crypto/blake2b": "the digest that minisign signs, and the checksum of its keys",
		"golang.org/x/crypto/scrypt":  "the passphrase of a minisign key",
	}},
	"internal/page":  {ours: []string{"locale", "text"}},
	"internal/paper": {ours: []string{"content", "interview", "locale", "page", "text"}},
	"internal/device": {ours: []string{"content"}, theirs: map[string]string{
		"golang.org/x/sys": "room on a disk, the registry of Windows, opening without waiting",
	}},
	"internal/report": {ours: []string{"assess", "content", "interview", "locale", "page", "plan", "text"}},
	"internal/vault": {theirs: map[string]string{
		"filippo.io/age":         "encryption; used here, and in workshop for what goes to a trainer",
		"github.com/gofrs/flock": "one program at a time",
		"golang.org/x/sys":       "safe replacement of files, size of memory",
	}},
	"internal/workshop": {ours: []string{"assess", "content", "interview", "locale", "page", "plan", "text", "vault"}, theirs: map[string]string{
		"filippo.io/age": "the trainer's post-quantum key and what is encrypted to it; a vault has another kind and keeps its own inside",
	}},
	"internal/app":   {ours: []string{"assess", "content", "device", "interview", "locale", "plan", "record", "report", "text", "vault"}},
	"internal/plain": {ours: []string{"app", "locale", "text"}},
	"internal/tui": {ours: []string{"app", "locale", "text"}, theirs: map[string]string{
		"charm.land/bubbletea/v2": "the full screen, its keys and its clock; used here only",
		"charm.land/lipgloss/v2":  "colours, and nothing else of it",
	}},

	// Spreadsheets become questionnaires with translations; every cell is cleaned.
	"internal/xlsform": {ours: []string{"content", "locale", "text"}},

	// Authors look at all that follows from answers, and at translations.
	"internal/authoring": {ours: []string{"assess", "content", "interview", "locale", "plan", "text", "translation"}},

	"internal/bench": {},
	"internal/faults": {ours: []string{"record", "vault"}, theirs: map[string]string{
		"github.com/creack/pty": "the program at a terminal, to look for secrets in its memory",
		"golang.org/x/sys/unix": "plants pipes in the way of the vault",
	}},
}

// barred is what product code may not import from the standard library, below
// that path too, but for the packages named, and why.
var barred = []struct {
	path   string
	but    []string
	reason string
}{
	{"net", nil, "the program opens no connection of any kind"},
	{"os/exec", []string{"internal/faults"}, "the program runs no other program; faults, which breaks the computer under the vault, is no part of it"},
	{"plugin", nil, "the program loads no code"},
	{"log", nil, "there is no log: what a person answers must not be written by the way"},
	{"C", nil, "a build with C opens a socket of the system's name service"},
	{"math/rand", nil, "same input, same bytes; and secrets come from crypto/rand"},
	{"unsafe", []string{"internal/guard"}, "only guard speaks to the system below Go"},
	{"syscall", []string{"internal/guard"}, "only guard speaks to the system below Go; golang.org/x/sys has names for the rest"},
	{"os", []string{"internal/vault", "internal/workshop", "internal/guard", "internal/scrub", "internal/device", "cmd/alcove", "internal/faults"},
		"the system is reached in a few packages that can be reviewed; take an fs.FS or a writer"},
}

// imports complains of what the table does not allow.
func imports(f source, complain complaint) {
	row, listed := layers[f.pkg]
	if !listed {
		complain(f.tree, "package %s is not in the table of layers_test.go; a new package has to be talked about", f.pkg)
		return
	}
	for i, imported := range f.imports {
		spec := f.tree.Imports[i]
		switch {
		case within(imported, module):
			ours := strings.TrimPrefix(strings.TrimPrefix(imported, module+"/"), "internal/")
			if f.pkg != "cmd/alcove" && !slices.Contains(row.ours, ours) {
				complain(spec, "our package %s is not for %s, which may import %v: data flows one way, and nothing flows back up", ours, f.pkg, row.ours)
			}
		case imported == "C" || !strings.Contains(first(imported), "."):
			for _, b := range barred {
				if within(imported, b.path) && !slices.Contains(b.but, f.pkg) {
					complain(spec, "imports %s: %s", imported, b.reason)
					break
				}
			}
		case !allows(row, imported):
			complain(spec, "imports %s, which the table does not give to %s: one package owns one dependency, and a new one has to be talked about", imported, f.pkg)
		}
	}
}

func TestTableHasNoDeadRows(t *testing.T) {
	used := map[string][]string{} // package: imports
	for _, f := range product(t) {
		used[f.pkg] = append(used[f.pkg], f.imports...)
	}
	for pkg, row := range layers {
		if _, exists := used[pkg]; !exists {
			t.Errorf("the table has a row for %s, which does not exist", pkg)
			continue
		}
		for theirs, reason := range row.theirs {
			if !slices.ContainsFunc(used[pkg], func(i string) bool { return within(i, theirs) }) {
				t.Errorf("the table gives %s to %s, which does not use it any more: take it out", theirs, pkg)
			}
			if reason == "" {
				t.Errorf("the table gives %s to %s without a reason", theirs, pkg)
			}
		}
	}
}

func TestMapNamesEveryPackage(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range slices.Sorted(maps.Keys(layers)) {
		if !strings.Contains(string(text), pkg) {
			t.Errorf("doc.go, the map of the program, has no line for %s", pkg)
		}
		if name := path.Base(pkg); !strings.Contains(string(text), name) {
			t.Errorf("the picture in doc.go does not show %s", name)
		}
	}
}

func allows(row layer, imported string) bool {
	for theirs := range row.theirs {
		if within(imported, theirs) {
			return true
		}
	}
	return false
}

// within says whether an import path is this path or lies below it.
func within(imported, path string) bool {
	return imported == path || strings.HasPrefix(imported, path+"/")
}

// first returns the first element of an import path; a dot in it tells other
// people's modules from the standard library.
func first(imported string) string {
	element, _, _ := strings.Cut(imported, "/")
	return element
}
