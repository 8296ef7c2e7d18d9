//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/vault"
)

// saveAll makes a vault in a scene that holds one body after the other.
func saveAll(t *testing.T, pass string, bodies ...string) scene {
	t.Helper()
	s := scene{t.TempDir()}
	v, _, err := vault.Create(s.vault(), pass, []byte(bodies[0]), vault.TestOnlyWeakKey(t, vault.Options{Clock: noon}))
	for _, body := range bodies[1:] {
		if err == nil {
			_, err = v.Save([]byte(body))
		}
	}
	if err == nil {
		err = v.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestJudge(t *testing.T) {
	const pass = "pass"
	old, new := state{pass, "old"}, state{pass, "new"}
	save := kind{before: old, after: new}
	silence, done := answer{}, answer{done: true}
	empty := scene{t.TempDir()}
	for name, c := range map[string]struct {
		kind   kind
		scene  scene
		answer answer
		held   string
		wrong  string // part of the error
	}{
		"old":           {save, saveAll(t, pass, "older", "old"), silence, "old", ""},
		"new":           {save, saveAll(t, pass, "old", "new"), silence, "new", ""},
		"acknowledged":  {save, saveAll(t, pass, "old", "new"), done, "new", ""},
		"lost":          {save, saveAll(t, pass, "older", "old"), done, "", "lost what was acknowledged"},
		"too old":       {save, saveAll(t, pass, "older"), silence, "", "neither old nor new"},
		"gone":          {save, empty, silence, "", "neither old nor new"},
		"not yet":       {kind{after: new}, empty, silence, "nothing", ""},
		"never":         {kind{after: new}, empty, done, "", "lost what was acknowledged"},
		"other key":     {save, saveAll(t, "other", "old", "new"), silence, "", "neither old nor new"},
		"half deleted":  {kind{before: old, after: new, removes: true}, saveAll(t, pass, "old", "new"), done, "", "still in the other slot"},
		"deleted":       {kind{before: old, after: new, removes: true}, saveAll(t, pass, "old", "new", "new"), done, "new", ""},
		"no copies":     {kind{before: old, after: old, copies: sound}, saveAll(t, pass, "old"), silence, "", "only 0 sound copies"},
		"no copy yet":   {kind{before: old, after: old, makes: 1}, saveAll(t, pass, "old"), silence, "same", ""},
		"no copy made":  {kind{before: old, after: old, makes: 1}, saveAll(t, pass, "old"), done, "", "only 0 sound copies"},
		"nothing to do": {kind{before: old, after: old}, saveAll(t, pass, "old"), done, "same", ""},
	} {
		held, err := c.kind.judge(c.scene, c.answer)
		if held != c.held || (err == nil) != (c.wrong == "") || err != nil && !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%s: %q %v, want %q %q", name, held, err, c.held, c.wrong)
		}
	}
}

func TestWhatStaysIsSeen(t *testing.T) {
	s := saveAll(t, "pass", "older", "old")
	k := kind{before: state{"pass", "old"}, after: state{"pass", "new"}}
	if err := os.WriteFile(filepath.Join(s.vault(), "draft"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (ground{}).goesOn(t.Context(), k, s); err == nil || !strings.Contains(err.Error(), "draft stays") {
		t.Errorf("a strange file: %v", err)
	}
	if err := os.Remove(filepath.Join(s.vault(), "draft")); err != nil {
		t.Fatal(err)
	}
	k.before.body = "and the next"
	if err := (ground{}).goesOn(t.Context(), k, s); err != nil {
		t.Errorf("nothing is wrong: %v", err)
	}
}
