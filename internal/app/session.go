package app

import (
	"alcove.example/internal/content"
	"alcove.example/internal/locale"
	"alcove.example/internal/record"
	"alcove.example/internal/text"
)

// A Session is one run of the program. It is not safe for use by several
// goroutines: jobs run elsewhere and hand back results.
type Session struct {
	env   Env
	words *locale.Words
	own   *locale.Words    // the person's language while the page is shown in English; else nil
	lib   *content.Library // of the questionnaire under way
	base  *content.Library // what is built in
	stack []screen
	small bool
	bare  string  // the private page that small view shows for this moment, by its id
	work  *work   // the questionnaire under way, or nil
	keep  keeping // the open vault, if any
	entry entry   // what the first screens were told

	drawing  Drawing
	settings record.Settings
	earlier  map[string]given // answers of other questionnaires, by path of the question
	device   deviceSays       // what this computer said, if it was read
	terms    termsFolded
	brought  Brought
	accepted map[string]bool // outside questionnaires, by hash, whose bringer the person trusts
	flash    string          // said once: what the last thing done has changed

	writing bool   // a file that is handed on
	failed  string // words of the content that could not be read, or ""
	ending  Ending
	after   Ending // how to end as soon as what is being saved is saved
}

// New begins a session on its first screen. The job, if any, reads the content;
// the face runs it after the first page is drawn.
func New(env Env) (*Session, Job) {
	s := &Session{env: env, words: env.Words, keep: keeping{dir: env.Vault.Dir, key: env.Vault.Options.Key}}
	s.stack = []screen{welcome{}}
	if env.Locked {
		s.push(start{})
		s.push(unlock{})
	}
	if env.Drawing != nil {
		s.drawing = *env.Drawing
	}
	if s.asksReading() {
		s.push(legible{})
	}
	load, bring := env.Library, env.Brought
	return s, func() any {
		lib, err := load()
		r := libraryRead{lib: lib, err: err}
		if err == nil && bring != nil {
			r.brought = bring(lib)
		}
		return r
	}
}

type libraryRead struct {
	lib     *content.Library
	brought Brought
	err     error
}

// Page is what the session shows now.
func (s *Session) Page() Page {
	p := s.shown(s.top())
	p.Body = append(s.originLines(), p.Body...)
	if _, asking := s.top().(question); asking && len(s.termsOn(p)) > 0 {
		p.Acts = append(p.Acts, Terms)
	}
	p.Acts = append(p.Acts, s.commonActs()...)
	if s.small {
		p.Aside = ""
		if !p.asks {
			p.Title = ""
		}
	}
	if s.own != nil && p.Notice == "" {
		p.Notice = s.own.Say("english.shown")
	}
	if p.Notice == "" {
		p.Notice = s.flash
	}
	if p.Notice == "" {
		p.Notice = s.keep.notice(s)
	}
	return p
}

// commonActs are what can be done on every page.
func (s *Session) commonActs() []Action {
	acts := []Action{More}
	if len(s.stack) > 1 {
		acts = []Action{Back, More, Search}
	}
	if s.glances() {
		acts = append(acts, InEnglish)
	}
	if s.mayKeep() && !s.small {
		acts = append(acts, Save)
	}
	if s.Unlocked() {
		acts = append(acts, Lock)
	}
	return acts
}

// Choose does what the page's choice says. A place that does not exist does
// nothing.
func (s *Session) Choose(i int) Job {
	s.ownLanguage()
	choices := s.shown(s.top()).Choices
	if i < 0 || i >= len(choices) || choices[i].do == nil {
		return nil
	}
	s.flash = ""
	return s.settle(choices[i].do())
}

// Enter hands over what was typed into the page's field.
func (s *Session) Enter(typed string) Job {
	s.ownLanguage()
	f := s.shown(s.top()).Field
	if f == nil || f.enter == nil {
		return nil
	}
	return s.settle(f.enter(typed))
}

