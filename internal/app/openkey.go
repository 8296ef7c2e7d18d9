package app

import (
	"errors"
	"io/fs"
	"path/filepath"

	"alcove.example/internal/text"
	"alcove.example/internal/vault"
)

// vaultOptions are those for the vault at hand, with the key file that the person
// named for it.
func (s *Session) vaultOptions() vault.Options {
	opt := s.env.Vault.Options
	opt.Key = s.keep.key
	return opt
}

// openKey asks where the key file is, which is not where it was looked for. What it
// is for comes after it.
type openKey struct{ by unlock }

func (x openKey) page(s *Session) Page {
	p := Page{ID: "open-key", Title: s.say("vault.no-key.title"), Body: []Block{para(s.say("open.key-say"))}}
	there := s.keep.key
	if there != "" {
		there = inFull(there)
	}
	p.Field = &Field{Label: s.say("open.key-label"), Value: there, Limit: 1000, enter: func(typed string) Job {
		if typed == "" {
			return nil
		}
		path := Whole(typed, s.env.Vault.Home)
		if !filepath.IsAbs(path) {
			return s.push(message{id: "not-whole", title: s.say("vault.no-key.title"), body: []string{s.say("open.key-say")}})
		}
		return s.findKey(path, x.by)
	}}
	return p
}

type keyFound struct {
	asked, path string
	by          unlock
	err         error
}

func (s *Session) findKey(path string, by unlock) Job {
	opt := s.vaultOptions()
	s.push(looking{})
	return func() any {
		found, err := vault.FindKey(path, opt)
		return keyFound{path, found, by, err}
	}
}

func (s *Session) finishKey(r keyFound) Job {
	s.back() // looking
	switch {
	case r.err == nil:
		s.keep.key = r.path
		return s.push(r.by)
	case errors.Is(r.err, fs.ErrNotExist):
		return s.push(message{id: "no-key", title: s.say("vault.no-key.title"), body: []string{s.say("open.key-not-there", arg("path", r.asked))}})
	case errors.Is(r.err, vault.ErrNotAKey):
		return s.push(message{id: "not-a-key", title: s.say("open.key-not-one"), body: []string{s.say("vault.wrong-key.say")}})
	case s.env.Vault.Only:
		return s.push(keyOutside{r.asked})
	}
	return s.push(s.problem(r.err))
}

// keyOutside says that a key file is out of reach, and how to begin with it.
type keyOutside struct{ path string }

func (x keyOutside) page(s *Session) Page {
	p := message{id: "key-outside", title: s.say("outside.title"), body: []string{s.say("outside.say", arg("folder", s.env.Vault.Dir)), s.say("open.key-again")}}.page(s)
	command := "alcove --vault " + quoted(inFull(s.keep.dir)) + " --key " + quoted(x.path)
	p.Body = append(p.Body, Block{Text: command, Indent: 4})
	if s.unkept() {
		p.Body = append(p.Body, role(text.Caution, s.say("confirm.begin-again.say")))
	}
	return p
}

// notOpened says why something did not open. Where that is for the key file, another
// one can be named.
func (s *Session) notOpened(r opened) Job {
	switch {
	case errors.Is(r.err, vault.ErrNoKey):
		return s.askKey(r.by)
	case errors.Is(r.err, fs.ErrPermission) && s.env.Vault.Only && s.keep.key != "":
		return s.push(keyOutside{s.keep.key})
	case errors.Is(r.err, vault.ErrWrongPassphrase) && s.keep.key != "", errors.Is(r.err, vault.ErrWrongKey), errors.Is(r.err, vault.ErrDamagedKey):
		return s.push(otherKey{s.problem(r.err), r.by})
	}
	return s.push(s.problem(r.err))
}

// otherKey says what is wrong with a key file, and takes another one.
type otherKey struct {
	message
	by unlock
}

func (x otherKey) page(s *Session) Page {
	p := x.message.page(s)
	p.Choices = append(p.Choices, Choice{Key: "2", Text: s.say("open.key-elsewhere"), do: func() Job { return s.askKey(x.by) }})
	return p
}

// askKey goes back to where the key file is asked for.
func (s *Session) askKey(by unlock) Job {
	s.drop(func(x screen) bool {
		switch x.(type) {
		case otherKey, unlock, openKey:
			return true
		}
		return false
	})
	return s.push(openKey{by})
}
