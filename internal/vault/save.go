package vault

import (
	"bytes"
	"cmp"
	"fmt"
	"sync"
	"time"
)

// Saved says what became of a save that went through.
type Saved struct {
	Generation uint64
	Disk       Confirmation
}

// Save makes body the newest one. Only when it returns without an error may a
// person be told "saved", and when Disk is Confirmed, without a "but".
//
// An error means that nothing was saved: body stays with the caller, what was
// saved before stays as it is, and Save may be called again. If the disk fails to
// confirm, the other slot is written too.
func (v *Vault) Save(body []byte) (Saved, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	saved, err := v.save(body)
	if err != nil {
		return Saved{}, err
	}
	if saved.Disk == NotConfirmed || v.seen[1-v.current].size != v.seen[v.current].size {
		if again, err := v.save(body); err == nil {
			saved = again
		}
	}
	return saved, nil
}

// SaveBoth makes body the newest one and leaves no older one in the other slot:
// what was removed from it is then in neither. If only one slot could be written
// it fails with ErrHalfRemoved and the Saved of that one.
func (v *Vault) SaveBoth(body []byte) (Saved, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.saveBoth(body)
}

func (v *Vault) saveBoth(body []byte) (Saved, error) {
	first, err := v.save(body)
	if err != nil {
		return Saved{}, err
	}
	second, err := v.save(body)
	if err != nil {
		return first, fmt.Errorf("%w: %w", ErrHalfRemoved, err)
	}
	second.Disk = max(first.Disk, second.Disk)
	return second, nil
}

// save writes body into the older slot. The steps are S0 to S9 of the protocol;
// [place.replace] is S2 to S8. What needs no disk is done while the disk is waited
// for: the new slot is made while the old ones are looked at, and shown to open
// while it is written.
func (v *Vault) save(body []byte) (Saved, error) {
	if v.barred != nil {
		return Saved{}, v.barred
	}
	if len(body) > MaxBody {
		return Saved{}, fmt.Errorf("%w: %d bytes", ErrTooLarge, len(body))
	}
	slot, gen := 1-v.current, v.gen+1
	size := max(sizeFor(body), v.seen[v.current].size)
	if !isFileSize(int64(size)) {
		size = sizeFor(body)
	}
	head := header{Version: version, Generation: gen, Saved: stamp(v.opt.Clock()), Vault: v.id}
	made := sync.OnceValues(func() (sealed, error) { return seal(head, body, size, v.keys[0]) })
	go made()
	foreign := v.unchanged() // S0
	file, err := made()      // S1; also waited for if it is not needed, since body is the caller's
	if err := cmp.Or(foreign, err); err != nil {
		return Saved{}, err
	}
	keys := v.keys[:1]
	opens := sync.OnceValue(func() error { return file.opens(keys) })
	go opens()
	done, err := v.place.replace(v.place.slot(slot), file.bytes, func(back []byte) error { // S2-S8
		return cmp.Or(sameBytes(file.bytes)(back), opens())
	})
	if err != nil {
		v.lookAgain(slot, glimpseOf(file.bytes))
		return Saved{}, err
	}
	v.current, v.gen, v.seen[slot] = slot, gen, glimpseOf(file.bytes) // S9
	v.body = bytes.Clone(body)
	v.clear(v.spent)
	v.spent = nil
	return Saved{Generation: gen, Disk: done}, nil
}

// sealed is a slot file, and its plaintext to compare with.
type sealed struct{ bytes, plain []byte }

func seal(head header, body []byte, size int, id identity) (sealed, error) {
	plain, err := compose(head, body, size, id)
	if err != nil {
		return sealed{}, err
	}
	file, err := encrypt(plain, id)
	return sealed{file, plain}, err
}

// opens fails unless these keys open the file to its plaintext.
func (s sealed) opens(keys ring) error {
	text, _, _, err := decrypt(s.bytes, keys)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotAsWritten, err)
	}
	if !bytes.Equal(text, s.plain) {
		return ErrNotAsWritten
	}
	return nil
}

// unchanged fails with ErrForeignWrite if a slot is not what it was when this
// vault last saw it, and with ErrNoVault if the whole folder is not there.
func (v *Vault) unchanged() error {
	for i, seen := range v.seen {
		now, err := v.place.glimpse(i)
		if now == seen {
			continue
		}
		if _, gone := v.place.disk.Stat(v.place.dir); isGone(gone) {
			return fmt.Errorf("%w: %w", ErrNoVault, gone)
		}
		if err != nil {
			return named("look at slot", err)
		}
		return fmt.Errorf("%w: slot %d", ErrForeignWrite, i)
	}
	return nil
}

// glimpse looks at a slot's file. One that is missing, or cannot be read, is the
// zero glimpse.
func (p place) glimpse(slot int) (glimpse, error) {
	file, err := p.disk.Read(p.slot(slot), maxFile)
	switch {
	case isGone(err):
		return glimpse{}, nil
	case err != nil:
		return glimpse{}, err
	}
	return glimpseOf(file), nil
}

// lookAgain notes that a slot may hold what a failed rename was to put there.
func (v *Vault) lookAgain(slot int, written glimpse) {
	if now, err := v.place.glimpse(slot); err == nil && now == written {
		v.seen[slot] = now
	}
}

// stamp returns the time as a slot writes it: whole seconds, UTC; the zero time
// for a clock so wrong that it cannot be written.
func stamp(now time.Time) time.Time {
	now = now.UTC().Truncate(time.Second)
	if now.Year() < 1 || now.Year() > 9999 {
		return time.Time{}
	}
	return now
}
