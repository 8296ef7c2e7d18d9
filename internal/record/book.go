package record

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
	"unicode/utf8"
)

// version is what Bytes writes.
const version = 1

// maxTombstones is how many deleted records are remembered; the oldest go first.
const maxTombstones = 1000

var (
	// ErrNotABook: these bytes are not a book, or a damaged one.
	ErrNotABook = errors.New("record: not a book")
	// ErrNewer: a newer program wrote this book.
	ErrNewer = errors.New("record: written by a newer version")
	// ErrTooLarge: more bytes than MaxSize.
	ErrTooLarge = errors.New("record: too large")
	// ErrTooDeep: nested deeper than MaxDepth.
	ErrTooDeep = errors.New("record: nested too deep")
	// ErrTooMany: more than MaxMembers records, or anything else in one place.
	ErrTooMany = errors.New("record: too many")
	// ErrNoRecord: there is no record with this id.
	ErrNoRecord = errors.New("record: no such record")
	// ErrDeleted: the record with this id was deleted and does not come back.
	ErrDeleted = errors.New("record: was deleted")
)

// Book is everything one vault holds. The zero Book is empty and ready to use.
type Book struct {
	Settings Settings
	records  []Record
	gone     []Tombstone
	packs    map[string]Seen
	trusted  map[string]Trust
	version  int
	rest     object
}

func (b *Book) fields() []field {
	return []field{
		list("gone", &b.gone, an[Tombstone]()), table("packs", &b.packs, an[Seen]()), list("records", &b.records, an[Record]()),
		one("settings", &b.Settings), table("trusted", &b.trusted, an[Trust]()), number("version", &b.version),
	}
}

// Parse reads what [Book.Bytes] wrote. It fails with ErrNotABook, ErrNewer,
// ErrTooLarge, ErrTooDeep or ErrTooMany.
func Parse(data []byte) (Book, error) {
	if err := measure(data); err != nil {
		return Book{}, err
	}
	if !utf8.Valid(data) {
		return Book{}, fmt.Errorf("%w: not UTF-8", ErrNotABook)
	}
	var b Book
	fields := b.fields()
	// The version first: a newer one may hold known fields in another form.
	fields = append([]field{{name: "version", read: b.readVersion}}, fields[:len(fields)-1]...)
	rest, err := read(data, fields)
	switch {
	case errors.Is(err, ErrNewer):
		return Book{}, err
	case err != nil:
		return Book{}, fmt.Errorf("%w: %w", ErrNotABook, err)
	case b.version < 1:
		return Book{}, fmt.Errorf("%w: version %d", ErrNotABook, b.version)
	}
	b.rest = rest
	return b, nil
}

func (b *Book) readVersion(raw []byte) error {
	if err := json.Unmarshal(raw, &b.version); err != nil {
		return err
	}
	if b.version > version {
		return fmt.Errorf("%w: %d", ErrNewer, b.version)
	}
	return nil
}

// Bytes returns the book as JSON. [Parse] gives the same book back.
func (b Book) Bytes() []byte {
	b.version = version
	return append(write(nil, b.fields(), b.rest), '\n')
}

// Records returns all records, in the order in which they were first put.
func (b Book) Records() []Record {
	all := make([]Record, len(b.records))
	for i, r := range b.records {
		all[i] = r.clone()
	}
	return all
}

// Find returns the record with this id.
func (b Book) Find(id string) (Record, bool) {
	i := b.at(id)
	if i < 0 {
		return Record{}, false
	}
	return b.records[i].clone(), true
}

func (b Book) at(id string) int {
	return slices.IndexFunc(b.records, func(r Record) bool { return r.ID == id })
}

