package app

import (
	"time"

	"alcove.example/internal/content"
	"alcove.example/internal/device"
	"alcove.example/internal/locale"
	"alcove.example/internal/vault"
)

// Env is what the session needs from outside. Functions that read or write are
// called in jobs only.
type Env struct {
	Words     *locale.Words
	Languages []NamedLanguage
	LoadWords func(locale.Tag) (*locale.Words, error)
	Library   func() (*content.Library, error)
	// Brought, if not nil, reads the questionnaires from outside that the person
	// named. Trusted are keys of those who may have signed them, with their names.
	Brought  func(*content.Library) Brought
	Trusted  map[string]string
	Now      func() time.Time
	Vault    VaultPlace
	Version  string
	Drawing  *Drawing // nil for a face that says lines as they are
	Recorded bool     // the terminal session may be recorded
	Locked   bool     // came back from a lock: begin with the passphrase
	Share    *Sharing // a workshop that the person takes part in, or nil
	// Device, if not nil, reads what this computer tells about itself; false if the
	// program cannot look any more. It is called once the person allowed it.
	Device func([]*content.Platform) ([]device.Reading, bool)
	// DeviceAllowed: the person allowed it on the command line.
	DeviceAllowed bool
}

// NamedLanguage is a language that can be chosen, by its own name.
type NamedLanguage struct {
	Tag  locale.Tag
	Name string
}

// VaultPlace is where a vault is kept and how it is opened.
type VaultPlace struct {
	Dir     string        // named by the person, or ""
	Default string        // offered when the person names none
	Home    string        // the person's own folder, which "~" stands for, or ""
	Options vault.Options // Key: the key file that the person named, or ""
	// Only: the program was started for Dir and reaches nothing outside it.
	Only bool
	// Confine, if not nil, gives up everything but a folder that was just opened
	// or made, and that of its key file, if that is another one. It comes after, not
	// before: nobody may be tied to a folder that does not work.
	Confine func(dir, key string)
	// Generate makes a passphrase of that many words.
	Generate func(words int) (string, error)
	// Digits makes a passphrase of digits.
	Digits func() string
}
