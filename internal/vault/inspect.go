package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
)

// Inspection is what anybody can see of a vault without the passphrase.
type Inspection struct {
	Files []FileFacts // keys first, then slots, each with its leftovers
	// Held: a running program has the vault.
	Held bool
	// SplitKey: the key file is in another folder.
	SplitKey bool
	// LooseFolder, LooseFile: others than the owner may write there, or read a file.
	LooseFolder, LooseFile bool
}

// FileFacts are what the outside of one file tells.
type FileFacts struct {
	Name string
	Size int64
	Mode fs.FileMode
	// Stanzas are the kinds of keys that the file is for.
	Stanzas []string
	// WorkFactor is the power of two of scrypt's cost; 0 without a passphrase.
	WorkFactor int
	// Err is why the file is not an age file, or not a plain file.
	Err error
}

// Inspect looks at the vault in dir and writes nothing. It fails with ErrNoVault
// if there is neither a slot nor a key, and with another error if that cannot be
// told because the folder cannot be read.
func Inspect(dir string, opt Options) (Inspection, error) {
	p := opt.at(dir)
	found := Inspection{SplitKey: p.isSplit(), LooseFolder: p.isLoose()}
	for _, name := range append(p.keyFiles(), p.slotFiles()...) {
		info, err := p.disk.Stat(name)
		if isGone(err) {
			continue
		}
		facts := FileFacts{Name: filepath.Base(name), Err: err}
		if err == nil {
			facts.Size, facts.Mode = info.Size(), info.Mode()
			found.LooseFile = found.LooseFile || looseFile(info.Mode())
			facts.readOutside(p, name)
		}
		found.Files = append(found.Files, facts)
	}
	if len(found.Files) == 0 {
		return Inspection{}, p.absent()
	}
	found.Held = p.isHeld()
	return found, nil
}

// Beside is what else anybody can see in the vault's folder: the lock, what was
// handed on from there, and what is not ours. Err is why a file is not an age file;
// an empty one and a folder have none, and nobody looks into the folder.
func Beside(dir string, opt Options) ([]FileFacts, error) {
	p := opt.at(dir)
	names, err := p.disk.List(p.dir)
	if err != nil && !isGone(err) {
		return nil, named("look into folder", err)
	}
	ours := append(p.keyFiles(), p.slotFiles()...)
	var found []FileFacts
	for _, name := range names {
		path := filepath.Join(p.dir, name)
		info, err := p.disk.Stat(path)
		if slices.Contains(ours, path) || isGone(err) {
			continue
		}
		facts := FileFacts{Name: name, Err: err}
		if err == nil {
			facts.Size, facts.Mode = info.Size(), info.Mode()
			if !info.IsDir() && info.Size() > 0 {
				facts.readOutside(p, path)
			}
		}
		found = append(found, facts)
	}
	return found, nil
}

// absent is ErrNoVault, or why it cannot be told that there is none.
func (p place) absent() error {
	for _, folder := range []string{p.dir, filepath.Dir(p.key)} {
		if info, err := p.disk.Stat(folder); err == nil && !info.IsDir() {
			continue
		}
		if _, err := p.disk.List(folder); err != nil && !isGone(err) {
			return fmt.Errorf("vault: look into folder: %w", err)
		}
	}
	return ErrNoVault
}

// readOutside fills in what the plain header says.
func (f *FileFacts) readOutside(p place, name string) {
	file, err := p.disk.Read(name, maxFile)
	if err == nil {
		file, err = dearmor(file)
	}
	if err != nil {
		f.Err = err
		return
	}
	stanzas, err := readStanzas(file)
	f.Err = err
	for _, s := range stanzas {
		f.Stanzas = append(f.Stanzas, s.kind)
		f.WorkFactor = max(f.WorkFactor, s.work())
	}
}

// isHeld reports that another program has the lock. It makes no lock file.
func (p place) isHeld() bool {
	if _, err := p.disk.Stat(p.lock()); err != nil {
		return false
	}
	release, err := p.disk.Lock(p.lock())
	if err != nil {
		return errors.Is(err, ErrBusy)
	}
	_ = release()
	return false
}