// Put puts a record in the place of the one with its id, or adds it; without an
// id it gets one. The dates follow from now. It returns the record as it is kept.
// It fails with ErrTooMany, or with ErrDeleted for an id that was deleted.
func (b *Book) Put(r Record, now time.Time) (Record, error) {
	if b.isGone(r.ID) {
		return Record{}, fmt.Errorf("%w: %s", ErrDeleted, r.ID)
	}
	if max(len(r.Answers), len(r.Notes), len(r.Marked), len(r.Steps), len(r.Told), len(r.Origins)) > MaxMembers {
		return Record{}, fmt.Errorf("%w in one record", ErrTooMany)
	}
	r = r.clone()
	maps.DeleteFunc(r.Answers, func(_ string, a Answer) bool { return a.IsZero() })
	r.Changed = On(now)
	records := slices.Clone(b.records)
	if i := b.at(r.ID); i >= 0 && r.ID != "" {
		records[i] = r
		b.records = records
		return r.clone(), nil
	}
	if len(records) >= MaxMembers {
		return Record{}, fmt.Errorf("%w: %d records", ErrTooMany, len(records))
	}
	r.ID = cmp.Or(r.ID, b.newID())
	r.Created = cmp.Or(r.Created, r.Changed)
	b.records = append(records, r)
	return r.clone(), nil
}

// Delete removes a record, and what was seen of its pack unless another record is of
// it, and leaves a tombstone. What was saved before is only gone once both slots of the
// vault are written.
func (b *Book) Delete(id string, now time.Time) error {
	i := b.at(id)
	if i < 0 {
		return fmt.Errorf("%w: %s", ErrNoRecord, id)
	}
	pack := b.records[i].Pack
	b.records = slices.DeleteFunc(slices.Clone(b.records), func(r Record) bool { return r.ID == id })
	b.gone = append(slices.Clone(b.gone), Tombstone{ID: id, Gone: On(now)})
	b.gone = b.gone[max(0, len(b.gone)-maxTombstones):]
	if !slices.ContainsFunc(b.records, func(r Record) bool { return r.Pack == pack }) {
		b.packs = maps.Clone(b.packs)
		delete(b.packs, pack)
	}
	return nil
}

// Gone returns the tombstones, oldest first.
func (b Book) Gone() []Tombstone { return slices.Clone(b.gone) }

func (b Book) isGone(id string) bool {
	return slices.ContainsFunc(b.gone, func(t Tombstone) bool { return t.ID == id })
}

// SetStep notes what became of a control in a record. A step that was never
// touched needs no entry: a zero State removes it.
func (b *Book) SetStep(id, control string, step Step, now time.Time) error {
	r, ok := b.Find(id)
	if !ok {
		return fmt.Errorf("%w: %s", ErrNoRecord, id)
	}
	if r.Steps == nil {
		r.Steps = map[string]Step{}
	}
	step.Changed = On(now)
	if step.rest == nil {
		step.rest = r.Steps[control].rest
	}
	r.Steps[control] = step
	if step.State == "" {
		delete(r.Steps, control)
	}
	_, err := b.Put(r, now)
	return err
}

// Pack returns what was last seen of a pack.
func (b Book) Pack(id string) (Seen, bool) {
	seen, ok := b.packs[id]
	return seen, ok
}

// SeePack notes what was seen of a pack.
func (b *Book) SeePack(id, version, hash string, now time.Time) error {
	known, ok := b.packs[id]
	if !ok && len(b.packs) >= MaxMembers {
		return fmt.Errorf("%w: %d packs", ErrTooMany, len(b.packs))
	}
	packs := maps.Clone(b.packs)
	if packs == nil {
		packs = map[string]Seen{}
	}
	known.Version, known.Hash, known.On = version, hash, On(now)
	packs[id] = known
	b.packs = packs
	return nil
}

// newID returns an id that is neither in use nor was: two groups of three
// letters and digits that are hard to confuse.
func (b Book) newID() string {
	const signs = "abcdefghjkmnpqrstuvwxyz23456789"
	for {
		draw := make([]byte, 6)
		rand.Read(draw) // never fails
		id := make([]byte, 0, 7)
		for i, n := range draw {
			if i == 3 {
				id = append(id, '-')
			}
			// 256 is not a multiple of 31; an id is no secret.
			id = append(id, signs[int(n)%len(signs)])
		}
		if b.at(string(id)) < 0 && !b.isGone(string(id)) {
			return string(id)
		}
	}
}
