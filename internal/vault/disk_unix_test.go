//go:build unix

package vault

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// Files are for their owner alone, whatever the umask.
func TestModes(t *testing.T) {
	defer unix.Umask(unix.Umask(0))
	dir := filepath.Join(t.TempDir(), "vault")
	v := mustCreate(t, dir, weak(t, nil), "body")
	mustSave(t, v, "more")
	if _, err := v.SetSecondPassphrase(newPass); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{".": 0o700 | os.ModeDir, "key.age": 0o600, "key2.age": 0o600,
		"0.age": 0o600, "1.age": 0o600, "lock": 0o600} {
		info, err := os.Lstat(filepath.Join(dir, name))
		if err != nil || info.Mode() != want {
			t.Errorf("%s: %v %v, want %v", name, info.Mode(), err, want)
		}
	}
}

// A folder in which others may write is reported.
func TestLooseFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o770); err != nil {
		t.Fatal(err)
	}
	v, notice, err := Create(dir, testPass, nil, weak(t, nil))
	if err != nil || !notice.LooseFolder {
		t.Fatalf("create: %+v %v", notice, err)
	}
	mustClose(t, v)
	if _, notice := mustOpen(t, dir, testPass, weak(t, nil)); !notice.LooseFolder {
		t.Errorf("open: %+v", notice)
	}
	if err := os.Chmod(filepath.Join(dir, "0.age"), 0o644); err != nil {
		t.Fatal(err)
	}
	if seen, err := Inspect(dir, weak(t, nil)); err != nil || !seen.LooseFolder || !seen.LooseFile {
		t.Errorf("inspect: %+v %v", seen, err)
	}
}

// A link in the place of a file is neither read nor written through.
func TestLinksAreNotFollowed(t *testing.T) {
	root := t.TempDir()
	dir, victim := filepath.Join(root, "vault"), filepath.Join(root, "victim")
	v := mustCreate(t, dir, weak(t, nil), "old")
	mustSave(t, v, "new")
	older := v.place.slot(1 - v.current)
	mustClose(t, v)
	slot, err := os.ReadFile(older)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(victim, slot, 0o600), os.Remove(older), os.Symlink(victim, older)); err != nil {
		t.Fatal(err)
	}
	v, notice := mustOpen(t, dir, testPass, weak(t, nil))
	if notice.Slots[1].State != SlotDamaged {
		t.Errorf("a link was read: %+v", notice.Slots[1])
	}
	mustSave(t, v, "next")
	mustClose(t, v)
	if info, err := os.Lstat(older); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the link is still there: %v %v", info, err)
	}
	if after, err := os.ReadFile(victim); err != nil || string(after) != string(slot) {
		t.Errorf("the link was written through: %v", err)
	}
	if _, err := (realDisk{}).Create(mustLink(t, filepath.Join(root, "nowhere"), filepath.Join(root, "dangling"))); !errors.Is(err, os.ErrExist) {
		t.Errorf("a dangling link was created through: %v", err)
	}

	lock := filepath.Join(dir, "lock")
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Open(filepath.Dir(mustLink(t, victim, lock)), testPass, weak(t, nil)); !errors.Is(err, unix.ELOOP) {
		t.Errorf("a lock through a link: %v", err)
	}
}

func mustLink(t *testing.T, to, name string) string {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
	return name
}

