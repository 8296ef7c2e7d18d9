package device

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"alcove.example/internal/content"
)

// A Computer is what is read: this computer, or a recorded one.
type Computer struct {
	System   System
	Root     Root
	Registry Registry // nil but on Windows
	Home     string   // the person's own folder, or ""
	User     int      // the number of the person's account, where there is one
	Desktop  string   // what the desktop calls itself, or ""
	Now      time.Time
	// Platforms say until when a system gets updates.
	Platforms []*content.Platform
}

// Check reads everything that the computer's system can tell, in the order of
// the list. It touches nothing but what the list names.
func (c *Computer) Check() []Reading {
	var out []Reading
	for _, f := range Facts() {
		from, ok := f.on[c.System]
		if !ok {
			continue
		}
		out = append(out, Reading{f, from.read(&reader{c, from})})
	}
	return out
}

// A reader reads for one fact, and touches only what is listed for it.
type reader struct {
	*Computer
	from source
}

// listed reports whether a name, in which ~ is the home, matches a pattern, or
// is the folder in which what matches stands.
func listed(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		if ok, _ := path.Match(p, name); ok {
			return true
		}
		ok, _ := path.Match(path.Dir(p), name)
		return ok
	})
}

// above reports whether a name is a folder above what a pattern matches.
func above(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		for p = path.Dir(p); p != "/" && p != "."; p = path.Dir(p) {
			if ok, _ := path.Match(p, name); ok {
				return true
			}
		}
		return name == "/"
	})
}

// Listed reports whether a file or folder may be opened for any fact on a
// system, by a person with this home. Of the folders above it may only be asked
// whether they are there.
func Listed(s System, home, name string) bool {
	return slices.ContainsFunc(Facts(), func(f Fact) bool {
		return slices.ContainsFunc(f.on[s].paths, func(p string) bool {
			if rest, ok := strings.CutPrefix(p, "~"); ok {
				p = home + rest
			}
			return listed([]string{p}, name)
		})
	})
}

// place gives the whole name of what may be touched.
func (r *reader) place(name string) (string, error) {
	if !listed(r.from.paths, name) {
		return "", &fs.PathError{Op: "read", Path: name, Err: ErrNotListed}
	}
	return r.whole(name)
}

// whole puts the home in the place of ~.
func (r *reader) whole(name string) (string, error) {
	rest, home := strings.CutPrefix(name, "~")
	if home && r.Home == "" {
		return "", &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	if home {
		return strings.TrimSuffix(r.Home, "/") + rest, nil
	}
	return name, nil
}

func (r *reader) bytes(name string) ([]byte, error) {
	at, err := r.place(name)
	if err != nil {
		return nil, err
	}
	return r.Root.ReadFile(at, mostBytes)
}

// line reads a file of one line.
func (r *reader) line(name string) (string, error) {
	b, err := r.bytes(name)
	first, _, _ := strings.Cut(string(b), "\n")
	return strings.TrimSpace(first), err
}

func (r *reader) names(name string) ([]string, error) {
	at, err := r.place(name)
	if err != nil {
		return nil, err
	}
	return r.Root.ReadDir(at, mostNames)
}

func (r *reader) link(name string) (string, error) {
	at, err := r.place(name)
	if err != nil {
		return "", err
	}
	return r.Root.Readlink(at)
}

func (r *reader) stat(name string) (Info, error) {
	if !listed(r.from.paths, name) && !above(r.from.paths, name) {
		return Info{}, &fs.PathError{Op: "stat", Path: name, Err: ErrNotListed}
	}
	at, err := r.whole(name)
	if err != nil {
		return Info{}, err
	}
	return r.Root.Stat(at)
}

func (r *reader) has(name string) bool {
	_, err := r.stat(name)
	return err == nil
}

// absent reports whether something is surely not there: it is missing, and one
// of the folders above it is there and can be asked, down to the first below the
// root. A tree of which only a part was recorded does not say that the rest is
// missing.
func (r *reader) absent(name string) bool {
	if _, err := r.stat(name); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if _, err := r.link(name); err == nil {
		return false // a link that leads nowhere is there
	}
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		folder, err := r.stat(at)
		switch {
		case err == nil:
			return folder.Mode.IsDir()
		case !errors.Is(err, fs.ErrNotExist) || at == "~" || path.Dir(at) == "/":
			return false
		}
	}
	return false
}

// number reads a number of the registry.
func (r *reader) number(key string) (uint64, error) {
	v, err := r.value(key)
	return v.Number, err
}

// value reads a value of the registry, named as it is listed: key\name.
func (r *reader) value(name string) (RegistryValue, error) {
	if !slices.Contains(r.from.keys, name) {
		return RegistryValue{}, &fs.PathError{Op: "read", Path: name, Err: ErrNotListed}
	}
	if r.Registry == nil {
		return RegistryValue{}, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	i := strings.LastIndexByte(name, '\\')
	return r.Registry.Value(name[:i], name[i+1:])
}

// because says why something could not be read.
func because(err error, name string) Finding {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return cannot("denied", val("path", name))
	case errors.Is(err, fs.ErrNotExist):
		return cannot("missing", val("path", name))
	case errors.Is(err, ErrTooLarge):
		return cannot("too-large", val("path", name))
	}
	return cannot("unreadable", val("path", name))
}

// strange says that a file has a form that is not known.
func strange(name string) Finding { return cannot("strange", val("path", name)) }

func (r *reader) usage(name string) (free, total uint64, err error) {
	at, err := r.place(name)
	if err != nil {
		return 0, 0, err
	}
	return r.Root.Usage(at)
}
