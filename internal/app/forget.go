package app

import (
	"path/filepath"
	"strings"

	"alcove.example/internal/text"
	"alcove.example/internal/vault"
)

// forget takes the name of the folder before everything in it that is kept is deleted.
type forget struct{ files []string }

// wantForget looks at what there is to delete.
func (s *Session) wantForget() Job {
	dir, opt := s.keep.dir, s.vaultOptions()
	s.push(looking{})
	return func() any {
		found, err := vault.Inspect(dir, opt)
		return looked{found: found, err: err, why: forForgetting}
	}
}

// askForget lists what there is.
func (s *Session) askForget(found vault.Inspection) Job {
	var x forget
	for _, f := range found.Files {
		x.files = append(x.files, f.Name)
	}
	return s.push(x)
}

func (x forget) page(s *Session) Page {
	whole := inFull(s.keep.dir)
	name := text.CleanLine(filepath.Base(whole))
	p := Page{ID: "forget", Title: s.say("discard.all")}
	p.Body = []Block{para(s.say("vault-forget.what", arg("folder", whole))), {Lines: x.files, Indent: 2}, role(text.Caution, s.say("vault-forget.means")),
		para(s.say("vault-forget.copies")), para(s.say("vault-forget.type", arg("name", name)))}
	p.Field = &Field{Label: s.say("keep.folder-label"), Limit: 1000, enter: func(typed string) Job {
		if typed != name {
			return s.push(message{id: "not-forgotten", title: s.say("discard.all"), body: []string{s.say("forget.not")}})
		}
		return s.forget()
	}}
	return p
}

type forgotten struct {
	done vault.Forgotten
	err  error
}

// forget closes what is open and deletes it. What is under way goes on as not kept,
// whatever comes of it.
func (s *Session) forget() Job {
	v, dir, opt := s.keep.vault, s.keep.dir, s.vaultOptions()
	s.keep = keeping{dir: dir, key: s.keep.key, told: s.keep.told}
	s.earlier, s.writing = nil, true
	if s.work != nil {
		s.work.record = ""
	}
	s.drop(func(x screen) bool {
		switch x.(type) {
		case forget, discard, records:
			return true
		}
		return false
	})
	s.push(working{})
	return func() any {
		_ = v.Close() // who could not let go of the lock finds it held
		done, err := vault.Forget(dir, opt)
		return forgotten{done, err}
	}
}

func (s *Session) finishForget(r forgotten) Job {
	s.writing = false
	s.back() // working
	if r.err != nil {
		return s.push(message{id: "half-forgotten", title: s.say("discard.all"), body: []string{s.say("forget.half", arg("folder", s.keep.dir))}})
	}
	say := []string{s.say("vault-forget.done")}
	if r.done.Disk != vault.Confirmed {
		say = append(say, s.say("vault-forget.unconfirmed"))
	}
	if len(r.done.Kept) > 0 {
		say = append(say, s.say("vault-forget.kept", arg("names", strings.Join(r.done.Kept, s.say("list.separator")))))
	}
	if r.done.Empty {
		say = append(say, s.say("vault-forget.empty"))
	}
	say = append(say, s.say("vault-forget.remains"), s.say("vault-forget.copies"))
	if s.unkept() {
		say = append(say, s.say("discard.open"))
	}
	return s.push(message{id: "forgotten", title: s.say("discard.all"), body: say})
}
