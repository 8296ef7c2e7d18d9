package content_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"alcove.example/internal/content"
)

// packBegins is a pack up to its sections.
const packBegins = "pack: small\nformat: 1\nversion: \"2026.11\"\nlicence: CC-BY-4.0\ntitle: A small pack\nsummary: For tests.\nthreats: [malware]\n"

// TestIDsThatLeadNowhere: each with the place where it is written, its code and
// what may have been meant.
func TestIDsThatLeadNowhere(t *testing.T) {
	const (
		gateFile      = "knowledge/gates.yaml"
		adversaryFile = "knowledge/adversaries.yaml"
		longer        = `longer: {text: With a longer code, controls: {ph-long-code: "yes"}}`
		also          = "threats: [malware]\n"
	)
	say := func(effect string) string { return "longer: {text: With a longer code, " + effect + "}" }
	for _, c := range []struct{ name, file, old, text, want string }{
		{"a reach of an adversary", adversaryFile, "deceive", "decieve", "knowledge/adversaries.yaml:3:11 Y006 decieve (deceive?)"},
		{"a reach of a threat", threatFile, "[deceive]", "[decieve]", "knowledge/threats.yaml:5:11 Y006 decieve (deceive?)"},
		{"an adversary", threatFile, "floor: 0.1", "from: [criminals]", "knowledge/threats.yaml:7:10 R003 criminals (criminal?)"},
		{"a bound that no number is", packFile, "{phone-code: four}", `{phone-code: "> NaN"}`, "small/pack.yaml:21:31 C001 > NaN"},
		{"an asset of a threat", threatFile, "[work-files]", "[work-file]", "knowledge/threats.yaml:9:12 R003 work-file (work-files?)"},
		{"a trigger", threatFile, "[election]", "[elections]", "knowledge/threats.yaml:10:14 Y006 elections (election?)"},
		{"a key step", threatFile, "any: [ph-updates]", "any: [ph-update]", "knowledge/threats.yaml:8:22 R003 ph-update (ph-updates?)"},
		{"a threat that is lowered", phoneFile, "{malware: 3}", "{malwares: 3}", "knowledge/controls/phone.yaml:10:13 R003 malwares (malware?)"},
		{"a need", phoneFile, "needs: [ph-updates]", "needs: [ph-update]", "knowledge/controls/phone.yaml:22:11 R003 ph-update (ph-updates?)"},
		{"a gate of a control", phoneFile, "gates: [home-watch]", "gates: [home-wach]", "knowledge/controls/phone.yaml:23:11 R003 home-wach (home-watch?)"},
		{"a source", phoneFile, "  reduces: {malware: 3}\n  sources: [ssd]", "  reduces: {malware: 3}\n  sources: [sds]", "knowledge/controls/phone.yaml:11:13 R003 sds (ssd?)"},
		{"a platform", phoneFile, "[android, ios]", "[android, iso]", "knowledge/controls/phone.yaml:19:24 Y006 iso"},
		{"a platform of steps", phoneFile, "steps: {android:", "steps: {phone:", "knowledge/controls/phone.yaml:17:11 Y006 phone any, android, ios, windows, macos, linux"},
		{"a condition of a control", phoneFile, "gates: [home-watch]", "applies_if: {phone-cod: four}", "knowledge/controls/phone.yaml:23:16 R001 phone-cod"},
		{"needs in a circle of one", phoneFile, "needs: [ph-updates]", "needs: [ph-long-code]", "knowledge/controls/phone.yaml:12:7 D001 ph-long-code"},
		{"needs in a circle", phoneFile, "  reduces: {malware: 3}\n", "  reduces: {malware: 3}\n  needs: [ph-long-code]\n", "knowledge/controls/phone.yaml:1:7 D001 ph-updates; knowledge/controls/phone.yaml:13:7 D001 ph-long-code"},
		{"a helpline of a gate", gateFile, "[access-now]", "[access-nov]", "knowledge/gates.yaml:5:9 R003 access-nov (access-now?)"},
		{"a helpline of a hand-over", handOverFile, "[access-now]", "[front-line]", "knowledge/hand-overs.yaml:3:12 R003 front-line"},
		{"a hand-over that there is not", handOverFile, "id: danger-now", "id: danger-soon", "knowledge/hand-overs.yaml:1:7 Y006 danger-soon"},
		{"a step of a hand-over", handOverFile, "[ph-updates]", "[ph-updates, ph-upbeat]", "knowledge/hand-overs.yaml:4:23 R003 ph-upbeat"},
		{"a step of a hand-over that a gate can hold", handOverFile, "[ph-updates]", "[ph-updates, ph-long-code]", "knowledge/hand-overs.yaml:4:23 H004 ph-long-code home-watch"},
		{"a control of an answer", questionFile, longer, say("controls: {ph-longcode: partly}"), "knowledge/questions.yaml:5:51 R003 ph-longcode (ph-long-code?)"},
		{"a level of a control", questionFile, longer, say("controls: {ph-long-code: maybe}"), "knowledge/questions.yaml:5:65 Y006 maybe yes, partly, no"},
		{"an adversary of an answer", questionFile, longer, say("adversaries: {crimnal: 3}"), "knowledge/questions.yaml:5:54 R003 crimnal (criminal?)"},
		{"an intent too strong", questionFile, longer, say("adversaries: {criminal: 5}"), "knowledge/questions.yaml:5:64 Y006 5 0–4"},
		{"an asset of an answer", questionFile, longer, say("assets: {files: {c: 3}}"), "knowledge/questions.yaml:5:49 R003 files"},
		{"a letter of an asset", questionFile, longer, say("assets: {work-files: {d: 3}}"), "knowledge/questions.yaml:5:62 Y006 d c, i, a"},
		{"an exposure", questionFile, longer, say("exposure: {malwar: 0}"), "knowledge/questions.yaml:5:51 R003 malwar (malware?)"},
		{"an exposure between", questionFile, longer, say("exposure: {malware: 0.3}"), "knowledge/questions.yaml:5:60 Y006 0.3 0, 0.5, 1"},
		{"a recent threat", questionFile, longer, say("recent: [malwar]"), "knowledge/questions.yaml:5:49 R003 malwar (malware?)"},
		{"a sign", questionFile, longer, say("sign: [malwar]"), "knowledge/questions.yaml:5:47 R003 malwar (malware?)"},
		{"a trigger of an answer", questionFile, longer, say("trigger: [holiday]"), "knowledge/questions.yaml:5:50 Y006 holiday"},
		{"a gate of an answer", questionFile, longer, say("gate: home"), "knowledge/questions.yaml:5:46 R003 home"},
		{"a hand-over of an answer", questionFile, longer, say("hand_over: danger"), "knowledge/questions.yaml:5:51 R003 danger"},
		{"a platform of an answer", questionFile, longer, say("platform: amiga"), "knowledge/questions.yaml:5:50 Y006 amiga"},
		{"a threat of a pack", packFile, also, "threats: [malware, malwere]\n", "small/pack.yaml:11:20 R003 malwere (malware?)"},
		{"a control of a pack", packFile, also, also + "also: [ph-update]\n", "small/pack.yaml:12:8 R003 ph-update (ph-updates?)"},
		{"a question of the bank", packFile, "use: phone-code", "use: phone-cod", "small/pack.yaml:16:14 R001 phone-cod (phone-code?)"},
		{"an answer set", packFile, "answers: safeguard", "answers: safegard", "small/pack.yaml:19:18 R003 safegard (safeguard?)"},
		{"a field beside use", packFile, "use: phone-code", "use: phone-code\n        ask: Another text", "small/pack.yaml:17:9 Y003 ask (use?)"},
		{"a question in a condition", packFile, "{phone-code: four}", "{phone-cod: four}", "small/pack.yaml:21:19 R001 phone-cod (phone-code?)"},
		{"an answer in a condition", packFile, "{phone-code: four}", "{phone-code: for}", "small/pack.yaml:21:31 R002 for phone-code (four?)"},
		{"an answer in a list of a condition", packFile, "{phone-code: four}", "{phone-code: [four, skip, five]}", "small/pack.yaml:21:44 R002 five phone-code"},
		{"a later question in a condition", packFile, "{phone-code: four}", `{how-old: "> 3"}`, "small/pack.yaml:21:19 R004 how-old"},
		{"a question that asks about itself", packFile, "{phone-code: four}", `{phone-updates: "no"}`, "small/pack.yaml:17:13 R004 phone-updates"},
		{"a later question, deep down", packFile, "{phone-code: four}", `{not: {any: [{phone-code: four}, {how-old: "> 3"}]}}`, "small/pack.yaml:21:52 R004 how-old"},
		{"a number asked of words", packFile, "{phone-code: four}", `{phone-code: ">= 3"}`, "small/pack.yaml:21:19 C002 phone-code >=3"},
		{"a free text in a condition", packFile, "        type: number\n        range: [0, 20]\n", "        type: text\n      - {id: q-then, ask: Q, answers: safeguard, controls: [ph-updates], show_if: {how-old: old}}\n", "small/pack.yaml:25:84 C004 how-old"},
		{"a condition that is a text", packFile, "{phone-code: four}", "phone-code", "small/pack.yaml:21:18 C001"},
		{"an empty condition", packFile, "{phone-code: four}", "{}", "small/pack.yaml:21:18 C001"},
		{"an empty all", packFile, "{phone-code: four}", "{all: []}", "small/pack.yaml:21:24 C001"},
		{"a bound that is no number", packFile, "{phone-code: four}", `{phone-code: "> old"}`, "small/pack.yaml:21:31 C001 > old"},
		{"a question twice", packFile, "      - id: how-old", "      - id: phone-updates", "small/pack.yaml:22:13 N001 phone-updates"},
		{"a section without questions", packFile, "  - id: all\n    title: All of it\n    questions:", "  - id: none\n    title: None\n  - id: all\n    title: All of it\n    questions:", "small/pack.yaml:13:5 Y005 questions"},
		{"a number without a range", packFile, "        range: [0, 20]\n", "", "small/pack.yaml:22:9 Y005 range"},
		{"a range the wrong way round", packFile, "[0, 20]", "[50, 1]", "small/pack.yaml:25:16 Y006 50, 1 1, 50"},
		{"a range of one number", packFile, "[0, 20]", "20", "small/pack.yaml:25:16 Y001 list"},
		{"a pack without sections", packFile, "", packBegins, "small/pack.yaml:1:1 Y005 sections"},
		{"a pack with no section in its list", packFile, "", packBegins + "sections: []\n", "small/pack.yaml:1:1 Y005 sections"},
		{"an exposure that is too large", questionFile, longer, say("exposure: {malware: 1.5}"), "knowledge/questions.yaml:5:60 Y006 1.5 0, 0.5, 1"},
		{"a choice without answers", packFile, "        type: number\n        range: [0, 20]\n", "", "small/pack.yaml:22:9 Y005 answers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lib, err := load(c.file, c.old, c.text)
			if got := strings.Join(problems(err), "; "); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			if lib != nil {
				t.Error("a partial library came back")
			}
		})
	}
}

