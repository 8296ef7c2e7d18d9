package vault

import "fmt"

// Report is what a check found.
type Report struct {
	Slots [2]SlotReport
	// Body is the newest sound body, for the caller to look into.
	Body []byte
	// Uneven: the two slots differ in size, or have a size that none should have;
	// the next save puts that right.
	Uneven bool
	// Leftovers counts files of saves that were cut short.
	Leftovers int
	// RekeyUnfinished: a change of identity was cut short.
	RekeyUnfinished bool
}

// Sound reports that there is nothing to repair.
func (r Report) Sound() bool {
	return r.Slots[0].State == SlotSound && r.Slots[1].State == SlotSound &&
		!r.Uneven && r.Leftovers == 0 && !r.RekeyUnfinished
}

// Check verifies the whole vault in dir and writes nothing, not even a lock. An
// error means that it cannot be opened at all; the report then still says what
// each slot is like, if the key opened.
func Check(dir, pass string, opt Options) (Report, error) {
	v := &Vault{place: opt.at(dir), opt: opt, barred: ErrNotWritable}
	if err := v.place.present(); err != nil {
		return Report{}, err
	}
	var notice Notice
	if err := v.unlock(pass, &notice); err != nil {
		return Report{}, err
	}
	slots := v.place.readSlots(v.keys)
	report := Report{
		Slots:           [2]SlotReport{slots[0].report(), slots[1].report()},
		Leftovers:       len(v.place.leftovers()),
		RekeyUnfinished: notice.RekeyUnfinished,
	}
	size := report.Slots[0].Size
	report.Uneven = size != report.Slots[1].Size || !isFileSize(size)
	newest, err := choose(slots)
	if err != nil {
		return report, fmt.Errorf("vault: check: %w", err)
	}
	report.Body = slots[newest].body
	return report, nil
}
