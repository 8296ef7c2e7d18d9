//go:build unix

package main_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"alcove.example/internal/content"
	"alcove.example/internal/interview"
	"alcove.example/internal/record"
	"alcove.example/internal/vault"
)

// keepTwo makes a folder with two records of one questionnaire, half a year apart,
// and one of another. A longer code is what changed; a sensitive answer did too.
func keepTwo(t *testing.T, dir string) (before, after, other string) {
	t.Helper()
	pack, given := library(t).Pack("own-setup"), organiser(t)
	answers := func(changed map[content.ID]string) map[string]record.Answer {
		out := map[string]record.Answer{}
		for _, q := range pack.Questions {
			a, ok := interview.Read(q, given[q.ID])
			switch {
			case changed[q.ID] != "":
				out[string(q.ID)] = record.Choice(changed[q.ID])
			case ok && a.Is == content.Many:
				out[string(q.ID)] = record.Choices(a.Choices...)
			case ok:
				out[string(q.ID)] = record.Choice(a.Choices[0])
			}
		}
		return out
	}
	var book record.Book
	put := func(r record.Record, months int) string {
		kept, err := book.Put(r, clock().AddDate(0, months, 0))
		if err != nil {
			t.Fatal(err)
		}
		return kept.ID
	}
	before = put(record.Record{Pack: "own-setup", Answers: answers(map[content.ID]string{"phone-code": "four"})}, -6)
	after = put(record.Record{Pack: "own-setup", Answers: answers(map[content.ID]string{"phone-code": "long", "harm-messages": "little"})}, 0)
	other = put(record.Record{Pack: "protest"}, 0)
	v, _, err := vault.Create(dir, testPass, book.Bytes(), weak(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	return before, after, other
}

// compares runs the command with the passphrase on its standard input.
func compares(t *testing.T, dir string, args ...string) (out, said string, code int) {
	t.Helper()
	cmd := exec.Command(program, append([]string{"compare", "--vault", dir}, args...)...)
	cmd.Env, cmd.Stdin = environment(newHome(t)), strings.NewReader(testPass+"\n")
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	cmd.Run() // it ends with a code, which is looked at
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

// Two days are compared by their ids, which the command lists; what changed and
// why stands there, and nothing of a sensitive question.
func TestTwoDaysAreCompared(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	before, after, other := keepTwo(t, dir)
	list, said, code := compares(t, dir)
	for _, want := range []string{before + " · My own set-up · 2026-05-21", after + " · My own set-up · 2026-11-21", other} {
		if !strings.Contains(list, want) || code != 0 {
			t.Errorf("the list lacks %q, ends with %d: %q, %q", want, code, list, said)
		}
	}
	for format, wants := range map[string][]string{
		"text": {"2026-05-21 and 2026-11-21", "How do you unlock your phone? Before: With 4 digits.", "before, "},
		"md":   {"# What changed", "## What you answered otherwise"},
		"html": {"<svg class=\"bar\"", "2026-05-21"},
		"json": {`"before":"2026-05-21"`, `"question":"phone-code"`},
	} {
		out, said, code := compares(t, dir, "--format", format, before, after)
		flat := strings.Join(strings.Fields(out), " ")
		for _, want := range wants {
			if !strings.Contains(flat, want) {
				t.Errorf("%s lacks %q:\n%s", format, want, out)
			}
		}
		secret := library(t).Pack("own-setup").Question("harm-messages")
		if code != 0 || strings.Contains(flat, secret.Ask) || strings.Contains(flat, string(secret.ID)) || strings.Contains(strings.ToLower(flat), "alcove") {
			t.Errorf("%s ends with %d (%s) or says too much:\n%s", format, code, said, out)
		}
		if format == "json" && !json.Valid([]byte(out)) {
			t.Errorf("this is no JSON: %s", out)
		}
	}
}

// What cannot be compared is refused with a sentence.
func TestWhatDoesNotCompareIsRefused(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "kept")
	before, after, other := keepTwo(t, dir)
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{before}, "Say which two"},
		{[]string{before, after, other}, "Say which two"},
		{[]string{before, "nothing"}, "There is nothing with the id \"nothing\""},
		{[]string{before, other}, "do not compare"},
		{[]string{"--format", "csv", before, after}, "There is no format \"csv\""},
		{[]string{"--format", "json"}, "--format does nothing here"},
	} {
		out, said, code := compares(t, dir, c.args...)
		if code != 2 || out != "" || !strings.Contains(said, c.says) {
			t.Errorf("%v ends with %d, prints %q and says %q", c.args, code, out, said)
		}
	}
}

// Every format is written for every reader; one that does not exist is refused.
func TestReadersAndFormatsOfAssess(t *testing.T) {
	t.Parallel()
	assess := func(args ...string) (out, said string, code int) {
		cmd := exec.Command(program, append([]string{"assess", "own-setup", "--answers", "-"}, args...)...)
		cmd.Env, cmd.Stdin = environment(newHome(t)), strings.NewReader(`{"in-danger-now":"no","devices":["android"],"phone-code":"four"}`)
		var o, e bytes.Buffer
		cmd.Stdout, cmd.Stderr = &o, &e
		cmd.Run() // it ends with a code, which is looked at
		return o.String(), e.String(), cmd.ProcessState.ExitCode()
	}
	begins := map[string]map[string]string{
		"me":     {"text": "My own set-up\n", "md": "# My own set-up\n", "html": "<!DOCTYPE html>", "json": `{"answered":3`, "csv": "\ufefflane,place,control,step,how,demand,does,limit,when_not,because,source,trade\r\n"},
		"steps":  {"text": "What to do\n", "md": "# What to do\n", "html": "<!DOCTYPE html>", "json": `{"format":1,`, "csv": "\ufefflane,place,step,how,when_not,trade\r\n"},
		"helper": {"text": "What to do\n", "md": "# What to do\n", "html": "<!DOCTYPE html>", "json": `{"format":1,`, "csv": "\ufefflane,place,step,how,when_not,trade\r\n"},
		"funder": {"text": "How things stand\n", "md": "# How things stand\n", "html": "<!DOCTYPE html>", "json": `{"answered":3`, "csv": "\ufefflane,place,demand\r\n"},
	}
	for reader, formats := range begins {
		for format, want := range formats {
			if out, said, code := assess("--format", format, "--reader", reader); code != 0 || !strings.HasPrefix(out, want) {
				t.Errorf("%s as %s ends with %d (%s) and begins %.80q", reader, format, code, said, out)
			}
		}
	}
	if out, said, code := assess("--reader", "police"); code != 2 || out != "" || !strings.Contains(said, "There are: me, steps, helper, funder.") {
		t.Errorf("no such reader: %d, %q, %q", code, out, said)
	}
}
