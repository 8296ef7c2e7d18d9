package internal

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
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

// systems are those for which the program is built, each with a processor.
var systems = map[string]string{
	"linux": "amd64", "darwin": "arm64", "freebsd": "amd64", "openbsd": "amd64", "android": "arm64", "windows": "amd64",
}

// A linked package is one that is part of the program. Of those of other people
// it is known in which version and in which folder they are.
type linked struct {
	path, module, version, dir string
	imports                    []string
}

// closures are what is linked into the program, listed once for each system.
var closures = func() map[string]func() ([]linked, error) {
	all := map[string]func() ([]linked, error){}
	for system, processor := range systems {
		all[system] = sync.OnceValues(func() ([]linked, error) { return linkedOn(system, processor) })
	}
	return all
}()

// closure lists what is linked into the program on a system.
func closure(t *testing.T, system string) []linked {
	t.Helper()
	all, err := closures[system]()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func linkedOn(system, processor string) ([]linked, error) {
	cmd := exec.Command("go", "list", "-deps", "-f",
		`{{.ImportPath}}|{{with .Module}}{{.Path}}|{{.Version}}|{{.Dir}}{{else}}||{{end}}|{{join .Imports " "}}`, "./cmd/alcove")
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, said.String())
	}
	var all []linked
	for line := range strings.Lines(string(out)) {
		part := strings.Split(strings.TrimSpace(line), "|")
		if len(part) != 5 {
			return nil, fmt.Errorf("not understood: %q", line)
		}
		all = append(all, linked{part[0], part[1], part[2], part[3], strings.Fields(part[4])})
	}
	return all, nil
}

func TestWhatIsLinked(t *testing.T) {
	for system := range systems {
		t.Run(system, func(t *testing.T) {
			t.Parallel()
			var modules []string
			for _, p := range closure(t, system) {
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
