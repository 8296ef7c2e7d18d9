package text

import (
	"slices"
	"strings"
)

// Bidi is who puts right-to-left text in the order in which it is seen: we, the
// terminal, or both.
type Bidi uint8

const (
	// Off: nobody. Lines are in reading order, for what reorders or reads them aloud.
	Off Bidi = iota
	// Visual: we, from left to right, with Arabic letters in their forms. For
	// terminals that know nothing of the matter.
	Visual
	// Explicit: as Visual, and the terminal is told to leave the order alone. The
	// face tells it, and takes it back.
	Explicit
	// Embed: the terminal. Each line says that it is read from right to left, and
	// where that is not enough, what is not.
	Embed
	// Words: we put the words in order, the terminal the letters of each word.
	Words
)

var bidiNames = [...]string{Off: "off", Visual: "visual", Explicit: "explicit", Embed: "embed", Words: "words"}

func (b Bidi) String() string {
	if int(b) < len(bidiNames) {
		return bidiNames[b]
	}
	return ""
}

// ParseBidi is the Bidi that has this name.
func ParseBidi(name string) (b Bidi, ok bool) {
	i := slices.Index(bidiNames[:], name)
	return Bidi(max(i, 0)), i >= 0
}

// draws reports whether Arabic letters are put into their forms.
func (b Bidi) draws() bool { return b == Visual || b == Explicit }

// A Terminal is what is known about a terminal.
type Terminal struct {
	Env func(name string) string // a variable of the environment, "" if it is not set

	// What it answered, where it was asked; empty where not.
	Mode8   int    // to CSI 8 $ p: how its own reordering is set
	Version string // to CSI > q: its name and version
}

// Answers to CSI 8 $ p, by which a terminal says that it reorders by itself.
const (
	modeSet       = 1
	modeReset     = 2
	modeAlwaysSet = 3
	modeNeverSet  = 4
)

// Detect is what suits a terminal. Where the person has to be asked, because
// another program stands between us and the terminal, or nothing is known, sure
// is false and the Bidi a guess.
func Detect(t Terminal) (b Bidi, sure bool) {
	switch {
	case t.Mode8 == modeSet || t.Mode8 == modeReset:
		return Explicit, true
	case t.Mode8 == modeAlwaysSet:
		return Embed, true
	case t.Mode8 == modeNeverSet:
		return Visual, true
	case t.anySet("TMUX", "STY", "ZELLIJ", "ALCOVE_MULTIPLEXED"), t.is("TERM", "screen", "tmux"):
		return Visual, false
	}
	if b, sure = byName(t.Version); sure {
		return b, true
	}
	switch {
	case t.anySet("KITTY_WINDOW_ID"), t.is("TERM", "xterm-kitty"):
		return Words, true
	case t.anySet("KONSOLE_VERSION", "MLTERM"), t.is("TERM", "mlterm"), t.is("TERM_PROGRAM", "Apple_Terminal"):
		return Embed, true
	case t.anySet("VTE_VERSION"), t.is("TERM_PROGRAM", "mintty"):
		return Explicit, true
	case t.anySet("WT_SESSION"), t.is("TERM_PROGRAM", "vscode"):
		return Visual, true
	}
	// What is left is the kind that is named over the network too, whatever the
	// terminal at the other end really is.
	far := t.anySet("SSH_TTY", "SSH_CONNECTION", "ALCOVE_RECORDED", "TERM_PROGRAM")
	return Visual, !far && t.is("TERM", "xterm", "alacritty", "foot", "linux")
}

// byName goes by the name that a terminal answers with.
func byName(version string) (b Bidi, known bool) {
	for name, suits := range map[string]Bidi{"Konsole": Embed, "mlterm": Embed, "kitty": Words, "XTerm": Visual, "VTE": Explicit, "mintty": Explicit} {
		if strings.HasPrefix(version, name) {
			return suits, true
		}
	}
	return Off, false
}

func (t Terminal) anySet(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return t.Env(name) != "" })
}

// is reports whether a variable begins with one of the values.
func (t Terminal) is(name string, values ...string) bool {
	value := t.Env(name)
	return slices.ContainsFunc(values, func(v string) bool { return strings.HasPrefix(value, v) })
}
