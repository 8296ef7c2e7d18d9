package app_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/device"
	"alcove.example/internal/locale"
)

// A desk is a recorded computer at which somebody sits down, on a day, and how
// often it was read.
type desk struct {
	tree    string
	on      time.Time
	closed  bool // the program cannot look any more
	allowed bool // on the command line
	looks   int
}

func (d *desk) read(t *testing.T) func([]*content.Platform) ([]device.Reading, bool) {
	return func(platforms []*content.Platform) ([]device.Reading, bool) {
		d.looks++
		if d.closed {
			return nil, false
		}
		c, err := device.Recorded(filepath.Join("..", "device", "testdata", d.tree))
		if err != nil {
			t.Error(err)
			return nil, false
		}
		c.Platforms = platforms
		return c.Check(), true
	}
}

// sitsAt starts the program at a desk.
func sitsAt(t *testing.T, d *desk, dir string) *robot {
	t.Helper()
	return sits(t, locale.English, dir, func(env *app.Env) {
		env.Now = func() time.Time { return d.on }
		env.Vault.Options.Clock, env.Device, env.DeviceAllowed = env.Now, d.read(t), d.allowed
	})
}

var november = time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)

// begins a questionnaire at the first question.
func (r *robot) begins(title string) *robot {
	r.t.Helper()
	r.chooses("Start").chooses("No").on("happened").chooses("No").on("start").chooses(title)
	if strings.HasPrefix(r.look().ID, "path:") {
		r.chooses("All questions")
	}
	return r
}

// asks opens a question by the list of all questions.
func (r *robot) asks(words string) *robot {
	r.t.Helper()
	return r.does(app.Questions).on("questions").chooses(words)
}

// until answers questions until the page of one.
func (r *robot) until(id string, by map[string]string) *robot {
	r.t.Helper()
	for range 100 {
		p := r.uncovers().look()
		if p.ID == "question:"+id {
			return r
		}
		at, ok := strings.CutPrefix(p.ID, "question:")
		if !ok {
			r.t.Fatalf("on page %q before the question %s\n%s", p.ID, id, said(p))
		}
		r.answer(p, by[at])
	}
	r.t.Fatalf("%s does not come", id)
	return r
}

// TestThisComputerAnswers walks the whole way: nothing is read before consent;
// what was read is offered at its questions; what is taken says so in the record,
// and ages.
func TestThisComputerAnswers(t *testing.T) {
	dir := t.TempDir() + "/kept"
	d := &desk{tree: "ubuntu-24.04-plain", on: november}
	r := sitsAt(t, d, dir).begins("My own set-up").until("devices", organiser)
	r.reads("Let this computer answer").doesNotRead("This computer says")
	r.chooses("Let this computer answer").on("device-consent").reads("opens no documents").reads("alcove device --paths")
	if d.looks != 0 {
		t.Fatal("the computer was read before anybody allowed it")
	}
	if p := r.look(); !strings.Contains(p.Choices[p.Default].Text, "Not now") {
		t.Errorf("the bar stands on %q", p.Choices[p.Default].Text)
	}
	r.chooses("Not now").on("question:devices").chooses("Let this computer answer").chooses("Look now").
		on("device-found").reads("The disk of the system is encrypted: this is not so").reads("What these facts do not tell you").
		chooses("See everything").on("device-all").reads("In place").reads("Not in place").reads("Cannot tell").reads("Worth knowing").
		chooses("The screen locks itself").on("device-fact:screen-lock").reads("Why it matters").reads("What this does not show").
		does(app.Back).does(app.Back).on("device-found").chooses("Use all of it").on("question:devices")
	if d.looks != 1 {
		t.Errorf("the computer was read %d times", d.looks)
	}
	r.reads("This computer says: The system says what it is: this is so. Ubuntu 24.04.3 LTS.").reads("Is that right?").
		chooses("Tick what this computer says").on("question:devices").chooses("Android").chooses("Go on")

	r.asks("Is the disk of your computer encrypted?").on("question:disk-encryption").reads("sda2 under / is not encrypted")
	if p := r.look(); p.Choices[p.Default].Text != "No, not yet" || p.Choices[p.Default].Note != "This computer says it is so" {
		t.Errorf("the bar stands on %+v", p.Choices[p.Default])
	}
	r.chooses("No, not yet")
	r.asks("Which of these are true of your computer?").on("question:computer-habits").reads("Updates that wait: 27")
	for _, c := range r.look().Choices {
		if strings.Contains(c.Text, "updates are installed") && c.Note != "This computer says it is not so" {
			t.Errorf("%+v", c)
		}
	}
	pass := r.keeps()

	aged := &desk{tree: "ubuntu-24.04-plain", on: november.AddDate(0, 0, 31)}
	later := sitsAt(t, aged, dir)
	later.chooses("Open a file").types(pass).on("records").chooses("My own set-up").on("device-aged").reads("more than 30 days ago").
		reads("Is the disk of your computer encrypted?").chooses("Is the disk").reads("This computer said so on 2026-11-22.").reads("Please look again")
	if aged.looks != 0 {
		t.Error("the computer was read again without consent")
	}
	soon := sitsAt(t, &desk{tree: "ubuntu-24.04-plain", on: november.AddDate(0, 0, 30)}, dir)
	soon.chooses("Open a file").types(pass).on("records").chooses("My own set-up")
	if soon.look().ID == "device-aged" {
		t.Error("30 days are not more than 30 days")
	}
	soon.asks("Is the disk of your computer encrypted?").reads("This computer said so on 2026-11-22.").doesNotRead("Please look again").
		chooses("I don't know").asks("Is the disk of your computer encrypted?").doesNotRead("This computer said so")
}

