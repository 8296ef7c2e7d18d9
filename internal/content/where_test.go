package content_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

func manuscript(t *testing.T, changes ...string) *content.Manuscript {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for i := 0; i < len(changes); i += 3 {
		fsys[changes[i]] = &fstest.MapFile{Data: []byte(strings.Replace(files[changes[i]], changes[i+1], changes[i+2], 1))}
	}
	m, err := content.ReadManuscript(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWhere(t *testing.T) {
	lib := manuscript(t).Library
	pack := lib.Pack("small")
	code := lib.Control("ph-long-code")
	for _, c := range []struct {
		item any
		path []any
		want string
	}{
		{pack, nil, "small/pack.yaml:1:1"},
		{pack, []any{"threats", content.ID("malware")}, "small/pack.yaml:11:11"},
		{pack, []any{"sections"}, "small/pack.yaml:12:1"},
		{pack, []any{"sections", content.ID("all")}, "small/pack.yaml:13:9"},
		{pack.Question("phone-updates"), []any{"show_if"}, "small/pack.yaml:21:18"},
		{pack.Question("phone-updates"), []any{"show_if", content.ID("phone-code")}, "small/pack.yaml:21:19"},
		{pack.Question("phone-code"), nil, "small/pack.yaml:16:9"},
		{code, []any{"gates", content.ID("home-watch")}, "knowledge/controls/phone.yaml:23:11"},
		{code, []any{"reduces", content.ID("malware")}, "knowledge/controls/phone.yaml:21:13"},
		{code, []any{"steps", "android", 0}, "knowledge/controls/phone.yaml:17:21"},
		{code, []any{"steps", "ios", 4}, "knowledge/controls/phone.yaml:17:10"},
		{"nothing of ours", []any{"id"}, ":0:0"},
	} {
		at := lib.Where(c.item, c.path...)
		if got := fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Col); got != c.want {
			t.Errorf("%v: %s, want %s", c.path, got, c.want)
		}
	}
}

// TestEveryTextHasAPlace: the line that is told for a text holds the beginning
// of that text, in all shipped content.
func TestEveryTextHasAPlace(t *testing.T) {
	m, err := content.ReadManuscript(questionnaires.FS, nil)
	if err != nil || len(m.Problems) > 0 {
		t.Fatal(err, m.Problems)
	}
	all := m.Library.Texts()
	for _, p := range m.Packs {
		maps.Copy(all, p.Texts())
	}
	lines := map[string][]string{}
	for key, text := range all {
		at := m.Library.WhereText(key)
		if at.Line == 0 {
			t.Errorf("%s is nowhere", key)
			continue
		}
		if lines[at.File] == nil {
			lines[at.File] = strings.Split(m.Text(at.File), "\n")
		}
		begin := strings.Fields(text)[0]
		here := strings.Join(lines[at.File][at.Line-1:min(at.Line+1, len(lines[at.File]))], "\n")
		if !strings.Contains(here, strings.Trim(begin, `"'`)) {
			t.Errorf("%s is said to be at %s:%d, which is %q", key, at.File, at.Line, here)
		}
	}
}

func TestManuscript(t *testing.T) {
	m := manuscript(t)
	if !m.Whole || len(m.Packs) != 1 || m.Folder(m.Packs[0]) != "small" || len(m.Files()) < 12 || m.Text("small/pack.yaml") != files[packFile] {
		t.Errorf("%v %d packs in %q, files %v", m.Whole, len(m.Packs), m.Folder(m.Packs[0]), m.Files())
	}
	wrong := manuscript(t, packFile, "[malware]", "[malwares]")
	if wrong.Library != nil || len(wrong.Packs) != 0 || len(wrong.Problems) != 1 {
		t.Errorf("a wrong one: %v", wrong.Problems)
	}
	one, err := content.ReadManuscript(fstest.MapFS{"pack.yaml": {Data: []byte(files[packFile])}}, m.Library)
	if err != nil || one.Whole || len(one.Packs) != 1 || one.Folder(one.Packs[0]) != "" {
		t.Errorf("a folder of one pack: %v %+v", err, one)
	}
	if _, err := content.ReadManuscript(fstest.MapFS{}, m.Library); err != content.ErrNoPack {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestCases(t *testing.T) {
	lib, err := load()
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) ([]content.Case, error) {
		return content.LoadCases(fstest.MapFS{content.CasesName: {Data: []byte(text)}}, lib)
	}
	const right = `- case: A phone with a short code
  pack: small
  answers: {phone-code: four, how-old: 3}
  first: [ph-long-code, ph-updates]
  why: The code guards the rest.
  sources: [ssd]
  read: true
  well: false
`
	cases, err := read(right)
	if err != nil || len(cases) != 1 || cases[0].Answers["how-old"] != 3.0 || len(cases[0].First) != 2 || !cases[0].Read || cases[0].Line != 1 {
		t.Errorf("%+v %v", cases, err)
	}
	for old, want := range map[string]string{
		"pack: small": "knowledge/calibration.yaml:2:9 R003 smaller", "ph-long-code,": "knowledge/calibration.yaml:4:11 R003 ph-long-kode (ph-long-code?)",
		"[ssd]": "knowledge/calibration.yaml:6:13 R003 sds (ssd?)", "well:": "knowledge/calibration.yaml:8:3 Y003 wel (well?)",
	} {
		text := map[string]string{"pack: small": "pack: smaller", "ph-long-code,": "ph-long-kode,", "[ssd]": "[sds]", "well:": "wel:"}[old]
		_, err := read(strings.Replace(right, old, text, 1))
		if got := strings.Join(problems(err), "; "); got != want {
			t.Errorf("%s: %s, want %s", old, got, want)
		}
	}
	if none, err := content.LoadCases(fstest.MapFS{}, lib); none != nil || err != nil {
		t.Errorf("no file: %v %v", none, err)
	}
}
