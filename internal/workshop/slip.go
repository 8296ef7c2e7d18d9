package workshop

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"alcove.example/internal/content"
	"filippo.io/age"
)

// A Level says how far somebody has come with a practice.
type Level string

// The levels. What was not asked, does not apply or was not shared has none.
const (
	Done    Level = "yes"
	Partly  Level = "partly"
	NotYet  Level = "no"
	Unknown Level = "dont-know"
)

// Levels lists them in the order in which they are always shown.
var Levels = [4]Level{Done, Partly, NotYet, Unknown}

// A Moment is when a slip was written.
type Moment string

// The moments. Both is asked at the end, for before the workshop and for now.
// Together is what a group said aloud.
const (
	Begin    Moment = "begin"
	End      Moment = "end"
	Later    Moment = "later"
	Both     Moment = "both"
	Together Moment = "together"
)

// Moments lists them in order.
var Moments = [5]Moment{Begin, End, Later, Both, Together}

// A Slip is what one person hands in.
type Slip struct {
	ID     string // by chance
	Set    string
	Pack   content.ID
	Hash   string
	Moment Moment
	Code   string // "" if the person wanted none
	Now    map[content.ID]Level
	Then   map[content.ID]Level // with Both only
	// With Together only: the hands for each level, and how many people there were.
	Hands  map[content.ID][4]int
	People int
}

// Reasons why a file is not counted.
var (
	// ErrForeign: no slip, or not for this key.
	ErrForeign = errors.New("workshop: not a slip for this key")
	// ErrDamaged: a slip for this key that is not as it was written.
	ErrDamaged = errors.New("workshop: damaged slip")
	// ErrNewer: a newer program wrote it.
	ErrNewer = errors.New("workshop: slip of a newer version")
	// ErrTooMuch: more was chosen than a slip holds.
	ErrTooMuch = errors.New("workshop: too much for one slip")
)

const (
	// slipRoom is the size of every slip before encryption: about 90 practices.
	slipRoom = 8 << 10
	// slipKind is the one stanza that a slip has.
	slipKind = "mlkem768x25519"
	// maxSlip is far more than an encrypted slip needs.
	maxSlip = 16 << 10
)

// wireSlip is a slip as it is written.
type wireSlip struct {
	V      int                  `json:"v"`
	ID     string               `json:"id"`
	Set    string               `json:"set"`
	Pack   content.ID           `json:"pack"`
	Hash   string               `json:"hash"`
	Moment Moment               `json:"moment"`
	Code   string               `json:"code"`
	Now    map[content.ID]Level `json:"now"`
	Then   map[content.ID]Level `json:"then,omitempty"`

	Hands  map[content.ID][4]int `json:"hands,omitempty"`
	People int                   `json:"people,omitempty"`
}

// NewID draws the id of a slip, which is its file's name too.
func NewID() string {
	b := make([]byte, 8)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

func (s Slip) plain() ([]byte, error) {
	return json.Marshal(wireSlip{1, s.ID, s.Set, s.Pack, s.Hash, s.Moment, s.Code, s.Now, s.Then, s.Hands, s.People})
}

// length is the size of a slip before it is padded.
func (s Slip) length() int {
	plain, err := s.plain()
	if err != nil {
		return slipRoom + 1
	}
	return len(plain)
}

// Seal encrypts a slip. All slips have the same size.
func (s Slip) Seal(to Recipient) ([]byte, error) {
	plain, err := s.plain()
	switch {
	case err != nil:
		return nil, fmt.Errorf("workshop: write slip: %w", err)
	case len(plain) > slipRoom:
		return nil, ErrTooMuch
	case to.to == nil:
		return nil, ErrNotARecipient
	}
	plain = append(plain, bytes.Repeat([]byte{' '}, slipRoom-len(plain))...)
	var file bytes.Buffer
	w, err := age.Encrypt(&file, to.to)
	if err != nil {
		return nil, fmt.Errorf("workshop: write slip: %w", err)
	}
	_, err = w.Write(plain)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, fmt.Errorf("workshop: write slip: %w", err)
	}
	return file.Bytes(), nil
}

