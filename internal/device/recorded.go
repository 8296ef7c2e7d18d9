package device

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"time"
)

// RecordedName is the file at the root of a recorded tree that says what plain
// files cannot carry from one computer to another.
const RecordedName = "recorded.txt"

// Recorded is a computer whose files lie below a folder. Links are followed
// within that folder only, whatever they say. Its file recorded.txt, if there
// is one, has lines of these forms:
//
//	system linux
//	user 1000 /home/ana
//	desktop GNOME
//	date 2026-11-22
//	file /home/ana 0700 2026-11-20 0       its mode, last change, and bytes
//	denied /etc/sudoers                    it could not be read
//	space / 40 100                         bytes free, of how many
//
// The registry of a Windows computer is its exports, in files whose names end in
// .reg. What the tree does not say is left empty, the date too.
func Recorded(dir string) (*Computer, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open recorded tree: %w", err)
	}
	t := &tree{root: root, files: map[string]Info{}, denied: map[string]bool{}, space: map[string][2]uint64{}}
	c := &Computer{Root: t, User: -1}
	data, err := t.open(RecordedName, mostBytes)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read %s: %w", RecordedName, err)
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		if err := t.note(c, strings.Fields(line)); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", RecordedName, number, err)
		}
	}
	t.guess(c)
	if c.System == Windows {
		if c.Registry, err = t.registry(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

var errForm = errors.New("not a line of a recorded tree")

// note takes one line of what the tree says about itself.
func (t *tree) note(c *Computer, f []string) (err error) {
	switch {
	case len(f) == 0 || f[0] == "#":
	case f[0] == "system" && len(f) == 2:
		c.System = System(f[1])
	case f[0] == "user" && len(f) == 3:
		c.Home = f[2]
		c.User, err = strconv.Atoi(f[1])
	case f[0] == "desktop" && len(f) == 2:
		c.Desktop = f[1]
	case f[0] == "date" && len(f) == 2:
		c.Now, err = time.Parse(time.DateOnly, f[1])
	case f[0] == "file" && len(f) == 5:
		t.files[f[1]], err = asInfo(f[2], f[3], f[4])
	case f[0] == "denied" && len(f) == 2:
		t.denied[f[1]] = true
	case f[0] == "space" && len(f) == 4:
		free, failed := strconv.ParseUint(f[2], 10, 64)
		total, broken := strconv.ParseUint(f[3], 10, 64)
		t.space[f[1]], err = [2]uint64{free, total}, errors.Join(failed, broken)
	default:
		err = errForm
	}
	return err
}

func asInfo(mode, changed, size string) (Info, error) {
	m, failed := strconv.ParseUint(mode, 8, 9)
	when, wrong := time.Parse(time.DateOnly, changed)
	n, broken := strconv.ParseInt(size, 10, 64)
	return Info{Mode: fs.FileMode(m), Changed: when, Size: n}, errors.Join(failed, wrong, broken)
}

// guess fills in what the tree shows without saying it.
func (t *tree) guess(c *Computer) {
	_, mac := t.Stat("/System/Library/CoreServices/SystemVersion.plist")
	names, _ := t.ReadDir("/", mostNames)
	switch {
	case c.System != "":
	case mac == nil:
		c.System = MacOS
	case len(exports(names)) > 0:
		c.System = Windows
	default:
		c.System = Linux
	}
	if data, err := t.ReadFile("/etc/passwd", mostBytes); err == nil && c.Home == "" {
		for _, a := range parseAccounts(data) {
			if a.person() {
				c.Home, c.User = a.home, a.number
				break
			}
		}
	}
}

func exports(names []string) []string {
	var out []string
	for _, n := range names {
		if strings.HasSuffix(n, ".reg") {
			out = append(out, n)
		}
	}
	return out
}

func (t *tree) registry() (Registry, error) {
	names, err := t.ReadDir("/", mostNames)
	if err != nil {
		return nil, fmt.Errorf("list recorded tree: %w", err)
	}
	all := export{}
	for _, n := range exports(names) {
		data, err := t.ReadFile("/"+n, mostBytes)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", n, err)
		}
		for key, values := range parseExport(data) {
			all[key] = values
		}
	}
	return all, nil
}

// tree is recorded files below a folder.
type tree struct {
	root   *os.Root
	files  map[string]Info
	denied map[string]bool
	space  map[string][2]uint64
}

// mostLinks is how many links are followed for one name, as systems do it.
const mostLinks = 40

// resolve follows the links of a name, within the tree, and gives the name
// without links, relative to it. The last link is followed too unless it is what
// is asked for.
func (t *tree) resolve(name string, last bool) (string, error) {
	at, rest, links := ".", strings.Split(strings.Trim(path.Clean("/"+name), "/"), "/"), 0
	for len(rest) > 0 {
		next := path.Join(at, rest[0])
		rest = rest[1:]
		if next == "." || t.denied["/"+next] {
			if next != "." {
				return "", &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
			}
			continue
		}
		info, err := t.root.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 || len(rest) == 0 && !last {
			at = next
			continue
		}
		if links++; links > mostLinks {
			return "", &fs.PathError{Op: "open", Path: name, Err: errors.New("too many links")}
		}
		to, err := t.root.Readlink(next)
		if err != nil {
			return "", err
		}
		if !strings.HasPrefix(to, "/") {
			to = path.Join("/", at, to)
		}
		at, rest = ".", append(strings.Split(strings.Trim(path.Clean(to), "/"), "/"), rest...)
	}
	return at, nil
}

func (t *tree) ReadFile(name string, most int) ([]byte, error) {
	at, err := t.resolve(name, true)
	if err != nil {
		return nil, err
	}
	return t.open(at, most)
}

func (t *tree) open(at string, most int) ([]byte, error) {
	info, err := t.root.Lstat(at)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: at, Err: ErrNotAFile}
	}
	f, err := t.root.OpenFile(at, os.O_RDONLY|asking, 0)
	if err != nil {
		return nil, err
	}
	return readOpen(f, at, most)
}

func (t *tree) ReadDir(name string, most int) ([]string, error) {
	at, err := t.resolve(name, true)
	if err != nil {
		return nil, err
	}
	info, err := t.root.Stat(at)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "list", Path: name, Err: ErrNotAFile}
	}
	f, err := t.root.Open(at)
	if err != nil {
		return nil, err
	}
	return listOpen(f, name, most)
}

func (t *tree) Readlink(name string) (string, error) {
	at, err := t.resolve(name, false)
	if err != nil {
		return "", err
	}
	return t.root.Readlink(at)
}

// Stat tells of a file what the tree says of it, and else what it is here.
func (t *tree) Stat(name string) (Info, error) {
	at, err := t.resolve(name, true)
	if err != nil {
		return Info{}, err
	}
	info, err := t.root.Stat(at)
	if err != nil {
		return Info{}, err
	}
	if said, ok := t.files["/"+at]; ok {
		said.Mode |= info.Mode().Type()
		return said, nil
	}
	return Info{info.Mode(), info.Size(), info.ModTime()}, nil
}

func (t *tree) Usage(name string) (free, total uint64, err error) {
	s, ok := t.space[name]
	if !ok {
		return 0, 0, &fs.PathError{Op: "usage", Path: name, Err: fs.ErrNotExist}
	}
	return s[0], s[1], nil
}
