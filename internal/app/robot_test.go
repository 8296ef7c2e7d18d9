package app_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/app"
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/vault"
	"alcove.example/locales"
	"alcove.example/questionnaires"
)

// robot is somebody at the keyboard: it reads pages and does what is on them.
// Its methods make sentences, so that a test reads like a walk.
type robot struct {
	t    *testing.T
	s    *app.Session
	seen map[string]app.Page // every page it came past, by id
	each []func(*app.Session, app.Page)

	// other is somebody beside it who does the same in another language, or nil:
	// the words of the test are English.
	other *app.Session
}

// sitDownTogether starts the program twice, in English and in another language,
// for whoever does the same in both.
func sitDownTogether(t *testing.T, tag locale.Tag, dir string) *robot {
	t.Helper()
	sameWords := func(env *app.Env) {
		env.Vault.Generate = func(int) (string, error) { return "one two three four five six", nil }
	}
	r := sits(t, locale.English, dir, sameWords)
	if tag != locale.English {
		r.other = sits(t, tag, dir+"-"+string(tag), sameWords).s
		r.look()
	}
	return r
}

// beside insists that the other one is on the same page, with the same to choose
// from, in words of that language.
func (r *robot) beside(p app.Page) {
	r.t.Helper()
	q := r.other.Page()
	if q.ID != p.ID || len(q.Choices) != len(p.Choices) || (q.Field == nil) != (p.Field == nil) {
		r.t.Fatalf("on %q with %d choices, in the other language on %q with %d:\n%s", p.ID, len(p.Choices), q.ID, len(q.Choices), said(q))
	}
	for i, c := range q.Choices {
		if c.Key != p.Choices[i].Key || c.State != p.Choices[i].State {
			r.t.Errorf("%q: choice %d is %q %v, in the other language %q %v", p.ID, i, p.Choices[i].Key, p.Choices[i].State, c.Key, c.State)
		}
	}
	if p.Title != "" && p.Title == q.Title {
		r.t.Errorf("%q: the title is %q in both languages", p.ID, p.Title)
	}
}

// act does something, and so does the other one.
func (r *robot) act(do func(*app.Session) app.Job) {
	if r.other != nil {
		for job := do(r.other); job != nil; {
			job = r.other.Finish(job())
		}
	}
	r.wait(do(r.s))
}

// sitsDown starts the program in a language, with a folder for keeping.
func sitsDown(t *testing.T, tag locale.Tag, dir string) *robot {
	t.Helper()
	return sits(t, tag, dir, func(*app.Env) {})
}

// sits is sitsDown where something is otherwise than usual.
func sits(t *testing.T, tag locale.Tag, dir string, otherwise func(*app.Env)) *robot {
	t.Helper()
	load := func(tag locale.Tag) (*locale.Words, error) { return locale.Load(locales.FS, tag) }
	words, err := load(tag)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC) }
	env := app.Env{
		Words: words, Languages: []app.NamedLanguage{{Tag: "en", Name: "English"}}, LoadWords: load,
		Library: func() (*content.Library, error) { return content.Load(questionnaires.FS) },
		Now:     now, Version: "test",
		Vault: app.VaultPlace{Default: dir, Options: vault.TestOnlyWeakKey(t, vault.Options{Clock: now}), Generate: vault.Generate, Digits: vault.Digits},
	}
	otherwise(&env)
	s, job := app.New(env)
	r := &robot{t: t, s: s, seen: map[string]app.Page{}}
	r.look()
	r.wait(job)
	return r
}

// stopsTheProgram lets go of what only the end of a process lets go of: the lock on
// the folder.
func (r *robot) stopsTheProgram() {
	app.LetGo(r.s)
	if r.other != nil {
		app.LetGo(r.other)
	}
}

// wait runs jobs until none is left, as a face does.
func (r *robot) wait(j app.Job) {
	for j != nil {
		j = r.s.Finish(j())
	}
	r.look()
}

func (r *robot) look() app.Page {
	p := r.s.Page()
	r.seen[p.ID] = p
	for _, do := range r.each {
		do(r.s, p)
	}
	if r.other != nil {
		r.beside(p)
	}
	return p
}

// on insists on the page.
func (r *robot) on(id string) *robot {
	r.t.Helper()
	if p := r.look(); p.ID != id {
		r.t.Fatalf("on page %q, want %q\n%s", p.ID, id, said(p))
	}
	return r
}

// chooses the choice whose text contains the words.
func (r *robot) chooses(words string) *robot {
	r.t.Helper()
	p := r.look()
	for i, c := range p.Choices {
		if strings.Contains(c.Text, words) {
			r.act(func(s *app.Session) app.Job { return s.Choose(i) })
			return r
		}
	}
	r.t.Fatalf("no choice %q on %q:\n%s", words, p.ID, said(p))
	return r
}

