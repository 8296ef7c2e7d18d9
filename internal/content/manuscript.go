package content

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// A Manuscript is content as its author sees it: the files, what is wrong in
// them, and where each thing is written. It is read from YAML, never from the
// compiled form.
type Manuscript struct {
	Library  *Library // nil where Problems is not empty
	Packs    []*Pack  // the packs that are written here
	Whole    bool     // the knowledge base is written here too
	Problems Problems
	FS       fs.FS
}

// ReadManuscript reads a folder of content (one with knowledge/ in it), or the
// folder of one pack, which then rests on the knowledge base of base (nil: on
// nothing), with what the pack brings itself. A folder that is neither is ErrNoPack.
func ReadManuscript(fsys fs.FS, base *Library) (*Manuscript, error) {
	m := &Manuscript{FS: fsys}
	var err error
	if there(fsys, "knowledge") && !there(fsys, "pack.yaml") {
		m.Whole = true
		if m.Library, err = loadYAML(fsys); err == nil {
			m.Packs = m.Library.Packs
		}
	} else {
		if base == nil {
			base = &Library{}
		}
		var p *Pack
		if m.Library, p, err = base.LoadPack(fsys); err == nil {
			m.Packs = []*Pack{p}
		}
	}
	if errors.As(err, &m.Problems) {
		return m, nil
	}
	return m, err
}

// Folder is the folder of a pack that is written here.
func (m *Manuscript) Folder(p *Pack) string {
	at := m.Library.Where(p)
	return strings.TrimSuffix(strings.TrimSuffix(at.File, "pack.yaml"), "/")
}

// Files lists the YAML files in the order of their names.
func (m *Manuscript) Files() []string {
	var out []string
	_ = fs.WalkDir(m.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // what cannot be read is reported where it is needed
		}
		if !d.IsDir() && strings.HasSuffix(name, ".yaml") {
			out = append(out, name)
		}
		return nil
	})
	slices.Sort(out)
	return out
}

// Text is what stands in a file, however wrong; empty where it cannot be read
// or is too large.
func (m *Manuscript) Text(file string) string {
	data, err := readFile(m.FS, file)
	if err != nil || len(data) > maxFile {
		return ""
	}
	return string(data)
}
