package app

import (
	"strconv"
	"strings"

	"alcove.example/internal/record"
	"alcove.example/internal/vault"
)

// limits says, before somebody keeps answers for the first time, against what
// that does not help.
type limits struct{}

// sentences is how many there are about it.
const sentences = 5

func (limits) page(s *Session) Page {
	p := Page{ID: "limits", Title: s.say("limits.title")}
	for i := range sentences {
		p.Body = append(p.Body, para(s.say("limits."+strconv.Itoa(i+1))))
	}
	p.Choices = []Choice{
		{Text: s.say("limits.go-on"), do: func() Job {
			s.keep.told = true
			s.back()
			return s.propose()
		}},
		{Text: s.say("keep.not-now"), do: s.dropKeeping},
	}
	number(p.Choices)
	return p
}

// propose makes a passphrase for a new vault.
func (s *Session) propose() Job {
	s.push(working{})
	return s.generate()
}

// working stands while something takes a moment.
type working struct{}

func (working) page(s *Session) Page {
	return Page{ID: "working", Body: []Block{para(s.say("keep.working"))}}
}

type generated struct {
	words string
	err   error
}

func (s *Session) generate() Job {
	make := s.env.Vault.Generate
	return func() any {
		w, err := make(6)
		return generated{w, err}
	}
}

func (s *Session) finishGenerate(r generated) {
	if r.err != nil {
		s.replace(ownPassphrase{})
		return
	}
	s.replace(passphrase{r.words})
}

// passphrase offers generated words.
type passphrase struct{ words string }

func (x passphrase) page(s *Session) Page {
	p := Page{ID: "passphrase", Title: s.say("passphrase.title")}
	p.Body = []Block{para(s.say("passphrase.say")), {Text: x.words, Indent: 4}, para(s.say("passphrase.write")), para(s.say("passphrase.forgotten"))}
	p.Choices = []Choice{
		{Text: s.say("passphrase.wrote"), do: func() Job { return s.push(retype{x.words}) }},
		{Text: s.say("passphrase.other"), do: s.generate},
		{Text: s.say("passphrase.digits"), do: func() Job { return s.push(digits{s.env.Vault.Digits()}) }},
		{Text: s.say("passphrase.own"), do: func() Job { return s.replace(ownPassphrase{}) }},
		{Text: s.say("keep.not-now"), do: s.dropKeeping},
	}
	number(p.Choices)
	return p
}

// digits offers generated digits, for those who do not write English. Each group is a
// line of its own: on one line, people who read from the right would not know which
// comes first.
type digits struct{ digits string }

func (x digits) page(s *Session) Page {
	p := Page{ID: "digits", Title: s.say("passphrase.title")}
	p.Body = []Block{para(s.say("passphrase.say-digits")), {Text: strings.Join(vault.DigitGroups(x.digits), "\n"), Indent: 4}, para(s.say("passphrase.write")), para(s.say("passphrase.forgotten"))}
	p.Choices = []Choice{
		{Text: s.say("passphrase.wrote"), do: func() Job { return s.push(retype{x.digits}) }},
		{Text: s.say("passphrase.other"), do: func() Job {
			s.back()
			return s.generate()
		}},
		{Text: s.say("passphrase.own"), do: func() Job { return s.replace(ownPassphrase{}) }},
		{Text: s.say("keep.not-now"), do: s.dropKeeping},
	}
	number(p.Choices)
	return p
}

// dropKeeping goes back to where keeping began; nothing was written.
func (s *Session) dropKeeping() Job {
	return s.drop(func(x screen) bool {
		switch x.(type) {
		case keepWhere, keepFolder, openKey, looking, limits, working, passphrase, digits, ownPassphrase, retype:
			return true
		}
		return false
	})
}

// ownPassphrase takes a passphrase of the person's own.
type ownPassphrase struct{}

// Shortest is the length below which an own passphrase is warned about, in
// characters: guessing is offline and has no limit.
const Shortest = 20

func (ownPassphrase) page(s *Session) Page {
	p := Page{ID: "own-passphrase", Title: s.say("passphrase.own-title"), Body: []Block{para(s.say("passphrase.own-say"))}}
	p.Field = &Field{Label: s.say("passphrase.label"), Secret: true, Limit: 500, enter: func(typed string) Job {
		switch {
		case typed == "":
			return nil
		case len([]rune(typed)) < Shortest:
			return s.push(confirm{id: "short", yes: func() Job { return s.push(retype{typed}) }})
		}
		return s.push(retype{typed})
	}}
	return p
}

// retype takes the passphrase once more, before anything is written.
type retype struct{ pass string }

func (x retype) page(s *Session) Page {
	p := Page{ID: "retype", Title: s.say("retype.title"), Body: []Block{para(s.say("retype.say"))}}
	p.Field = &Field{Label: s.say("passphrase.label"), Secret: true, Limit: 500, enter: func(typed string) Job {
		if !vault.Same(typed, x.pass) {
			return s.push(message{id: "differs", title: s.say("retype.differs"), body: []string{s.say("retype.again")}})
		}
		return s.create(x.pass)
	}}
	return p
}

type created struct {
	vault  *vault.Vault
	notice vault.Notice
	err    error
}

// create makes the vault, still without an answer; what comes back was read
// from the disk with this passphrase.
func (s *Session) create(pass string) Job {
	s.push(working{})
	place, dir, opt := s.env.Vault, s.keep.dir, s.vaultOptions()
	return func() any {
		v, notice, err := vault.Create(dir, pass, record.Book{}.Bytes(), opt)
		if err == nil {
			place.confine(dir, opt.Key)
		}
		return created{v, notice, err}
	}
}

func (s *Session) finishCreate(r created) Job {
	s.back() // working
	if r.err != nil {
		return s.push(s.problem(r.err))
	}
	s.keep.vault, s.keep.book, s.keep.warned = r.vault, record.Book{Settings: s.settings}, warnings(r.notice)
	s.dropKeeping()
	return s.addRecord()
}

// kept says that it is kept, once it is.
type kept struct{}

func (kept) page(s *Session) Page {
	p := Page{ID: "kept", Title: s.say("kept.title"), Choices: []Choice{{Key: "1", Text: s.say("kept.go-on"), do: s.back}}}
	if s.keep.saving || s.keep.dirty || s.keep.state == nothingSaved {
		p.Title = s.say("keep.saving")
		return p
	}
	if s.keep.state == notSaved {
		p.Title = s.say("kept.not")
		p.Body = []Block{para(s.say("kept.still"))}
		return p
	}
	p.Body = append(s.warnings(), para(s.say("kept.say")), para(s.say("kept.where", arg("folder", s.keep.dir))), para(s.say("kept.open")), para(s.say("kept.traces")))
	return p
}
