package vault

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

const dearVariable = "VAULT_TEST_DEAR_FOLDER"

// The dearest key that is opened at all needs 1 GiB, and little more.
func TestMemoryOfTheDearestKey(t *testing.T) {
	if dir := os.Getenv(dearVariable); dir != "" {
		v, _ := mustOpen(t, dir, testPass, Options{Clock: testClock})
		mustClose(t, v)
		return
	}
	dir := t.TempDir()
	v := mustCreate(t, dir, weak(t, nil), "body")
	key, err := lockKey(v.keys, testPass, maxWork)
	if err == nil {
		err = os.WriteFile(v.place.key, key, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	child := exec.Command(os.Args[0], "-test.run=^TestMemoryOfTheDearestKey$")
	child.Env = append(os.Environ(), dearVariable+"="+dir)
	if out, err := child.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("PASS")) {
		t.Fatalf("%v: %s", err, out)
	}
	peak := child.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
	t.Logf("opening %s takes %d MiB", filepath.Base(v.place.key), peak>>20)
	if peak < 1<<30 || peak > 13<<30/10 {
		t.Errorf("opening takes %d MiB, want 1024 to 1331", peak>>20)
	}
}
