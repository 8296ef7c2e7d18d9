//go:build !cgo

package guard

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

func init() {
	acts["nothing"] = func() { os.Exit(0) }
	acts["reach"] = func() { tryFiles(func() {}) }
	acts["confine, reach"] = func() { tryFiles(func() { say("confined %d", confineTo(os.Args[1], os.Args[2])) }) }
	acts["lock"] = func() { lock(func() {}) }
	acts["lock, forget"] = func() { lock(func() { os.Unsetenv(confinedName) }) }
}

func confineTo(keep, read string) Hold {
	Start()
	program, _ := os.Executable()
	hold, err := Confine(Folders{Keep: []string{keep, filepath.Join(keep, "missing")}, Read: []string{read}, Program: program})
	if err != nil {
		say("%v", err)
	}
	return hold
}

// files is what is tried with a folder to keep things in, one to read, and any
// other.
func files(keep, read, other string) []struct {
	name string
	do   func() error
} {
	in := func(dir, name string) string { return filepath.Join(dir, name) }
	file := func(path string) func() error { return func() error { _, err := os.ReadFile(path); return err } }
	list := func(path string) func() error { return func() error { _, err := os.ReadDir(path); return err } }
	write := func(path string) func() error { return func() error { return os.WriteFile(path, []byte("x"), 0o700) } }
	start := func(path string) func() error {
		return func() error {
			cmd := exec.Command(path)
			cmd.Env = []string{actName + "=nothing"}
			return cmd.Run()
		}
	}
	return []struct {
		name string
		do   func() error
	}{
		{"keeps", write(in(keep, "a"))}, {"reads what it kept", file(in(keep, "a"))}, {"lists what it kept", list(keep)},
		{"renames", func() error { return os.Rename(in(keep, "a"), in(keep, "b")) }}, {"removes", func() error { return os.Remove(in(keep, "b")) }},
		{"makes a folder", func() error { return os.Mkdir(in(keep, "sub"), 0o700) }}, {"removes a folder", func() error { return os.Remove(in(keep, "sub")) }},
		{"confirms", func() error { d, err := os.Open(keep); return errors.Join(err, d.Sync(), d.Close()) }},
		{"reads", file(in(read, "text"))}, {"lists", list(read)},
		{"starts itself", start(os.Args[0])}, {"writes to nothing", write("/dev/null")}, {"finds its own path", func() error { _, err := os.Executable(); return err }},
		{"|", nil},
		{"reads of users", file("/etc/passwd")}, {"reads its environment", file("/proc/self/environ")}, {"lists all", list("/")},
		{"writes elsewhere", write(in(other, "a"))}, {"writes where it reads", write(in(read, "a"))}, {"reads elsewhere", file(in(other, "text"))},
		{"follows a link", file(in(keep, "link"))}, {"makes a link", func() error { defer os.Remove(in(keep, "new")); return os.Symlink("a", in(keep, "new")) }},
		{"moves out", func() error { return errors.Join(write(in(keep, "a"))(), os.Rename(in(keep, "a"), in(other, "moved"))) }},
		{"starts another program", start("/bin/true")}, {"starts what was put here", start(in(keep, "dropped"))}, {"starts what it reads", start(in(read, "dropped"))},
	}
}

// tryFiles says what works, on its own thread and on one that was there before.
func tryFiles(begin func()) {
	old, begun, said := make(chan bool), make(chan bool), make(chan bool)
	go func() {
		runtime.LockOSThread()
		close(old)
		<-begun
		_, err := os.Open("/etc/passwd")
		said <- err == nil
	}()
	<-old
	begin()
	close(begun)
	say("another thread reads of users: %v", <-said)
	say("hour %d", time.Unix(0, 0).Hour())
	for _, x := range files(os.Args[1], os.Args[2], os.Args[3]) {
		if x.do == nil {
			say("%s", x.name)
		} else if err := x.do(); err == nil {
			say("%s", x.name)
		} else if !errors.Is(err, fs.ErrPermission) && !strings.Contains(err.Error(), "cross-device") {
			say("%s: %v", x.name, err)
		}
	}
	os.Exit(0)
}

