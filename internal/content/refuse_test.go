package content_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"alcove.example/internal/content"
)

const (
	packFile     = "small/pack.yaml"
	threatFile   = "knowledge/threats.yaml"
	phoneFile    = "knowledge/controls/phone.yaml"
	assetFile    = "knowledge/assets.yaml"
	questionFile = "knowledge/questions.yaml"
	handOverFile = "knowledge/hand-overs.yaml"
)

func TestTheSmallLibraryIsRight(t *testing.T) {
	lib, err := load()
	if err != nil || lib.Pack("small") == nil {
		t.Fatal(err)
	}
}

// TestTheStrictReaderRefuses: each thing with its place and its code.
func TestTheStrictReaderRefuses(t *testing.T) {
	for _, c := range []struct{ name, file, old, text, want string }{
		{"an anchor", packFile, "[activist]", "&a [activist]", "small/pack.yaml:8:11 E000 alias"},
		{"an alias", packFile, "[activist]", "*a", "small/pack.yaml:8:11 E000"},
		{"anchor and alias", packFile, "[activist]\nminutes: 5", "&a [activist]\nminutes: *a", "small/pack.yaml:8:11 E000 alias; small/pack.yaml:9:10 E000 alias"},
		{"a tag", packFile, "minutes: 5", "minutes: !!int 5", "small/pack.yaml:9:10 E000 tag"},
		{"a tag of one's own", packFile, "minutes: 5", "minutes: !m 5", "small/pack.yaml:9:10 E000 tag"},
		{"a merge key", assetFile, "  title: Your files", "  <<: {title: Your files}", "knowledge/assets.yaml:2:3 E000 key"},
		{"a list as a key", assetFile, "  title: Your files", "  ? [title]\n  : Your files", "knowledge/assets.yaml:2:5 E000 key"},
		{"a field twice", assetFile, "  title: Your files", "  title: Your files\n  title: Yours", "knowledge/assets.yaml:3:3 N001 title"},
		{"an answer twice", questionFile, "    longer: {", "    four: {", "knowledge/questions.yaml:5:5 N001 four; small/pack.yaml:16:14 R001 phone-code"},
		{"an unknown field", packFile, "minutes:", "minuts:", "small/pack.yaml:9:1 Y003 minuts (minutes?)"},
		{"an unknown field, nothing near", packFile, "minutes: 5", "zzz: 5", "small/pack.yaml:9:1 Y003 zzz"},
		{"an unknown field within", threatFile, "least: 0.4", "lest: 0.4", "knowledge/threats.yaml:8:35 Y003 lest (least?)"},
		{"several documents", packFile, "", "pack: small\n---\npack: other\n", "small/pack.yaml:2:1 E000"},
		{"nothing", assetFile, "", "", "knowledge/assets.yaml:1:1 E000"},
		{"only a comment", assetFile, "", "# nothing\n", "knowledge/assets.yaml:1:1 E000"},
		{"a list that is a map", assetFile, "", "id: work-files\n", "knowledge/assets.yaml:1:1 Y001 list"},
		{"an item that is a text", assetFile, "", "- work-files\n", "knowledge/assets.yaml:1:3 Y001 map"},
		{"a tab", assetFile, "  title: Your", "  title:\tYour", "knowledge/assets.yaml:2:9 X001 encoding"},
		{"CRLF", assetFile, "Your files\n", "Your files\r\n", "knowledge/assets.yaml:2:20 X001 encoding"},
		{"a byte order mark", assetFile, "", "\ufeff- id: work-files\n", "knowledge/assets.yaml:1:1 X001 encoding"},
		{"not UTF-8", assetFile, "Your files", "Ihr M\xfcll", "knowledge/assets.yaml:2:15 X001 encoding"},
		{"depth 17", assetFile, "Your files", strings.Repeat("[", 15) + strings.Repeat("]", 15), "knowledge/assets.yaml:2:24 E000 depth"},
		{"depth 16, which is no text", assetFile, "Your files", strings.Repeat("[", 14) + strings.Repeat("]", 14), "knowledge/assets.yaml:2:10 Y001 text; knowledge/assets.yaml:1:3 Y005 title"},
		{"depth without end", assetFile, "Your files", strings.Repeat("[", 20000), "knowledge/assets.yaml:2:10010 E000"},
		{"a file too large", assetFile, "", strings.Repeat("# a comment\n", 200_000), "knowledge/assets.yaml:1:1 E000 size"},
		{"a text too long", assetFile, "Your files", strings.Repeat("a", 4097), "knowledge/assets.yaml:2:10 X001 length"},
		{"a text of the largest length", assetFile, "Your files", strings.Repeat("a", 4096), ""},
		{"a control character", assetFile, "Your files", "Your \x1bfiles", `knowledge/assets.yaml:2:15 X001 '\x1b'`},
		{"an escaped control character", assetFile, "Your files", `"Your \efiles"`, `knowledge/assets.yaml:2:10 X001 '\x1b'`},
		{"a delete", assetFile, "Your files", "Your \x7ffiles", `knowledge/assets.yaml:2:15 X001 '\x7f'`},
		{"a bidi override", assetFile, "Your files", "Your \u202efiles", `knowledge/assets.yaml:2:15 X001 '\u202e'`},
		{"a bidi isolate, escaped", assetFile, "Your files", `"Your \u2066files"`, `knowledge/assets.yaml:2:10 X001 '\u2066'`},
		{"a bidi override in a comment", assetFile, "Your files", "Your files # \u202e", `knowledge/assets.yaml:2:23 X001 '\u202e'`},
		{"a right-to-left mark", assetFile, "Your files", "Your \u200ffiles", `knowledge/assets.yaml:2:15 X001 '\u200f'`},
		{"an Arabic letter mark", assetFile, "Your files", "Your \u061cfiles", `knowledge/assets.yaml:2:15 X001 '\u061c'`},
		{"a zero-width space", assetFile, "Your files", "Your\u200bfiles", `knowledge/assets.yaml:2:14 X001 '\u200b'`},
		{"a word joiner", assetFile, "Your files", "Your\u2060files", `knowledge/assets.yaml:2:14 X001 '\u2060'`},
		{"a byte order mark within", assetFile, "Your files", "Your \ufefffiles", "knowledge/assets.yaml:2:15 X001 encoding"},
		{"a byte order mark, escaped", assetFile, "Your files", `"Your \ufefffiles"`, `knowledge/assets.yaml:2:10 X001 '\ufeff'`},
		{"a soft hyphen", assetFile, "Your files", "Your\u00adfiles", `knowledge/assets.yaml:2:14 X001 '\u00ad'`},
		{"a joiner of graphemes", assetFile, "Your files", "Your\u034ffiles", `knowledge/assets.yaml:2:14 X001 '\u034f'`},
		{"a Mongolian vowel separator", assetFile, "Your files", "Your\u180efiles", `knowledge/assets.yaml:2:14 X001 '\u180e'`},
		{"a control of swapping, escaped", assetFile, "Your files", `"Your\u206afiles"`, `knowledge/assets.yaml:2:10 X001 '\u206a'`},
		{"a Hangul filler", assetFile, "Your files", "Your \u3164files", `knowledge/assets.yaml:2:15 X001 '\u3164'`},
		{"a line separator", assetFile, "Your files", "Your\u2028files", `knowledge/assets.yaml:2:14 X001 '\u2028'`},
		{"a tag character", assetFile, "Your files", "Your \U000e0041files", `knowledge/assets.yaml:2:15 X001 '\U000e0041'`},
		{"the two joiners", assetFile, "Your files", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0915\u094d\u200d\u0937", ""},
		{"not composed", assetFile, "Your files", "Fu\u0308r dich", "knowledge/assets.yaml:2:10 X001 nfc"},
		{"a broken quote", assetFile, "Your files", "'Your files", "knowledge/assets.yaml:4:1 E000"},
		{"a broken list", assetFile, "{c: 2, i: 2, a: 2}", "[c", "knowledge/assets.yaml:4:1 E000"},
		{"broken by a colon", assetFile, "Your files", "Your: files", "knowledge/assets.yaml:2:14 E000"},
		{"a capital in an id", assetFile, "id: work-files", "id: Work-files", "knowledge/assets.yaml:1:7 N003 Work-files"},
		{"an id of one letter", assetFile, "id: work-files", "id: w", "knowledge/assets.yaml:1:7 N003 w"},
		{"an id of 41 letters", assetFile, "id: work-files", "id: " + strings.Repeat("w", 41), "knowledge/assets.yaml:1:7 N003 " + strings.Repeat("w", 41)},
		{"an id with an underscore", assetFile, "id: work-files", "id: work_files", "knowledge/assets.yaml:1:7 N003 work_files"},
		{"an id that begins with a digit", assetFile, "id: work-files", "id: 2-files", "knowledge/assets.yaml:1:7 N003 2-files"},
		{"an id in another script", assetFile, "id: work-files", "id: w\u043erk-files", "knowledge/assets.yaml:1:7 N003 w\u043erk-files"},
		{"no id", assetFile, "- id: work-files\n  title", "- title", "knowledge/assets.yaml:1:3 Y005 id"},
		{"an id that older YAML reads as a boolean", questionFile, "id: phone-code", "id: on", "knowledge/questions.yaml:1:7 Y002 on; small/pack.yaml:16:14 R001 phone-code"},
		{"the same, in quotes", questionFile, "id: phone-code", `id: "off"`, "knowledge/questions.yaml:1:7 Y002 off; small/pack.yaml:16:14 R001 phone-code"},
		{"yes as an answer without quotes", questionFile, "    four:", "    yes:", "knowledge/questions.yaml:4:5 Y002 yes; small/pack.yaml:21:31 R002 four phone-code"},
		{"no as an answer without quotes", questionFile, "    four:", "    no:", "knowledge/questions.yaml:4:5 Y002 no; small/pack.yaml:21:31 R002 four phone-code"},
		{"no as an answer in quotes", questionFile, "    four:", `    "no":`, "small/pack.yaml:21:31 R002 four phone-code"},
		{"an answer id with a blank", questionFile, "    four:", "    four digits:", "knowledge/questions.yaml:4:5 N003 four digits; small/pack.yaml:21:31 R002 four phone-code"},
		{"a reserved answer id", questionFile, "    four:", "    skip:", "knowledge/questions.yaml:4:5 Y002 skip; small/pack.yaml:21:31 R002 four phone-code"},
		{"a version without quotes", packFile, `"2026.11"`, "2026.11", "small/pack.yaml:3:10 Y001 quoted text"},
		{"no version", packFile, "version: \"2026.11\"\n", "", "small/pack.yaml:1:1 Y005 version"},
		{"an empty version", packFile, `"2026.11"`, `""`, "small/pack.yaml:1:1 Y005 version"},
		{"no format", packFile, "format: 1\n", "", "small/pack.yaml:1:1 Y005 format"},
		{"minutes in quotes", packFile, "minutes: 5", `minutes: "5"`, "small/pack.yaml:9:10 Y001 whole number"},
		{"no language", packFile, "source_language: en", "source_language: xx-", "small/pack.yaml:5:18 Y006 xx- en, pt-BR, zh-Hans, …"},
		{"a language with a script", packFile, "source_language: en", "source_language: zh-Hans", ""},
		{"a format to come", packFile, "format: 1", "format: 2", "small/pack.yaml:2:9 Y006 2 1–1"},
		{"a kind that there is not", packFile, "licence:", "kind: rsk\nlicence:", "small/pack.yaml:4:7 Y006 rsk risk, indicators, guided (risk?)"},
		{"no title", packFile, "title: A small pack\n", "", "small/pack.yaml:1:1 Y005 title"},
		{"minutes in words", packFile, "minutes: 5", "minutes: five", "small/pack.yaml:9:10 Y001 whole number"},
		{"too many minutes", packFile, "minutes: 5", "minutes: 601", "small/pack.yaml:9:10 Y006 601 1–600"},
		{"a date that is none", packFile, "2027-05-01", "2027-02-30", "small/pack.yaml:10:12 Y001 date"},
		{"a flag that is none", threatFile, "floor: 0.1", "rare: on", "knowledge/threats.yaml:7:9 Y001 true or false"},
		{"a number that is none", threatFile, "floor: 0.1", "floor: .nan", "knowledge/threats.yaml:7:10 Y001 number"},
		{"a number too large", threatFile, "floor: 0.1", "floor: 1.1", "knowledge/threats.yaml:7:10 Y006 1.1 0–1"},
		{"a letter that is none", threatFile, "hits: [c, i]", "hits: [c, x]", "knowledge/threats.yaml:6:13 Y006 x c, i, a"},
		{"neither reach nor base", threatFile, "  reach: [deceive]\n", "", "knowledge/threats.yaml:1:3 Y005 reach"},
		{"a mark of 4", phoneFile, "{malware: 3}", "{malware: 4}", "knowledge/controls/phone.yaml:10:22 Y006 4 1–3"},
		{"no source", phoneFile, "  reduces: {malware: 3}\n  sources: [ssd]", "  reduces: {malware: 3}", "knowledge/controls/phone.yaml:1:3 Y005 sources"},
		{"one text for two devices", threatFile, "floor: 0.1", "per_device: true", "knowledge/threats.yaml:2:10 Y001 map; knowledge/threats.yaml:3:10 Y001 map; knowledge/threats.yaml:4:16 Y001 map"},
		{"four steps of a hand-over", handOverFile, "[ph-updates]", "[ph-updates, ph-updates, ph-updates, ph-updates]", "knowledge/hand-overs.yaml:4:10 Y006 4 0–3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := load(c.file, c.old, c.text)
			if got := strings.Join(problems(err), "; "); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// TestAPipeIsNoFile: it is refused and not waited for.
func TestAPipeIsNoFile(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	fsys[packFile].Mode = fs.ModeNamedPipe
	_, err := content.Load(fsys)
	if got := strings.Join(problems(err), "; "); got != "small/pack.yaml:1:1 E000 file" {
		t.Error(got)
	}
}
