package authoring_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/authoring"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/locales"
)

// TestHintsSayWhatIsPossible: who mistypes or guesses is told what there is.
func TestHintsSayWhatIsPossible(t *testing.T) {
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	const pack, personas = "small/pack.yaml", "small/personas.yaml"
	for _, c := range []struct{ name, file, old, text, code, message, hint string }{
		{"an adversary far from all others", pack, "adversaries: [criminal]", "adversaries: [supporters]", "R003", "supporters", "Possible here: criminal,"},
		{"a near one", pack, "adversaries: [criminal]", "adversaries: [criminals]", "R003", "criminals", "Did you mean"},
		{"a comma in a text in brackets", pack, "{text: An iPhone,", "{text: An iPhone, or an iPad,", "Y003", "comma", "quotation marks"},
		{"a field with a space", pack, "sensitive: true", "very sensitive: true", "Y003", "very sensitive", "Possible here: adversaries"},
		{"a colon in a text", pack, "ask: ", "ask: Now: ", "E000", "colon", "quotation marks"},
		{"a line pushed to the left", pack, "        why:", "      why:", "E000", "does not fit", "spaces"},
		{"a bracket left open", pack, "adversaries: [household]", "adversaries: [household", "E000", "open", "Close"},
		{"a persona with a question that is gone", personas, "phone-code: longer", "phone-kode: longer", "V004", "no question", "Possible here: phone-code"},
		{"a persona with an answer that is gone", personas, "phone-code: longer", "phone-code: six", "V004", "does not take", "four"},
		{"a persona with a number", personas, "phone-code: longer", "phone-code: 6", "V004", "does not take", "four"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := base(t)
			was := string(files[c.file].Data)
			now := strings.Replace(was, c.old, c.text, 1)
			if now == was {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			files[c.file].Data = []byte(now)
			var said []string
			for _, f := range lint(t, files, nil) {
				message, hint := f.Message(words), f.Hint(words)
				if f.Code == c.code && strings.Contains(message, c.message) && strings.Contains(hint, c.hint) {
					return
				}
				said = append(said, f.Code+" "+message+" "+hint)
			}
			t.Errorf("lint says\n%s", strings.Join(said, "\n"))
		})
	}
}

// TestHintsNameWhatWouldHelp: a threat that nobody can carry out, or that too
// little lowers, comes with those who could and with what does.
func TestHintsNameWhatWouldHelp(t *testing.T) {
	files, _ := authoring.Begin("my-trip", today)
	fsys := fstest.MapFS{}
	for _, f := range files {
		text := strings.Replace(f.Text, "threats: [device-lost,", "threats: [device-seized, account-takeover, device-lost,", 1)
		fsys[f.Name] = &fstest.MapFile{Data: []byte(text)}
	}
	m, err := content.ReadManuscript(fsys, shipped(t).Library)
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]string{}
	for _, f := range authoring.Lint(m, authoring.Setting{Today: today}) {
		named[f.Code+" "+f.Args[0]] = strings.Join(f.Right, " ")
	}
	if got := named["L005 device-seized"]; !strings.Contains(got, "local-authority") || strings.Contains(got, "criminal") {
		t.Errorf("could take a device: %q", got)
	}
	got := strings.Fields(named["G001 account-takeover"])
	if len(got) < 2 {
		t.Fatalf("would lower a takeover: %q", got)
	}
	for _, id := range got {
		if c := m.Library.Control(content.ID(id)); c == nil || c.Reduces["account-takeover"] == 0 {
			t.Errorf("%s lowers no takeover", id)
		}
	}
}

// TestABrokenPersonaIsSaidOnce: what it would have reached is no finding of its
// own until it is tried.
func TestABrokenPersonaIsSaidOnce(t *testing.T) {
	files := base(t)
	const name = "small/personas.yaml"
	files[name].Data = []byte(strings.Replace(string(files[name].Data), `home-watch: "yes"`, "home-watch: perhaps", 1))
	found := lint(t, files, nil)
	if len(found) != 1 || found[0].Code != "V004" || found[0].Severity != authoring.Error {
		t.Errorf("found %+v", found)
	}
}

// TestWhatIsWrongIsSaidOnce: an answer set spreads one wrong id over its answers.
func TestWhatIsWrongIsSaidOnce(t *testing.T) {
	files := base(t)
	pack := string(files["small/pack.yaml"].Data)
	files["small/pack.yaml"].Data = []byte(strings.Replace(pack, "controls: [dat-second-copy]", "controls: [dat-no-copy]", 1))
	_, err := content.Load(files)
	if found := authoring.Unread(files, err); len(found) != 1 || found[0].Code != "R003" {
		t.Errorf("%v", found)
	}
}

// TestThreePartsThatNeverHold: where no two of them rule each other out, the first
// and the others are named, and not the same twice.
func TestThreePartsThatNeverHold(t *testing.T) {
	files := base(t)
	pack := string(files["small/pack.yaml"].Data)
	files["small/pack.yaml"].Data = []byte(strings.Replace(pack, "controls: [dat-second-copy]\n", `controls: [dat-second-copy]
        show_if: {all: [{any: [{thieves: to-me}, {phone-code: four}]}, {not: {thieves: to-me}}, {not: {phone-code: four}}]}
`, 1))
	for _, f := range lint(t, files, nil) {
		if f.Code == "L006" {
			if f.Args[0] == f.Args[1] {
				t.Errorf("the same twice: %q", f.Args)
			}
			return
		}
	}
	t.Error("it is not found")
}

// TestNoAnswerLeadsOn: a list of answers that is empty is not begun.
func TestNoAnswerLeadsOn(t *testing.T) {
	words, err := locale.Load(locales.FS, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	f := authoring.Finding{Code: "G004", Args: []string{""}}
	if got := f.Message(words); got != "No answer leads to a step or to people." {
		t.Error(got)
	}
}
