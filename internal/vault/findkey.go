package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// LacksKey reports whether there is something to open in dir, and no key file where
// the options look for one. It reads no file.
func LacksKey(dir string, opt Options) bool {
	return errors.Is(opt.at(dir).present(), ErrNoKey)
}

// FindKey returns the path of the key file that a person means by a path: that of
// the file, or of the folder in which it lies. It opens nothing; whether the key is
// the right one only the passphrase tells. It fails with [fs.ErrNotExist],
// [fs.ErrPermission] or ErrNotAKey.
func FindKey(path string, opt Options) (string, error) {
	disk := opt.at("").disk
	info, err := disk.Stat(path)
	isFolder := err == nil && !info.Mode().IsRegular()
	if isFolder {
		path = filepath.Join(path, "key.age")
	}
	file, err := disk.Read(path, maxKeyFile)
	switch {
	case isFolder && errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%w: a folder", ErrNotAKey)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return "", fmt.Errorf("vault: find key: %w", err)
	case err != nil:
		return "", fmt.Errorf("%w: %w", ErrNotAKey, err)
	}
	if file, err = dearmor(file); err != nil {
		return "", fmt.Errorf("%w: %w", ErrNotAKey, err)
	}
	if stanzas, err := readStanzas(file); err != nil || len(stanzas) != 1 || stanzas[0].kind != "scrypt" {
		return "", fmt.Errorf("%w: not under a passphrase", ErrNotAKey)
	}
	return path, nil
}
