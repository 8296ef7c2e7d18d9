package vault

import (
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// memDisk is a disk in memory that knows what a power cut may leave: the content
// of a file is certain once it was synced, a change of a folder once the folder
// was synced; changes in between may have reached the disk in any combination.
type memDisk struct {
	names   map[string]*memFile // as programs see them
	certain map[string]*memFile // as a power cut must leave them
	pending []change            // to folders, not yet certain, in order
	// folders are false as long as a power cut may take them away, with all that
	// is in them.
	folders map[string]bool
	locked  map[string]bool
	made    int // files, so far
	// lies makes both kinds of sync do nothing and report success.
	lies bool
}

type memFile struct {
	// serial tells files apart; an address may be used again.
	serial int
	data   []byte
	synced bool
	leads  string // the name that certainly leads to the data
}

// change puts file in the place of name, and takes away the name gone.
type change struct {
	name, gone string
	file       *memFile
}

func newMemDisk() *memDisk {
	return &memDisk{names: map[string]*memFile{}, certain: map[string]*memFile{},
		folders: map[string]bool{}, locked: map[string]bool{}}
}

// clone returns a disk with the same files; files are only ever replaced.
func (m *memDisk) clone() *memDisk {
	return &memDisk{names: maps.Clone(m.names), certain: maps.Clone(m.certain),
		pending: slices.Clone(m.pending), folders: maps.Clone(m.folders), locked: map[string]bool{}}
}

func (m *memDisk) fail(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: err}
}

func (m *memDisk) MkdirAll(dir string) error {
	m.folders[filepath.Clean(dir)] = m.folders[filepath.Clean(dir)]
	return nil
}

// has reports that a folder exists.
func (m *memDisk) has(dir string) bool {
	_, ok := m.folders[filepath.Clean(dir)]
	return ok || filepath.Clean(dir) == "/"
}

func (m *memDisk) Create(name string) (File, error) {
	if m.names[name] != nil {
		return nil, m.fail("create", name, fs.ErrExist)
	}
	if !m.has(filepath.Dir(name)) {
		return nil, m.fail("create", name, fs.ErrNotExist)
	}
	m.made++
	f := &memFile{serial: m.made}
	m.names[name] = f
	m.pending = append(m.pending, change{name: name, file: f})
	return &memHandle{disk: m, file: f, name: name}, nil
}

func (m *memDisk) Read(name string, limit int64) ([]byte, error) {
	f := m.names[name]
	switch {
	case f == nil:
		return nil, m.fail("read", name, fs.ErrNotExist)
	case int64(len(f.data)) > limit:
		return nil, m.fail("read", name, ErrTooLarge)
	}
	return slices.Clone(f.data), nil
}

func (m *memDisk) Rename(old, new string) error {
	f := m.names[old]
	if f == nil {
		return m.fail("rename", old, fs.ErrNotExist)
	}
	delete(m.names, old)
	m.names[new] = f
	m.pending = append(m.pending, change{name: new, gone: old, file: f})
	return nil
}

func (m *memDisk) Remove(name string) error {
	if m.names[name] == nil {
		if m.has(name) {
			delete(m.folders, name)
			return nil
		}
		return m.fail("remove", name, fs.ErrNotExist)
	}
	delete(m.names, name)
	m.pending = append(m.pending, change{gone: name})
	return nil
}

func (m *memDisk) MayWrite(string) error { return nil }

func (m *memDisk) SyncDir(dir string) error {
	if m.lies {
		return nil
	}
	for inside := range m.folders {
		if filepath.Dir(inside) == filepath.Clean(dir) {
			m.folders[inside] = true
		}
	}
	m.pending = slices.DeleteFunc(m.pending, func(c change) bool {
		if filepath.Dir(c.name+c.gone) != filepath.Clean(dir) && filepath.Dir(c.gone) != filepath.Clean(dir) {
			return false
		}
		if c.file != nil && c.file.leads != c.name {
			// As on FAT: the old content is gone and the new one cannot be found.
			m.made++
			c.file = &memFile{serial: m.made, data: c.file.data}
		}
		c.apply(m.certain)
		return true
	})
	return nil
}

func (m *memDisk) SyncFile(name string) error {
	f := m.names[name]
	if f == nil {
		return m.fail("sync", name, fs.ErrNotExist)
	}
	if !m.lies {
		f.leads = name
	}
	return nil
}