func TestItemsThatStandTwice(t *testing.T) {
	for name, id := range map[string]string{"assets": "work-files", "adversaries": "criminal", "threats": "malware", "gates": "home-watch", "hand-overs": "danger-now",
		"sources": "ssd", "helplines": "access-now", "glossary": "two-step", "answer-sets": "safeguard", "questions": "phone-code"} {
		file := "knowledge/" + name + ".yaml"
		lines := strings.Count(files[file], "\n")
		_, err := load(file, "", files[file]+files[file])
		if got := problems(err); len(got) == 0 || got[0] != fmt.Sprintf("%s:%d:3 N001 %s", file, lines+1, id) {
			t.Errorf("%s: %v", name, got)
		}
	}
	_, err := load("knowledge/controls/more.yaml", "", files[phoneFile])
	if got := strings.Join(problems(err), "; "); !strings.Contains(got, "knowledge/controls/phone.yaml:1:3 N001 ph-updates") {
		t.Errorf("a control in two files: %s", got)
	}
}

func TestQuestionsAreBounded(t *testing.T) {
	many := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "      - {id: more-%d, ask: Q, answers: safeguard, controls: [ph-updates]}\n", i)
		}
		return files[packFile] + b.String()
	}
	if _, err := load(packFile, "", many(497)); err != nil {
		t.Errorf("500 questions: %v", problems(err)[:1])
	}
	_, err := load(packFile, "", many(498))
	if got := strings.Join(problems(err), "; "); got != "small/pack.yaml:1:1 E000 questions 501" {
		t.Errorf("501 questions: %s", got)
	}
}

