package main_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// given is a command with what it was given to read.
type given struct {
	args  string
	opens []string
}

// reading are the commands that read what a person names, each with what it opens.
// The files may come from strangers, and what is wrong in them is found while they
// are read.
var reading = []given{
	{"vault info --vault kept", []string{"kept"}},
	{"vault check --vault kept", []string{"kept"}},
	{"vault passphrase --vault kept", []string{"kept"}},
	{"vault rekey --vault kept", []string{"kept"}},
	{"vault backup stick/copies --vault kept", []string{"kept"}},
	{"compare --vault kept", []string{"kept"}},
	{"assess own --answers answers.json", []string{"own", "answers.json"}},
	{"paper own", []string{"own"}},
	{"paper own --answers answers.json --lane today", []string{"own", "answers.json"}},
	{"answer own --paper", []string{"own"}},
	{"pack lint own", []string{"own"}},
	{"pack test own", []string{"own"}},
	{"pack preview own --screen question", []string{"own"}},
	{"pack import form.csv --out made", []string{"form.csv"}},
	{"pack export own --xlsform form.xlsx", []string{"own"}},
	{"pack bundle own --out own.pack", []string{"own"}},
	{"pack verify other.pack --by other.pub", []string{"other.pub"}},
	{"pack sign other.pack --key other", []string{"other.pack"}},
	{"locale check fa --dir locales", []string{"locales"}},
	{"locale preview fa --screen welcome --dir locales", []string{"locales"}},
	{"workshop hand-out --key stick/key.pub --set Spring --out room", []string{"stick/key.pub"}},
	{"workshop collect --key stick/key.age answers", []string{"stick/key.age"}},
	{"workshop report --key stick/key.age answers", []string{"stick/key.age"}},
}

// order is what the command says, and what it opened and gave up, in that order.
func (g given) order(t *testing.T, home string) (said, order string) {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("the tests need the program strace (in Debian: apt-get install strace)")
	}
	log := filepath.Join(t.TempDir(), "calls")
	cmd := exec.Command("strace", append([]string{"-f", "-qq", "-s", "4096", "-o", log, "-e", "trace=open,openat,openat2,landlock_restrict_self", "-e", "signal=none", program}, strings.Fields(g.args)...)...)
	var out bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = home, environment(home), strings.NewReader(testPass+"\n"), &out, &out
	_ = cmd.Run() // most refuse what they read
	calls, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), aside.ReplaceAllString(string(calls), "")
}

// aside are lines about what is opened only to be named as within reach.
var aside = regexp.MustCompile(`(?m)^.*\bO_PATH\b.*\n`)

// Every command has given up all other folders before it opens what it was given.
func TestNothingIsReadUnconfined(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	keep(t, filepath.Join(home, "kept"), 5)
	pack, locales := os.DirFS("../../questionnaires/own-setup"), os.DirFS("../../locales/fa")
	err := errors.Join(os.CopyFS(filepath.Join(home, "own"), pack), os.CopyFS(filepath.Join(home, "locales/fa"), locales))
	for name, text := range map[string]string{"answers.json": `{"answers":{}}`, "form.csv": "type,name,label\n", "other": "no key", "other.pub": "no key",
		"other.pack": "no pack", "stick/key.pub": "no key", "stick/key.age": "no key", "answers/one.age": "no answer"} {
		at := filepath.Join(home, name)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(at), 0o700), os.WriteFile(at, []byte(text), 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range reading {
		said, order := c.order(t, home)
		for _, name := range c.opens {
			at := regexp.MustCompile(`\bopen(?:at2?)?\([^"]*"(?:` + regexp.QuoteMeta(home) + `/)?` + regexp.QuoteMeta(name) + `[/"]`).FindStringIndex(order)
			switch held := strings.Index(order, "landlock_restrict_self("); {
			case at == nil:
				t.Errorf("%s: does not open %s, and says\n%s", c.args, name, said)
			case held < 0 || held > at[0]:
				t.Errorf("%s: opens %s before it gave up all else", c.args, name)
			}
		}
	}
}

// unread are the commands that are not in [reading], each with the reason.
var unread = map[string]string{
	"list": "opens nothing", "helplines": "opens nothing", "man": "opens nothing", "help": "opens nothing", "completion": "opens nothing", "pack explain": "opens nothing", "pack schema": "opens nothing",
	"pack new": "opens nothing", "pack key": "opens nothing", "vault rescue": "opens nothing", "locale template": "opens nothing", "workshop key": "opens nothing",
	"device": "looks at the computer, with consent", "doctor": "says what holds, so it gives up all at its end",
	"vault forget":    "deletes a folder from the one above, which may be any",
	"workshop answer": "is the program itself, which gives up all once it knows where to keep",
	"pack coverage":   "is begun as pack test is", "pack walk": "is begun as pack test is", "pack diff": "is begun as pack test is",
	"pack trust": "is begun as pack verify is", "locale update": "is begun as locale check is", "locale status": "is begun as locale check is",
	"workshop guide": "is begun as workshop collect is",
}

// A new command is tried above, or it stands here why not.
func TestEveryCommandIsTriedForWhatItReads(t *testing.T) {
	t.Parallel()
	home := newHome(t)
	below := func(args ...string) []string {
		cmd := exec.Command(program, append(args, "--help")...)
		cmd.Dir, cmd.Env = home, environment(home)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		_, commands, _ := strings.Cut(string(out), "\nCommands\n")
		commands, _, _ = strings.Cut(commands, "\n\n")
		var names []string
		for _, m := range regexp.MustCompile(`(?m)^  (\S+)  `).FindAllStringSubmatch(commands, -1) {
			names = append(names, strings.Join(append(args, m[1]), " "))
		}
		return names
	}
	seen := 0
	for _, name := range below() {
		all := below(name)
		if len(all) == 0 {
			all = []string{name}
		}
		for _, leaf := range all {
			seen++
			if tried := slices.ContainsFunc(reading, func(g given) bool { return strings.HasPrefix(g.args+" ", leaf+" ") }); tried == (unread[leaf] != "") {
				t.Errorf("%s: is tried, %v, and left out since it %q", leaf, tried, unread[leaf])
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d commands were seen", seen)
	}
}
