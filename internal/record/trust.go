package record

import (
	"fmt"
	"maps"
	"time"
)

// Trust is a key of somebody who signs questionnaires, and whom the person knows.
type Trust struct {
	Name string // what the person calls them
	On   Date
	rest object
}

func (t *Trust) fields() []field { return []field{text("name", &t.Name), text("on", &t.On)} }

func (t *Trust) others() *object { return &t.rest }

// Trusted returns the keys that the person trusts, each as its one line of text.
func (b Book) Trusted() map[string]Trust { return maps.Clone(b.trusted) }

// TrustKey notes that the person trusts a key. It fails with ErrTooMany.
func (b *Book) TrustKey(key, name string, now time.Time) error {
	known, ok := b.trusted[key]
	if !ok && len(b.trusted) >= MaxMembers {
		return fmt.Errorf("%w: %d keys", ErrTooMany, len(b.trusted))
	}
	trusted := maps.Clone(b.trusted)
	if trusted == nil {
		trusted = map[string]Trust{}
	}
	known.Name, known.On = name, On(now)
	trusted[key] = known
	b.trusted = trusted
	return nil
}
