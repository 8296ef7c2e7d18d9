package vault

import (
	"fmt"
	"path/filepath"
)

// SetPassphrase puts the vault's key under another passphrase. An old copy of the
// key file, in a backup or in the cells of a flash disk, still opens with the old
// one: [Vault.Rekey] makes such a copy useless for what is saved from then on.
// Either the old or the new passphrase opens at every instant; until the disk has
// confirmed it may be the old one again after a power cut.
func (v *Vault) SetPassphrase(pass string) (Confirmation, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.mayChangeKey(pass); err != nil {
		return NotConfirmed, err
	}
	file, _, err := v.opt.lockKey(v.keys, pass)
	if err != nil {
		return NotConfirmed, err
	}
	return v.writeKey(file, pass)
}

// SetSecondPassphrase makes a second key file beside the first, for a second
// person or a printed sheet, or replaces it.
func (v *Vault) SetSecondPassphrase(pass string) (Confirmation, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.mayChangeKey(pass); err != nil {
		return NotConfirmed, err
	}
	file, _, err := v.opt.lockKey(v.keys, pass)
	if err != nil {
		return NotConfirmed, err
	}
	return v.place.replace(v.place.secondKey(), file, opensWith(pass, v.keys))
}

// RemoveSecondPassphrase deletes the second key file, if there is one.
func (v *Vault) RemoveSecondPassphrase() (Confirmation, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.barred != nil {
		return NotConfirmed, v.barred
	}
	return v.removeSecondKey()
}

func (v *Vault) removeSecondKey() (Confirmation, error) {
	name := v.place.secondKey()
	switch err := v.place.disk.Remove(name); {
	case isGone(err):
		return Confirmed, nil
	case err != nil:
		return NotConfirmed, named("remove second key", err)
	}
	return v.place.syncDir(filepath.Dir(name)), nil
}

// mayChangeKey fails if nothing may be written, or if the key file or a slot is
// not what this vault last saw: another program may have given it a new identity.
func (v *Vault) mayChangeKey(pass string) error {
	switch {
	case v.barred != nil:
		return v.barred
	case pass == "":
		return ErrEmptyPassphrase
	}
	file, err := v.place.disk.Read(v.place.key, maxKeyFile)
	if err != nil && !isGone(err) && v.seenKey.size > 0 {
		return named("look at key", err)
	}
	if glimpseOf(file) != v.seenKey {
		return fmt.Errorf("%w: key file", ErrForeignWrite)
	}
	return v.unchanged()
}

// writeKey replaces the first key file once the new one was shown to open.
func (v *Vault) writeKey(file []byte, pass string) (Confirmation, error) {
	done, err := v.place.replace(v.place.key, file, opensWith(pass, v.keys))
	if err == nil {
		v.keyFile, v.seenKey = file, glimpseOf(file)
		return done, nil
	}
	if now, _ := v.place.disk.Read(v.place.key, maxKeyFile); glimpseOf(now) == glimpseOf(file) {
		v.seenKey = glimpseOf(file) // the rename failed, and took place all the same
	}
	return NotConfirmed, err
}

// opensWith returns a check that a key file opens with a passphrase and holds
// these identities. Losing the key loses everything, so this is worth its time.
func opensWith(pass string, keys ring) func([]byte) error {
	return func(back []byte) error {
		found, err := unlockKey(back, pass)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNotAsWritten, err)
		}
		if found.text() != keys.text() {
			return ErrNotAsWritten
		}
		return nil
	}
}
