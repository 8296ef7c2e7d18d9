package vault

import (
	"errors"
	"fmt"
	"io/fs"
)

// Reasons why a vault does not open. The first six each need other words to a
// person, because what to do next differs.
var (
	// ErrWrongPassphrase: no key file opens with this passphrase.
	ErrWrongPassphrase = errors.New("vault: wrong passphrase")
	// ErrDamagedKey: the key file is not what was written.
	ErrDamagedKey = errors.New("vault: damaged key file")
	// ErrDamagedSlots: neither slot is what was written. Nothing was changed.
	ErrDamagedSlots = errors.New("vault: both slots are damaged")
	// ErrWrongKey: the key opens, but the slots were made for another one.
	ErrWrongKey = errors.New("vault: the key does not belong to these slots")
	// ErrNewerVersion: a newer program wrote this. Nothing was changed.
	ErrNewerVersion = errors.New("vault: written by a newer version")
	// ErrBusy: another running program holds the vault.
	ErrBusy = errors.New("vault: in use by another program")
	// ErrForged: the slots decrypt, but whoever wrote them did not have the key.
	ErrForged = errors.New("vault: not written by the holder of the key")
	// ErrNoVault: there is nothing here to open.
	ErrNoVault = errors.New("vault: no vault here")
	// ErrNoKey: there are slots but no key file, for example because it is kept
	// on a stick that is not plugged in.
	ErrNoKey = errors.New("vault: no key file")
	// ErrNotAKey: a file that was named as the key file is none, or damaged.
	ErrNotAKey = errors.New("vault: not a key file")
)

// Reasons why something was not written. What was there before is untouched.
var (
	// ErrForeignWrite: the files changed since they were last seen here.
	ErrForeignWrite = errors.New("vault: changed by somebody else")
	// ErrNotWritable: this place cannot be written, or reading only was asked for.
	ErrNotWritable = errors.New("vault: cannot be written")
	// ErrDiskFull: no room left.
	ErrDiskFull = errors.New("vault: disk is full")
	// ErrNotAsWritten: what was read back is not what was written.
	ErrNotAsWritten = errors.New("vault: disk gave back something else")
	// ErrCannotConfirm: the step is only safe on a disk that confirms.
	ErrCannotConfirm = errors.New("vault: disk does not confirm")
	// ErrHalfRemoved: one slot has the new body, the other still has an old one.
	ErrHalfRemoved = errors.New("vault: an older copy is still there")
	// ErrExists: there already is a vault, or a key, in this place.
	ErrExists = errors.New("vault: there already is one")
	// ErrTooLarge: the body is larger than MaxBody.
	ErrTooLarge = errors.New("vault: body too large")
	// ErrEmptyPassphrase: a vault without a passphrase is refused.
	ErrEmptyPassphrase = errors.New("vault: empty passphrase")
	// ErrClosed: the vault was closed.
	ErrClosed = errors.New("vault: closed")
)

// errNotPlain marks a link, a folder or a device where a file was expected.
var errNotPlain = errors.New("vault: not a plain file")

// named adds the sentinel that a disk error means to a person, if it is one of
// those that can be told apart.
func named(step string, err error) error {
	switch {
	case err == nil:
		return nil
	case isDiskFull(err):
		return fmt.Errorf("%w: %s: %w", ErrDiskFull, step, err)
	case isNotWritable(err):
		return fmt.Errorf("%w: %s: %w", ErrNotWritable, step, err)
	}
	return fmt.Errorf("vault: %s: %w", step, err)
}

// isGone reports that a file or folder is not there.
func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) }
