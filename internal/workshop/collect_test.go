package workshop

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// thirty is a folder of thirty slips of one day.
func thirty(t testing.TB, room Room) fstest.MapFS {
	t.Helper()
	var slips []Slip
	for i := range 30 {
		level := Levels[i%2*2]
		slips = append(slips, room.slipIn(Begin, map[ID]Level{"ph-updates": level, "acc-backup-codes": Levels[i%4]}))
	}
	return sealed(t, room.Recipient, slips...)
}

// TestHostileFile puts every bad file we know among thirty slips. It changes
// nothing but its own line.
func TestHostileFile(t *testing.T) {
	k, scope := weakKey(t), shipped(t)
	room := roomOf(k, scope)
	folder := thirty(t, room)
	clean, err := Collect(k, wanted(scope), Folder{Name: "usb", FS: folder})
	if err != nil || len(clean.Slips) != 30 {
		t.Fatalf("%d slips, %v", len(clean.Slips), err)
	}
	want, _, err := clean.Publish(scope, NewLedger())
	if err != nil {
		t.Fatal(err)
	}
	for name, h := range hostile(t, k, room, folder) {
		for _, as := range []string{"0", "15a.age", "zz"} { // before, among, after the others
			with := maps.Clone(folder)
			with[as] = h.file
			p, err := Collect(k, wanted(scope), Folder{Name: "usb", FS: with})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if len(p.Seen) != 31 {
				t.Fatalf("%s: %d lines", name, len(p.Seen))
			}
			for _, s := range p.Seen {
				switch {
				case s.Name == as && s.Verdict != h.want && !(h.want == Doubled && s.Verdict == Counted):
					t.Errorf("%s as %s: %s, want %s", name, as, s.Verdict, h.want)
				case s.Name != as && s.Verdict != Counted && h.want != Doubled:
					t.Errorf("%s as %s: %s is %s", name, as, s.Name, s.Verdict)
				}
			}
			got, _, err := p.Publish(scope, NewLedger())
			if err != nil || !slices.EqualFunc(got.Tables, want.Tables, func(a, b Table) bool { return a.People == b.People && slices.Equal(a.Rows, b.Rows) }) {
				t.Errorf("%s as %s changes the table: %v", name, as, err)
			}
		}
	}
}

type badFile struct {
	file *fstest.MapFile
	want Verdict
}

func hostile(t *testing.T, k Key, room Room, folder fstest.MapFS) map[string]badFile {
	t.Helper()
	sealAs := func(s Slip) *fstest.MapFile {
		data, err := s.Seal(k.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		return &fstest.MapFile{Data: data}
	}
	otherSet, otherPack, otherVersion, both := room, room, room, room.slipIn(Both, levels("ph-updates=yes"))
	otherSet.Name, otherPack.Pack, otherVersion.Hash = "Autumn group", "own-setup", strings.Repeat("0", 64)
	both.Then = levels("ph-updates=no")
	return map[string]badFile{
		"text":          {&fstest.MapFile{Data: []byte("minutes of the meeting")}, Foreign},
		"empty":         {&fstest.MapFile{}, Foreign},
		"huge":          {&fstest.MapFile{Data: append([]byte("age-encryption.org/v1\n"), make([]byte, 1<<20)...)}, Foreign},
		"folder":        {&fstest.MapFile{Mode: fs.ModeDir | 0o700}, NoFile},
		"link":          {&fstest.MapFile{Data: []byte("00.age"), Mode: fs.ModeSymlink}, NoFile},
		"pipe":          {&fstest.MapFile{Mode: fs.ModeNamedPipe}, NoFile},
		"cut":           {&fstest.MapFile{Data: folder["00.age"].Data[:5000]}, Damaged},
		"rubbish":       {&fstest.MapFile{Data: withInside(t, k, strings.Repeat("[", 5000))}, Damaged},
		"bomb":          {&fstest.MapFile{Data: withInside(t, k, `{"v":1,"now":{"`+strings.Repeat("a", 7000)+`":"yes"}}`)}, Damaged},
		"newer":         {&fstest.MapFile{Data: withInside(t, k, `{"v":2}`)}, NewerProgram},
		"other set":     {sealAs(otherSet.slipIn(Begin, nil)), OtherSet},
		"other pack":    {sealAs(otherPack.slipIn(Begin, nil)), OtherPack},
		"other version": {sealAs(otherVersion.slipIn(Begin, nil)), OtherVersion},
		"other way":     {sealAs(both), OtherMoment},
		"copy":          {&fstest.MapFile{Data: folder["07.age"].Data}, Doubled},
	}
}

func TestUnreadableFolderAndFile(t *testing.T) {
	k, scope := weakKey(t), shipped(t)
	if _, err := Collect(k, wanted(scope), Folder{Name: "gone", FS: missing{}}); !errors.Is(err, ErrNoFolder) {
		t.Errorf("a folder that is not there: %v", err)
	}
	p, err := Collect(k, wanted(scope), Folder{Name: "bad", FS: broken{thirty(t, roomOf(k, scope))}})
	if err != nil || p.Seen[3].Verdict != Unreadable || len(p.Slips) != 29 {
		t.Errorf("%v, %v, %d slips", err, p.Seen[3], len(p.Slips))
	}
}

type missing struct{}

func (missing) Open(string) (fs.File, error) { return nil, fs.ErrNotExist }

type broken struct{ fstest.MapFS }

func (b broken) Open(name string) (fs.File, error) {
	if name == "03.age" {
		return nil, fs.ErrPermission
	}
	return b.MapFS.Open(name)
}

func TestDays(t *testing.T) {
	k, scope := weakKey(t), shipped(t)
	room := roomOf(k, scope)
	coded := func(m Moment, code string) Slip {
		s := room.slipIn(m, levels("ph-updates=yes"))
		s.Code = strings.Repeat(code, 16)
		return s
	}
	slips := sealed(t, k.Recipient(), coded(Begin, "aa"), coded(Begin, "aa"), coded(End, "aa"), coded(Begin, "bb"), room.slipIn(Begin, nil))
	verdicts := func(f ...Folder) []Verdict {
		t.Helper()
		p, err := Collect(k, wanted(scope), f...)
		if err != nil {
			t.Fatal(err)
		}
		var out []Verdict
		for _, s := range p.Seen {
			out = append(out, s.Verdict)
		}
		return out
	}
	if got := verdicts(Folder{FS: slips}); !slices.Equal(got, []Verdict{Counted, SameCode, Counted, Counted, Counted}) {
		t.Errorf("one folder: %v", got)
	}
	if got := verdicts(Folder{FS: slips, Only: []Moment{Begin}}); !slices.Equal(got, []Verdict{Counted, SameCode, OtherMoment, Counted, Counted}) {
		t.Errorf("a folder for the beginning: %v", got)
	}
}