// A pipe in the place of a slot, or of the lock, does not make the program wait.
func TestPipeDoesNotBlock(t *testing.T) {
	dir := t.TempDir()
	v := mustCreate(t, dir, weak(t, nil), "old")
	mustClose(t, v)
	for _, name := range []string{v.place.slot(1), v.place.lock()} {
		if err := errors.Join(os.Remove(name), unix.Mkfifo(name, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	_, notice := mustOpen(t, dir, testPass, weak(t, nil))
	if !errors.Is(notice.Slots[1].Err, errNotPlain) {
		t.Errorf("%+v", notice.Slots[1])
	}
}

// What a system says about a disk is understood, wherever it says so.
func TestReasons(t *testing.T) {
	for says, want := range map[error]error{unix.ENOSPC: ErrDiskFull, unix.EDQUOT: ErrDiskFull, unix.EFBIG: ErrDiskFull,
		unix.EROFS: ErrNotWritable, unix.EACCES: ErrNotWritable, unix.EPERM: ErrNotWritable} {
		disk := newMemDisk()
		v := mustCreate(t, testDir, weak(t, disk), "old")
		v.place.disk = says2{disk, says}
		if _, err := v.Save([]byte("new")); !errors.Is(err, want) || !errors.Is(err, says) {
			t.Errorf("%v is called %v", says, err)
		}
		if _, _, err := Create("/other", testPass, nil, weak(t, says2{newMemDisk(), says})); !errors.Is(err, want) {
			t.Errorf("%v is called %v", says, err)
		}
	}
}

// says2 is a disk that lets nothing be created.
type says2 struct {
	FS
	err error
}

func (d says2) Create(name string) (File, error) {
	return nil, &os.PathError{Op: "open", Path: name, Err: d.err}
}

// A disk that may only be read opens for reading, and says so.
func TestReadOnlyDisk(t *testing.T) {
	disk, _ := prepared(t)
	v, notice := mustOpen(t, testDir, testPass, weak(t, readOnly{disk}))
	if !errors.Is(notice.ReadOnly, ErrNotWritable) || string(v.Body()) != "new" {
		t.Errorf("%+v, body %q", notice, v.Body())
	}
	if _, err := v.Save(nil); !errors.Is(err, ErrNotWritable) {
		t.Errorf("save = %v", err)
	}
}

type readOnly struct{ FS }

func (readOnly) Lock(name string) (func() error, error) {
	return nil, named("lock", &os.PathError{Op: "open", Path: name, Err: unix.EROFS})
}

// The folder's sync tells a disk that cannot from one that failed.
func TestSyncDir(t *testing.T) {
	dir := t.TempDir()
	if err := syncDir(dir); err != nil {
		t.Errorf("this disk: %v", err)
	}
	if err := syncDir(filepath.Join(dir, "gone")); !isGone(err) || errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("no folder: %v", err)
	}
	if err := syncDir("/proc/self"); !errors.Is(err, errors.ErrUnsupported) && !isGone(err) {
		t.Errorf("a disk that cannot: %v", err)
	}
}

const childVariable = "VAULT_TEST_CHILD_FOLDER"

// The lock dies with its program, also when that is killed.
func TestLockDiesWithItsProgram(t *testing.T) {
	if dir := os.Getenv(childVariable); dir != "" {
		v, notice := mustOpen(t, dir, testPass, weak(t, nil))
		fmt.Printf("held %v\n", notice.ReadOnly == nil)
		bufio.NewReader(os.Stdin).ReadString('\n')
		mustClose(t, v)
		return
	}
	dir := t.TempDir()
	mustClose(t, mustCreate(t, dir, weak(t, nil), "old"))
	child := exec.Command(os.Args[0], "-test.run=^TestLockDiesWithItsProgram$", "-test.v")
	child.Env = append(os.Environ(), childVariable+"="+dir)
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines, held := bufio.NewScanner(out), false
	for !held && lines.Scan() {
		held = strings.HasSuffix(lines.Text(), "held true")
	}
	if !held {
		t.Fatal("the child did not get the lock")
	}
	v, notice := mustOpen(t, dir, testPass, weak(t, nil))
	if !errors.Is(notice.ReadOnly, ErrBusy) {
		t.Errorf("while the child runs: %+v", notice)
	}
	mustClose(t, v)
	if seen, err := Inspect(dir, weak(t, nil)); err != nil || !seen.Held {
		t.Errorf("while the child runs: %+v %v", seen, err)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait() // it was killed: an error is what we expect
	v, notice = mustOpen(t, dir, testPass, weak(t, nil))
	if notice.ReadOnly != nil {
		t.Errorf("after the child was killed: %+v", notice)
	}
	mustSave(t, v, "new")
}
