package guard

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
)

// nobody makes the children ordinary users: the administrator may read
// everything, so as root the test would see nothing.
func nobody(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	dir, err := os.MkdirTemp("", "guard")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	cmd.Path, cmd.Dir = filepath.Join(dir, "test"), "/"
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(os.Args[0])
	if err == nil {
		err = os.WriteFile(cmd.Path, source, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestNobodyElseCanPeek(t *testing.T) {
	for act, want := range map[string]string{"wait": "refused: false\n", "start": "refused: true\n"} {
		target := child(act)
		nobody(t, target)
		out, err := target.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := target.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); lines.Scan() && lines.Text() != "ready"; {
		}
		peeker := child("peek", strconv.Itoa(target.Process.Pid))
		nobody(t, peeker)
		if got, err := peeker.Output(); string(got) != want {
			t.Errorf("a process after %q, read by another program of the same user: %q, %v; want %q", act, got, err, want)
		}
		target.Process.Kill()
		io.Copy(io.Discard, out)
		target.Wait()
	}
}

func TestReportOnLinux(t *testing.T) {
	cmd := child("start")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	line, _ := bufio.NewReader(out).ReadString('\n')
	if want := "{NoDump:2 NoPeek:2 NoTrace:2 NoNetwork:2 Err:<nil>}\n"; line != want {
		t.Errorf("report %q, want %q", line, want)
	}
}
