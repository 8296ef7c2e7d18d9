package vault

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"
)

// Options are what a vault needs besides its folder and passphrase.
type Options struct {
	// Clock tells the time. It is required, and decides nothing: generations do.
	Clock func() time.Time
	// Key is the path of the key file, if it is kept elsewhere than in the folder.
	Key string
	// ReadOnly opens without the lock and never writes.
	ReadOnly bool
	// Disk is the disk to use; nil is this computer's.
	Disk FS

	testOnlyWork int
}

func (o Options) at(dir string) place {
	p := place{disk: o.Disk, dir: dir, key: cmp.Or(o.Key, filepath.Join(dir, "key.age"))}
	if p.disk == nil {
		p.disk = realDisk{}
	}
	return p
}

// lockKey returns the key file for keys under a passphrase, and its work factor,
// chosen for this computer.
func (o Options) lockKey(keys ring, pass string) ([]byte, int, error) {
	if o.testOnlyWork != 0 {
		file, err := lockKey(keys, pass, o.testOnlyWork)
		return file, o.testOnlyWork, err
	}
	return lockDear(o.Clock, memorySize(), func(work int) ([]byte, error) {
		return lockKey(keys, pass, work)
	})
}

// Vault is an open vault. Its methods may be called from several goroutines.
type Vault struct {
	mu      sync.Mutex
	place   place
	opt     Options
	release func() error
	// barred is why nothing may be written, nil if it may.
	barred error

	keys    ring
	keyFile []byte  // as it is on the disk: the one that opened, or was set last
	seenKey glimpse // of the first key file
	id      string  // of the vault, in every slot
	body    []byte

	current int // the slot with the newest body
	gen     uint64
	seen    [2]glimpse
	spent   []string // leftovers to clear away after the next save
}

// glimpse is what a slot's file was when it was last seen.
type glimpse struct {
	readable bool
	size     int
	sum      [sha256.Size]byte
}

func glimpseOf(file []byte) glimpse {
	return glimpse{readable: true, size: len(file), sum: sha256.Sum256(file)}
}

var errNoClock = errors.New("vault: no clock given")

// Open opens the vault in dir. If another program has it, or the place cannot be
// written, the vault opens for reading and the notice says why. A damaged slot is
// repaired by the next save. Errors: see the sentinels.
func Open(dir, pass string, opt Options) (*Vault, Notice, error) {
	if opt.Clock == nil {
		return nil, Notice{}, errNoClock
	}
	v := &Vault{place: opt.at(dir), opt: opt}
	if err := v.place.present(); err != nil {
		return nil, Notice{}, err
	}
	notice := Notice{LooseFolder: v.place.isLoose()}
	if err := v.hold(&notice); err != nil {
		return nil, Notice{}, err
	}
	if err := v.load(pass, &notice); err != nil {
		return nil, Notice{}, errors.Join(err, v.Close())
	}
	return v, notice, nil
}

// hold takes the lock, and notes what follows if that is not possible.
func (v *Vault) hold(notice *Notice) error {
	if v.opt.ReadOnly {
		v.barred = ErrNotWritable
	} else {
		release, err := v.place.disk.Lock(v.place.lock())
		switch {
		case err == nil:
			v.release = release
		case errors.Is(err, errors.ErrUnsupported):
			notice.NoLock = true
		case errors.Is(err, ErrBusy):
			v.barred = ErrBusy
		case errors.Is(err, ErrNotWritable):
			v.barred = ErrNotWritable
		default:
			return err
		}
	}
	notice.ReadOnly = v.barred
	return nil
}

// Body returns the newest body, as loaded or as last saved.
func (v *Vault) Body() []byte {
	v.mu.Lock()
	defer v.mu.Unlock()
	return bytes.Clone(v.body)
}

// Close forgets the key and the body, and lets go of the lock. What the memory
// still holds can only be cleared by ending the process.
func (v *Vault) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.keys, v.body, v.barred = nil, nil, ErrClosed
	release := v.release
	v.release = nil
	if release == nil {
		return nil
	}
	if err := release(); err != nil {
		return fmt.Errorf("vault: release lock: %w", err)
	}
	return nil
}

// Format prints a placeholder whatever the verb, so that no key and no answer
// can slip into a message.
func (v *Vault) Format(s fmt.State, _ rune) { io.WriteString(s, "vault.Vault") }
