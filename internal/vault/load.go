package vault

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"
)

// Notice is what a person should be told after opening.
type Notice struct {
	// Generation counts the saves; Saved is when the newest was made. An older
	// number than the person remembers means that the folder was put back.
	Generation uint64
	Saved      time.Time
	// ReadOnly is nil, or why nothing can be saved: ErrBusy or ErrNotWritable.
	ReadOnly error
	// Disk is how sure the disk was about a new vault; Confirmed when opening one.
	Disk Confirmation
	// NoLock: this disk has no locks; a second program is only noticed at a save.
	NoLock bool
	// LooseFolder: others than the owner may write in the folder.
	LooseFolder bool
	// Slots is what was found; anything but sound means that the newest save may
	// be lost, and that the next one repairs it.
	Slots [2]SlotReport
	// Leftover is a newer body from a save that was cut short, nil if there is
	// none. It is kept until the next save, whatever that saves.
	Leftover *Leftover
	// SecondKey: the second passphrase was used.
	SecondKey bool
	// KeyDamaged: only the second key file is sound; set the passphrase anew.
	KeyDamaged bool
	// RekeyUnfinished: a change of identity was cut short; call Rekey again.
	RekeyUnfinished bool
}

func (n Notice) bothSound() bool {
	return n.Slots[0].State == SlotSound && n.Slots[1].State == SlotSound
}

// Leftover is a body that was written but never took its place.
type Leftover struct {
	Generation uint64
	Saved      time.Time
	Body       []byte
}

// SlotReport is what one slot is like.
type SlotReport struct {
	State      SlotState
	Size       int64     // of the file, bytes
	Generation uint64    // of a sound slot
	Saved      time.Time // of a sound slot
	Err        error     // why it is not sound
}

// reading is a slot as it was read.
type reading struct {
	header header
	body   []byte
	state  SlotState
	err    error
	seen   glimpse
}

func (r reading) report() SlotReport {
	report := SlotReport{State: r.state, Size: int64(r.seen.size), Err: r.err}
	if r.state == SlotSound {
		report.Generation, report.Saved = r.header.Generation, r.header.Saved
	}
	return report
}

// present fails with ErrNoVault or ErrNoKey if there is nothing to open.
func (p place) present() error {
	has := func(name string) bool {
		_, err := p.disk.Stat(name)
		return !isGone(err)
	}
	if !has(p.slot(0)) && !has(p.slot(1)) {
		return ErrNoVault
	}
	if !has(p.key) && !has(p.secondKey()) {
		return ErrNoKey
	}
	return nil
}

// isLoose reports that others may write in the vault's folder.
func (p place) isLoose() bool {
	info, err := p.disk.Stat(p.dir)
	return err == nil && looseFor(info.Mode())
}

// load unlocks the key, reads the slots, and fills the vault and the notice.
func (v *Vault) load(pass string, notice *Notice) error {
	if err := v.unlock(pass, notice); err != nil {
		return err
	}
	slots := v.place.readSlots(v.keys)
	for i, s := range slots {
		notice.Slots[i], v.seen[i] = s.report(), s.seen
	}
	newest, err := choose(slots)
	if err != nil {
		return err
	}
	head := slots[newest].header
	v.current, v.gen, v.id, v.body = newest, head.Generation, head.Vault, slots[newest].body
	notice.Generation, notice.Saved = head.Generation, head.Saved
	v.sortLeftovers(notice)
	return nil
}

// unlock opens the key file, or else the second one.
func (v *Vault) unlock(pass string, notice *Notice) error {
	keys, file, err := v.place.unlock(v.place.key, pass)
	v.seenKey = glimpseOf(file)
	if err != nil {
		second, secondFile, failed := v.place.unlock(v.place.secondKey(), pass)
		switch {
		case failed != nil && isGone(err) && !isGone(failed):
			return failed
		case failed != nil && isGone(err):
			return ErrNoKey
		case failed != nil:
			return err
		}
		notice.SecondKey, notice.KeyDamaged = true, errors.Is(err, ErrDamagedKey)
		keys, file = second, secondFile
	}
	v.keys, v.keyFile = keys, file
	notice.RekeyUnfinished = len(keys) > 1
	return nil
}

// unlock reads and opens one key file.
func (p place) unlock(name, pass string) (ring, []byte, error) {
	file, err := p.disk.Read(name, maxKeyFile)
	if isGone(err) {
		return nil, nil, fmt.Errorf("%w: %w", ErrNoKey, err)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrDamagedKey, err)
	}
	keys, err := unlockKey(file, pass)
	return keys, file, err
}

// readSlots reads both slots.
func (p place) readSlots(keys ring) [2]reading {
	return [2]reading{p.readSlot(p.slot(0), keys), p.readSlot(p.slot(1), keys)}
}

// readSlot reads the slot in the file called name.
func (p place) readSlot(name string, keys ring) reading {
	file, err := p.disk.Read(name, maxFile)
	if isGone(err) {
		return reading{state: SlotMissing, err: err}
	}
	if err != nil {
		return reading{state: SlotDamaged, err: err}
	}
	r := reading{seen: glimpseOf(file)}
	r.header, r.body, r.state, r.err = open(file, keys)
	return r
}

// choose returns the slot to use: the sound one with the highest generation.
func choose(slots [2]reading) (int, error) {
	newest, count := -1, map[SlotState]int{}
	for i, s := range slots {
		count[s.state]++
		if s.state == SlotSound && (newest < 0 || s.header.Generation > slots[newest].header.Generation) {
			newest = i
		}
	}
	why := errors.Join(slots[0].err, slots[1].err)
	there := len(slots) - count[SlotMissing]
	switch {
	case count[SlotNewer] > 0:
		return 0, fmt.Errorf("%w: %w", ErrNewerVersion, why)
	case newest >= 0:
		return newest, nil
	case there == 0:
		return 0, ErrNoVault
	case count[SlotWrongKey] == there:
		return 0, fmt.Errorf("%w: %w", ErrWrongKey, why)
	case count[SlotForged] == there:
		return 0, fmt.Errorf("%w: %w", ErrForged, why)
	}
	return 0, fmt.Errorf("%w: %w", ErrDamagedSlots, why)
}

// sortLeftovers keeps the newest body that never took its place, and clears the
// other leftovers away, if this program alone has the vault.
func (v *Vault) sortLeftovers(notice *Notice) {
	best := ""
	var spent []string
	for _, name := range v.place.leftovers() {
		if !leftoverSlot.MatchString(filepath.Base(name)) {
			spent = append(spent, name)
			continue
		}
		r := v.place.readSlot(name, v.keys)
		switch {
		case r.state == SlotNewer:
		case r.state != SlotSound || r.header.Generation <= v.gen,
			notice.Leftover != nil && r.header.Generation <= notice.Leftover.Generation:
			spent = append(spent, name)
		default:
			if best != "" {
				spent = append(spent, best)
			}
			best = name
			notice.Leftover = &Leftover{Generation: r.header.Generation, Saved: r.header.Saved, Body: r.body}
		}
	}
	if v.release == nil {
		return
	}
	v.clear(spent)
	if best != "" {
		v.spent = []string{best}
	}
}

// clear removes files that are not needed. One that stays does no harm.
func (v *Vault) clear(names []string) {
	for _, name := range names {
		_ = v.place.disk.Remove(name)
	}
}

// leftovers returns the paths of what cut-short saves left behind.
func (p place) leftovers() []string {
	return slices.DeleteFunc(append(p.keyFiles(), p.slotFiles()...), func(path string) bool {
		return !leftover.MatchString(path)
	})
}
