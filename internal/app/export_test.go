package app_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"alcove.example/internal/app"
	"filippo.io/age"
	"filippo.io/age/armor"
)

// written is the one file with a neutral name in a folder, or "" where there is none.
func (r *robot) written(dir string) (name string, content []byte) {
	r.t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "notes-*"))
	if err != nil || len(all) > 1 {
		r.t.Fatalf("%q, %v", all, err)
	}
	if len(all) == 0 {
		return "", nil
	}
	content, err = os.ReadFile(all[0])
	if err != nil {
		r.t.Fatal(err)
	}
	return filepath.Base(all[0]), content
}

// keyOf opens the key file of what is kept, as the age program would.
func keyOf(t *testing.T, dir, pass string) []age.Identity {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, "key.age"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	by, err := age.NewScryptIdentity(pass)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := age.Decrypt(armor.NewReader(file), by)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := age.ParseIdentities(plain)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func decrypted(t *testing.T, file []byte, keys ...age.Identity) string {
	t.Helper()
	plain, err := age.Decrypt(bytes.NewReader(file), keys...)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// flat is a text without how its lines are broken, also those of long addresses.
func flat(s string) string { return strings.Join(strings.Fields(s), "") }

// TestHandingOnToOneself: with something kept, the file is for its owner unless the
// person says otherwise, lies beside it, and holds what was shown.
func TestHandingOnToOneself(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kept")
	r := sitsDown(t, "en", dir).chooses("Start").chooses("No").chooses("No").chooses("My own set-up").chooses("All questions").answers(organiser).chooses("See my steps").on("plan")
	pass := r.keeps()
	r.on("plan").chooses("Hand it on").on("export-reader").reads("Who is it for?").chooses("For me").on("export-preview").reads("Nothing is written yet").reads("How do you unlock your phone?")
	preview := r.look()
	r.chooses("Go on").on("export-form").chooses("Plain text").on("export-to")
	if p := r.look(); p.Default != 0 || !strings.Contains(p.Choices[0].Text, "Only me") {
		t.Errorf("it is not for its owner at first:\n%s", said(p))
	}
	if name, _ := r.written(dir); name != "" {
		t.Fatalf("%s is written too early", name)
	}
	r.chooses("Only me").on("export-where").reads("only here")
	if p := r.look(); len(p.Choices) != 2 || p.Field != nil || !strings.Contains(p.Choices[0].Text, dir) {
		t.Errorf("it offers other folders than that of what is kept:\n%s", said(p))
	}
	r.chooses("In ").on("exported").reads("age -d -i key.age -o notes-").reads(dir)
	name, file := r.written(dir)
	if !regexp.MustCompile(`^notes-[0-9a-f]{4}\.txt\.age$`).MatchString(name) || !strings.Contains(said(r.look()), name) {
		t.Errorf("the file is called %q", name)
	}
	text := flat(decrypted(t, file, keyOf(t, dir, pass)...))
	for _, b := range preview.Body[1:] {
		for _, line := range append(b.Lines, b.Text) {
			if !strings.Contains(text, flat(line)) {
				t.Errorf("the file does not say %q, which was shown", line)
			}
		}
	}
	if shown := flat(said(preview)); len(text) > len(shown)+300 {
		t.Errorf("the file says %d characters, %d were shown", len(text), len(shown))
	}
	r.chooses("Back").on("plan")
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if content, err := os.ReadFile(filepath.Join(dir, e.Name())); err != nil || bytes.Contains(content, []byte("unlock your phone")) {
			t.Errorf("%s can be read by anybody, %v", e.Name(), err)
		}
	}
}

// TestEveryReaderAndForm: for whomever it is and as whatever, what is written is what
// was shown, and a plain file only after one more question whose first answer is no.
func TestEveryReaderAndForm(t *testing.T) {
	dir := t.TempDir()
	r := withSteps(t)
	n := 0
	for _, reader := range []string{"For me", "For my pocket", "For somebody who helps", "For a director"} {
		r.on("plan").chooses("Hand it on").chooses(reader)
		if r.look().ID == "export-parts" {
			r.chooses("Go on")
		}
		forms := len(r.on("export-preview").chooses("Go on").on("export-form").look().Choices) - 1
		r.chooses("Not now").on("plan")
		for i := range forms {
			r.chooses("Hand it on").chooses(reader)
			if r.look().ID == "export-parts" {
				r.chooses("Go on")
			}
			first := flat(said(r.look()))
			r.chooses("Go on").picks(i)
			if r.look().ID == "export-file" {
				first = flat(said(r.look()))
				r.chooses("Go on")
			}
			r.on("export-to").reads("Keep your answers first").chooses("Anybody").on("export-plain").reads("can read it")
			if p := r.look(); p.Choices[p.Default].Text != "Not now" {
				t.Fatalf("the bar stands on %q", p.Choices[p.Default].Text)
			}
			r.chooses("Go on, readable").on("export-where").types(filepath.Join(dir, "none")).on("message:not-handed-on").reads("no such folder").chooses("Back").
				on("export-where").types(dir).on("exported").reads("Anybody can read it")
			name, content := r.written(dir)
			if len(content) == 0 {
				t.Fatalf("%s, form %d: nothing is written", reader, i)
			}
			if strings.HasSuffix(name, ".txt") || strings.HasSuffix(name, ".csv") {
				for _, line := range strings.Split(strings.TrimPrefix(string(content), "\ufeff"), "\n") {
					if line := strings.TrimLeft(flat(line), "-0123456789."); !strings.Contains(first, line) {
						t.Errorf("%s: %q was not shown", name, line)
					}
				}
			}
			if reader != "For me" && strings.Contains(string(content), "With 4 digits") {
				t.Errorf("%s, %s: an answer is in it", reader, name)
			}
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
			r.chooses("Back").on("plan")
			n++
		}
	}
	if n != 16 {
		t.Errorf("%d readers and forms, not 16", n)
	}
}

// TestAHelperIsShownWhatWasTicked: at first only the steps; a section that is ticked
// shows its answers, and the others do not.
func TestAHelperIsShownWhatWasTicked(t *testing.T) {
	r := withSteps(t).chooses("Hand it on").chooses("For somebody who helps").on("export-parts")
	ticked := func() (all []string) {
		for _, c := range r.look().Choices {
			if c.State == app.Ticked {
				all = append(all, c.Text)
			}
		}
		return all
	}
	if got := ticked(); len(got) != 1 || got[0] != "What to do" {
		t.Errorf("at first %q is ticked", got)
	}
	r.chooses("Go on").on("export-preview").reads("When not to").doesNotRead("With 4 digits").doesNotRead("How high").doesNotRead("What it does not stop").does(app.Back)
	r.chooses("Your phone").chooses("What each step does").chooses("Go on").on("export-preview").reads("With 4 digits").reads("What it does not stop").
		doesNotRead("legal name").doesNotRead("people like me").does(app.Back)
	r.chooses("What to do").chooses("Your phone").chooses("What each step does")
	for _, c := range r.look().Choices {
		if c.Text == "Go on" {
			t.Error("it goes on with nothing ticked")
		}
	}
	r.chooses("Not now").on("plan")
}

// TestSmallViewHandsNothingOn: it is not offered, and a page that is open says
// nothing any more.
func TestSmallViewHandsNothingOn(t *testing.T) {
	r := withSteps(t).chooses("Hand it on").chooses("For me").on("export-preview").does(app.SmallView).on("export-preview").
		doesNotRead("phone").doesNotRead("code").chooses("Not now").on("plan").doesNotRead("Hand it on")
	r.does(app.More).on("more").doesNotRead("Hand it on")
}

// TestWhatIsShownIsWhatIsWritten: an answer that is changed behind the preview does
// not change the file.
func TestWhatIsShownIsWhatIsWritten(t *testing.T) {
	dir := t.TempDir()
	r := withSteps(t).chooses("Hand it on").chooses("For me").on("export-preview").reads("With 4 digits").
		does(app.Questions).chooses("How do you unlock your phone?").on("question:phone-code").chooses("With a longer code")
	for range 4 {
		if r.look().ID != "export-preview" {
			r.does(app.Back)
		}
	}
	r.on("export-preview").chooses("Go on").chooses("Plain text").chooses("Anybody").chooses("Go on, readable").types(dir).on("exported")
	if _, content := r.written(dir); !strings.Contains(string(content), "With 4 digits") {
		t.Error("the file holds something else than what was shown")
	}
}

// TestEveryPageOfHandingOnIsWhole: in the made-up right-to-left language every line
// comes from the catalogue, but for names of files, keys and the words for them.
func TestEveryPageOfHandingOnIsWhole(t *testing.T) {
	dir := t.TempDir()
	r := sitsDown(t, "ar-XB", dir+"/kept").presses("1").presses("1").presses("1").presses("1").presses("2")
	for strings.HasPrefix(r.look().ID, "question:") {
		r.presses(vague(r.look().ID))
	}
	r.on("enough").picks(1).on("plan").keeps()
	for id := range r.seen {
		delete(r.seen, id)
	}
	r.leadsTo("export-reader").picks(2).on("export-parts").picks(1).picks(3).does(app.Back).picks(1).on("export-preview").picks(0).on("export-form").picks(0).on("export-to").
		picks(1).on("export-recipient").types("age1").on("message:no-recipient").does(app.Back).
		types("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p").on("export-check").does(app.Back).does(app.Back).
		picks(2).on("export-plain").does(app.Back).picks(0).on("export-where").picks(0).on("exported")
	if len(r.seen) < 11 {
		t.Errorf("only %d pages", len(r.seen))
	}
	bare := regexp.MustCompile(`^( *age -d -i .*| *([a-z-]+ ){5}[a-z-]+ *)$`)
	for id, p := range r.seen {
		if p.Field != nil {
			p.Field.Value = ""
		}
		for _, line := range strings.Split(said(p), "\n") {
			if !foreign(id, line) && !strings.Contains(line, "⟦") && !bare.MatchString(line) {
				t.Errorf("%s: %q did not come from the catalogue", id, line)
			}
		}
	}
}
