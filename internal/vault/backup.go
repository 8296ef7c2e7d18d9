package vault

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
)

// backups is how many copies stay in a backup's folder.
const backups = 3

// Backup copies the vault's newest slot into a new folder inside to, with the key
// file unless that is kept elsewhere on purpose. The copy is read back and
// decrypted; then all but the newest three copies of this vault are removed. It
// returns the new folder, which opens as a vault. It fails with ErrCannotConfirm,
// and makes no copy, if the disk fails to confirm that the copy is there.
func (v *Vault) Backup(to string) (string, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if errors.Is(v.barred, ErrClosed) {
		return "", ErrClosed
	}
	source, err := v.place.disk.Read(v.place.slot(v.current), maxFile)
	if err != nil {
		return "", fmt.Errorf("vault: read slot: %w", err)
	}
	if glimpseOf(source) != v.seen[v.current] {
		return "", fmt.Errorf("%w: slot %d", ErrForeignWrite, v.current)
	}
	if _, err := v.inside(to).makeFolder(); err != nil {
		return "", err
	}
	target, err := v.freeFolder(to)
	if err != nil {
		return "", err
	}
	if err := v.copyInto(target, source); err != nil {
		target.remove()
		return "", err
	}
	return target.dir, v.prune(to, target)
}

// inside returns the place of a copy of this vault.
func (v *Vault) inside(dir string) place {
	return place{disk: v.place.disk, dir: dir, key: filepath.Join(dir, "key.age")}
}

// freeFolder returns the first numbered folder that is not there yet.
func (v *Vault) freeFolder(to string) (place, error) {
	for n := 1; ; n++ {
		dir := filepath.Join(to, strconv.Itoa(n))
		switch _, err := v.place.disk.Stat(dir); {
		case isGone(err):
			return v.inside(dir), named("make folder", v.place.disk.MkdirAll(dir))
		case err != nil:
			return place{}, named("look at folder", err)
		}
	}
}

// copyInto writes the key file, then the slot, each read back before it counts.
func (v *Vault) copyInto(target place, slot []byte) error {
	worst := Confirmed
	if !v.place.isSplit() {
		done, err := target.replace(target.key, v.keyFile, sameBytes(v.keyFile))
		if err != nil {
			return err
		}
		worst = done
	}
	decrypts := func(back []byte) error {
		if _, _, _, err := open(back, v.keys); err != nil {
			return fmt.Errorf("%w: %w", ErrNotAsWritten, err)
		}
		return sameBytes(slot)(back)
	}
	done, err := target.replace(target.slot(0), slot, decrypts)
	if err != nil {
		return err
	}
	if max(worst, done, target.syncDir(filepath.Dir(target.dir))) == NotConfirmed {
		return fmt.Errorf("%w: backup", ErrCannotConfirm)
	}
	return nil
}

// prune removes the oldest copies of this vault, and never the one just made,
// which is not the newest where the vault was put back to an older state. Copies
// of other vaults, and of this one under an earlier identity, do not open and
// are left alone.
func (v *Vault) prune(to string, made place) error {
	names, err := v.place.disk.List(to)
	if err != nil {
		return fmt.Errorf("vault: old backups: %w", err)
	}
	type copied struct {
		place place
		gen   uint64
	}
	var ours []copied
	for _, name := range names {
		if _, err := strconv.Atoi(name); err != nil {
			continue
		}
		p := v.inside(filepath.Join(to, name))
		if p.dir == made.dir {
			continue
		}
		if r := p.readSlot(p.slot(0), v.keys); r.state == SlotSound {
			ours = append(ours, copied{p, r.header.Generation})
		}
	}
	slices.Reverse(ours) // of those with the same body the later name stays
	slices.SortStableFunc(ours, func(a, b copied) int { return cmp.Compare(b.gen, a.gen) })
	for _, old := range ours[min(backups-1, len(ours)):] {
		old.place.remove()
	}
	return nil
}

// remove deletes a copy, key first, as far as the disk lets it.
func (p place) remove() {
	for _, name := range []string{p.key, p.slot(0), p.dir} {
		_ = p.disk.Remove(name)
	}
}