func TestAMissingFileIsReported(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	delete(fsys, assetFile)
	_, err := content.Load(fsys)
	if got := problems(err); len(got) != 1 || !strings.HasPrefix(got[0], "knowledge/assets.yaml:1:1 E000") {
		t.Errorf("%v", got)
	}
}

func TestLoadPack(t *testing.T) {
	lib, err := load()
	if err != nil {
		t.Fatal(err)
	}
	folder := func(text string) fstest.MapFS { return fstest.MapFS{"pack.yaml": {Data: []byte(text)}} }
	other := strings.Replace(files[packFile], "pack: small", "pack: other", 1)
	with, p, err := lib.LoadPack(folder(other))
	if err != nil || p.ID != "other" || len(with.Packs) != 2 || len(lib.Packs) != 1 {
		t.Errorf("another pack: %v, %d packs, %d before", err, len(with.Packs), len(lib.Packs))
	}
	changed := strings.Replace(files[packFile], "A small pack", "A smaller pack", 1)
	with, p, err = lib.LoadPack(folder(changed))
	if err != nil || len(with.Packs) != 1 || with.Pack("small") != p || p.Hash == lib.Pack("small").Hash {
		t.Errorf("the same pack, changed: %v, %d packs", err, len(with.Packs))
	}
	if lib.Pack("small").Title != "A small pack" {
		t.Error("the library was changed")
	}
	if _, _, err := lib.LoadPack(fstest.MapFS{}); !errors.Is(err, content.ErrNoPack) {
		t.Errorf("an empty folder: %v", err)
	}
	_, _, err = lib.LoadPack(folder(strings.Replace(other, "[malware]", "[malwares]", 1)))
	if got := strings.Join(problems(err), "; "); got != "pack.yaml:11:11 R003 malwares (malware?)" {
		t.Errorf("a wrong pack: %s", got)
	}
}

