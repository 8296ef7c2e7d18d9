package workshop

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// A Ledger remembers which slips are in a published table: salted hashes of their
// ids and counts, nothing else, under a proof that only the key can make.
type Ledger struct {
	salt   []byte
	tables []entered
}

// entered is a published table.
type entered struct {
	Set    string   `json:"set"` // salted too
	People int      `json:"people"`
	Slips  []string `json:"slips"`           // sorted
	Hands  bool     `json:"hands,omitempty"` // counted by hands
}

type wireLedger struct {
	V      int       `json:"v"`
	Salt   string    `json:"salt"`
	Tables []entered `json:"tables"`
	Proof  string    `json:"proof"`
}

// MaxLedger is more than a ledger of a thousand workshops needs.
const MaxLedger = 16 << 20

var (
	// ErrNotTheLedger: the file is not as this key wrote it.
	ErrNotTheLedger = errors.New("workshop: not this key's ledger")
	// ErrCountedOtherwise: of this set there is a table of slips, or one of hands,
	// and this is the other kind. Who did not hand in could be reckoned from both.
	ErrCountedOtherwise = errors.New("workshop: counted in another way before")
)

// An Overlap is why a table is refused: its slips share some with an earlier one.
type Overlap struct {
	Same int // slips that are in the earlier table too
	New  int // slips that are not
	Gone int // slips of the earlier table that are not here
}

// Error is the terse form; people read a sentence of the locale.
func (o Overlap) Error() string {
	return fmt.Sprintf("workshop: overlaps an earlier table: %d same, %d new, %d gone", o.Same, o.New, o.Gone)
}

// NewLedger is an empty ledger.
func NewLedger() Ledger {
	salt := make([]byte, 32)
	rand.Read(salt) // never fails
	return Ledger{salt: salt}
}

// ParseLedger reads what [Ledger.Bytes] wrote with this key. It fails with
// ErrNotTheLedger.
func ParseLedger(k Key, data []byte) (Ledger, error) {
	var w wireLedger
	if len(data) > MaxLedger || strictly(data, &w) != nil || w.V != 1 {
		return Ledger{}, ErrNotTheLedger
	}
	salt, err := hex.DecodeString(w.Salt)
	if err != nil || len(salt) != 32 {
		return Ledger{}, ErrNotTheLedger
	}
	l := Ledger{salt, w.Tables}
	proof, err := l.proof(k)
	if err != nil {
		return Ledger{}, err
	}
	if !hmac.Equal([]byte(proof), []byte(w.Proof)) {
		return Ledger{}, ErrNotTheLedger
	}
	return l, nil
}

// Bytes writes the ledger with the key's proof.
func (l Ledger) Bytes(k Key) ([]byte, error) {
	proof, err := l.proof(k)
	if err != nil {
		return nil, err
	}
	out, err := json.Marshal(wireLedger{1, hex.EncodeToString(l.salt), l.tables, proof})
	if err != nil {
		return nil, fmt.Errorf("workshop: ledger: %w", err)
	}
	return append(out, '\n'), nil
}

func (l Ledger) proof(k Key) (string, error) {
	key, err := k.proof("workshop-ledger-v1")
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(wireLedger{V: 1, Salt: hex.EncodeToString(l.salt), Tables: l.tables})
	if err != nil {
		return "", fmt.Errorf("workshop: ledger: %w", err)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(text)
	return hex.EncodeToString(mac.Sum(nil)), nil
}

// Enter adds the slips of a table. The same slips once more change nothing. Slips
// of which some, but not exactly these, are in an earlier table are refused with
// an [Overlap]: the difference of the two would speak of few people. The ledger
// it is called on stays as it was.
func (l Ledger) Enter(set string, ids []string) (Ledger, error) {
	return l.enter(entered{Set: l.hide("set", set), People: len(ids)}, ids)
}

// EnterHands adds a table of hands, by the id of its slip. It and tables of slips
// of the same set exclude each other (ErrCountedOtherwise).
func (l Ledger) EnterHands(set, id string, people int) (Ledger, error) {
	return l.enter(entered{Set: l.hide("set", set), People: people, Hands: true}, []string{id})
}

func (l Ledger) enter(t entered, ids []string) (Ledger, error) {
	for _, id := range ids {
		t.Slips = append(t.Slips, l.hide("slip", id))
	}
	slices.Sort(t.Slips)
	for _, old := range l.tables {
		if old.Set == t.Set && (old.Hands != t.Hands || t.Hands && !slices.Equal(old.Slips, t.Slips)) {
			return l, ErrCountedOtherwise
		}
		if slices.Equal(old.Slips, t.Slips) {
			return l, nil
		}
		if same := common(old.Slips, t.Slips); same > 0 {
			return l, Overlap{Same: same, New: len(t.Slips) - same, Gone: len(old.Slips) - same}
		}
	}
	return Ledger{l.salt, append(slices.Clone(l.tables), t)}, nil
}

func (l Ledger) hide(kind, id string) string {
	mac := hmac.New(sha256.New, l.salt)
	mac.Write([]byte(kind + "\n" + id))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// common counts what two sorted lists share.
func common(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}
