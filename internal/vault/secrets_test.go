package vault

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever is printed of a vault, there is no key and no answer in it.
func TestVaultDoesNotPrintSecrets(t *testing.T) {
	v := mustCreate(t, testDir, weak(t, newMemDisk()), "CANARY")
	secret, public := v.keys[0].key.String(), v.keys[0].key.Recipient().String()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x", "%q"} {
		text := fmt.Sprintf(verb, v)
		if strings.Contains(text, "CANARY") || strings.Contains(text, secret[20:]) || strings.Contains(text, public[10:]) ||
			text != "vault.Vault" {
			t.Errorf("%s prints %.100s", verb, text)
		}
	}
}

// Neither the identity nor the recipient nor a name is in any file, and errors do
// not quote what a key file held.
func TestFilesTellNothing(t *testing.T) {
	disk, v := prepared(t)
	names := []string{"alcove", "CANARY", testPass, v.keys[0].key.String(), v.keys[0].key.Recipient().String(),
		"AGE-SECRET-KEY", "public key", "vault"}
	for name, f := range disk.names {
		for _, word := range names {
			if bytes.Contains(f.data, []byte(word)) {
				t.Errorf("%s contains %.10q", name, word)
			}
		}
	}
	text, err := unlockKey(disk.names[v.place.key].data, testPass)
	if err != nil || text.text() != v.keys.text() || strings.Count(text.text(), "\n") != 1 || strings.Contains(text.text(), "#") {
		t.Errorf("the key file holds more than one line: %v", err)
	}
	_, err = parseRing([]byte("AGE-SECRET-KEY-1CANARY\n"))
	if !errors.Is(err, ErrDamagedKey) || strings.Contains(err.Error(), "CANARY") {
		t.Errorf("error = %v", err)
	}
}

// What is for tests is used by tests alone, and by programs in testdata, which
// nothing can be linked with.
func TestTestOnlyIsForTests(t *testing.T) {
	files := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "testdata" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !bytes.Contains(source, []byte("estOnly")) {
			files++
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), path, source, 0)
		if err != nil {
			return err
		}
		own, _ := filepath.Abs(path)
		here, _ := filepath.Abs(".")
		ast.Inspect(tree, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && strings.HasPrefix(id.Name, "TestOnly") && filepath.Base(path) != "testonly.go" {
				t.Errorf("%s uses it", path)
			}
			if id, ok := n.(*ast.Ident); ok && id.Name == "testOnlyWork" && filepath.Dir(own) != here {
				t.Errorf("%s uses it", path)
			}
			return true
		})
		files++
		return nil
	})
	if err != nil || files < 20 {
		t.Errorf("%d files: %v", files, err)
	}
}
