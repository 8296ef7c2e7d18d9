package content_test

import (
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/questionnaires"
)

const platformFile = "knowledge/platforms.yaml"

const aPlatform = `- id: android
  title: Android
  on: android
  sources: [ssd]
  checked: 2026-11-20
  releases:
    - {version: "16"}
    - {version: "13", ends: 2026-03-02}
  checks:
    - {id: code, title: What opens it, menu: [Open Settings.], good: A word., other: A number., question: phone-code, answer: longer}
`

func TestPlatforms(t *testing.T) {
	lib, err := load(platformFile, "", aPlatform)
	if err != nil {
		t.Fatal(err)
	}
	p := lib.Platform("android")
	if p == nil || len(p.Releases) != 2 || !p.Releases[0].Ends.Never() || p.Releases[1].Ends != (content.Date{Year: 2026, Month: 3, Day: 2}) || p.Checks[0].Answer != "longer" {
		t.Errorf("%+v", p)
	}
	if lib.Platform("amiga") != nil {
		t.Error("a platform that does not exist was found")
	}
	if got := lib.Texts()["platform/android/check/code/menu/1"]; got != "Open Settings." {
		t.Errorf("a menu is not translated: %q", got)
	}
}

func TestPlatformsThatAreWrong(t *testing.T) {
	for old, c := range map[string][2]string{
		"sources: [ssd]":        {"sources: [sds]", "knowledge/platforms.yaml:4:13 R003 sds (ssd?)"},
		"question: phone-code":  {"question: phone-cod", "knowledge/platforms.yaml:10:107 R001 phone-cod"},
		"answer: longer":        {"answer: long", "knowledge/platforms.yaml:10:127 R002 long phone-code"},
		"on: android":           {"on: amiga", "knowledge/platforms.yaml:3:7 Y006 amiga linux, windows, macos, android, ios"},
		`version: "16"`:         {`name: X`, "knowledge/platforms.yaml:7:7 Y005 version"},
		"ends: 2026-03-02":      {"ends: soon", "knowledge/platforms.yaml:8:29 Y001 date"},
		"title: What opens it,": {"", "knowledge/platforms.yaml:10:7 Y005 title"},
	} {
		_, err := load(platformFile, "", strings.Replace(aPlatform, old, c[0], 1))
		if got := strings.Join(problems(err), "; "); got != c[1] {
			t.Errorf("%s: %s\nwant %s", c[0], got, c[1])
		}
	}
}

// Every end of support that the program shows says where it is from, and a phone
// that it cannot read has checks with a way there.
func TestShippedPlatforms(t *testing.T) {
	lib, err := content.Load(questionnaires.FS)
	if err != nil {
		t.Fatal(err)
	}
	if len(lib.Platforms) < 15 {
		t.Fatalf("%d platforms", len(lib.Platforms))
	}
	for _, p := range lib.Platforms {
		if len(p.Releases) > 0 && (len(p.Sources) == 0 || p.Checked.Never()) {
			t.Errorf("%s has versions and no source that was read", p.ID)
		}
		for _, r := range p.Releases {
			if !r.Full.Never() && !r.Full.Before(r.Ends) {
				t.Errorf("%s %s: full support ends after all support", p.ID, r.Version)
			}
		}
		for _, k := range p.Checks {
			if len(k.Menu) == 0 || len(k.Sources) == 0 {
				t.Errorf("%s: the check %s has no way there or no source", p.ID, k.ID)
			}
		}
	}
	for _, phone := range []content.ID{"android", "ios"} {
		if n := len(lib.Platform(phone).Checks); n < 5 {
			t.Errorf("%s has %d checks", phone, n)
		}
	}
}
