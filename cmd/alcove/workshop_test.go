//go:build unix

package main_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/assess"
	"alcove.example/internal/content"
	"alcove.example/internal/workshop"
)

// A room is a workshop on one computer: the trainer's folders and the sticks.
type room struct {
	*testing.T
	home string
	workshop.Room
	practices []*content.Control
	canaries  []string // what may stand on no disk
}

const trainersPass = "a passphrase that only the trainer knows"

// as runs a command of the trainer's in the room's folder.
func (r *room) as(stdin string, args ...string) (out, complaints string, code int) {
	r.Helper()
	cmd := exec.Command(program, append([]string{"workshop"}, args...)...)
	var stdout, stderr bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = r.home, environment(r.home), strings.NewReader(stdin), &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		r.Fatal(err)
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
}

// does runs a command that has to end well.
func (r *room) does(stdin string, args ...string) string {
	r.Helper()
	out, complaints, code := r.as(stdin, args...)
	if code != 0 {
		r.Fatalf("workshop %q ends with %d\n%s%s", args, code, out, complaints)
	}
	return out
}

// opened makes a key and a hand-out.
func opened(t *testing.T, flags ...string) *room {
	t.Helper()
	r := &room{T: t, home: newHome(t)}
	made := r.does(trainersPass+"\n"+trainersPass+"\n", "key", "--out", "stick")
	said := r.does("", append([]string{"hand-out", "--key", "stick/key.pub", "--pack", "own-setup", "--set", "Spring group", "--date", "2026-05-04", "--out", "room"}, flags...)...)
	six := regexp.MustCompile(`(?m)^    (\S+( \S+){5})$`)
	if a, b := six.FindString(made), six.FindString(said); a == "" || a != b {
		t.Fatalf("the six words are %q and %q", a, b)
	}
	var err error
	if r.Room, err = workshop.ReadRoom(filepath.Join(r.home, "room")); err != nil {
		t.Fatal(err)
	}
	lib := library(t)
	r.practices = workshop.Practices(assess.NewScope(lib, lib.Pack("own-setup")))
	return r
}

// handIn lets so many people hand in. Of three, two do every practice.
func (r *room) handIn(folder string, m workshop.Moment, people int) {
	r.Helper()
	for i := range people {
		s := workshop.Slip{ID: workshop.NewID(), Set: r.Set(), Pack: r.Pack, Hash: r.Hash, Moment: m, Now: map[content.ID]workshop.Level{}}
		for _, c := range r.practices {
			s.Now[c.ID] = workshop.Levels[i%3/2*2]
		}
		sealed, err := s.Seal(r.Recipient)
		if err == nil {
			_, err = workshop.WriteSlip(filepath.Join(r.home, folder), sealed, r.Date)
		}
		if err != nil {
			r.Fatal(err)
		}
		r.canaries = append(r.canaries, s.ID)
	}
}

// TestCollectingForAQuestionnaireFromOutside: without its folder it is said that it
// is needed.
func TestCollectingForAQuestionnaireFromOutside(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.Pack = "our-town"
	r.handIn("answers", workshop.End, 2)
	_, complaints, code := r.as(trainersPass+"\n", "collect", "--key", "stick/key.age", "answers")
	if want := `The files are for the questionnaire "our-town". Name its folder with --pack.`; code != 2 || !strings.Contains(strings.Join(strings.Fields(complaints), " "), want) || strings.Contains(complaints, "another version") {
		t.Errorf("ends with %d: %s", code, complaints)
	}
}

