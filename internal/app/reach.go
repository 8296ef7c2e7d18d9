package app

import (
	"path/filepath"
	"strings"
)

func (p VaultPlace) confine(dir, key string) {
	if p.Confine != nil {
		p.Confine(dir, key)
	}
}

// beyond reports whether a folder cannot be reached, because the program was
// started for another one.
func (s *Session) beyond(dir string) bool {
	if !s.env.Vault.Only {
		return false
	}
	within, err := filepath.Abs(s.env.Vault.Dir)
	asked, failed := filepath.Abs(dir)
	if err != nil || failed != nil {
		return true
	}
	way, err := filepath.Rel(within, asked)
	return err != nil || way == ".." || strings.HasPrefix(way, ".."+string(filepath.Separator))
}

// outside says why, and that a folder inside will do: nobody may lose answers
// for it.
func (s *Session) outside() message {
	return message{id: "outside", title: s.say("outside.title"), body: []string{
		s.say("outside.say", arg("folder", s.env.Vault.Dir)), s.say("outside.inside"), s.say("outside.again")}}
}