func (c change) apply(names map[string]*memFile) {
	delete(names, c.gone)
	if c.file != nil {
		names[c.name] = c.file
	}
}

func (m *memDisk) Stat(name string) (fs.FileInfo, error) {
	if f := m.names[name]; f != nil {
		return memInfo{name: filepath.Base(name), size: int64(len(f.data)), mode: 0o600}, nil
	}
	if m.has(name) {
		return memInfo{name: filepath.Base(name), mode: fs.ModeDir | 0o700}, nil
	}
	return nil, m.fail("stat", name, fs.ErrNotExist)
}

func (m *memDisk) List(dir string) ([]string, error) {
	var names []string
	for name := range m.names {
		if filepath.Dir(name) == filepath.Clean(dir) {
			names = append(names, filepath.Base(name))
		}
	}
	for name := range m.folders {
		if filepath.Dir(name) == filepath.Clean(dir) {
			names = append(names, filepath.Base(name))
		}
	}
	slices.Sort(names)
	return names, nil
}

func (m *memDisk) Lock(name string) (func() error, error) {
	if m.locked[name] {
		return nil, fmt.Errorf("%w: %s", ErrBusy, name)
	}
	m.locked[name] = true
	return func() error { delete(m.locked, name); return nil }, nil
}

type memHandle struct {
	disk *memDisk
	file *memFile
	name string
}

func (h *memHandle) Write(p []byte) (int, error) {
	h.file.data, h.file.synced = append(h.file.data, p...), false
	return len(p), nil
}

func (h *memHandle) Sync() error {
	if !h.disk.lies {
		h.file.synced, h.file.leads = true, h.name
	}
	return nil
}

func (h *memHandle) Close() error { return nil }

type memInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i memInfo) Name() string       { return i.name }
func (i memInfo) Size() int64        { return i.size }
func (i memInfo) Mode() fs.FileMode  { return i.mode }
func (i memInfo) ModTime() time.Time { return time.Time{} }
func (i memInfo) IsDir() bool        { return i.mode.IsDir() }
func (i memInfo) Sys() any           { return nil }

// halves are what a power cut may leave of a file that was not synced.
var halves = []func([]byte) []byte{
	func(b []byte) []byte { return b },
	func([]byte) []byte { return nil },
	func(b []byte) []byte { return b[:len(b)/2] },
	func(b []byte) []byte { return make([]byte, len(b)) },
}

// afterPowerCut yields every disk that a power cut at this moment may leave: all
// subsets of the uncertain changes, times what may be left of unsynced files. The
// key is the same for disks with the same content.
func (m *memDisk) afterPowerCut(yield func(key string, left *memDisk)) {
	for subset := range 1 << len(m.pending) {
		names := make(map[string]*memFile, len(m.certain))
		for name, f := range m.certain {
			names[name] = f
		}
		for i, c := range m.pending {
			if subset&(1<<i) != 0 {
				c.apply(names)
			}
		}
		for dir, certain := range m.folders {
			if !certain {
				yield("without "+dir, m.without(names, dir))
			}
		}
		unsynced := false
		for _, f := range names {
			unsynced = unsynced || !f.synced
		}
		for half, cut := range halves {
			if half > 0 && !unsynced {
				break
			}
			yield(m.left(names, half, cut))
		}
	}
}

// without returns a disk on which a folder was never made.
func (m *memDisk) without(names map[string]*memFile, dir string) *memDisk {
	after := newMemDisk()
	for name, f := range names {
		if filepath.Dir(name) != dir {
			after.names[name], after.certain[name] = f, f
		}
	}
	after.folders = maps.Clone(m.folders)
	delete(after.folders, dir)
	return after
}

func (m *memDisk) left(names map[string]*memFile, half int, cut func([]byte) []byte) (string, *memDisk) {
	after := newMemDisk()
	after.folders = maps.Clone(m.folders)
	var key []string
	for name, f := range names {
		data, variant := f.data, 0
		if !f.synced {
			data, variant = cut(f.data), half
		}
		after.names[name] = &memFile{data: data, synced: true}
		after.certain[name] = after.names[name]
		key = append(key, fmt.Sprintf("%s=%d/%d/%d", name, f.serial, len(data), variant))
	}
	slices.Sort(key)
	return strings.Join(key, " "), after
}
