package main

import (
	"testing"
	"testing/fstest"
)

func TestRecordedBy(t *testing.T) {
	for name, c := range map[string]struct {
		stats map[string]string
		want  bool
	}{
		"a terminal":        {map[string]string{"9": "9 (bash) S 5 9 5", "5": "5 (xterm) S 1 5 5"}, false},
		"script":            {map[string]string{"9": "9 (script) S 5 9 5"}, true},
		"under a shell":     {map[string]string{"9": "9 (sh) S 8 9 5", "8": "8 (script) S 5 8 5", "5": "5 (xterm) S 1 5 5"}, true},
		"tmux":              {map[string]string{"9": "9 (zsh) S 5 9 5", "5": "5 (tmux: server) S 1 5 5"}, true},
		"screen in capital": {map[string]string{"9": "9 (SCREEN) S 1 9 5"}, true},
		"over a network":    {map[string]string{"9": "9 (bash) S 5 9 5", "5": "5 (sshd) S 1 5 5"}, true},
		"a name with signs": {map[string]string{"9": "9 (a) S 1 (b) S 5 9 5", "5": "5 (sshd-session) S 1 5 5"}, true},
		"only alike":        {map[string]string{"9": "9 (scripted) S 5 9 5", "5": "5 (screenshot) S 1 5 5"}, false},
		"nothing is told":   {map[string]string{}, false},
		"torn":              {map[string]string{"9": "9 (bash"}, false},
		"shorter":           {map[string]string{"9": "9 (bash) S"}, false},
		"no number":         {map[string]string{"9": "9 (bash) S x"}, false},
		"in a circle":       {map[string]string{"9": "9 (bash) S 9"}, false},
	} {
		proc := fstest.MapFS{}
		for pid, stat := range c.stats {
			proc[pid+"/stat"] = &fstest.MapFile{Data: []byte(stat)}
		}
		if got := recordedBy(proc, 9); got != c.want {
			t.Errorf("%s: recorded %v, want %v", name, got, c.want)
		}
	}
}
