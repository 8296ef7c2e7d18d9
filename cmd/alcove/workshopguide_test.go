//go:build unix

package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/workshop"
)

// TestGuideAndProjector: what the room sees holds no notes and no sensitive
// question; what the trainer types becomes one file.
func TestGuideAndProjector(t *testing.T) {
	t.Parallel()
	r := opened(t)
	lib := library(t)
	wall := r.does("2\n"+strings.Repeat("\n", 80), "guide", "--projector", "workshop")
	notes := r.does(strings.Repeat("\n", 80), "guide", "workshop")
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for _, q := range lib.Pack("workshop").Questions {
		if strings.Contains(flat(wall), q.Section.Say) || q.Say != "" && strings.Contains(flat(wall), q.Say) || q.Sensitive && strings.Contains(flat(wall), q.Ask) {
			t.Errorf("the wall shows what is not for it, of %s", q.ID)
		}
	}
	for _, want := range []string{"Do not ask in a room", "Stop when", "Nobody shows a code, and you touch no device", "About"} {
		if !strings.Contains(flat(notes), want) {
			t.Errorf("the trainer is not told %q", want)
		}
	}
	if !strings.Contains(flat(wall), "Answer this one alone") || strings.Contains(flat(notes), "names, papers, photos") {
		t.Error("the wall skips what everyone answers alone, or the notes hold the trainer's own part")
	}
	out := r.does(strings.Repeat("\n", 200), "guide", "--hand-out", "room") // nothing said, nothing kept
	if strings.Contains(out, "room/answers") {
		t.Errorf("kept nothing as a file:\n%s", out)
	}
	typed := r.aloud(lib.Pack("own-setup"))
	if out = r.does(typed, "guide", "--hand-out", "room"); !strings.Contains(out, "What the group said is in") {
		t.Fatalf("not kept:\n%s", out)
	}
	few := strings.Replace(strings.Replace(typed, "6 6", "1 2", 1), "\n12\n", "\n3\n", 1)
	if _, complaints, code := r.as(few, "guide", "--hand-out", "room", "--out", "few"); code != 0 || !strings.Contains(complaints, "Hands up in the room: fewer than 5 people") {
		t.Errorf("hands of three people: %d\n%s", code, complaints)
	}
	r.handIn("slips", workshop.End, 8)
	if report, complaints, code := r.as(trainersPass+"\n", "report", "--key", "stick/key.age", "room/answers", "slips"); code != 0 || strings.Contains(report, "Hands up") || !strings.Contains(complaints, "Hands up in the room are left out") {
		t.Errorf("both ways at once: %d\n%s%s", code, report, complaints)
	}
	if _, complaints, code := r.as(trainersPass+"\n", "report", "--key", "stick/key.age", "room/answers"); code != 2 || !strings.Contains(complaints, "counted in another way") {
		t.Errorf("hands after slips: %d\n%s", code, complaints)
	}
	if err := os.Remove(filepath.Join(r.home, "stick/key.ledger")); err != nil {
		t.Fatal(err)
	}
	report := r.does(trainersPass+"\n", "report", "--key", "stick/key.age", "room/answers")
	for _, want := range []string{"Hands up in the room", "What you said together", "12 people were in the room"} {
		if !strings.Contains(flat(report), want) {
			t.Errorf("the report lacks %q:\n%s", want, report)
		}
	}
}

// aloud is what a trainer types: hands for the first question of practices, an
// agreed answer for the second.
func (r *room) aloud(pack *content.Pack) string {
	var b strings.Builder
	asked := 0
	for _, q := range workshop.GroupQuestions(pack) {
		switch {
		case workshop.MayBeAloud(q) && asked == 0:
			b.WriteString("6 6" + strings.Repeat(" 0", len(q.Answers)-1) + "\n")
			asked++
		case workshop.MayBeAloud(q) && asked == 1:
			b.WriteString("1\n0\n12\n")
			return b.String()
		default:
			b.WriteString("\n")
		}
	}
	return b.String()
}
