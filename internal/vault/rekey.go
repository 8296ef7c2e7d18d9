package vault

import (
	"fmt"
	"path/filepath"
)

// Rekey gives the vault a new identity under a passphrase, the same one or
// another, writes both slots anew, and removes the second key file, whose
// passphrase it does not know. An old copy of the key file then opens only old
// copies of the slots.
//
// Cut short, it leaves a key file with both identities: the vault opens with this
// passphrase, and calling Rekey again finishes the change. The order of the steps
// matters, so it fails with ErrCannotConfirm, before it changes anything, on a
// disk that has no way to confirm.
func (v *Vault) Rekey(pass string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.mayChangeKey(pass); err != nil {
		return err
	}
	for _, dir := range []string{v.place.dir, filepath.Dir(v.place.key)} {
		if err := confirmed(v.place.syncDir(dir), nil); err != nil {
			return err
		}
	}
	work, err := v.addIdentity(pass)
	if err != nil {
		return err
	}
	saved, err := v.saveBoth(v.body)
	if err := confirmed(saved.Disk, err); err != nil {
		return err
	}
	if err := confirmed(v.removeSecondKey()); err != nil {
		return err
	}
	return v.dropIdentity(pass, work)
}

// confirmed turns anything less than Confirmed into an error.
func confirmed(done Confirmation, err error) error {
	if err == nil && done != Confirmed {
		return fmt.Errorf("%w: new identity", ErrCannotConfirm)
	}
	return err
}

// addIdentity writes a key file with a new identity before the present one, and
// returns its work factor. From then on saves use the new one. A change that was
// cut short has its new identity already.
func (v *Vault) addIdentity(pass string) (int, error) {
	before := v.keys
	if len(before) == 1 {
		id, err := newIdentity()
		if err != nil {
			return 0, err
		}
		v.keys = ring{id, before[0]}
	}
	file, work, err := v.opt.lockKey(v.keys, pass)
	if err == nil {
		err = confirmed(v.writeKey(file, pass))
	}
	if err != nil {
		// The old identity is in either key file, whichever the disk kept.
		v.keys = before
		return 0, err
	}
	return work, nil
}

// dropIdentity writes a key file with the new identity alone.
func (v *Vault) dropIdentity(pass string, work int) error {
	both := v.keys
	file, err := lockKey(both[:1], pass, work)
	if err != nil {
		return err
	}
	v.keys = both[:1]
	if _, err := v.writeKey(file, pass); err != nil {
		v.keys = both
		return err
	}
	return nil
}
