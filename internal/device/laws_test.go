package device_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"alcove.example/internal/device"
	"pgregory.net/rapid"
)

// spoiled is a computer of which some files cannot be read, and which remembers
// what it was asked for.
type spoiled struct {
	device.Root
	spoil  func(name string) error
	opened []string
}

func (s *spoiled) ReadFile(name string, most int) ([]byte, error) {
	s.opened = append(s.opened, name)
	if err := s.spoil(name); err != nil {
		return nil, err
	}
	return s.Root.ReadFile(name, most)
}

func (s *spoiled) ReadDir(name string, most int) ([]string, error) {
	s.opened = append(s.opened, name)
	if err := s.spoil(name); err != nil {
		return nil, err
	}
	return s.Root.ReadDir(name, most)
}

func (s *spoiled) Readlink(name string) (string, error) {
	s.opened = append(s.opened, name)
	if err := s.spoil(name); err != nil {
		return "", err
	}
	return s.Root.Readlink(name)
}

func (s *spoiled) Stat(name string) (device.Info, error) {
	if err := s.spoil(name); err != nil {
		return device.Info{}, err
	}
	return s.Root.Stat(name)
}

func (s *spoiled) Usage(name string) (uint64, uint64, error) {
	if err := s.spoil(name); err != nil {
		return 0, 0, err
	}
	return s.Root.Usage(name)
}

type lockedRegistry struct{ err error }

func (l lockedRegistry) Value(string, string) (device.RegistryValue, error) {
	return device.RegistryValue{}, l.err
}

// Of a computer that shows nothing nothing is known, whatever the reason.
func TestNothingReadableIsCannotTell(t *testing.T) {
	odd := errors.New("the disk does not answer")
	for _, reason := range []error{fs.ErrPermission, fs.ErrNotExist, device.ErrTooLarge, device.ErrNotAFile, odd} {
		for _, system := range []device.System{device.Linux, device.MacOS, device.Windows} {
			root := &spoiled{spoil: func(string) error { return reason }}
			c := &device.Computer{System: system, Root: root, Registry: lockedRegistry{reason}, Home: "/home/ana", User: 1000, Desktop: "GNOME", Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
			for _, r := range c.Check() {
				if r.State != device.CannotTell || len(r.Given) > 0 || r.Why == "" {
					t.Errorf("%s, %v: %s is %s because of %s, and answers %v", system, reason, r.ID, r.State, r.Why, r.Given)
				}
			}
		}
	}
}

// bare is a computer on which all that is looked for exists, and is empty.
type bare struct{}

func (bare) ReadFile(string, int) ([]byte, error)               { return nil, nil }
func (bare) ReadDir(string, int) ([]string, error)              { return nil, nil }
func (bare) Readlink(string) (string, error)                    { return "", nil }
func (bare) Stat(string) (device.Info, error)                   { return device.Info{}, nil }
func (bare) Usage(string) (uint64, uint64, error)               { return 0, 0, nil }
func (bare) Value(string, string) (device.RegistryValue, error) { return device.RegistryValue{}, nil }

// An empty value is no evidence: nothing is shown as having been said.
func TestEmptyIsNoEvidence(t *testing.T) {
	for _, system := range []device.System{device.Linux, device.MacOS, device.Windows} {
		c := &device.Computer{System: system, Root: bare{}, Registry: bare{}, Home: "/home/ana", User: 1000, Desktop: "GNOME", Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
		for _, r := range c.Check() {
			for _, v := range r.Values {
				if v.Text == "" {
					t.Errorf("%s: %s is %s because of %s, with no %s", system, r.ID, r.State, r.Why, v.Name)
				}
			}
		}
	}
}

// Whatever is denied of a computer, a fact says the same as before or that it
// cannot tell, but for the few that have another way to see the same. It never
// turns from yes to no, or from no to yes.
func TestDeniedNeverTurnsAFact(t *testing.T) {
	trees := recorded(t)
	computers := map[string]*device.Computer{}
	before := map[string][]device.Reading{}
	var all []string
	for _, name := range trees {
		c := open(t, name)
		seen := &spoiled{Root: c.Root, spoil: func(string) error { return nil }}
		c.Root = seen
		computers[name], before[name] = c, c.Check()
		all = append(all, seen.opened...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(trees).Draw(t, "tree")
		denied := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, 12, rapid.ID[string]).Draw(t, "denied")
		c := *computers[name]
		c.Root = &spoiled{Root: c.Root.(*spoiled).Root, spoil: func(n string) error {
			if slices.ContainsFunc(denied, func(d string) bool { return n == d || strings.HasPrefix(n, d+"/") }) {
				return &fs.PathError{Op: "open", Path: n, Err: fs.ErrPermission}
			}
			return nil
		}}
		for i, r := range c.Check() {
			was := before[name][i]
			if was.State != r.State && was.State != device.CannotTell && r.State != device.CannotTell {
				t.Errorf("%s: %s was %s (%s) and is %s (%s)", name, r.ID, was.State, was.Why, r.State, r.Why)
			}
		}
	})
}

// Nothing is opened that is not on the list; the list has nothing that would
// match everything.
func TestOnlyListedIsOpened(t *testing.T) {
	for _, name := range recorded(t) {
		c := open(t, name)
		seen := &spoiled{Root: c.Root, spoil: func(string) error { return nil }}
		c.Root = seen
		for _, r := range c.Check() {
			if r.Why == "" {
				t.Errorf("%s: %s says nothing", name, r.ID)
			}
		}
		if len(seen.opened) == 0 && c.System != device.Windows {
			t.Errorf("%s: nothing was opened", name)
		}
		for _, at := range seen.opened {
			if !device.Listed(c.System, c.Home, at) {
				t.Errorf("%s: opened %s, which no fact lists", name, at)
			}
		}
	}
	for _, at := range []string{"/etc/shadow", "/home/ana/secret.txt", "/home/ana/.ssh/id_ed25519", "/proc/1/environ", "/etc/passwd-", "/home/ana/.mozilla/firefox/x/key4.db"} {
		if device.Listed(device.Linux, "/home/ana", at) {
			t.Errorf("%s is listed", at)
		}
	}
}
