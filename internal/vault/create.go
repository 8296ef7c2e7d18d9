package vault

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
)

// Create makes a vault in dir, which need not exist, writes the body to both
// slots, and opens it from the disk as [Open] does: what it returns has been read
// back with this passphrase. On an error nothing that it made stays but an empty
// lock. It fails with ErrExists rather than write over slots, or over a key file
// that was named in the options.
//
// The passphrase is used byte for byte: bring it to one Unicode form before.
func Create(dir, pass string, body []byte, opt Options) (*Vault, Notice, error) {
	switch {
	case opt.Clock == nil:
		return nil, Notice{}, errNoClock
	case pass == "":
		return nil, Notice{}, ErrEmptyPassphrase
	case opt.ReadOnly:
		return nil, Notice{}, ErrNotWritable
	case len(body) > MaxBody:
		return nil, Notice{}, fmt.Errorf("%w: %d bytes", ErrTooLarge, len(body))
	}
	v := &Vault{place: opt.at(dir), opt: opt}
	notice, err := v.create(pass, body)
	if err != nil {
		return nil, Notice{}, errors.Join(err, v.Close())
	}
	return v, notice, nil
}

func (v *Vault) create(pass string, body []byte) (Notice, error) {
	p := v.place
	folder, err := p.makeFolder()
	if err != nil {
		return Notice{}, err
	}
	notice := Notice{LooseFolder: p.isLoose()}
	if err := v.hold(&notice); err != nil {
		return Notice{}, err
	}
	if v.barred != nil {
		return Notice{}, v.barred
	}
	if err := p.makeRoom(); err != nil {
		return Notice{}, err
	}
	notice.Disk, err = v.writeFirst(pass, body)
	notice.Disk = max(notice.Disk, folder)
	if err == nil {
		err = v.load(pass, &notice)
	}
	if err == nil && !(notice.bothSound() && bytes.Equal(v.body, body)) {
		err = ErrNotAsWritten
	}
	if err != nil {
		// The key last: without it the slots would look like a vault that lost its key.
		v.clear([]string{p.slot(0), p.slot(1), p.key})
		return Notice{}, err
	}
	return notice, nil
}

// MayCreate says why [Create] would fail in dir, as far as that can be told without
// writing anything. nil promises nothing: a disk can still be full, or refuse.
func MayCreate(dir string, opt Options) error {
	p := opt.at(dir)
	there := filepath.Clean(p.dir) // the folder, or the one above in which it would be made
	for {
		if _, err := p.disk.Stat(there); !isGone(err) || there == filepath.Dir(there) {
			break
		}
		there = filepath.Dir(there)
	}
	err := p.disk.MayWrite(there)
	if err == nil && p.isSplit() {
		err = p.disk.MayWrite(filepath.Dir(p.key))
	}
	return named("look at folder", err)
}

// MakeFolder makes a folder as [Create] would, for this user only, and those
// above it. One that is there already stays as it is.
func MakeFolder(dir string, opt Options) (Confirmation, error) { return opt.at(dir).makeFolder() }

// makeFolder makes the vault's folder and those above it, as far as they are
// missing, and waits until their names are on the disk. A folder above that may
// not be read cannot be waited for.
func (p place) makeFolder() (Confirmation, error) {
	var above []string
	for dir := filepath.Clean(p.dir); ; dir = filepath.Dir(dir) {
		if _, err := p.disk.Stat(dir); !isGone(err) || dir == filepath.Dir(dir) {
			break
		}
		above = append(above, filepath.Dir(dir))
	}
	if err := p.disk.MkdirAll(p.dir); err != nil {
		return NotConfirmed, named("make folder", err)
	}
	worst := Confirmed
	for _, dir := range above {
		worst = max(worst, min(CannotConfirm, p.syncDir(dir)))
	}
	return worst, nil
}

// makeRoom fails with ErrExists if there is something to lose. A key file without
// slots is what a first run that was cut short leaves behind, or all that is left
// of a vault whose slots were taken away: it is put aside, not deleted.
func (p place) makeRoom() error {
	for _, name := range []string{p.slot(0), p.slot(1), p.secondKey(), p.key} {
		switch _, err := p.disk.Stat(name); {
		case isGone(err):
		case err != nil:
			return named("look at folder", err)
		case name == p.key && !p.isSplit():
			aside := filepath.Join(p.dir, "key.age.old-"+randomSuffix())
			if err := p.disk.Rename(p.key, aside); err != nil {
				return named("put old key aside", err)
			}
			p.settle(aside)
		default:
			return fmt.Errorf("%w: %s", ErrExists, filepath.Base(name))
		}
	}
	return nil
}

// writeFirst writes the key file, then both slots. It returns the worst
// confirmation of the three.
func (v *Vault) writeFirst(pass string, body []byte) (Confirmation, error) {
	id, err := newIdentity()
	if err != nil {
		return NotConfirmed, err
	}
	v.keys, v.id = ring{id}, rand.Text()
	file, _, err := v.opt.lockKey(v.keys, pass)
	if err != nil {
		return NotConfirmed, err
	}
	worst, err := v.place.replace(v.place.key, file, sameBytes(file))
	if err != nil {
		return NotConfirmed, err
	}
	v.current, v.gen = 1, 0
	for range v.seen {
		saved, err := v.save(body)
		if err != nil {
			return NotConfirmed, err
		}
		worst = max(worst, saved.Disk)
	}
	return worst, nil
}

// sameBytes returns a check that what was read back is what was written.
func sameBytes(file []byte) func([]byte) error {
	return func(back []byte) error {
		if !bytes.Equal(back, file) {
			return ErrNotAsWritten
		}
		return nil
	}
}