// TestAWorkshop: a trainer, two people at the program, one in each face, and
// twenty-eight more files; then the report.
func TestAWorkshop(t *testing.T) {
	t.Parallel()
	r := opened(t, "--program", program)
	line := plain{open(t, window{home: r.home}, program, "workshop", "answer", "--plain", "--hand-out", "room", "--lang", "en"), library(t), organiser(t), &ear{}}
	line.hears("Start, small view").types("1").hears("Is someone in danger right now?").types("1").hears("Has something already happened?").types("1").
		hears("Choose where to start").chooses("The questions of your workshop: Spring group").hears("").chooses("All questions").hears("about").answers("You can stop here").
		chooses("See what could happen").hears("Kept working").chooses("Hand some answers").
		hears("Nothing is ticked").chooses("Tick all lines").hears("").chooses("Go on with the").
		hears("When do you answer this?").chooses("At the end").hears("A code of your own").types("").hears("Your code").types("river 42").
		hears("This is in the file").chooses("Write the file").hears("The file is written").types("09").isGone(atOnce)

	screen := sitsDown(t, window{home: r.home, cols: 100, rows: 50}, "workshop", "answer", "--hand-out", "room", "--lang", "en")
	screen.chooses("Start").sees("danger").presses("1", "1").chooses("The questions of your workshop").chooses("All questions").sees("about").answers("You can stop here").
		chooses("See what could happen").chooses("Hand some answers").sees("Nothing is ticked").chooses("Tick all lines").chooses("Go on with the").
		chooses("At the end").isShown("A code of your own").chooses("Without a code").sees("This is in the file").chooses("Write the file").
		isShown("The file is written").sends(controlX)
	screen.isGone(atOnce)

	r.looksLikeAll("room/answers", 2)
	r.handIn("room/answers", workshop.End, 28)
	r.looksLikeAll("room/answers", 30)
	if err := os.WriteFile(filepath.Join(r.home, "room/answers/notes.txt"), []byte("minutes"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, complaints, code := r.as(trainersPass+"\n", "collect", "--key", "stick/key.age", "room/answers")
	if code != 1 || !strings.Contains(out, "At the end: 30 files") || !strings.Contains(complaints, "notes.txt: not an answer for this key") {
		t.Errorf("collect ends with %d\n%s%s", code, out, complaints)
	}
	report := r.does(trainersPass+"\n", "report", "--key", "stick/key.age", "room/answers")
	if !strings.Contains(report, "30 people answered at the end") || !strings.Contains(report, "Practise first") {
		t.Errorf("the report says\n%s", report)
	}
	r.holdsNoPlaintext()
}

// looksLikeAll insists that the files of a folder can be told apart by nothing.
func (r *room) looksLikeAll(folder string, want int) {
	r.Helper()
	entries, err := os.ReadDir(filepath.Join(r.home, folder))
	if err != nil || len(entries) != want {
		r.Fatalf("%d files, %v; want %d", len(entries), err, want)
	}
	size := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			r.Fatal(err)
		}
		if size == 0 {
			size = info.Size()
		}
		if !regexp.MustCompile(`^[0-9a-f]{16}\.age$`).MatchString(e.Name()) || info.Size() != size || !info.ModTime().Equal(time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)) || info.Mode() != 0o600 {
			r.Errorf("%s: %d bytes, %v, %v", e.Name(), info.Size(), info.ModTime().UTC(), info.Mode())
		}
	}
}

// holdsNoPlaintext looks for what only slips hold in every file of the room, as
// it is, in 16-bit letters and in base 64.
func (r *room) holdsNoPlaintext() {
	r.Helper()
	canaries := append([]string{`"now":{"`, `"moment":"`, "river 42", "river42", "AGE-SECRET-KEY", trainersPass}, r.canaries...)
	looked := 0
	err := filepath.WalkDir(r.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || d.Name() == filepath.Base(program) {
			return err
		}
		data, err := os.ReadFile(path)
		looked++
		for _, c := range canaries {
			for _, form := range forms(c) {
				if bytes.Contains(data, form) {
					r.Errorf("%s holds %q", path, c)
				}
			}
		}
		return err
	})
	if err != nil || looked < 30 {
		r.Fatalf("looked at %d files, %v", looked, err)
	}
}

