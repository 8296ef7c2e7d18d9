package workshop

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// The names of files. They say nothing of a workshop but for the two that people
// are to find.
const (
	keyFile       = "key.age"
	recipientFile = "key.pub"
	RoomFile      = "workshop.json"
	PackFile      = "pack.yaml"
	AnswersFolder = "answers"
)

// Reasons why something was not written.
var (
	// ErrExists: there is something in this place already.
	ErrExists = errors.New("workshop: there already is one")
	// ErrNotAsWritten: what was read back is not what was written.
	ErrNotAsWritten = errors.New("workshop: disk gave back something else")
)

// WriteKey puts a key under a passphrase into a folder, with its recipient beside
// it, and opens it once from there. It gives the path of the recipient. Whatever
// has one of the two names already stays (ErrExists).
func WriteKey(dir string, k Key, pass string) (recipient string, err error) {
	file, err := k.Lock(pass)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("workshop: folder: %w", err)
	}
	recipient = filepath.Join(dir, recipientFile)
	if _, err := os.Lstat(recipient); err == nil {
		return "", fmt.Errorf("%w: %s", ErrExists, recipientFile)
	}
	path := filepath.Join(dir, keyFile)
	if err := create(path, file, 0o600); err != nil {
		return "", err
	}
	if back, err := ReadKey(path, pass); err != nil || back.identity.String() != k.identity.String() {
		return "", errors.Join(ErrNotAsWritten, os.Remove(path))
	}
	if err := create(recipient, []byte(k.Recipient().String()+"\n"), 0o600); err != nil {
		return "", errors.Join(err, os.Remove(path))
	}
	return recipient, nil
}

// ReadKey opens the key file at path.
func ReadKey(path, pass string) (Key, error) {
	file, err := readAll(path, maxSlip)
	if err != nil {
		return Key{}, err
	}
	return Unlock(file, pass)
}

// ReadRecipient reads the recipient at path.
func ReadRecipient(path string) (Recipient, error) {
	file, err := readAll(path, maxSlip)
	if err != nil {
		return Recipient{}, err
	}
	return ParseRecipient(string(file))
}

// ledgerOf is the ledger's path: beside the key.
func ledgerOf(key string) string { return strings.TrimSuffix(key, ".age") + ".ledger" }

// ReadLedger reads the ledger beside a key file, or gives an empty one where there
// is none yet.
func ReadLedger(k Key, key string) (Ledger, error) {
	data, err := readAll(ledgerOf(key), MaxLedger)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return NewLedger(), nil
	case err != nil:
		return Ledger{}, err
	}
	return ParseLedger(k, data)
}

// WriteLedger replaces the ledger beside a key file. What was there stays until
// the new one is on the disk.
func WriteLedger(k Key, key string, l Ledger) error {
	data, err := l.Bytes(k)
	if err != nil {
		return err
	}
	path := ledgerOf(key)
	if old, err := readAll(path, MaxLedger); err == nil && bytes.Equal(old, data) {
		return nil
	}
	next := path + ".tmp-" + NewID()
	if err := create(next, data, 0o600); err != nil {
		return err
	}
	if err := os.Rename(next, path); err != nil {
		return errors.Join(fmt.Errorf("workshop: ledger: %w", err), os.Remove(next))
	}
	if folder, err := os.Open(filepath.Dir(path)); err == nil { // the new name too, on disks that can
		_ = errors.Join(folder.Sync(), folder.Close())
	}
	return nil
}

// ReadRoom reads the room of a hand-out's folder.
func ReadRoom(dir string) (Room, error) {
	data, err := readAll(filepath.Join(dir, RoomFile), maxSlip)
	if err != nil {
		return Room{}, err
	}
	return ParseRoom(data)
}

// A Sheet of paper for the room: a file name and what it says.
type Sheet struct{ Name, Text string }

// WriteHandOut makes the folder for the sticks: the room, the sheets, copies of
// the programs, and an empty folder for the answers. The folder must not be there
// yet, or be empty (ErrExists).
func WriteHandOut(dir string, r Room, sheets []Sheet, programs []string) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return ErrExists
	}
	if err := os.MkdirAll(filepath.Join(dir, AnswersFolder), 0o700); err != nil {
		return fmt.Errorf("workshop: folder: %w", err)
	}
	room, err := r.Bytes()
	if err != nil {
		return err
	}
	for _, s := range append(sheets, Sheet{RoomFile, string(room)}) {
		if err := create(filepath.Join(dir, s.Name), []byte(s.Text), 0o644); err != nil {
			return err
		}
	}
	for _, p := range programs {
		if err := copyProgram(filepath.Join(dir, filepath.Base(p)), p); err != nil {
			return err
		}
	}
	return nil
}

func copyProgram(to, from string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("workshop: program: %w", err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o755)
	if err != nil {
		return fmt.Errorf("workshop: program: %w", err)
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// WriteSlip puts a sealed slip into a folder under a name by chance, with the
// date of the workshop as its time, and reads it back. It gives the name.
func WriteSlip(dir string, sealed []byte, date time.Time) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("workshop: folder: %w", err)
	}
	name := NewID() + ".age" // not the slip's id, which nobody but the trainer may know
	path := filepath.Join(dir, name)
	if err := create(path, sealed, 0o600); err != nil {
		return "", err
	}
	if back, err := readAll(path, maxSlip); err != nil || !bytes.Equal(back, sealed) {
		return "", errors.Join(ErrNotAsWritten, os.Remove(path))
	}
	day := time.Date(date.Year(), date.Month(), date.Day(), 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(path, day, day); err != nil {
		return "", errors.Join(fmt.Errorf("workshop: date: %w", err), os.Remove(path))
	}
	return name, nil
}

// create makes a new file and waits until it is on the disk. If it fails, there
// is no file.
func create(path string, content []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%w: %s", ErrExists, filepath.Base(path))
	case err != nil:
		return fmt.Errorf("workshop: create: %w", err)
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("workshop: write: %w", err), os.Remove(path))
	}
	return nil
}

// readAll reads a plain file of at most limit bytes.
func readAll(path string, limit int64) (data []byte, err error) {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > limit:
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrInvalid}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, limit))
}

// OpenFolder opens a folder for [Collect]. Nothing outside it can be reached
// through it, whatever links lie in it.
func OpenFolder(dir string, only ...Moment) (Folder, func() error, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Folder{}, nil, errors.Join(ErrNoFolder, err)
	}
	return Folder{Name: dir, FS: root.FS(), Only: only}, root.Close, nil
}