// Do does what is possible on every page.
func (s *Session) Do(a Action) Job {
	if a == InEnglish {
		s.glance()
		return s.settle(nil)
	}
	s.ownLanguage()
	switch a {
	case Back:
		s.goBack()
	case HelpNow:
		s.push(helpNow{})
	case Help:
		s.push(helpTopics{})
	case SmallView:
		s.small = !s.small
	case Language:
		once(s, languages{})
	case More:
		once(s, moreMenu{})
	case Note:
		if q, ok := s.top().(question); ok && s.mayNote() {
			s.push(noteField{q.id})
		}
	case Questions:
		if s.work != nil {
			s.push(questionList{})
		}
	case Mark:
		if q, ok := s.top().(question); ok {
			return s.settle(s.mark(q.id))
		}
	case Terms:
		if on := s.termsOn(s.shown(s.top())); len(on) > 0 {
			s.push(terms{on})
		}
	case Search:
		once(s, search{})
	case Settings:
		s.push(settings{})
	case Steps:
		if s.work != nil && s.scored() {
			s.push(planScreen{})
		}
	case Save:
		return s.settle(s.wantSave())
	case Lock:
		return s.settle(s.lock())
	case LeaveNow:
		s.ending = Left
	}
	return s.settle(nil)
}

// settle covers what was left, and adds a save to a job where an answer changed with
// a vault open.
func (s *Session) settle(j Job) Job {
	s.coverUp()
	if j != nil {
		return j
	}
	return s.keep.next(s)
}

// Finish takes the result of a job. It may give another.
func (s *Session) Finish(result any) Job {
	switch r := result.(type) {
	case libraryRead:
		s.lib, s.base, s.brought = r.lib, r.lib, r.brought
		if r.err != nil {
			s.failed = r.err.Error()
		} else if s.env.DeviceAllowed && s.env.Device != nil {
			return s.readDevice()
		}
	case opened:
		return s.settle(s.finishOpen(r))
	case created:
		return s.settle(s.finishCreate(r))
	case saved:
		return s.finishSave(r)
	case looked:
		return s.settle(s.finishLook(r))
	case keyFound:
		return s.settle(s.finishKey(r))
	case deviceRead:
		s.finishDevice(r)
	case forgotten:
		return s.settle(s.finishForget(r))
	case generated:
		s.finishGenerate(r)
	case handedIn:
		return s.settle(s.finishHandIn(r))
	case wordsRead:
		s.finishWords(r)
	case handedOn:
		return s.settle(s.finishHandOn(r))
	}
	return nil
}

// Ending says whether the session is over. A leaving that waits for a save is
// not over until the save is finished.
func (s *Session) Ending() Ending { return s.ending }

// Dir is the direction in which the person's language is read.
func (s *Session) Dir() text.Dir { return s.words.Dir() }

// Words are the words of the person's language, for what a face says itself.
func (s *Session) Words() *locale.Words { return s.words }

// Small reports whether small view is on.
func (s *Session) Small() bool { return s.small }

// Unlocked reports whether a vault is open.
func (s *Session) Unlocked() bool { return s.keep.vault != nil }

// Locks reports whether Lock locks at once: a vault is open, and no answer is
// thrown away with it. Then it is locked when nobody is there for a while.
func (s *Session) Locks() bool { return s.Unlocked() && !s.unkept() }

// Saving reports whether something is being written, so that a face that must end
// waits for it a moment.
func (s *Session) Saving() bool { return s.keep.saving || s.writing }

// VaultDir is the folder of the open vault, for coming back after a lock.
func (s *Session) VaultDir() string { return s.keep.dir }

// KeyFile is its key file where that is kept elsewhere, or "".
func (s *Session) KeyFile() string { return s.keep.key }

// lock throws away what is open. It asks first where answers would go with it.
// Without a vault there is nothing to throw away, and the face covers the screen.
func (s *Session) lock() Job {
	switch {
	case !s.Unlocked():
		return nil
	case s.unkept():
		return s.push(confirm{id: "lock", yes: func() Job { s.ending = Relocks; return nil }})
	}
	return s.endBy(Relocks)
}

func (s *Session) leave() Job { return s.endBy(Left) }

// endBy ends the session once what is to be saved is saved.
func (s *Session) endBy(how Ending) Job {
	if s.keep.saving || s.keep.due(s) {
		s.after = how
		return nil
	}
	s.ending = how
	return nil
}