// Open decrypts and checks a slip. It fails with ErrForeign, ErrDamaged or
// ErrNewer. Whether it belongs to a set and a questionnaire is [Collect]'s to say.
func (k Key) Open(file []byte) (Slip, error) {
	if err := oneStanza(file); err != nil {
		return Slip{}, err
	}
	r, err := age.Decrypt(bytes.NewReader(file), k.identity)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return Slip{}, ErrForeign
	case err != nil:
		return Slip{}, ErrDamaged
	}
	plain := make([]byte, slipRoom+1)
	switch n, err := io.ReadFull(r, plain); {
	case n != slipRoom, !errors.Is(err, io.ErrUnexpectedEOF):
		return Slip{}, ErrDamaged
	}
	return parseSlip(bytes.TrimRight(plain[:slipRoom], " "))
}

// oneStanza checks what anybody can read of a file: that it is an age file with
// exactly one stanza of the kind that slips have.
func oneStanza(file []byte) error {
	if !bytes.HasPrefix(file, []byte("age-encryption.org/")) || len(file) > maxSlip {
		return ErrForeign
	}
	kinds := 0
	for line := range bytes.Lines(file) {
		if bytes.HasPrefix(line, []byte("---")) {
			break
		}
		if rest, ok := bytes.CutPrefix(line, []byte("-> ")); ok {
			if !bytes.HasPrefix(rest, []byte(slipKind+" ")) {
				return ErrForeign
			}
			kinds++
		}
	}
	if kinds != 1 {
		return ErrForeign
	}
	return nil
}

// parseSlip reads the inside of a slip, without the padding. Whoever has the
// hand-out can write one, so everything is checked. What does not read back as
// exactly the same bytes is refused: then no name stands twice, no field is
// unknown, and every program reads the same.
func parseSlip(plain []byte) (Slip, error) {
	var w wireSlip
	if err := json.Unmarshal(plain, &w); err != nil && w.V < 2 {
		return Slip{}, ErrDamaged
	}
	if w.V > 1 {
		return Slip{}, ErrNewer
	}
	if again, err := json.Marshal(w); err != nil || !bytes.Equal(again, plain) {
		return Slip{}, ErrDamaged
	}
	s := Slip{w.ID, w.Set, w.Pack, w.Hash, w.Moment, w.Code, w.Now, w.Then, w.Hands, w.People}
	switch {
	case w.V != 1 || !isHex(s.ID, 16) || !isHex(s.Set, 32) || !isHex(s.Hash, 64) || s.Code != "" && !isHex(s.Code, 32):
		return Slip{}, ErrDamaged
	case !known(s.Moment) || (s.Moment == Both) != (len(s.Then) > 0) || !allKnown(s.Now) || !allKnown(s.Then):
		return Slip{}, ErrDamaged
	case s.Moment != Together && (s.People != 0 || len(s.Hands) > 0) || !s.handsFit():
		return Slip{}, ErrDamaged
	}
	return s, nil
}

func known(m Moment) bool {
	for _, one := range Moments {
		if m == one {
			return true
		}
	}
	return false
}

func allKnown(levels map[content.ID]Level) bool {
	for _, l := range levels {
		if place(l) < 0 {
			return false
		}
	}
	return true
}

// MaxPeople is more than any room holds.
const MaxPeople = 10_000

// handsFit reports whether no more hands were counted than there were people.
func (s Slip) handsFit() bool {
	for _, h := range s.Hands {
		n := 0
		for _, x := range h {
			if x < 0 || x > MaxPeople {
				return false
			}
			n += x
		}
		if n > s.People {
			return false
		}
	}
	return s.People >= 0 && s.People <= MaxPeople
}

// place is a level's place in [Levels], or -1.
func place(l Level) int {
	for i, one := range Levels {
		if l == one {
			return i
		}
	}
	return -1
}
