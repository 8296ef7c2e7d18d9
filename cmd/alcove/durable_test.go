//go:build unix

package main_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/vault"
)

// hasOpen is somebody who opened what they kept and is at a question.
func hasOpen(t *testing.T) (r full, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "kept")
	keep(t, dir, 5)
	r = sitsDown(t, window{}, "--vault", dir)
	r.follows(toPlan)
	r.until(func() bool { return r.asked() != nil }, "no question is asked")
	return r, dir
}

// answersOne answers a question by a digit, and waits for what comes next.
func (r full) answersOne() content.ID {
	r.Helper()
	q := r.asked()
	r.sends("9")
	r.until(func() bool { now := r.asked(); return now != nil && now != q }, "%q does not move on", q.Ask)
	return q.ID
}

// answersSome answers three questions, faster than they can be saved.
func (r full) answersSome() map[content.ID]bool {
	r.Helper()
	return map[content.ID]bool{r.answersOne(): true, r.answersOne(): true, r.answersOne(): true}
}

// holds insists that the answers are on the disk.
func holds(t *testing.T, dir string, given map[content.ID]bool) {
	t.Helper()
	kept := reopened(t, dir, testPass).Answers
	for id := range given {
		if answer, ok := kept[string(id)].Choice(); !ok || answer != "skip" {
			t.Errorf("the answer to %s is lost", id)
		}
	}
	if len(given) != 3 || len(kept) != 5+len(given) {
		t.Errorf("%d answers are kept, %d were given", len(kept), 5+len(given))
	}
}

// What ends a program in the middle of a question takes no answer with it, though
// the last one may still be being saved.
func TestNoAnswerIsLostWhenItEnds(t *testing.T) {
	for name, end := range map[string]func(full){
		"terminated":      func(r full) { r.signals(syscall.SIGTERM) },
		"hung up":         func(r full) { r.signals(syscall.SIGHUP) },
		"quit":            func(r full) { r.signals(syscall.SIGQUIT) },
		"window closed":   func(r full) { r.out.Close() },
		"killed if saved": func(r full) { r.sees("Saved.").signals(syscall.SIGKILL) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, dir := hasOpen(t)
			given := r.answersSome()
			end(r)
			<-r.gone
			holds(t, dir, given)

			again := sitsDown(t, window{}, "--vault", dir)
			again.follows(toPlan).seesNot("Another window has this open")
			if q := again.asked(); q == nil || given[q.ID] {
				t.Errorf("the questions go on at %v", q)
			}
			again.sends(controlX)
			again.leftNothing()
		})
	}
}

// TestNoAnswerIsLostLineByLine is the same for the other face.
func TestNoAnswerIsLostLineByLine(t *testing.T) {
	for name, end := range map[string]func(plain){
		"hung up":       func(r plain) { r.signals(syscall.SIGHUP) },
		"window closed": func(r plain) { r.out.Close() },
		"killed":        func(r plain) { r.signals(syscall.SIGKILL) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "kept")
			keep(t, dir, 5)
			r := listens(t, window{}, "--vault", dir)
			r.hears("Open a file").types("3").hidden().types(testPass).hears("What you kept").chooses("My own set-up").hears("")
			given := map[content.ID]bool{}
			for range 3 {
				q := r.asked()
				given[q.ID] = true
				r.types("9").hears("Saved.")
			}
			end(r)
			<-r.gone
			holds(t, dir, given)
		})
	}
}

// A second program on the same folder says so, and may read.
func TestTwoPrograms(t *testing.T) {
	t.Parallel()
	first, dir := hasOpen(t)
	second := sitsDown(t, window{}, "--vault", dir)
	second.follows(toPlan).sees("Only for reading: another window has it open.")
	second.sends("9")
	second.sees("Only for reading").sends(controlX)
	second.leftNothing()
	given := first.answersSome()
	first.sees("Saved.").sends(controlX)
	first.leftNothing()
	holds(t, dir, given)
}

// What a save that was cut short left behind is offered.
func TestALeftoverIsOffered(t *testing.T) {
	t.Parallel()
	r, dir := hasOpen(t)
	given := r.answersSome()
	r.sees("Saved.").sends(controlX)
	r.leftNothing()
	newest := "0.age"
	if report, err := vault.Check(dir, testPass, weak(t)); err != nil {
		t.Fatal(err)
	} else if report.Slots[1].Generation > report.Slots[0].Generation {
		newest = "1.age"
	}
	cutShort(t, dir, newest)

	again := sitsDown(t, window{}, "--vault", dir)
	again.follows(toKept[:3]).isShown("The last save was cut short").chooses("Use the newer version").
		sees("What you kept").chooses("My own set-up")
	again.until(func() bool { return again.asked() != nil }, "no question is asked")
	q := again.asked()
	if given[q.ID] {
		t.Errorf("the leftover does not hold the answer to %s", q.ID)
	}
	again.sends("9")
	again.until(func() bool { return again.asked() != q && strings.Contains(again.text(), "Saved.") }, "the answer is not saved")
	again.sends(controlX)
	again.leftNothing()
	if kept := reopened(t, dir, testPass).Answers; len(kept) != 5+3+1 {
		t.Errorf("%d answers are kept", len(kept))
	}
	nothingBut(t, dir, "0.age", "1.age", "key.age", "lock")
}