// forms are a text as it may stand on a disk.
func forms(s string) [][]byte {
	var wide []byte
	for _, b := range []byte(s) {
		wide = append(wide, b, 0)
	}
	out := [][]byte{[]byte(s), wide}
	for shift := range 3 { // base 64 looks otherwise at each of three places
		coded := base64.StdEncoding.EncodeToString(append(make([]byte, shift), s...))
		if sure := coded[shift+1 : len(coded)-4]; len(sure) >= 8 { // a shorter one stands in any file by chance
			out = append(out, []byte(sure))
		}
	}
	return out
}

// TestReportsOfAGroup: baseline and endline, all formats, and what is refused.
func TestReportsOfAGroup(t *testing.T) {
	t.Parallel()
	r := opened(t)
	r.handIn("before", workshop.Begin, 12)
	r.handIn("after", workshop.End, 9)
	r.handIn("small", workshop.Later, 4)
	pass := trainersPass + "\n"
	for format, want := range map[string]string{"text": "At the beginning: done 8", "md": "# What this group practises", "html": "<svg", "json": `"moment":"end"`, "csv": "no_answer"} {
		out := r.does(pass, "report", "--key", "stick/key.age", "--baseline", "before", "--format", format, "after")
		if !strings.Contains(out, want) {
			t.Errorf("%s does not say %q:\n%s", format, want, out)
		}
	}
	for name, c := range map[string]struct {
		stdin, want string
		args        []string
	}{
		"four people":       {pass, "Fewer than 5 people", []string{"report", "--key", "stick/key.age", "small"}},
		"a day that is not": {pass, "Fewer than 5 people", []string{"report", "--key", "stick/key.age", "--set", "Spring group", "small"}},
		"another set":       {pass, "No file counts", []string{"report", "--key", "stick/key.age", "--set", "Autumn group", "before"}},
		"wrong passphrase":  {"wrong\n", "does not open this key", []string{"report", "--key", "stick/key.age", "before"}},
		"the public key":    {pass, "no trainer's key", []string{"report", "--key", "stick/key.pub", "before"}},
		"no folder":         {pass, "cannot be listed", []string{"report", "--key", "stick/key.age", "gone"}},
		"no format":         {"", "There is no format", []string{"report", "--key", "stick/key.age", "--format", "pdf", "before"}},
		"nothing named":     {"", "Say which key", []string{"report"}},
	} {
		if out, complaints, code := r.as(c.stdin, c.args...); code != 2 || out != "" || !strings.Contains(complaints, c.want) {
			t.Errorf("%s: ends with %d\n%s%s", name, code, out, complaints)
		}
	}
	for name, c := range map[string]struct {
		folders []string
		want    string // of the complaints; nothing else is said there
	}{
		"nobody could be shown": {[]string{"small"}, "Fewer than 5 people handed something in on any day. Nothing is said about so few."},
		"a day of too few":      {[]string{"before", "small"}, "Some weeks later: fewer than 5 people, so nothing is said about that day."},
		"enough":                {[]string{"before", "after"}, ""},
	} {
		want := "Passphrase: \n"
		if c.want != "" {
			want += "alcove: " + c.want + "\n"
		}
		if _, complaints, code := r.as(pass, append([]string{"collect", "--key", "stick/key.age"}, c.folders...)...); code != 0 || complaints != want {
			t.Errorf("collect, %s: ends with %d\n%s", name, code, complaints)
		}
	}
	r.handIn("before", workshop.Begin, 1)
	if out, complaints, code := r.as(pass, "report", "--key", "stick/key.age", "before"); code != 2 || out != "" || !strings.Contains(complaints, "12 of these files are in an earlier report, 1 are new") {
		t.Errorf("one more: ends with %d\n%s%s", code, out, complaints)
	}
	ledger := filepath.Join(r.home, "stick/key.ledger")
	data, err := os.ReadFile(ledger)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(ledger, bytes.Replace(data, []byte(`"people":12`), []byte(`"people":11`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, complaints, code := r.as(pass, "report", "--key", "stick/key.age", "after"); code != 2 || !strings.Contains(complaints, "not as it was written") {
		t.Errorf("a changed ledger: ends with %d\n%s", code, complaints)
	}
	r.holdsNoPlaintext()
}
