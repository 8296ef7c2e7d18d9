package app_test

import (
	"testing"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// readsOn sits down at a terminal of which that much is known.
func readsOn(t *testing.T, tag locale.Tag, drawing *app.Drawing) *robot {
	t.Helper()
	return sits(t, tag, t.TempDir(), func(env *app.Env) {
		env.Drawing, env.Languages = drawing, append(env.Languages, app.NamedLanguage{Tag: "ar-XB", Name: "Mirrored"})
	})
}

// Who reads from the right is asked which line can be read, once, where the
// terminal does not tell.
func TestLegible(t *testing.T) {
	guess := &app.Drawing{Bidi: text.Visual, Ask: true}
	r := readsOn(t, "ar-XB", guess).on("legible")
	if len(r.look().Choices) != 5 {
		t.Fatalf("%d choices, want four lines and none", len(r.look().Choices))
	}
	for i, want := range []text.Bidi{text.Explicit, text.Embed, text.Words, text.Off} {
		if c := r.look().Choices[i]; c.Drawn == nil || *c.Drawn != want {
			t.Errorf("line %d is drawn %v, want %v", i+1, c.Drawn, want)
		} else if c.Text != r.s.Words().Say("reading.say") || c.Note == "" {
			t.Errorf("line %d does not say what to do: %q, %q", i+1, c.Text, c.Note)
		}
	}
	r.wait(r.s.Choose(1))
	r.on("welcome")
	if r.s.Bidi() != text.Embed {
		t.Errorf("drawn %v after the second line was chosen", r.s.Bidi())
	}
	r.wait(r.s.Do(app.Help))
	r.chooses("The letters look wrong").on("legible")
	r.chooses("None of them").on("message:legible")
	if r.s.Bidi() != text.Embed {
		t.Errorf("none of them changes it to %v", r.s.Bidi())
	}

	r = readsOn(t, "en", guess).on("welcome")
	r.wait(r.s.Do(app.Language))
	r.chooses("Mirrored").on("legible")
	r.chooses("None of them")
	r.wait(r.s.Do(app.Back))
	r.wait(r.s.Do(app.Language))
	r.chooses("English").on("welcome")
	r.wait(r.s.Do(app.Language))
	r.chooses("Mirrored").on("welcome")
	r.wait(r.s.Do(app.Language))
	r.chooses("The letters look wrong").on("legible")
}

func TestLegibleIsNotAsked(t *testing.T) {
	sure := readsOn(t, "ar-XB", &app.Drawing{Bidi: text.Explicit}).on("welcome")
	if sure.s.Bidi() != text.Explicit {
		t.Errorf("drawn %v, want %v", sure.s.Bidi(), text.Explicit)
	}
	for _, r := range []*robot{readsOn(t, "ar-XB", nil), readsOn(t, "en", &app.Drawing{Ask: true})} {
		r.on("welcome")
		r.wait(r.s.Do(app.Help))
		for _, c := range r.look().Choices {
			if c.Text == r.s.Words().Say("reading.open") {
				t.Errorf("%s: %q is offered", r.s.Words().Tag(), c.Text)
			}
		}
	}
}