// reaches runs an act with three folders, the first two of which hold what the
// acts look for.
func reaches(t *testing.T, act string, env ...string) string {
	t.Helper()
	dirs := []string{t.TempDir(), t.TempDir(), t.TempDir()}
	self, err := os.ReadFile(os.Args[0])
	for _, dir := range dirs {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, "text"), nil, 0o600), os.WriteFile(filepath.Join(dir, "dropped"), self, 0o700))
	}
	err = errors.Join(err, os.Symlink("/etc/passwd", filepath.Join(dirs[0], "link")))
	if err != nil {
		t.Fatal(err)
	}
	cmd := child(act, dirs...)
	cmd.Env = append(append(cmd.Env, "TZ=Asia/Tokyo"), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", act, err, out)
	}
	return string(out)
}

// needsLandlock insists on a kernel that can do what is tested: a test that
// looks away proves nothing.
func needsLandlock(t *testing.T) {
	t.Helper()
	if LandlockVersion() < 3 {
		t.Fatal("this kernel lacks Landlock, or is too old; the tests need Linux 6.2 or newer with Landlock turned on")
	}
}

func TestOnlyTheFoldersCanBeReached(t *testing.T) {
	needsLandlock(t)
	var within, beyond string
	at := &within
	for _, x := range files("", "", "") {
		if x.do == nil {
			at = &beyond
		}
		*at += x.name + "\n"
	}
	if out, want := reaches(t, "reach"), "another thread reads of users: true\nhour 9\n"+within+beyond; out != want {
		t.Errorf("without Confine all works, so the test would see it; got\n%s", out)
	}
	want := "confined 2\nanother thread reads of users: false\nhour 9\n" + within + "|\n"
	if out := reaches(t, "confine, reach"); out != want {
		t.Errorf("after Confine only these work:\n%s\nwant\n%s", out, want)
	}
	// Whoever starts the program can set the variable of a confined one.
	if out := reaches(t, "confine, reach", confinedName+"=1"); out != want {
		t.Errorf("where it is said to be confined already these work:\n%s\nwant\n%s", out, want)
	}
}

// locks is how often a child starts itself anew.
const locks = 50

// lock confines itself, insists that it is, and starts itself anew.
func lock(before func()) {
	before()
	count, _ := strconv.Atoi(os.Getenv("GUARD_TEST_COUNT"))
	hold := confineTo(os.Args[1], os.Args[1])
	if _, err := os.ReadFile("/etc/passwd"); hold != Holds || !errors.Is(err, fs.ErrPermission) {
		say("after %d: %d %v", count, hold, err)
		os.Exit(1)
	}
	if count == locks {
		say("ready")
		return
	}
	os.Setenv("GUARD_TEST_COUNT", strconv.Itoa(count+1))
	say("%v", Restart(os.Args[0], os.Args[1:]))
	os.Exit(1)
}

func TestFiftyLocksInARow(t *testing.T) {
	needsLandlock(t)
	if out, _ := child("lock, forget", t.TempDir()).CombinedOutput(); !strings.Contains(string(out), "after 16: 1 ") {
		t.Errorf("a program that forgets that it is confined comes to an end, so the test would see it; got %q", out)
	}
	cmd := child("lock", t.TempDir())
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	cmd.Stdout, cmd.Stderr = writer, writer
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	writer.Close()
	defer cmd.Wait()
	defer cmd.Process.Kill()
	said := make([]byte, 200)
	if n, err := reader.Read(said); err != nil || string(said[:n]) != "ready\n" {
		t.Fatalf("%q, %v", said[:n], err)
	}
	if mine, its := filters(t, os.Getpid()), filters(t, cmd.Process.Pid); its != mine+1 {
		t.Errorf("after %d locks there are %d filters of calls, want %d", locks, its, mine+1)
	}
}

// filters counts the filters of calls that a process has.
func filters(t *testing.T, pid int) int {
	t.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	found := regexp.MustCompile(`Seccomp_filters:\s*(\d+)`).FindSubmatch(status)
	if err != nil || found == nil {
		t.Fatalf("the kernel does not count filters: %v", err)
	}
	n, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}
