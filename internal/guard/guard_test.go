//go:build unix

package guard

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// What Start does cannot be undone, so it is done in children: this test binary,
// started again with the name of an act in this variable.
const actName = "GUARD_TEST_ACT"

// acts are what a child does before it waits to be ended.
var acts = map[string]func(){
	"wait":         func() { say("ready") },
	"start":        func() { say("%+v", Start()); say("ready") },
	"panic":        func() { panic("canary") },
	"start, panic": func() { Start(); go panic("canary") },
	"start, throw": func() { Start(); new(sync.Mutex).Unlock() },
	"start, print": func() { Start(); fmt.Fprintln(os.Stderr, "own"); println("runtime"); os.Exit(0) },
	"start, collect": func() {
		Start()
		for range 3 {
			runtime.GC()
			time.Sleep(10 * time.Millisecond)
		}
		f, err := os.Open(os.Args[0])
		say("%v %v", f.Fd() > 2, err)
		panic("canary")
	},
	"start, endings": func() { Start(); tell() },
	"limit": func() {
		Start()
		var now unix.Rlimit
		err := unix.Getrlimit(unix.RLIMIT_CORE, &now)
		say("core %d %d %v", now.Cur, now.Max, err)
		os.Exit(0)
	},
	"restart": func() {
		Start()
		program, _ := os.Executable()
		os.Setenv(actName, "restarted")
		Restart(program, []string{"one", "two words"})
		os.Exit(1)
	},
	"restarted": func() {
		fmt.Fprintf(os.Stderr, "%d %q\n", os.Getpid(), os.Args[1:])
		os.Exit(0)
	},
	"restart in vain": func() { Start(); Restart("missing", nil); panic("canary") },
	"peek": func() {
		_, err := os.ReadFile("/proc/" + os.Args[1] + "/environ")
		say("refused: %v", errors.Is(err, os.ErrPermission))
		os.Exit(0)
	},
}

func say(format string, args ...any) { fmt.Printf(format+"\n", args...) }

func tell() {
	endings := Endings(context.Background())
	say("ready")
	for e := range endings {
		say("ending %d", e)
	}
}

func TestMain(m *testing.M) {
	if act, ok := acts[os.Getenv(actName)]; ok {
		act()
		time.Sleep(time.Minute)
		os.Exit(9)
	}
	os.Exit(m.Run())
}

// child prepares this binary to run an act.
func child(act string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), actName+"="+act, "GOTRACEBACK=")
	return cmd
}

// run runs an act that ends by itself and returns all it printed.
func run(act string) string {
	out, _ := child(act).CombinedOutput() // acts may end by a panic; what they print is the result
	return string(out)
}

func TestStartHolds(t *testing.T) {
	if got, want := run("limit"), "core 0 0 <nil>\n"; got != want {
		t.Errorf("after Start: %q, want %q", got, want)
	}
}

func TestACrashPrintsNothing(t *testing.T) {
	if out := run("panic"); !strings.Contains(out, "canary") || !strings.Contains(out, "goroutine ") {
		t.Errorf("without Start a panic prints its value and a stack, so the test would see them; got %q", out)
	}
	for act, want := range map[string]string{
		"start, panic":    "",
		"start, throw":    "",
		"start, print":    "own\n",
		"start, collect":  "true <nil>\n",
		"restart in vain": "",
	} {
		if out := run(act); out != want {
			t.Errorf("%s: printed %q, want %q", act, out, want)
		}
	}
}

// ended starts an act, sends it a signal once it is ready and returns what it
// printed after that, up to a line that the signal was to bring, or to its end.
func ended(t *testing.T, act string, s unix.Signal) string {
	t.Helper()
	cmd := child(act)
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
	var after []string
	ready := false
	for lines := bufio.NewScanner(reader); lines.Scan(); {
		switch line := lines.Text(); {
		case line == "ready":
			ready = true
			if err := cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
		case strings.HasPrefix(line, "ending "):
			return line
		case ready:
			after = append(after, line)
		}
	}
	return strings.Join(after, "\n")
}

func TestEndingsSayWhy(t *testing.T) {
	for s, want := range map[unix.Signal]Ending{
		unix.SIGINT: Interrupted, unix.SIGTERM: Asked, unix.SIGHUP: Abandoned,
		unix.SIGQUIT: Dropped, unix.SIGABRT: Dropped,
	} {
		if got := ended(t, "start, endings", s); got != "ending "+strconv.Itoa(int(want)) {
			t.Errorf("%v brought %q, want ending %d", s, got, want)
		}
	}
}

func TestASignalPrintsNoStack(t *testing.T) {
	for _, s := range []unix.Signal{unix.SIGQUIT, unix.SIGABRT} {
		if out := ended(t, "wait", s); !strings.Contains(out, "goroutine ") {
			t.Errorf("without Start %v prints a stack, so the test would see one; got %q", s, out)
		}
		if out := ended(t, "start", s); out != "" {
			t.Errorf("after Start %v still prints %q", s, out)
		}
	}
}

func TestEndingsGiveTheSignalsBack(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	endings := Endings(ctx)
	cancel()
	if e, open := <-endings; open {
		t.Errorf("ending %d without a signal", e)
	}
}

func TestRestartIsTheSameProcess(t *testing.T) {
	cmd := child("restart")
	out, err := cmd.CombinedOutput()
	want := fmt.Sprintf("%d %q\n", cmd.Process.Pid, []string{"one", "two words"})
	if err != nil || string(out) != want {
		t.Errorf("restart: %q, %v; want %q", out, err, want)
	}
}

func TestRestartSaysWhyItFailed(t *testing.T) {
	if err := Restart(t.TempDir()+"/missing", nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("restart of a missing program: %v", err)
	}
}

func TestEverySignalHasAMeaning(t *testing.T) {
	for s, e := range endings {
		if !slices.Contains([]Ending{Interrupted, Asked, Abandoned, Dropped}, e) {
			t.Errorf("%v means %d", s, e)
		}
	}
}
