//go:build unix

package vault

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// ageProgram returns the path of the ordinary age program.
func ageProgram(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("age")
	if err != nil {
		t.Fatal("this test opens vaults with the ordinary age program: apt-get install age (.ci/run does)")
	}
	return path
}

// runAge runs age in a terminal of its own, types pass as often as it is asked,
// and returns what it wrote to its output.
func runAge(t *testing.T, pass string, args ...string) []byte {
	t.Helper()
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	var out bytes.Buffer
	cmd := exec.Command(ageProgram(t), args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, &out, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	tty.Close()
	said := make(chan string, 1)
	go answer(terminal, pass, said)
	timeout := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer timeout.Stop()
	if err := cmd.Wait(); err != nil {
		t.Fatalf("age %q: %v: %s", args, err, <-said)
	}
	return out.Bytes()
}

// answer types pass after every question, until the terminal closes.
func answer(terminal *os.File, pass string, said chan<- string) {
	var all strings.Builder
	questions := 0
	buffer := make([]byte, 4096)
	for {
		n, err := terminal.Read(buffer)
		all.Write(buffer[:n])
		if now := strings.Count(strings.ToLower(all.String()), "passphrase"); now > questions && strings.HasSuffix(strings.TrimSpace(all.String()), ":") {
			questions = now
			terminal.Write([]byte(pass + "\n"))
		}
		if err != nil {
			said <- all.String()
			return
		}
	}
}

// What the manual says: the ordinary age program opens a vault, and the text says
// for itself who wrote it.
func TestRescueWithAge(t *testing.T) {
	dir := t.TempDir()
	const body = `{"records":[{"note":"Ñandú 你好"}]}`
	v := mustCreate(t, dir, weak(t, nil), body)
	secret := v.keys[0].key.String()
	mustClose(t, v)
	for _, slot := range []string{"0.age", "1.age"} {
		plain := runAge(t, testPass, "-d", "-i", filepath.Join(dir, "key.age"), filepath.Join(dir, slot))
		line, rest, _ := strings.Cut(string(plain), "\n")
		if !strings.HasPrefix(line, `{"v":1,"gen":`) || !strings.Contains(line, `"saved":"2026-11-21T20:00:00Z","len":`) {
			t.Errorf("%s begins %q", slot, line)
		}
		if !strings.HasPrefix(rest, body+"  ") {
			t.Errorf("%s goes on %.60q", slot, rest)
		}
		text, proof := plain[:len(plain)-65], plain[len(plain)-65:]
		if text[len(text)-1] != '\n' {
			t.Errorf("%s: the proof is not on a line of its own", slot)
		}
		auth, err := hkdf.Key(sha256.New, []byte(secret), nil, "vault-auth-v1", 32)
		if err != nil {
			t.Fatal(err)
		}
		mac := hmac.New(sha256.New, auth)
		mac.Write(text)
		if want := hex.EncodeToString(mac.Sum(nil)) + "\n"; string(proof) != want {
			t.Errorf("%s: proof %q, want %q", slot, proof, want)
		}
	}
	// The key file alone opens to the identity, and to nothing else.
	if key := runAge(t, testPass, "-d", filepath.Join(dir, "key.age")); string(key) != secret+"\n" {
		t.Errorf("the key file holds %d bytes, want %d", len(key), len(secret)+1)
	}
}

// What the ordinary age program made from a vault's texts, this program opens.
func TestOpensWhatAgeMade(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	v := mustCreate(t, dir, weak(t, nil), "by age")
	secret, public := v.keys[0].key.String(), v.keys[0].key.Recipient().String()
	file, err := os.ReadFile(v.place.slot(1))
	if err != nil {
		t.Fatal(err)
	}
	plain, _, _, err := decrypt(file, v.keys)
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	text, key := filepath.Join(t.TempDir(), "text"), filepath.Join(t.TempDir(), "key")
	for name, content := range map[string]string{text: string(plain), key: secret + "\n"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{v.place.key, v.place.slot(0), v.place.slot(1)} {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	runAge(t, "", "-r", public, "-o", v.place.slot(0), text)
	runAge(t, newPass, "-p", "-a", "-o", v.place.key, key)
	again, notice := mustOpen(t, dir, newPass, weak(t, nil))
	if string(again.Body()) != "by age" || notice.Slots[0].State != SlotSound || notice.Generation != 2 {
		t.Errorf("body %q, %+v", again.Body(), notice)
	}
}
