package vault

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
)

// place knows where the files of one vault are.
type place struct {
	disk FS
	dir  string
	// key is the path of the key file; its folder is another one in split custody.
	key string
}

func (p place) slot(i int) string { return filepath.Join(p.dir, strconv.Itoa(i)+".age") }
func (p place) lock() string      { return filepath.Join(p.dir, "lock") }

// secondKey is beside the key, so that split custody stays split.
func (p place) secondKey() string { return filepath.Join(filepath.Dir(p.key), "key2.age") }

// isSplit reports that the key is kept outside the vault's folder.
func (p place) isSplit() bool { return filepath.Clean(filepath.Dir(p.key)) != filepath.Clean(p.dir) }

var (
	leftoverSlot = regexp.MustCompile(`^[01]\.age\.tmp-[0-9a-f]{8}$`)
	leftover     = regexp.MustCompile(`\.tmp-[0-9a-f]{8}$`)
	oldKey       = regexp.MustCompile(`^key\.age\.old-[0-9a-f]{8}$`)
)

// isLeftoverOf reports that name is what a cut-short write of the file called
// base left behind.
func isLeftoverOf(base, name string) bool {
	at := leftover.FindStringIndex(name)
	return at != nil && name[:at[0]] == base
}

// randomSuffix returns 8 hex digits.
func randomSuffix() string {
	b := make([]byte, 4)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// Confirmation says how sure the disk is about a save. Higher is worse.
type Confirmation uint8

const (
	// Confirmed: file and folder are on the disk.
	Confirmed Confirmation = iota
	// CannotConfirm: the file is on the disk; this kind of disk has no way to
	// confirm the folder.
	CannotConfirm
	// NotConfirmed: the file is on the disk; the disk failed to confirm the folder.
	NotConfirmed
)

// replace puts content in the place of the file at path: a new file beside it,
// synced, read back and given to check, and only then renamed. If it returns an
// error the new file is gone again; whether path was replaced is uncertain only
// if the rename itself failed.
func (p place) replace(path string, content []byte, check func(back []byte) error) (Confirmation, error) {
	tmp := path + ".tmp-" + randomSuffix()
	if err := p.writeNew(tmp, content); err != nil {
		return NotConfirmed, err
	}
	back, err := p.disk.Read(tmp, int64(len(content)))
	if err != nil {
		err = fmt.Errorf("%w: %w", ErrNotAsWritten, err)
	} else {
		err = check(back)
	}
	if err == nil {
		err = named("rename", p.disk.Rename(tmp, path))
	}
	if err != nil {
		return NotConfirmed, p.giveUp(tmp, err)
	}
	return p.settle(path), nil
}

// settle waits until a new name is on the disk: first until it leads to the file,
// then for the folder. On FAT, which most sticks have, only the file knows where
// it begins: to wait for the folder alone takes the old content away and leaves a
// name that leads nowhere. Where the folder knows, the first is nothing to wait for.
func (p place) settle(path string) Confirmation {
	if err := p.disk.SyncFile(path); err != nil {
		return NotConfirmed
	}
	return p.syncDir(filepath.Dir(path))
}

// writeNew makes a file with this content and waits until it is on the disk. If
// it returns an error the file is gone again.
func (p place) writeNew(name string, content []byte) error {
	f, err := p.disk.Create(name)
	if err != nil {
		return named("create", err)
	}
	n, err := f.Write(content)
	if err == nil && n < len(content) {
		err = io.ErrShortWrite
	}
	err = named("write", err)
	if err == nil {
		err = named("sync", f.Sync())
	}
	if closed := f.Close(); err == nil {
		err = named("close", closed)
	}
	if err != nil {
		return p.giveUp(name, err)
	}
	return nil
}

// giveUp removes a file that will not be used and returns why. Should that fail
// too, the file is ciphertext and the next opening clears it away.
func (p place) giveUp(name string, why error) error {
	if err := p.disk.Remove(name); err != nil && !isGone(err) {
		return fmt.Errorf("%w (and %s stays: %w)", why, filepath.Base(name), err)
	}
	return why
}

func (p place) syncDir(dir string) Confirmation {
	err := p.disk.SyncDir(dir)
	switch {
	case err == nil:
		return Confirmed
	case errors.Is(err, errors.ErrUnsupported):
		return CannotConfirm
	}
	return NotConfirmed
}
