//go:build unix

package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What only another program reads does not fill the window: it is said how to put
// it into a file. Nothing is asked for and nothing done before.
func TestPagesDoNotFillTheWindow(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	if err := os.WriteFile(filepath.Join(home, "answers.json"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"paper own-setup":                                       "add --out page.html to what you typed",
		"paper --step acc-password-manager":                     "add --out page.html",
		"assess own-setup --answers answers.json --format html": "add > page.html",
		"assess own-setup --answers answers.json --format csv":  "add > table.csv",
		"compare a b --format html":                             "add > page.html",
		"workshop report --key key.age --format html answers":   "add > page.html",
		"pack preview own-setup --html --screen question":       "add > page.html",
		"man":                             "add > alcove.1",
		"paper own-setup --format text":   "",
		"paper own-setup --out page.html": "",
		"assess own-setup --answers answers.json --format json --lang ar": "",
		"assess own-setup --answers answers.json --format text --lang es": "",
	} {
		x := open(t, window{home: home, cols: 120, rows: 40}, program, strings.Fields(args)...)
		<-x.gone
		said, code := x.text(), x.cmd.ProcessState.ExitCode()
		switch {
		case want == "" && (code != 0 || strings.Contains(said, "not for this window")):
			t.Errorf("%s: ends with %d\n%s", args, code, x.picture())
		case want != "" && (code != 2 || !strings.HasPrefix(said, "alcove: That is for another program, not for this window.") || !strings.Contains(said, want)):
			t.Errorf("%s: ends with %d, not saying %q\n%s", args, code, want, x.picture())
		}
	}
}
