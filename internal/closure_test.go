package internal

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mostModules is how many modules of others may be linked into the program.
// Each one is code that nobody here wrote and that sees what people answer.
const mostModules = 35

// unlinked is what may not be linked into the program, by whomever.
var unlinked = map[string]string{
	"net":                   "the program opens no connection of any kind",
	"net/http":              "the program opens no connection of any kind",
	"crypto/tls":            "the program opens no connection of any kind",
	"plugin":                "the program loads no code",
	"filippo.io/age/plugin": "it runs other programs",
	"filippo.io/age/agessh": "SSH keys identify people and are not needed",
	"runtime/cgo":           "a build with C opens a socket of the system's name service",
}

// onWindows is the one package through which net gets into every program for
// Windows that uses the console. It uses a type of it, and no connection.
const onWindows = "golang.org/x/sys/windows"

// A linked package is one that is part of the program.
type linked struct {
	path, module string
	imports      []string
}

// closure lists what is linked into the program on a system.
func closure(t *testing.T, system, processor string) []linked {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-f", `{{.ImportPath}}|{{with .Module}}{{.Path}}{{end}}|{{join .Imports " "}}`, "./cmd/alcove")
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	var all []linked
	for line := range strings.Lines(string(out)) {
		part := strings.Split(strings.TrimSpace(line), "|")
		if len(part) != 3 {
			t.Fatalf("not understood: %q", line)
		}
		all = append(all, linked{part[0], part[1], strings.Fields(part[2])})
	}
	return all
}

func TestWhatIsLinked(t *testing.T) {
	for system, processor := range map[string]string{
		"linux": "amd64", "darwin": "arm64", "freebsd": "amd64", "openbsd": "amd64", "android": "arm64", "windows": "amd64",
	} {
		t.Run(system, func(t *testing.T) {
			t.Parallel()
			var modules []string
			for _, p := range closure(t, system, processor) {
				if p.module != "" && p.module != module && !slices.Contains(modules, p.module) {
					modules = append(modules, p.module)
				}
				if reason, bad := unlinked[p.path]; bad && (system != "windows" || p.path != "net") {
					t.Errorf("the program links %s: %s", p.path, reason)
				}
				if system == "windows" && p.module != "" && p.path != onWindows && slices.Contains(p.imports, "net") {
					t.Errorf("%s imports net; on Windows only %s may", p.path, onWindows)
				}
			}
			slices.Sort(modules)
			if len(modules) > mostModules {
				t.Errorf("%d modules of others are linked, at most %d may be:\n%s", len(modules), mostModules, strings.Join(modules, "\n"))
			}
		})
	}
}
