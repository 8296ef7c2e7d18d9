//go:build unix

package device_test

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"alcove.example/internal/device"
	"golang.org/x/sys/unix"
)

// hostileKinds put something harmful in the place of a file.
var hostileKinds = map[string]func(t *testing.T, at string){
	"a pipe": func(t *testing.T, at string) {
		if err := unix.Mkfifo(at, 0o600); err != nil {
			t.Fatal(err)
		}
	},
	"a loop": func(t *testing.T, at string) { link(t, filepath.Base(at), at) },
	"a way out": func(t *testing.T, at string) {
		link(t, "/../../../../../../../../etc/shadow", at)
	},
	"endless": func(t *testing.T, at string) {
		write(t, at, nil)
		if err := os.Truncate(at, 1<<40); err != nil {
			t.Fatal(err)
		}
	},
	"a folder": func(t *testing.T, at string) {
		if err := os.Mkdir(at, 0o700); err != nil {
			t.Fatal(err)
		}
	},
	"junk": func(t *testing.T, at string) {
		junk := make([]byte, 4000)
		for i := range junk {
			junk[i] = byte(rand.Uint32())
		}
		write(t, at, junk)
	},
	"one long line": func(t *testing.T, at string) { write(t, at, bytes.Repeat([]byte("A=1 [x] "), 100_000)) },
	"nothing":       func(t *testing.T, at string) { write(t, at, nil) },
}

func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, at string, data []byte) {
	t.Helper()
	if err := os.WriteFile(at, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Every file of a recorded computer is replaced by something harmful, of each
// kind: the check ends soon, does not fail, and does not call it a good sign
// that was none before.
func TestHostileFiles(t *testing.T) {
	for kind, plant := range hostileKinds {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			for _, tree := range []string{"debian-12-gnome-luks", "macos-14"} {
				dir := hostile(t, tree, plant)
				began := time.Now()
				c, err := device.Recorded(dir)
				if err != nil {
					t.Fatal(err)
				}
				c.Now = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
				for _, r := range c.Check() {
					// Of updates only dates are looked at, whatever the file holds.
					dated := r.ID == "updates" && kind != "a pipe" && kind != "a loop" && kind != "a way out"
					if len(r.Given) > 0 && kind != "nothing" && !dated {
						t.Errorf("%s: %s gives the answer %v out of %s", tree, r.ID, r.Given, kind)
					}
				}
				if took := time.Since(began); took > 5*time.Second {
					t.Errorf("%s took %v", tree, took)
				}
			}
		})
	}
}

// hostile copies a tree with its folders and the notes on it, and plants
// something in the place of each file.
func hostile(t *testing.T, tree string, plant func(*testing.T, string)) string {
	t.Helper()
	from, to := filepath.Join("testdata", tree), t.TempDir()
	err := filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(from, name)
		at := filepath.Join(to, rel)
		switch {
		case rel == ".":
		case d.IsDir():
			return os.Mkdir(at, 0o700)
		case rel == device.RecordedName:
			data, err := os.ReadFile(name)
			write(t, at, data)
			return err
		default:
			plant(t, at)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// Links of a recorded tree lead nowhere outside it, and a pipe is not waited for.
func TestRecordedTreeIsClosed(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret")
	write(t, outside, []byte("ID=secret\nPRETTY_NAME=secret\n"))
	for name, plant := range map[string]func(dir string){
		"absolute": func(dir string) { link(t, outside, filepath.Join(dir, "etc/os-release")) },
		"upwards":  func(dir string) { link(t, "../../../../../../../.."+outside, filepath.Join(dir, "etc/os-release")) },
		"by a folder": func(dir string) {
			link(t, filepath.Dir(outside), filepath.Join(dir, "usr"))
			link(t, "../usr/secret", filepath.Join(dir, "etc/os-release"))
		},
		"chain of links": func(dir string) {
			link(t, "os-release", filepath.Join(dir, "etc/a"))
			link(t, "a", filepath.Join(dir, "etc/os-release"))
		},
	} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "etc"), 0o700); err != nil {
			t.Fatal(err)
		}
		plant(dir)
		c, err := device.Recorded(dir)
		if err != nil {
			t.Fatal(err)
		}
		if r := c.Check()[0]; r.State != device.CannotTell {
			t.Errorf("%s: %+v", name, r.Finding)
		}
	}
}

// What a tree says about itself in a form that is not known is refused, with
// the line.
func TestNotesOfATree(t *testing.T) {
	for text, right := range map[string]bool{
		"system linux\nuser 1000 /home/ana\n\n# a comment\n": true, "file /home/ana 0700 2026-11-22 0\n": true,
		"date yesterday\n": false, "file /home/ana rwx 2026-11-22 0\n": false, "space / a b\n": false, "system\n": false, "user x /home\n": false, "nonsense\n": false,
	} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, device.RecordedName), []byte(text))
		if _, err := device.Recorded(dir); (err == nil) != right {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := device.Recorded(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
