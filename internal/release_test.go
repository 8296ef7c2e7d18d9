package internal

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWorkflowsReachLittle: what others run for the project in public is named by
// its hash, may only read unless it says why, keeps no key, and fetches no script.
func TestWorkflowsReachLittle(t *testing.T) {
	names, err := filepath.Glob("../.github/workflows/*.yml")
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	uses, pinned := regexp.MustCompile(`uses: *(\S+)`), regexp.MustCompile(`^[\w-]+/[\w-]+@[0-9a-f]{40}$`)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, u := range uses.FindAllStringSubmatch(text, -1) {
			if !pinned.MatchString(u[1]) {
				t.Errorf("%s: %s is not named by a hash", name, u[1])
			}
		}
		if len(uses.FindAllString(text, -1)) == 0 || !strings.Contains(text, "\npermissions:\n  contents: read\n") {
			t.Errorf("%s: it does not begin with the right to read alone", name)
		}
		for _, bad := range []string{"secrets.", "write-all", "contents: write", "curl", "wget", "pull_request_target", "persist-credentials: true"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %s", name, bad)
			}
		}
	}
}

// TestReleasedAsChecked: what .ci/run builds twice and compares is built as a release
// is, and a release reads no settings from elsewhere.
func TestReleasedAsChecked(t *testing.T) {
	release, err := os.ReadFile("../.config/goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	check, err := os.ReadFile("../.ci/run")
	if err != nil {
		t.Fatal(err)
	}
	for in, both := range map[string]string{
		"flags: [-trimpath, -buildvcs=false]": "-trimpath -buildvcs=false",
		"tags: [urfave_cli_no_template]":      "-tags urfave_cli_no_template",
		`ldflags: ["-s -w -X main.version=`:   "-ldflags '-s -w'",
		"CGO_ENABLED=0":                       "CGO_ENABLED=0",
	} {
		if !strings.Contains(string(release), in) || !strings.Contains(string(check), both) {
			t.Errorf("%q in a release, %q in the check: one of them is missing", in, both)
		}
	}
	for _, bad := range []string{"includes:", "http://", "https://"} {
		if strings.Contains(string(release), bad) {
			t.Errorf("a release asks for %q", bad)
		}
	}
}
