package app

import (
	"path/filepath"
	"testing"
)

func TestBeyond(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kept")
	for name, within := range map[string]bool{
		"": true, "in": true, filepath.Join("in", "deep"): true, "..in": true, filepath.Join("in", "..", "in"): true,
		"..": false, filepath.Join("..", "kept-too"): false, filepath.Join("in", "..", "..", "other"): false,
	} {
		asked := filepath.Join(dir, name)
		only := &Session{env: Env{Vault: VaultPlace{Dir: dir, Only: true}}}
		if only.beyond(asked) == within {
			t.Errorf("started for %s: %s is within reach: %v, want %v", dir, asked, !within, within)
		}
		if any := (&Session{env: Env{Vault: VaultPlace{Dir: dir}}}); any.beyond(asked) {
			t.Errorf("not confined: %s is out of reach", asked)
		}
	}
}