// presses the digits of a choice.
func (r *robot) presses(key string) *robot {
	r.t.Helper()
	p := r.look()
	for i, c := range p.Choices {
		if c.Key == key {
			r.act(func(s *app.Session) app.Job { return s.Choose(i) })
			return r
		}
	}
	r.t.Fatalf("no key %q on %q:\n%s", key, p.ID, said(p))
	return r
}

// picks the choice at a place.
func (r *robot) picks(i int) *robot {
	r.t.Helper()
	if p := r.look(); i >= len(p.Choices) {
		r.t.Fatalf("%q has no choice %d:\n%s", p.ID, i, said(p))
	}
	r.act(func(s *app.Session) app.Job { return s.Choose(i) })
	return r
}

// leadsTo tries the choices of a page in order until one leads to a page of
// that kind.
func (r *robot) leadsTo(kind string) *robot {
	r.t.Helper()
	from := r.look()
	for i := range from.Choices {
		r.act(func(s *app.Session) app.Job { return s.Choose(i) })
		if r.s.Ending() != app.GoOn {
			r.t.Fatalf("choice %d of %q ended the program", i, from.ID)
		}
		id := r.look().ID
		if id == kind || strings.HasPrefix(id, kind+":") {
			return r
		}
		if id != from.ID {
			r.does(app.Back)
		}
	}
	r.t.Fatalf("no choice of %q leads to %q:\n%s", from.ID, kind, said(from))
	return r
}

// types into the field and presses Enter.
func (r *robot) types(words string) *robot {
	r.t.Helper()
	if r.look().Field == nil {
		r.t.Fatalf("nothing to type into on %q", r.look().ID)
	}
	r.act(func(s *app.Session) app.Job { return s.Enter(words) })
	return r
}

func (r *robot) does(a app.Action) *robot {
	r.act(func(s *app.Session) app.Job { return s.Do(a) })
	return r
}

// reads insists that the page says something.
func (r *robot) reads(words string) *robot {
	r.t.Helper()
	if p := r.look(); !strings.Contains(said(p), words) {
		r.t.Fatalf("page %q does not say %q:\n%s", p.ID, words, said(p))
	}
	return r
}

func (r *robot) doesNotRead(words string) *robot {
	r.t.Helper()
	if p := r.look(); strings.Contains(said(p), words) {
		r.t.Fatalf("page %q says %q", p.ID, words)
	}
	return r
}

// answers goes through the interview: each question by the answer given for
// it, others by "rather not say", until the page is no question.
func (r *robot) answers(by map[string]string) *robot {
	r.t.Helper()
	for range 200 {
		p := r.uncovers().look()
		id, ok := strings.CutPrefix(p.ID, "question:")
		if !ok {
			return r
		}
		before := p.ID
		r.answer(p, by[id])
		if r.look().ID == before && p.Field == nil && by[id] == "" {
			r.t.Fatalf("%q does not move on", before)
		}
	}
	r.t.Fatal("the interview does not end")
	return r
}

// uncovers presses the one key that small view asks for, if it does.
func (r *robot) uncovers() *robot {
	if strings.HasPrefix(r.look().ID, "covered:") {
		r.picks(0)
	}
	return r
}

func (r *robot) answer(p app.Page, words string) {
	r.t.Helper()
	if words == "" {
		r.chooses("rather not say")
		return
	}
	r.chooses(words)
	if r.look().ID == p.ID { // ticked: go on
		r.chooses("Go on")
	}
}

// replies with a digit where the page has it, else with "rather not say".
func (r *robot) replies(p app.Page, key string) {
	r.t.Helper()
	for _, k := range []string{key, "1" + key, "9", "11"} {
		for _, c := range p.Choices {
			if c.Key != k {
				continue
			}
			r.presses(k)
			if r.look().ID == p.ID {
				r.chooses("Go on")
			}
			return
		}
	}
	r.t.Fatalf("%q takes neither %s nor silence:\n%s", p.ID, key, said(p))
}

// said is everything a page says.
func said(p app.Page) string {
	var b strings.Builder
	line := func(parts ...any) { fmt.Fprintln(&b, parts...) }
	line(p.Title, p.Aside)
	for _, blocks := range [][]app.Block{p.Body, p.Tail} {
		for _, x := range blocks {
			line(x.Text, strings.Join(x.Lines, "\n"))
			if x.Meter != nil {
				line(x.Meter.Label, x.Meter.Words)
			}
			if x.Grid != nil {
				line(strings.Join(x.Grid.Said, "\n"))
			}
		}
	}
	for _, c := range p.Choices {
		line(c.Under, c.Key, c.Text, c.Note)
	}
	if p.Field != nil {
		line(p.Field.Label, p.Field.Value)
	}
	line(p.Notice)
	return b.String()
}