// TestHostilePacksAreBounded: a file of the largest size that is wrong, or
// large, everywhere takes no minute to refuse, and fills no screen.
func TestHostilePacksAreBounded(t *testing.T) {
	lib, err := load()
	if err != nil {
		t.Fatal(err)
	}
	repeat := func(line string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, line, i)
		}
		return b.String()
	}
	head, tail, _ := strings.Cut(files[packFile], "threats: [malware]\n")
	for name, text := range map[string]string{
		"unknown threats":   head + "threats:\n" + repeat("- t%d\n", 150_000) + tail,
		"unknown fields":    head + repeat("minute%d: 1\n", 100_000) + tail,
		"unknown questions": files[packFile] + repeat("      - use: phone-code-%d\n", 60_000),
		"the same question": files[packFile] + repeat("      - use: phone-code # %d\n", 60_000),
		"answers":           files[packFile] + "      - id: q-wide\n        ask: Q\n        answers:\n" + repeat("          a%d: {text: A, recent: [malware]}\n", 40_000),
		"answers asked about": files[packFile] + "      - id: q-wide\n        ask: Q\n        answers:\n" + repeat("          a%d: A\n", 50_000) +
			"      - id: q-then\n        ask: Q\n        answers: safeguard\n        show_if:\n          q-wide:\n" + repeat("          - a%d\n", 50_000),
		"conditions": files[packFile] + "      - id: q-then\n        ask: Q\n        answers: safeguard\n        show_if:\n          any:\n" + repeat("          - {phone-code: f%d}\n", 60_000),
	} {
		t.Run(name, func(t *testing.T) {
			if len(text) > 2<<20 {
				t.Fatalf("%d bytes are refused by their size", len(text))
			}
			start := time.Now()
			_, _, err := lib.LoadPack(fstest.MapFS{"pack.yaml": {Data: []byte(text)}})
			t.Logf("%d bytes, %d problems, %v", len(text), len(problems(err)), time.Since(start))
			if took := time.Since(start); took > 10*time.Second || len(problems(err)) > 500 {
				t.Errorf("took %v, %d problems", took, len(problems(err)))
			}
		})
	}
}
