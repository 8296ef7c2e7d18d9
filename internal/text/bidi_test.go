package text

import "testing"

func TestDetect(t *testing.T) {
	type env map[string]string
	for _, c := range []struct {
		name string
		env  env
		mode int
		says string
		want Bidi
		sure bool
	}{
		{"xterm", env{"TERM": "xterm-256color"}, 0, "", Visual, true},
		{"xterm, asked", env{"TERM": "xterm"}, 0, "XTerm(379)", Visual, true},
		{"GNOME and Xfce", env{"TERM": "xterm-256color", "VTE_VERSION": "7006"}, 0, "", Explicit, true},
		{"the same over the network, asked", env{"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1"}, 1, "", Explicit, true},
		{"reordering is switched off", env{"TERM": "xterm"}, 2, "", Explicit, true},
		{"reordering cannot be switched off", env{"TERM": "xterm"}, 3, "", Embed, true},
		{"reordering cannot be switched on", env{"TERM": "xterm"}, 4, "", Visual, true},
		{"over the network", env{"TERM": "xterm-256color", "SSH_CONNECTION": "10.0.0.1"}, 0, "", Visual, false},
		{"over the network, cleaned", env{"TERM": "xterm-256color", "ALCOVE_RECORDED": "1"}, 0, "", Visual, false},
		{"Konsole", env{"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, 0, "", Embed, true},
		{"Konsole, asked", env{"TERM": "xterm-256color"}, 0, "Konsole 22.12.3", Embed, true},
		{"mlterm", env{"TERM": "mlterm", "MLTERM": "3.9.0"}, 0, "", Embed, true},
		{"kitty", env{"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, 0, "", Words, true},
		{"kitty, asked", env{"TERM": "xterm-256color"}, 0, "kitty(0.26.5)", Words, true},
		{"macOS", env{"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, 0, "", Embed, true},
		{"iTerm2", env{"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, 0, "", Visual, false},
		{"mintty", env{"TERM": "xterm", "TERM_PROGRAM": "mintty"}, 0, "", Explicit, true},
		{"Windows Terminal", env{"WT_SESSION": "a"}, 0, "", Visual, true},
		{"alacritty", env{"TERM": "alacritty"}, 0, "", Visual, true},
		{"foot", env{"TERM": "foot-extra"}, 0, "", Visual, true},
		{"Linux console", env{"TERM": "linux"}, 0, "", Visual, true},
		{"tmux in GNOME", env{"TERM": "tmux-256color", "TMUX": "a", "VTE_VERSION": "7006"}, 0, "tmux 3.3a", Visual, false},
		{"tmux, cleaned", env{"TERM": "xterm-256color", "VTE_VERSION": "7006", "ALCOVE_MULTIPLEXED": "1"}, 0, "", Visual, false},
		{"tmux, known by its name", env{"TERM": "tmux-256color"}, 0, "", Visual, false},
		{"screen", env{"TERM": "screen.xterm-256color", "STY": "1"}, 0, "", Visual, false},
		{"zellij", env{"TERM": "xterm", "ZELLIJ": "0"}, 0, "", Visual, false},
		{"nothing known", env{}, 0, "", Visual, false},
		{"rare", env{"TERM": "rxvt-unicode"}, 0, "", Visual, false},
	} {
		got, sure := Detect(Terminal{Env: func(name string) string { return c.env[name] }, Mode8: c.mode, Version: c.says})
		if got != c.want || sure != c.sure {
			t.Errorf("%s: %v, sure %v; want %v, %v", c.name, got, sure, c.want, c.sure)
		}
	}
}
