package app_test

import (
	"regexp"
	"strings"
	"testing"

	"alcove.example/internal/locale"
)

// Who does not write English takes digits, and may type them in their own script.
func TestAPassphraseOfDigits(t *testing.T) {
	dir := t.TempDir() + "/kept"
	r := sitDownTogether(t, locale.English, dir).chooses("Start").chooses("No").chooses("No").chooses("My own set-up").chooses("All questions")
	r.answers(organiser).on("enough").chooses("See what could happen").chooses("Keep my answers").presses("1").presses("1").on("passphrase").
		chooses("Show digits").on("digits").chooses("Show other words").on("passphrase").chooses("Show digits").on("digits")
	lines := r.look().Body[1].Text
	if !regexp.MustCompile(`^(\d{4}\n){5}\d{4}$`).MatchString(lines) {
		t.Fatalf("the digits offered are %q", lines)
	}
	grouped := strings.ReplaceAll(lines, "\n", " ")
	var own []rune
	for _, d := range grouped {
		if d != ' ' {
			d += '۰' - '0'
		}
		own = append(own, d)
	}
	r.chooses("I wrote them down").on("retype").types(grouped[1:]).on("message:differs").chooses("Back").on("retype").types(string(own)).on("kept")
	r.stopsTheProgram()
	for _, typed := range []string{grouped, string(own), strings.ReplaceAll(grouped, " ", "")} {
		again := sitDownTogether(t, locale.English, dir)
		again.chooses("Open a file").on("unlock").types(typed).on("records")
		again.stopsTheProgram()
	}
}
