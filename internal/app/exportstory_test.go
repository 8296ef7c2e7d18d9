package app_test

import (
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/app"
)

// TestAChangeIsToldSentenceBySentence: what is taken is in the file, what is left out
// is not, and with nothing taken there is no file.
func TestAChangeIsToldSentenceBySentence(t *testing.T) {
	r := withSteps(t)
	r.keeps()
	r.does(app.More).chooses("start").chooses("My own set-up").on("path:own-setup").chooses("All questions")
	better := map[string]string{}
	for k, v := range organiser {
		better[k] = v
	}
	better["phone-code"], better["passwords-reused"] = "longer", "each one is different"
	r.answers(better).chooses("See my steps").chooses("Keep my answers").on("kept").chooses("Go on").on("plan")
	r.chooses("Hand it on").chooses("people who do not know me").on("compare-with").picks(0).on("compared").chooses("Tell this").on("export-story:1").reads("some weeks apart")
	r.chooses("Leave out this and all").on("message:no-story").chooses("Back").on("compared").chooses("Tell this")
	var taken, left []string
	for strings.HasPrefix(r.look().ID, "export-story:") {
		p := r.look()
		if p.Choices[p.Default].Text != "Leave it out" {
			t.Fatalf("the bar stands on %q", p.Choices[p.Default].Text)
		}
		if sentence := p.Body[0].Text; len(taken)+len(left) == 1 || len(taken)+len(left) == 4 {
			taken = append(taken, sentence)
			r.chooses("Tell it")
		} else {
			left = append(left, sentence)
			r.chooses("Leave it out")
		}
	}
	dir := filepath.Dir(r.on("export-preview").reads(taken[0]).doesNotRead(left[0]).chooses("Go on").chooses("Plain text").chooses("Anybody").chooses("Go on, readable").
		on("export-where").chooses("In ").on("exported").keptIn())
	name, content := r.written(dir)
	for _, s := range taken {
		if !strings.Contains(flat(string(content)), flat(s)) {
			t.Errorf("%s lacks %q", name, s)
		}
	}
	for _, s := range left {
		if strings.Contains(flat(string(content)), flat(s)) {
			t.Errorf("%s holds %q, which was left out", name, s)
		}
	}
	if len(taken) != 2 || len(left) < 5 {
		t.Errorf("%d taken, %d left out", len(taken), len(left))
	}
	r.chooses("Back").on("compared")
}

// keptIn is a file in the folder of what is kept.
func (r *robot) keptIn() string { return filepath.Join(r.s.VaultDir(), "lock") }
