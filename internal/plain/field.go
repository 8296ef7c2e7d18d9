package plain

import (
	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
)

// empties is what is typed to empty a field that holds something: an empty line
// keeps it.
const empties = "-"

// fill has something typed into the field of the page. The codes work here too;
// 00 leaves the field, and the page where there is nothing but the field.
func (f *face) fill(p app.Page) error {
	for {
		f.promptField(p.Field)
		typed, err := f.typed(p.Field)
		if err != nil {
			return err
		}
		a := code(tidy(typed.words))
		switch {
		case a.is == act && a.action == app.Back && len(p.Choices) > 0:
			return nil
		case a.is == act:
			return f.do(p, a.action)
		case a.is == again:
			f.shown = view{}
			return nil
		}
		if kept, ok := f.fits(p.Field, typed); ok {
			return f.enter(p.Field, kept)
		}
	}
}

// promptField says what is asked for and what stands there.
func (f *face) promptField(field *app.Field) {
	label := locale.A("label", field.Label)
	switch {
	case field.Secret && f.Secret != nil:
		f.say("plain.prompt-secret", label)
	case field.Secret || field.Value == "":
		f.say("plain.prompt-field", label)
	default:
		f.say("plain.prompt-field", label)
		f.say("plain.field-now", locale.A("value", field.Value), locale.A("sign", empties))
	}
}

// typed reads what is typed, unseen if it is a secret.
func (f *face) typed(field *app.Field) (line, error) {
	if field.Secret && f.Secret != nil {
		return f.readUnseen()
	}
	return f.read()
}

// fits is what the field takes of what was typed, cleaned, and whether to take
// it: a secret that was cut would lock its owner out.
func (f *face) fits(field *app.Field, typed line) (kept string, ok bool) {
	taken := text.Field{Limit: field.Limit}
	cut := taken.Insert(typed.words)
	switch {
	case cut == 0 && !typed.long:
	case field.Secret:
		f.say("plain.too-long")
		return "", false
	default:
		f.say("plain.cut")
	}
	return taken.Text(), true
}

// enter hands over what was typed, and says it back if it is no secret.
func (f *face) enter(field *app.Field, typed string) error {
	if field.Value != "" {
		switch typed {
		case "":
			typed = field.Value
		case empties:
			typed = ""
		}
	}
	if !field.Secret && typed != "" {
		f.say("plain.typed", locale.A("text", typed))
	}
	f.shown = view{}
	return f.work(f.Session.Enter(typed))
}
