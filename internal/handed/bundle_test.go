package handed_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/handed"
	"pgregory.net/rapid"
)

func small() fstest.MapFS {
	return fstest.MapFS{
		"pack.yaml": {Data: []byte("pack: x\n")}, "personas.yaml": {Data: []byte("[]\n")},
		"knowledge/controls/ours.yaml": {Data: nil}, "knowledge/threats.yaml": {Data: []byte("t")}, "locales/pt-BR/our-town.po": {Data: []byte("po")},
		"README.md": {Data: []byte("not part of it")}, "locales/fr/ui/x.po": {Data: []byte("nor this")},
	}
}

func TestABundleHoldsTheFilesAndNothingElse(t *testing.T) {
	b, left, err := handed.Bundle(small())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(left, []string{"README.md", "locales/fr/ui/x.po"}) {
		t.Errorf("left out: %v", left)
	}
	files, err := handed.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"knowledge/controls/ours.yaml", "knowledge/threats.yaml", "locales/pt-BR/our-town.po", "pack.yaml", "personas.yaml"}
	if err := fstest.TestFS(files, want...); err != nil {
		t.Error(err)
	}
	if len(files) != len(want) {
		t.Errorf("it holds %d files", len(files))
	}
	again, _, err := handed.Bundle(files)
	if err != nil || !bytes.Equal(again, b) {
		t.Errorf("the same files give other bytes: %v", err)
	}
}

func TestWhatIsNoBundle(t *testing.T) {
	const head = "alcove-pack 1\n"
	const pack = "1 pack.yaml\nx"
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"nothing": {"", handed.ErrNotABundle}, "another format": {"alcove-pack 2\n" + pack, handed.ErrNotABundle},
		"no pack": {head, handed.ErrNoPack}, "only personas": {head + "1 personas.yaml\nx", handed.ErrNoPack},
		"a way up":        {head + "1 ../pack.yaml\nx" + pack, handed.ErrNotABundle},
		"a root":          {head + "1 /pack.yaml\nx" + pack, handed.ErrNotABundle},
		"a drive":         {head + "1 C:pack.yaml\nx" + pack, handed.ErrNotABundle},
		"hidden way up":   {head + "1 knowledge/controls/../a.yaml\nx" + pack, handed.ErrNotABundle},
		"other words":     {head + "1 ui.po\nx" + pack, handed.ErrNotABundle},
		"twice":           {head + pack + pack, handed.ErrNotABundle},
		"unsorted":        {head + "1 personas.yaml\nx" + pack, handed.ErrNotABundle},
		"too short":       {head + "2 pack.yaml\nx", handed.ErrNotABundle},
		"something after": {head + pack + "x", handed.ErrNotABundle},
		"two forms":       {head + "01 pack.yaml\nx", handed.ErrNotABundle},
		"less than none":  {head + "-1 pack.yaml\nx", handed.ErrNotABundle},
		"huge":            {head + "99999999999999999999 pack.yaml\nx", handed.ErrNotABundle},
		"an endless line": {head + strings.Repeat("1", 1000), handed.ErrNotABundle},
		"too large":       {head + strings.Repeat("x", handed.MaxBundle), handed.ErrTooLarge},
	} {
		if _, err := handed.Open([]byte(c.text)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestTooMuchIsNotBundled(t *testing.T) {
	large := small()
	large["knowledge/threats.yaml"] = &fstest.MapFile{Data: make([]byte, handed.MaxBundle)}
	many := small()
	for i := range handed.MaxFiles {
		many[fmt.Sprintf("knowledge/controls/c%d.yaml", i)] = &fstest.MapFile{}
	}
	for name, f := range map[string]fs.FS{"large": large, "many": many} {
		if _, _, err := handed.Bundle(f); !errors.Is(err, handed.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := handed.Bundle(fstest.MapFS{"a.yaml": {}}); !errors.Is(err, handed.ErrNoPack) {
		t.Errorf("no pack: %v", err)
	}
}

func TestBundlesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folder := fstest.MapFS{"pack.yaml": {Data: []byte("x")}}
		for range rapid.IntRange(0, 5).Draw(t, "files") {
			name := rapid.StringMatching(`knowledge/controls/[a-z0-9]{1,5}\.yaml|locales/[a-z]{2}/[a-z]{2,4}\.po`).Draw(t, "name")
			folder[name] = &fstest.MapFile{Data: rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "data")}
		}
		b, left, err := handed.Bundle(folder)
		if err != nil || len(left) > 0 {
			t.Fatalf("%v, left %v", err, left)
		}
		files, err := handed.Open(b)
		if err != nil || len(files) != len(folder) {
			t.Fatalf("%d of %d files: %v", len(files), len(folder), err)
		}
		for name, f := range folder {
			if !bytes.Equal(files[name], f.Data) {
				t.Fatalf("%s holds %q", name, files[name])
			}
		}
	})
}

// FuzzOpen: what is opened is the one form of its files.
func FuzzOpen(f *testing.F) {
	b, _, err := handed.Bundle(small())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("alcove-pack 1\n1 pack.yaml\nx"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := handed.Open(data)
		if err != nil {
			return
		}
		again, left, err := handed.Bundle(files)
		if err != nil || len(left) > 0 || !bytes.Equal(again, data) {
			t.Errorf("opened, but it is not its own form: %v, left %v", err, left)
		}
	})
}
