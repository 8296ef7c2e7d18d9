package vault

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// ErrNoFolder: there is no such folder to write into.
var ErrNoFolder = errors.New("vault: no such folder")

// blandName is how the name of a file begins that a person hands on. It says
// nothing of what is inside.
const blandName = "notes-"

// nameTries is how many names made by chance are tried before giving up.
const nameTries = 20

// WriteNew writes content into a new file in a folder that is there, for this user
// only, under a neutral name that ends in ending, such as ".html.age". It never
// writes over anything. When it returns without an error the file was synced and
// read back; Disk says how sure the disk is of the name. After an error no file of
// it is left, but where the disk refuses even to remove it.
//
// It fails with ErrNoFolder, ErrNotWritable, ErrDiskFull or ErrNotAsWritten. What
// it is given is written as it is: whether that may be read by others is for the
// caller to say.
func WriteNew(dir, ending string, content []byte, opt Options) (path string, disk Confirmation, err error) {
	p := opt.at(dir)
	for range nameTries {
		path = filepath.Join(dir, blandName+shortSuffix()+ending)
		err = p.writeNew(path, content)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil {
		return "", NotConfirmed, p.noFolder(err)
	}
	back, err := p.disk.Read(path, int64(len(content)))
	if err != nil {
		err = fmt.Errorf("%w: %w", ErrNotAsWritten, err)
	} else {
		err = sameBytes(content)(back)
	}
	if err != nil {
		return "", NotConfirmed, p.giveUp(path, err)
	}
	return path, p.settle(path), nil
}

// noFolder tells a folder that is not there from a folder that refuses.
func (p place) noFolder(err error) error {
	if errors.Is(err, ErrDiskFull) || errors.Is(err, ErrNotWritable) || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, none := p.disk.List(p.dir); none != nil || isGone(err) {
		return fmt.Errorf("%w: %w", ErrNoFolder, err)
	}
	return err
}

// shortSuffix returns 4 hex digits.
func shortSuffix() string {
	b := make([]byte, 2)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}
