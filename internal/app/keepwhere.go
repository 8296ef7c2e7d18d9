package app

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"alcove.example/internal/vault"
)

// mayKeep reports whether there is something that can be kept and is not yet.
func (s *Session) mayKeep() bool {
	return s.work != nil && s.work.record == "" && s.keep.only == "" && len(s.work.answers) > 0
}

// wantSave keeps the questionnaire under way: in the open vault, or in a new
// one.
func (s *Session) wantSave() Job {
	if !s.mayKeep() {
		return nil
	}
	if s.Unlocked() {
		return s.addRecord()
	}
	return s.push(keepWhere{})
}

// keepWhere asks for the folder.
type keepWhere struct{}

func (keepWhere) page(s *Session) Page {
	p := Page{ID: "keep-where", Title: s.say("keep.title")}
	p.Body = []Block{para(s.say("keep.means")), para(s.say("keep.found"))}
	dir := s.env.Vault.Dir
	if dir == "" {
		dir = s.env.Vault.Default
	}
	p.Choices = []Choice{
		{Text: s.say("keep.here", arg("folder", dir)), do: func() Job { return s.keepIn(dir) }},
		{Text: s.say("keep.elsewhere"), do: func() Job { return s.push(keepFolder{}) }},
		{Text: s.say("keep.not-now"), do: s.back},
	}
	p.Default = 2
	number(p.Choices)
	return p
}

// keepFolder takes the path of a folder, which has to be whole.
type keepFolder struct{}

func (keepFolder) page(s *Session) Page {
	p := Page{ID: "keep-folder", Title: s.say("keep.folder-title"), asks: true, Body: []Block{para(s.say("keep.folder-say"))}}
	p.Field = &Field{Label: s.say("keep.folder-label"), Limit: 1000, enter: func(typed string) Job {
		if typed == "" {
			return nil
		}
		dir := Whole(typed, s.env.Vault.Home)
		if !filepath.IsAbs(dir) {
			return s.push(message{id: "not-whole", title: s.say("keep.folder-title"), body: []string{s.say("keep.folder-say")}})
		}
		return s.keepIn(dir)
	}}
	return p
}

// Whole is a path as it was typed, with the person's own folder in the place of a
// leading "~", as shells do. Without that folder it stays as it is; what is not whole
// afterwards is nothing to make a folder of.
func Whole(typed, home string) string {
	typed = strings.TrimSpace(typed)
	rest, of := strings.CutPrefix(typed, "~")
	if !of || home == "" || rest != "" && !strings.ContainsRune(`/`+string(filepath.Separator), rune(rest[0])) {
		return typed
	}
	return filepath.Join(home, rest)
}

// keepIn goes on with a folder: to the passphrase of the vault that is there,
// or to a new one.
func (s *Session) keepIn(dir string) Job {
	if s.beyond(dir) {
		return s.push(s.outside())
	}
	return s.lookIn(dir, forKeeping)
}

// lookIn looks at a folder in which things are kept, or are to be. A key file that
// was named for another folder is not the one of this.
func (s *Session) lookIn(dir string, why purpose) Job {
	s.keep.dir, s.keep.key = dir, s.env.Vault.Options.Key
	opt := s.vaultOptions()
	s.push(looking{})
	return func() any {
		found, err := vault.Inspect(dir, opt)
		if why == forKeeping && errors.Is(err, vault.ErrNoVault) { // before a passphrase is made for nothing
			err = cmp.Or(vault.MayCreate(dir, opt), err)
		}
		return looked{found, vault.LacksKey(dir, opt), err, why}
	}
}

// looking stands while a folder is looked at.
type looking struct{}

func (looking) page(s *Session) Page {
	return Page{ID: "looking", Body: []Block{para(s.say("keep.looking"))}}
}

type purpose uint8

const (
	forKeeping purpose = iota
	forOpening
	forForgetting
)

type looked struct {
	found    vault.Inspection
	lacksKey bool
	err      error
	why      purpose
}

// hidden is why nothing can be said of what is in a folder, or nil.
func hidden(found vault.Inspection) error {
	for _, f := range found.Files {
		if f.Err == nil || f.Mode != 0 && !errors.Is(f.Err, fs.ErrPermission) {
			return nil
		}
	}
	return found.Files[0].Err
}

func (s *Session) finishLook(r looked) Job {
	if _, ok := s.top().(looking); ok {
		s.back()
	}
	if r.why == forForgetting && r.err == nil {
		return s.askForget(r.found)
	}
	nothing := errors.Is(r.err, vault.ErrNoVault) && r.why != forForgetting
	if r.err == nil {
		r.err = hidden(r.found)
	}
	switch {
	case nothing && r.why == forOpening:
		return s.push(openWhere{})
	case nothing && !s.keep.told:
		return s.push(limits{})
	case nothing:
		return s.propose()
	case r.err != nil:
		return s.push(s.problem(r.err))
	}
	by := unlock{keepAfter: r.why == forKeeping, loose: r.found.LooseFile}
	if r.lacksKey {
		return s.push(openKey{by})
	}
	return s.push(by)
}