// keeps saves the answers and gives the passphrase.
func (r *robot) keeps() string {
	r.t.Helper()
	r.does(app.Save)
	for range 12 {
		switch p := r.look(); {
		case p.ID == "passphrase":
			pass := p.Body[1].Text
			r.chooses("I wrote them down").types(pass)
			for r.look().ID != "kept" {
				r.presses("1")
			}
			r.chooses("Go on")
			return pass
		case p.ID == "keep-where":
			r.presses("1")
		default:
			r.presses("1")
		}
	}
	r.t.Fatalf("nothing is kept: %s", said(r.look()))
	return ""
}

// An answer that the person gave before the computer was read stays theirs; one
// fact alone speaks if one alone was ticked; none speaks if none may.
func TestSomeAndNone(t *testing.T) {
	d := &desk{tree: "ubuntu-24.04-plain", on: november}
	r := sitsAt(t, d, t.TempDir()).begins("My own set-up").until("devices", organiser).chooses("Linux").chooses("Go on")
	r.asks("Is the disk of your computer encrypted?").chooses("No, not yet")
	r.asks("Is the disk of your computer encrypted?").chooses("Let this computer answer").chooses("Look now").on("device-found").
		chooses("Updates seem to be installed").on("device-found").chooses("Use what I ticked").
		on("question:disk-encryption").doesNotRead("This computer says")
	r.asks("Which of these are true of your computer?").reads("This computer says: Updates seem to be installed: this is not so").doesNotRead("The screen locks itself after a few minutes: this is not so")
	r.does(app.More).chooses("Let this computer answer some questions").on("device-found").chooses("Use all of it")
	r.asks("Is the disk of your computer encrypted?").reads("This computer says").doesNotRead("This computer said so on")
	r.does(app.More).chooses("Let this computer answer some questions").chooses("Use nothing")
	r.asks("Is the disk of your computer encrypted?").doesNotRead("This computer says")
	if d.looks != 1 {
		t.Errorf("the computer was read %d times", d.looks)
	}
}

// What the computer knows without choosing an answer is said, and no answer is
// chosen.
func TestTheComputerDoesNotChoose(t *testing.T) {
	d := &desk{tree: "ubuntu-26.04-tpm", on: november, allowed: true}
	r := sitsAt(t, d, t.TempDir())
	if d.looks != 1 {
		t.Fatalf("allowed on the command line, and read %d times", d.looks)
	}
	r.begins("My own set-up").until("devices", organiser).chooses("Linux").chooses("Go on")
	r.asks("Is the disk of your computer encrypted?").doesNotRead("This computer says").chooses("Let this computer answer").on("device-found").
		chooses("Use all of it").on("question:disk-encryption").reads("ubuntu-data is LUKS2").reads("A key or a chip opens it").reads("does not choose an answer")
	for _, c := range r.look().Choices {
		if c.Note != "" {
			t.Errorf("an answer is marked: %+v", c)
		}
	}
}

// A program that cannot look any more says so, and says how.
func TestItCannotLookAnyMore(t *testing.T) {
	d := &desk{closed: true, on: november}
	r := sitsAt(t, d, t.TempDir()).begins("My own set-up").until("devices", organiser).chooses("Let this computer answer").chooses("Look now").
		on("message:device-closed").reads("alcove --device").doesNotRead("cannot tell").chooses("Back").on("question:devices")
	r.doesNotRead("This computer says")
}

// In small view there is nothing of it, and neither where nothing can be read.
func TestSmallViewShowsNothingOfTheComputer(t *testing.T) {
	d := &desk{tree: "ubuntu-24.04-plain", on: november, allowed: true}
	r := sitsAt(t, d, t.TempDir()).begins("My own set-up").until("devices", organiser).does(app.SmallView).doesNotRead("computer answer")
	r.does(app.More).doesNotRead("this computer")
	sitsDown(t, "en", t.TempDir()).begins("My own set-up").until("devices", organiser).doesNotRead("Let this computer answer")
}

// Phones are checked by hand, one thing at a time; a good screen answers its
// question.
func TestPhonesAreChecked(t *testing.T) {
	r := sitsDown(t, "en", t.TempDir()).begins("My own set-up").until("phone-code", organiser)
	r.does(app.More).chooses("Let this computer answer some questions").on("device-consent").doesNotRead("Look now").
		chooses("Check a phone").on("phones").reads("cannot be read from here").chooses("Android").
		on("check:android:version").reads("1 of 6").reads("version 16").chooses("It looks different").on("check-told:android:version").reads("known tricks stay open").chooses("Next").
		on("check:android:updates").chooses("I cannot find it").reads("words in quotes").chooses("Next").
		on("check:android:code").reads("A good screen").chooses("It looks like this").
		on("check:android:lock").chooses("It looks like this").on("check:android:notify").chooses("It looks like this").
		on("check:android:advanced").chooses("It looks different").chooses("Next").on("checks-done").reads("3 of 6").chooses("Back").on("phones")
	r.does(app.Questions)
	for _, c := range r.look().Choices {
		if strings.Contains(c.Text, "How do you unlock your phone?") && c.State != app.Done {
			t.Error("the check did not answer the question")
		}
	}
	r.chooses("How do you unlock your phone?")
	for _, c := range r.look().Choices {
		if (c.State == app.Ticked) != strings.Contains(c.Text, "longer code") {
			t.Errorf("%+v", c)
		}
	}
}
