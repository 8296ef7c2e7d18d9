package vault

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
)

// story is a vault being used while the power may go at any moment.
type story struct {
	t    *testing.T
	disk *memDisk
	f    *faulty
	// saved is the number of the last body that was confirmed, -1 before the
	// first; tried is the number of the last one that was given to the vault.
	saved, tried int
	// pass opens what was confirmed; next is the one being set, if any.
	pass, next string

	verdicts map[string]verdict
	moments  int
	reopened int
	broken   []string
}

// verdict is what a disk holds: the number of a body, or why it does not open.
type verdict struct {
	body int
	pass string
	err  error
}

func newStory(t *testing.T, disk *memDisk) *story {
	s := &story{t: t, disk: disk, saved: -1, pass: testPass, next: testPass, verdicts: map[string]verdict{}}
	s.f = &faulty{FS: disk, each: s.look}
	return s
}

// look cuts the power in every possible way at this moment.
func (s *story) look() {
	if len(s.disk.pending) > 12 {
		s.t.Fatalf("%d changes wait for a confirmation", len(s.disk.pending))
	}
	s.disk.afterPowerCut(func(key string, left *memDisk) {
		s.moments++
		key += s.pass + s.next
		v, known := s.verdicts[key]
		if !known {
			v = s.judge(left)
			s.verdicts[key] = v
			if v.err == nil && len(s.verdicts)%100 == 0 {
				s.reopened++
				checkGoesOn(s.t, holds(v.pass, ""), left)
			}
		}
		switch {
		case errors.Is(v.err, ErrNoVault) && s.saved < 0:
		case v.err != nil:
			s.broken = append(s.broken, fmt.Sprintf("does not open: %v", v.err))
		case v.body < s.saved || v.body > s.tried:
			s.broken = append(s.broken, fmt.Sprintf("holds %d, confirmed was %d, tried %d", v.body, s.saved, s.tried))
		}
	})
}

// judge opens a disk with the old passphrase, or else the new one.
func (s *story) judge(left *memDisk) verdict {
	var v verdict
	for _, pass := range []string{s.pass, s.next} {
		opt := weak(s.t, left)
		opt.ReadOnly = true
		vault, _, err := Open(testDir, pass, opt)
		if err == nil {
			n, err := strconv.Atoi(string(vault.Body()))
			return verdict{body: n, pass: pass, err: err}
		}
		v.err = err
	}
	return v
}

// body returns the next body to save: its number.
func (s *story) body() []byte {
	s.tried++
	return []byte(strconv.Itoa(s.tried))
}

// tell uses a vault for so many steps.
func (s *story) tell(random *rand.Rand, steps int) {
	v, _, err := Create(testDir, s.pass, s.body(), weak(s.t, s.f))
	s.must(err)
	s.saved = s.tried
	for range steps {
		switch random.IntN(12) {
		case 0:
			saved, err := v.SaveBoth(s.body())
			s.must(errors.Join(err, confirmed(saved.Disk, nil)))
			s.saved = s.tried
		case 1:
			s.next = fmt.Sprintf("passphrase %d", random.IntN(1e6))
			s.must(confirmed(v.SetPassphrase(s.next)))
			s.pass = s.next
		case 2:
			s.next = fmt.Sprintf("passphrase %d", random.IntN(1e6))
			s.must(v.Rekey(s.next))
			s.pass = s.next
		case 3:
			s.must(v.Close())
			v, _, err = Open(testDir, s.pass, weak(s.t, s.f))
			s.must(err)
		default:
			saved, err := v.Save(s.body())
			s.must(errors.Join(err, confirmed(saved.Disk, nil)))
			s.saved = s.tried
		}
		s.look()
	}
	s.must(v.Close())
}

func (s *story) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// A power cut at any moment, with any part of what was not yet confirmed, leaves
// a vault that opens with what was confirmed or with what was being saved.
func TestPowerCut(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	moments, distinct, reopened := 0, 0, 0
	for round := range 8 {
		s := newStory(t, newMemDisk())
		s.tell(rand.New(rand.NewPCG(seed, uint64(round))), 50)
		if len(s.broken) > 0 {
			t.Fatalf("%d states broken, first: %s", len(s.broken), s.broken[0])
		}
		moments, distinct, reopened = moments+s.moments, distinct+len(s.verdicts), reopened+s.reopened
	}
	t.Logf("%d states, %d distinct, %d used further", moments, distinct, reopened)
	if moments < 10_000 || reopened < 20 {
		t.Errorf("only %d states, %d used further", moments, reopened)
	}
}

// The model has teeth: on a disk whose syncs do nothing it finds lost answers.
func TestPowerCutFindsALyingDisk(t *testing.T) {
	disk := newMemDisk()
	disk.lies = true
	s := newStory(t, disk)
	// Few steps: nothing is ever certain, so the states multiply.
	v, _, err := Create(testDir, s.pass, s.body(), weak(t, disk))
	s.must(err)
	s.saved = s.tried
	_, err = v.Save(s.body())
	s.must(err)
	s.saved = s.tried
	s.look()
	if len(s.broken) == 0 {
		t.Errorf("no loss found in %d states", s.moments)
	}
}
