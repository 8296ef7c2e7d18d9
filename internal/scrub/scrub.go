package scrub

import "os"

// kept are the variables that stay. Case does not matter, because it does not
// on Windows.
var kept = [...]string{
	// What the terminal is and how it is to be drawn on.
	"TERM", "COLUMNS", "LINES", "COLORTERM", "NO_COLOR", "CLICOLOR", "ACCESSIBLE",
	"TERM_PROGRAM", "TERM_PROGRAM_VERSION", "KONSOLE_VERSION",
	"KITTY_WINDOW_ID", "MLTERM", "VTE_VERSION", "WT_SESSION",
	"CONEMUANSI", "ANSICON", "ANSICON_VER",
	// Which language the person reads, and which day it is for them.
	"LANG", "LANGUAGE", "TZ",
	// Which desktop keeps the settings that a computer tells about itself.
	"XDG_CURRENT_DESKTOP",
	// Where their folders are.
	"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
	"USERPROFILE", "LOCALAPPDATA", "APPDATA", "SYSTEMROOT", "SYSTEMDRIVE",
}

// keptPrefixes are whole families that stay: the parts of the language setting,
// and our own.
var keptPrefixes = [...]string{"LC_", "ALCOVE_"}

// Variables that carry what was found over to a fresh start.
const (
	recordedName    = "ALCOVE_RECORDED"
	multiplexedName = "ALCOVE_MULTIPLEXED"
)

// found is what the environment said before it was cleaned.
type found struct {
	recorded, multiplexed bool
	program               string
	programErr            error
}

var before = clean()

// clean removes every variable that is not on the list and says what was there.
func clean() found {
	var f found
	f.program, f.programErr = os.Executable() // some systems look in PATH for it
	f.multiplexed = anySet("TMUX", "STY", "ZELLIJ", multiplexedName)
	f.recorded = anySet("TMUX", "STY", "SCRIPT", "ASCIINEMA_REC", "SSH_TTY", recordedName)

	// Cleared as a whole, then refilled: this also drops entries without a name
	// or with the name of another entry.
	var stays [][2]string
	for _, entry := range os.Environ() {
		if name, value, ok := cut(entry); ok && allowed(name) {
			stays = append(stays, [2]string{name, value})
		}
	}
	os.Clearenv()
	for _, s := range stays {
		set(s[0], s[1])
	}
	if f.recorded {
		set(recordedName, "1")
	}
	if f.multiplexed {
		set(multiplexedName, "1")
	}
	return f
}

// Recorded says whether this session may be recorded or seen from elsewhere: it
// runs inside tmux, screen, script or asciinema, or came over SSH. The person
// must be told.
func Recorded() bool { return before.recorded }

// Remember makes Recorded true in the process that follows a restart.
func Remember() { set(recordedName, "1") }

// Program returns the path of the running program, found while PATH was there.
func Program() (string, error) { return before.program, before.programErr }

func anySet(names ...string) bool {
	for _, name := range names {
		if os.Getenv(name) != "" {
			return true
		}
	}
	return false
}

// set restores a variable. It fails only for a name or value that no
// environment can hold; then the variable stays out.
func set(name, value string) { _ = os.Setenv(name, value) }

func allowed(name string) bool {
	for _, k := range kept {
		if len(name) == len(k) && startsWith(name, k) {
			return true
		}
	}
	for _, p := range keptPrefixes {
		if startsWith(name, p) {
			return true
		}
	}
	return false
}

// cut splits an entry at its first equals sign. Package strings is not used:
// whatever this package imports, libraries could be initialised before it.
func cut(entry string) (name, value string, ok bool) {
	for i := range len(entry) {
		if entry[i] == '=' {
			return entry[:i], entry[i+1:], i > 0
		}
	}
	return "", "", false
}

// startsWith compares without regard to the case of Latin letters. The prefix is
// in capitals.
func startsWith(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		c := s[i]
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}
