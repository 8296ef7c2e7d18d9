package device

import (
	"errors"
	"io/fs"
	"testing"
)

// asked is a disk of which only some folders say what they are.
type asked struct {
	Root
	says map[string]error // nil: a folder; what is not named is not there
}

func (a asked) Stat(name string) (Info, error) {
	err, known := a.says[name]
	if !known {
		err = fs.ErrNotExist
	}
	if err != nil {
		return Info{}, err
	}
	return Info{Mode: fs.ModeDir | 0o755}, nil
}

func (a asked) Readlink(string) (string, error) { return "", fs.ErrNotExist }

// What is missing counts as absent only if the nearest folder above it that is there
// can be asked: one that refuses, or fails, says nothing of what is in it.
func TestAbsent(t *testing.T) {
	for name, c := range map[string]struct {
		says map[string]error
		want bool
	}{
		"the folder is there":        {map[string]error{"/etc/ssh": nil}, true},
		"the one above is there":     {map[string]error{"/etc": nil}, true},
		"nothing was seen":           {nil, false},
		"only the root":              {map[string]error{"/": nil}, false},
		"the folder refuses":         {map[string]error{"/etc/ssh": fs.ErrPermission, "/etc": nil}, false},
		"the folder cannot be read":  {map[string]error{"/etc/ssh": errors.New("input/output error"), "/etc": nil}, false},
		"the file itself refuses":    {map[string]error{"/etc/ssh/sshd_config": fs.ErrPermission, "/etc/ssh": nil}, false},
		"the file itself is there":   {map[string]error{"/etc/ssh/sshd_config": nil, "/etc/ssh": nil}, false},
		"the one above that refuses": {map[string]error{"/etc": fs.ErrPermission, "/": nil}, false},
	} {
		r := reader{&Computer{System: Linux, Root: asked{says: c.says}}, source{paths: []string{"/etc/ssh/sshd_config"}}}
		if got := r.absent("/etc/ssh/sshd_config"); got != c.want {
			t.Errorf("%s: absent is %v", name, got)
		}
	}
}
