//go:build unix

package main_test

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is a user with fewer rights than root, whom modes do not bind.
const nobody = 65534

// bound starts the program as a user whom modes bind, and gives that user what
// is kept.
func bound(t *testing.T, dir string) func(*exec.Cmd) {
	t.Helper()
	if os.Getuid() != 0 {
		return nil
	}
	for at := filepath.Dir(dir); at != filepath.Dir(os.TempDir()) && at != os.TempDir(); at = filepath.Dir(at) {
		if err := os.Chmod(at, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(files, dir) {
		if err := os.Lchown(name, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	return func(cmd *exec.Cmd) {
		cmd.Dir = "/"
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
	}
}

func chmod(t *testing.T, mode os.FileMode, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
}

// In a folder that cannot be written the person is told with the first answer
// that it is not saved, goes on, and finds everything as it was.
func TestFolderThatCannotBeWritten(t *testing.T) {
	for name, lock := range map[string]bool{"with a lock": true, "never opened": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "kept")
			keep(t, dir, 5)
			if !lock {
				removes(t, dir, "lock")
			}
			as := bound(t, dir)
			before := contents(t, dir)
			chmod(t, 0o500, dir)
			defer os.Chmod(dir, 0o700)

			r := sitsDown(t, window{as: as}, "--vault", dir)
			r.follows(toPlan)
			r.answersOne()
			r.sees("the folder cannot be written.").presses(tab).chooses("See and change my answers").
				sees("I'd rather not say").sends(controlX)
			r.leftNothing()
			if after := contents(t, dir); !maps.EqualFunc(before, after, bytes.Equal) {
				t.Error("files changed in a folder that cannot be written")
			}
		})
	}
}

// notFolders are places where nothing can be kept, each with what is said when
// something is to be opened there, and when something is to be kept there: at once,
// before a passphrase is made.
var notFolders = []struct {
	name         string
	make         func(t *testing.T, dir string)
	mode         os.FileMode // of a folder
	looks, keeps string
}{
	{"a file", func(t *testing.T, dir string) {
		if err := os.WriteFile(dir, []byte("a letter"), 0o600); err != nil {
			t.Fatal(err)
		}
	}, 0, "There is nothing in the usual folder", "That did not work"},
	{"a folder that cannot be read", func(t *testing.T, dir string) { keep(t, dir, 5) }, 0, "This folder cannot be read", "This folder cannot be read"},
	{"a folder that cannot be written", func(t *testing.T, dir string) {
		if err := os.Mkdir(dir, 0o500); err != nil {
			t.Fatal(err)
		}
	}, 0o500, "There is nothing in the usual folder", "This folder cannot be written"},
	{"a link to nowhere", func(t *testing.T, dir string) {
		if err := os.Symlink("nowhere", dir); err != nil {
			t.Fatal(err)
		}
	}, 0, "There is nothing in the usual folder", "That did not work"},
}

// A folder that was named short is shown whole before anything is made.
func TestFolderNamedShort(t *testing.T) {
	t.Parallel()
	r := sitsDown(t, window{}, "--vault", "my stick")
	r.follows(toKeeping).sees(filepath.Base(r.cmd.Dir) + "/my stick").sends(controlX)
	r.leftNothing()
}

// What is no folder is said, whether something is opened or kept there. The
// answers are still there afterwards, and so is what was found.
func TestWhereNothingCanBeKept(t *testing.T) {
	for _, c := range notFolders {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "kept")
			c.make(t, dir)
			as := bound(t, dir)
			if info, err := os.Stat(dir); err == nil {
				chmod(t, c.mode, dir)
				defer os.Chmod(dir, info.Mode())
			}
			before, _ := os.Lstat(dir)

			r := sitsDown(t, window{as: as}, "--vault", dir)
			r.chooses("Open a file").isShown(c.looks).presses(esc).sees("Start, small view")
			r.follows(toKeeping).chooses("Keep them here").isShown(c.keeps)
			r.chooses("Back").presses(tab).chooses("See and change my answers").sees("I'd rather not say").sends(controlX)
			r.leftNothing()
			if after, err := os.Lstat(dir); err != nil || after.Mode() != before.Mode() || after.Size() != before.Size() || after.ModTime() != before.ModTime() {
				t.Errorf("what was there changed: %v, %v", after, err)
			}
		})
	}
}

// smallDisk starts the program so that no file may be larger than so many
// blocks; to a program that is a full disk.
func smallDisk(cmd *exec.Cmd) {
	cmd.Args = append([]string{"sh", "-c", `ulimit -f 40; exec "$0" "$@"`}, cmd.Args...)
	cmd.Path = "/bin/sh"
}

// On a full disk nothing is said to be saved, and what was saved before stays.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	before := contents(t, dir)
	r := sitsDown(t, window{as: smallDisk}, "--vault", dir)
	r.follows(toPlan)
	r.answersOne()
	r.sees("NOT saved: the disk is full.")
	r.answersOne()
	r.sees("NOT saved: the disk is full. Your answers are still here while the program runs.").seesNot("Saved.").sends(controlX)
	r.leftNothing()
	after := contents(t, dir) // what was begun and left off may lie beside it until the next start
	for name, was := range before {
		if !bytes.Equal(was, after[name]) {
			t.Errorf("a save that failed changed %s", name)
		}
	}

	other := sitsDown(t, window{as: smallDisk})
	other.follows(toWords)
	pass := other.readsPassphrase()
	other.chooses("I wrote them down").types(pass).isShown("The disk is full").sees("Make room, or choose another folder.").sends(controlX)
	other.leftNothing()
	nothingBut(t, filepath.Join(other.cmd.Dir, "new"), "lock")
}
