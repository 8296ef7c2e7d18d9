package app_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
)

const ours = `format: 1
pack: our-town
version: "2026.9"
licence: CC0
kind: risk
source_language: en
title: Our town
summary: What happens here.
audience: [activist]
minutes: 2
review_by: 2026-01-02
threats: [device-lost]
sections:
  - id: here
    title: Here
    questions:
      - id: guard
        ask: Is there a guard?
        why: It helps.
        answers:
          "yes": {text: "Yes"}
          "no": {text: "No"}
`

const ourWord = "- id: our-word\n  term: our word\n  meaning: What we say.\n"

// handedOver is somebody on the page to start from, with a questionnaire from
// outside that a key signed.
func handedOver(t *testing.T, files map[string]string, trusted map[string]string, signed func(string) (bool, bool)) *robot {
	t.Helper()
	folder := fstest.MapFS{"pack.yaml": {Data: []byte(ours)}}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r := sits(t, locale.English, t.TempDir(), func(env *app.Env) {
		env.Trusted, env.Now = trusted, func() time.Time { return time.Date(2026, 5, 4, 20, 0, 0, 0, time.UTC) }
		env.Brought = func(lib *content.Library) app.Brought {
			o, err := lib.Outside(folder)
			if err != nil {
				t.Error(err)
				return app.Brought{}
			}
			return app.Brought{Packs: []app.Outside{{Outside: o, Hash: "h", Signed: signed}}, Broken: []string{"torn.pack"}}
		}
	})
	return r.chooses("Start").on("intro").chooses("No").chooses("No").on("start")
}

func nobody(string) (bool, bool) { return false, false }

func body(p app.Page) string {
	var b strings.Builder
	for _, x := range p.Body {
		b.WriteString(x.Text + "\n" + strings.Join(x.Lines, "\n") + "\n")
	}
	return b.String()
}

func TestNobodyKnownSignedIt(t *testing.T) {
	r := handedOver(t, nil, nil, nobody)
	if !strings.Contains(body(r.look()), "torn.pack") {
		t.Error("what could not be read is not named")
	}
	const mark = "Nobody you trust signed it."
	if strings.Contains(body(r.look()), mark) {
		t.Error("what is built in bears the mark")
	}
	r.chooses("Our town").on("trust:our-town").chooses("Leave it").on("start").chooses("Our town").on("trust:our-town")
	r.chooses("I trust the person").on("enough")
	for _, id := range []string{"enough", "more", "settings"} {
		switch id {
		case "more":
			r.s.Do(app.More)
		case "settings":
			r.s.Do(app.Back)
			r.s.Do(app.Settings)
		}
		if !strings.Contains(body(r.on(id).look()), mark) {
			t.Errorf("page %s does not say where it comes from", id)
		}
	}
	r.s.Do(app.Back)
	r.s.Do(app.SmallView)
	if !strings.Contains(body(r.look()), mark) {
		t.Error("small view does not say where it comes from")
	}
	r.s.Do(app.SmallView)
	if !strings.Contains(body(r.look()), "by 2026-01-02. That day is past") {
		t.Error("that it is old is not said")
	}
}

func TestSomebodyTrustedSignedIt(t *testing.T) {
	trusted := map[string]string{"key": "Amal"}
	by := func(key string) (bool, bool) { return key == "key", false }
	r := handedOver(t, map[string]string{"knowledge/glossary.yaml": ourWord}, trusted, by).chooses("Our town").on("enough")
	if !strings.Contains(body(r.look()), "Signed by Amal.") {
		t.Error("who signed it is not said")
	}
}

// Even somebody trusted does not replace anything in silence.
func TestAReplacementIsAsked(t *testing.T) {
	by := func(key string) (bool, bool) { return key == "key", false }
	help := "- id: access-now\n  title: Us\n  serves: Everybody.\n  helps: We come.\n  languages: [en]\n  reach: [\"the square\"]\n"
	r := handedOver(t, map[string]string{"knowledge/helplines.yaml": help, "knowledge/glossary.yaml": ourWord}, map[string]string{"key": "Amal"}, by)
	r.chooses("Our town").on("trust:our-town")
	for _, want := range []string{"helpline access-now", "It brings 1 thing of its own", "Signed by Amal."} {
		if !strings.Contains(body(r.look()), want) {
			t.Errorf("%q is not said", want)
		}
	}
}

func TestWhatWasChangedAfterSigningIsRefused(t *testing.T) {
	changed := func(key string) (bool, bool) { return false, key == "key" }
	handedOver(t, nil, map[string]string{"key": "Amal"}, changed).chooses("Our town").on("message:changed")
}

// A built-in questionnaire is asked with what is built in, whatever was begun before.
func TestTheMarkGoesWithTheQuestionnaire(t *testing.T) {
	r := handedOver(t, nil, nil, nobody).chooses("Our town").chooses("I trust the person").on("enough")
	r.s.Do(app.Back)
	r.on("start").chooses("My own set-up")
	if strings.Contains(body(r.look()), "Not part of this program") {
		t.Errorf("page %s bears the mark of another questionnaire", r.look().ID)
	}
}

// A name that mixes alphabets is one that may pretend to be another.
func TestANameThatPretends(t *testing.T) {
	const mark = "Someone may pretend to be someone else."
	r := handedOver(t, map[string]string{"pack.yaml": strings.Replace(ours, "Our town", "Our t\u043ewn", 1)}, nil, nobody)
	r.chooses("Our t\u043ewn").on("trust:our-town").reads(mark)
	handedOver(t, nil, nil, nobody).chooses("Our town").on("trust:our-town").doesNotRead(mark)
}
