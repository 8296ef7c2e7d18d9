package main_test

import (
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"alcove.example/internal/device"
)

// touched is every absolute path that a run of the program named to the system,
// by the call.
func touched(t *testing.T, home string, args ...string) map[string][]string {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("the tests need the program strace (in Debian: apt-get install strace)")
	}
	log := filepath.Join(t.TempDir(), "calls")
	cmd := exec.Command("strace", append([]string{"-f", "-qq", "-s", "4096", "-o", log, "-e", "trace=%file,%network,execve,execveat,statfs,io_uring_setup", "-e", "signal=none", program}, args...)...)
	cmd.Env = append(environment(home), "XDG_CURRENT_DESKTOP=GNOME")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	trace{log}.networkAndPrograms(t)
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	own := regexp.MustCompile(`^/proc/\d+/`) // this process, by its number
	for _, m := range regexp.MustCompile(`(?m)^\d+ +(\w+)\((?:AT_FDCWD, )?"(/[^"]*)"`).FindAllStringSubmatch(string(data), -1) {
		at := own.ReplaceAllString(m[2], "/proc/self/")
		if !slices.Contains(out[at], m[1]) {
			out[at] = append(out[at], m[1])
		}
	}
	return out
}

// furnished is a home with what the facts look for in one.
func furnished(t *testing.T) string {
	t.Helper()
	home := newHome(t)
	for _, name := range []string{".bash_history", ".config/dconf/user", ".mozilla/firefox/x.default/logins.json", ".mozilla/firefox/x.default/key4.db", ".ssh/id_ed25519",
		".local/share/flatpak/app/org.x.Y/current/active/metadata", "Documents/names.txt"} {
		at := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return home
}

// asking are calls that only ask whether something is there.
var asking = []string{"newfstatat", "fstatat64", "stat", "lstat", "statx", "statfs", "access", "faccessat", "faccessat2"}

// The command opens what its list names, beyond what every run of the program
// opens, and nothing else; it runs nothing and asks for no network. Of other
// folders it only asks whether they are there, if the list has something below.
func TestDeviceOpensOnlyWhatIsListed(t *testing.T) {
	t.Parallel()
	home := furnished(t)
	always, seen := touched(t, home, "helplines"), touched(t, home, "device")
	opened := 0
	for _, at := range slices.Sorted(maps.Keys(seen)) {
		if _, ok := always[at]; ok {
			continue
		}
		switch only := !slices.ContainsFunc(seen[at], func(call string) bool { return !slices.Contains(asking, call) }); {
		case device.Listed(device.Linux, home, at):
			opened++
		case only && leadsToListed(home, at):
		default:
			t.Errorf("%s was touched by %v, and is on no list", at, seen[at])
		}
	}
	if opened < 30 {
		t.Errorf("only %d listed paths were seen: the trace is broken", opened)
	}
	for _, at := range []string{home + "/.ssh/id_ed25519", home + "/.mozilla/firefox/x.default/key4.db", home + "/Documents/names.txt", "/etc/shadow"} {
		if calls, ok := seen[at]; ok {
			t.Errorf("%s was touched by %v", at, calls)
		}
	}
	for _, at := range []string{home + "/.bash_history", home + "/.mozilla/firefox/x.default/logins.json"} {
		if calls := seen[at]; len(calls) == 0 || slices.Contains(calls, "openat") {
			t.Errorf("%s should be seen and never opened: %v", at, calls)
		}
	}
}

// leadsToListed reports whether a folder lies above something that is listed.
func leadsToListed(home, at string) bool {
	for _, p := range device.Paths(device.Linux) {
		if rest, ok := strings.CutPrefix(p, "~"); ok {
			p = home + rest
		}
		for ; p != "/" && p != "."; p = path.Dir(p) {
			if ok, _ := path.Match(p, at); ok {
				return true
			}
		}
	}
	return at == "/"
}

// Of a recorded computer nothing outside its folder is touched, whatever its
// links say, and this computer is not read at all.
func TestRecordedDeviceStaysInItsFolder(t *testing.T) {
	t.Parallel()
	home := furnished(t)
	tree, err := filepath.Abs("../../internal/device/testdata/debian-12-gnome-luks")
	if err != nil {
		t.Fatal(err)
	}
	always, seen := touched(t, home, "helplines"), touched(t, home, "device", "--root", tree)
	for at, calls := range seen {
		if _, ok := always[at]; !ok && at != tree && !strings.HasPrefix(at, tree+"/") {
			t.Errorf("%s was touched by %v", at, calls)
		}
	}
	if seen[tree] == nil {
		t.Error("the tree was not opened: the trace is broken")
	}
}

// Listing what would be read reads nothing of it.
func TestDevicePathsReadNothing(t *testing.T) {
	t.Parallel()
	home := furnished(t)
	always, seen := touched(t, home, "helplines"), touched(t, home, "device", "--paths")
	for at, calls := range seen {
		if _, ok := always[at]; !ok {
			t.Errorf("%s was touched by %v", at, calls)
		}
	}
}

// Once the program reaches only the folder of what is kept, it says that it cannot
// look any more, and does not take what it cannot see for an answer. Where it was
// allowed on the command line it looked before.
func TestDeviceOfASessionThatIsConfined(t *testing.T) {
	t.Parallel()
	for flag, want := range map[string]string{"": "This program cannot look any more", "--device": "What this computer says"} {
		dir := filepath.Join(t.TempDir(), "kept")
		keep(t, dir, 5)
		args := []string{"--vault", dir}
		if flag != "" {
			args = append(args, flag)
		}
		r := listens(t, window{home: newHome(t)}, args...)
		r.hears("Open a file").types("3").hidden().types(testPass).hears("What you kept").chooses("My own set-up").hears("").
			types("03").hears("What else you can do").chooses("Let this computer answer some questions").hears("")
		if flag == "" {
			r.hears("opens no documents").chooses("Look now")
		}
		r.hears(want).types("09").isGone(patience)
	}
}
