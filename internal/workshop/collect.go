package workshop

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"

	"alcove.example/internal/content"
)

// A Verdict says what became of a file.
type Verdict string

// The verdicts. Only Counted slips are in a pile.
const (
	Counted      Verdict = "counted"
	Foreign      Verdict = "foreign"       // no slip, or for another key
	Damaged      Verdict = "damaged"       // not as it was written
	NewerProgram Verdict = "newer"         // by a newer program
	OtherSet     Verdict = "other-set"     // of another workshop of the same trainer
	OtherPack    Verdict = "other-pack"    // for another questionnaire than the rest
	OtherVersion Verdict = "other-version" // for another text of the questionnaire
	OtherMoment  Verdict = "other-moment"  // of another day than its folder is for, or asked in another way than the rest
	Doubled      Verdict = "doubled"       // a copy of a slip that is counted
	SameCode     Verdict = "same-code"     // somebody with this code is counted for this day
	NoFile       Verdict = "no-file"       // a folder, a link, a device
	Unreadable   Verdict = "unreadable"    // the disk did not give it
)

// Seen is one file of a folder and what became of it.
type Seen struct {
	Folder  string
	Name    string
	Verdict Verdict
}

// A Folder is where slips lie.
type Folder struct {
	Name string // as the trainer named it
	FS   fs.FS
	Only []Moment // the moments that belong there; empty: all
}

// Wanted is what the slips of a pile have to belong to.
type Wanted struct {
	// Set is the set's hash, or "" for the set that most slips belong to.
	Set string
	// Hash gives the hash of a questionnaire that the trainer's program has.
	Hash func(content.ID) (string, bool)
}

// A Pile is what was collected.
type Pile struct {
	Set   string
	Pack  content.ID
	Slips []Slip // counted ones, in the order of the folders and names
	Seen  []Seen // every file, in the same order
}

// ErrNoFolder: a folder cannot be listed.
var ErrNoFolder = errors.New("workshop: folder cannot be listed")

// Collect reads every file of the folders into memory, one after the other, and
// says what became of each. It writes nothing. Folders inside are not entered and
// links are not followed. The time grows with the number of files.
func Collect(k Key, want Wanted, folders ...Folder) (Pile, error) {
	var found []opened
	scratch := make([]byte, maxSlip+1)
	for _, f := range folders {
		entries, err := fs.ReadDir(f.FS, ".")
		if err != nil {
			return Pile{}, errors.Join(ErrNoFolder, err)
		}
		for _, e := range entries {
			o := opened{seen: Seen{f.Name, e.Name(), NoFile}, only: f.Only}
			if e.Type().IsRegular() {
				o.slip, o.seen.Verdict = open(k, f.FS, e.Name(), scratch)
			}
			found = append(found, o)
		}
	}
	p := Pile{Set: want.Set}
	if p.Set == "" {
		p.Set = commonest(found, func(s Slip) string { return s.Set })
	}
	p.sort(found, want)
	return p, nil
}

// opened is a file that was looked at.
type opened struct {
	seen Seen
	slip Slip
	only []Moment
}

func open(k Key, folder fs.FS, name string, scratch []byte) (Slip, Verdict) {
	data, err := read(folder, name, scratch)
	if err != nil {
		return Slip{}, Unreadable
	}
	s, err := k.Open(data)
	switch {
	case err == nil:
		return s, Counted
	case errors.Is(err, ErrForeign):
		return Slip{}, Foreign
	case errors.Is(err, ErrNewer):
		return Slip{}, NewerProgram
	}
	return Slip{}, Damaged
}

// read reads a file as far as scratch goes, one byte more than a slip can have:
// a huge file is foreign.
func read(folder fs.FS, name string, scratch []byte) (data []byte, err error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	n, err := io.ReadFull(f, scratch)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return scratch[:n], err
}

// sort decides for every slip whether it counts.
func (p *Pile) sort(found []opened, want Wanted) {
	ours := make([]opened, 0, len(found))
	for i := range found {
		if o := &found[i]; o.seen.Verdict == Counted && o.slip.Set != p.Set {
			o.seen.Verdict = OtherSet
		}
		if found[i].seen.Verdict == Counted {
			ours = append(ours, found[i])
		}
	}
	p.Pack = content.ID(commonest(ours, func(s Slip) string { return string(s.Pack) }))
	way := commonest(slices.DeleteFunc(slices.Clone(ours), func(o opened) bool { return o.slip.Moment == Together }), wayOf)
	hash, have := want.Hash(p.Pack)
	ids, codes := map[string]bool{}, map[string]bool{}
	for _, o := range found {
		s, code := o.slip, string(o.slip.Moment)+" "+o.slip.Code
		if o.seen.Verdict == Counted {
			switch {
			case s.Pack != p.Pack:
				o.seen.Verdict = OtherPack
			case !have || s.Hash != hash:
				o.seen.Verdict = OtherVersion
			case s.Moment != Together && wayOf(s) != way || !belongs(s.Moment, o.only):
				o.seen.Verdict = OtherMoment
			case ids[s.ID]:
				o.seen.Verdict = Doubled
			case s.Moment == Together && codes[code]:
				o.seen.Verdict = Doubled
			case s.Code != "" && codes[code]:
				o.seen.Verdict = SameCode
			default:
				ids[s.ID], codes[code] = true, true
				p.Slips = append(p.Slips, s)
			}
		}
		p.Seen = append(p.Seen, o.seen)
	}
}

// Count is how many slips of a moment count.
func (p Pile) Count(m Moment) int {
	n := 0
	for _, s := range p.Slips {
		if s.Moment == m {
			n++
		}
	}
	return n
}

// Refused is how many files do not count.
func (p Pile) Refused() int { return len(p.Seen) - len(p.Slips) }

// wayOf tells slips that speak of one day from those that speak of two.
func wayOf(s Slip) string {
	if s.Moment == Both {
		return "both"
	}
	return "one"
}

func belongs(m Moment, only []Moment) bool {
	for _, o := range only {
		if m == o {
			return true
		}
	}
	return len(only) == 0
}

// commonest is the value that most of the opened slips have; of equals the one
// that sorts first.
func commonest(found []opened, of func(Slip) string) string {
	counts := map[string]int{}
	for _, o := range found {
		if o.seen.Verdict == Counted {
			counts[of(o.slip)]++
		}
	}
	best := ""
	for _, v := range sorted(counts) {
		if best == "" || cmp.Compare(counts[v], counts[best]) > 0 {
			best = v
		}
	}
	return best
}
