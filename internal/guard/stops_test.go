//go:build unix

package guard

import (
	"bufio"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func init() {
	acts["start, stops"] = func() {
		Start()
		s := WatchStops(context.Background())
		say("ready")
		for {
			select {
			case <-s.Asked:
				say("asked")
				s.Stop()
				say("goes on")
			case <-s.Resumed:
				say("resumed")
			}
		}
	}
}

// A job is a child as a shell starts it, and what it says.
type job struct {
	*testing.T
	pid  int
	said chan string
}

func newJob(t *testing.T, how *unix.SysProcAttr) job {
	t.Helper()
	cmd := child("start, stops")
	cmd.SysProcAttr = how
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	j := job{t, cmd.Process.Pid, make(chan string, 10)}
	t.Cleanup(func() {
		cmd.Process.Kill()
		for range j.said {
		}
		cmd.Wait()
	})
	go func() {
		defer close(j.said)
		for lines := bufio.NewReader(out); ; {
			line, err := lines.ReadString('\n')
			if err != nil && err != io.EOF || line == "" {
				return
			}
			j.said <- strings.TrimSpace(line)
		}
	}()
	j.says("ready")
	return j
}

func (j job) says(want string) {
	j.Helper()
	select {
	case got := <-j.said:
		if got != want {
			j.Fatalf("it says %q, want %q", got, want)
		}
	case <-time.After(20 * time.Second):
		j.Fatalf("it does not say %q", want)
	}
}

func (j job) saysNoMore() {
	j.Helper()
	select {
	case got := <-j.said:
		j.Errorf("it says %q", got)
	case <-time.After(settles + 100*time.Millisecond):
	}
}

func (j job) send(s unix.Signal) {
	j.Helper()
	if err := unix.Kill(j.pid, s); err != nil {
		j.Fatal(err)
	}
}

// isStopped waits until the child does nothing any more.
func (j job) isStopped() {
	j.Helper()
	var status unix.WaitStatus
	if _, err := unix.Wait4(j.pid, &status, unix.WUNTRACED, nil); err != nil || !status.Stopped() {
		j.Fatalf("it is not stopped: %v, %v", status, err)
	}
}

// The program is asked before it stops, and knows when it goes on, also where it
// was not asked.
func TestStopsAreTold(t *testing.T) {
	t.Parallel()
	j := newJob(t, &unix.SysProcAttr{Setpgid: true})
	for range 3 {
		j.send(unix.SIGTSTP)
		j.says("asked")
		j.isStopped()
		j.send(unix.SIGCONT)
		j.says("goes on")
		j.saysNoMore()

		j.send(unix.SIGSTOP)
		j.isStopped()
		j.send(unix.SIGCONT)
		j.says("resumed")
		j.saysNoMore()
	}
}

// Where no shell could let it go on, the program is not stopped for good.
func TestNobodyStopsForGood(t *testing.T) {
	t.Parallel()
	j := newJob(t, &unix.SysProcAttr{Setsid: true})
	j.send(unix.SIGTSTP)
	j.says("asked")
	j.says("goes on")
}
