package vault

import (
	"errors"
	"fmt"
	"path/filepath"
)

// Forgotten lists what a deletion did, by name.
type Forgotten struct {
	Removed []string
	// Kept are names in the folder that are not the vault's, so it stays.
	Kept []string
	// Empty: nothing is in the folder any more, but it could not be removed.
	Empty bool
	// Disk is how sure the disk is that the names are gone.
	Disk Confirmation
}

// Forget deletes the vault in dir: the keys first, since without them the rest
// cannot be read, then the slots, each confirmed by the disk, then the folder if
// nothing else is in it. It needs no passphrase. It fails with ErrBusy while a
// program has the vault, and may be called again after an error.
//
// Deleted is not overwritten: flash cells, snapshots, synced folders and backups
// may keep encrypted copies.
func Forget(dir string, opt Options) (done Forgotten, err error) {
	p := opt.at(dir)
	if _, err := Inspect(dir, opt); err != nil {
		return Forgotten{}, err
	}
	release, err := p.disk.Lock(p.lock())
	if errors.Is(err, errors.ErrUnsupported) {
		release, err = func() error { return nil }, nil
	}
	if err != nil {
		return Forgotten{}, err
	}
	err = p.forget(&done, p.keyFiles())
	if err == nil {
		err = p.forget(&done, p.slotFiles())
	}
	// Windows cannot remove the lock while it is held.
	if err := errors.Join(err, release()); err != nil {
		return done, err
	}
	err = p.leaveFolder(&done)
	return done, err
}

// keyFiles returns the paths of the key files that exist, of keys that were put
// aside, and of what is left of unfinished ones.
func (p place) keyFiles() []string {
	first, second := filepath.Base(p.key), filepath.Base(p.secondKey())
	return p.matching(filepath.Dir(p.key), func(name string) bool {
		return name == first || name == second || isLeftoverOf(first, name) ||
			isLeftoverOf(second, name) || !p.isSplit() && oldKey.MatchString(name)
	})
}

// slotFiles returns the paths of the slots that exist, and of what is left of
// unfinished ones.
func (p place) slotFiles() []string {
	return p.matching(p.dir, func(name string) bool {
		return name == "0.age" || name == "1.age" || leftoverSlot.MatchString(name)
	})
}

// matching returns the paths in a folder whose names are ours.
func (p place) matching(folder string, ours func(string) bool) []string {
	names, err := p.disk.List(folder)
	if err != nil {
		return nil
	}
	var found []string
	for _, name := range names {
		if ours(name) {
			found = append(found, filepath.Join(folder, name))
		}
	}
	return found
}

// forget removes files and waits until their folder is on the disk.
func (p place) forget(done *Forgotten, paths []string) error {
	for _, path := range paths {
		name := filepath.Base(path)
		if err := p.disk.Remove(path); err != nil && !isGone(err) {
			return named("remove "+name, err)
		}
		done.Removed = append(done.Removed, name)
	}
	if len(paths) > 0 {
		done.Disk = max(done.Disk, p.syncDir(filepath.Dir(paths[0])))
	}
	return nil
}

// leaveFolder removes the lock and the folder, or notes what else is in it. A folder
// that is all of a stick, or lies in one that is out of reach, stays.
func (p place) leaveFolder(done *Forgotten) error {
	if err := p.disk.Remove(p.lock()); err != nil && !isGone(err) {
		return named("remove lock", err)
	}
	names, err := p.disk.List(p.dir)
	if err != nil {
		return fmt.Errorf("vault: list folder: %w", err)
	}
	done.Kept = names
	done.Empty = len(names) == 0 && p.disk.Remove(p.dir) != nil
	return nil
}
