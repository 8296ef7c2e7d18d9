//go:build linux

package main

import (
	"strings"
	"testing"
)

const saved = `10 openat(AT_FDCWD</x>, "/x/vault/1.age.tmp-00000000", O_WRONLY|O_CREAT|O_EXCL, 0600) = 8</x/vault/1.age.tmp-00000000>
10 write(8</x/vault/1.age.tmp-00000000>, ""..., 65536) = 65536
10 fsync(8</x/vault/1.age.tmp-00000000>) = 0
10 renameat(AT_FDCWD</x>, "/x/vault/1.age.tmp-00000000", AT_FDCWD</x>, "/x/vault/1.age") = 0
10 fsync(9</x/vault>) = 0
10 write(1</x/answer>, ""..., 15) = 15
11 +++ exited with 0 +++
10 +++ exited with 0 +++
`

func TestTraceIsRead(t *testing.T) {
	r, err := parseTrace(saved)
	if err != nil || len(r.calls) != 6 || r.injected != 0 {
		t.Fatalf("%+v %v", r, err)
	}
	if c := r.calls[4]; c.name != "fsync" || c.nth != 2 || !c.writes() || c.answers() {
		t.Errorf("fifth call %+v", c)
	}
	if c := r.calls[0]; !c.makes() || !c.writes() {
		t.Errorf("first call %+v", c)
	}
	if c := r.calls[5]; !c.answers() || c.writes() || c.nth != 2 {
		t.Errorf("last call %+v", c)
	}
	if err := confirmsLast(r.calls); err != nil {
		t.Error(err)
	}
}

func TestTraceOfTwoThreadsIsRefused(t *testing.T) {
	if _, err := parseTrace(saved + "12 fsync(8</x/vault>) = 0\n"); err == nil {
		t.Error("calls of a second thread went unnoticed")
	}
	killed := "10 fsync(8</x/vault> <unfinished ...>\n11 fsync(8</x/vault> <unfinished ...>\n10 <... fsync resumed>) = ?\n"
	r, err := parseTrace(killed)
	if err != nil || len(r.calls) != 1 {
		t.Errorf("a call that was printed twice: %+v %v", r, err)
	}
	detached := strings.Replace(killed, "11 fsync(8</x/vault> <unfinished ...>", "11 fsync(8</x/vault> <detached ...>", 1)
	if r, err = parseTrace(detached); err != nil || len(r.calls) != 1 {
		t.Errorf("a call of a thread that was let go: %+v %v", r, err)
	}
}

func TestKillMustHitItsCall(t *testing.T) {
	r, err := parseTrace(saved)
	if err != nil {
		t.Fatal(err)
	}
	last := r.calls[5]
	if r.killedAt(last) {
		t.Error("a victim that went on counts as killed")
	}
	r.killed = true
	if !r.killedAt(last) || r.killedAt(r.calls[4]) || r.killedAt(call{name: "write", nth: 3}) {
		t.Error("the kill is seen at the wrong call")
	}
}

func TestAnswerBeforeTheLastSyncIsSeen(t *testing.T) {
	lines := strings.SplitAfter(saved, "\n")
	lines[4], lines[5] = lines[5], lines[4]
	r, err := parseTrace(strings.Join(lines, ""))
	if err != nil {
		t.Fatal(err)
	}
	if confirmsLast(r.calls) == nil {
		t.Error("an answer right after a rename went unnoticed")
	}
}

func TestSecondSyncIsSeen(t *testing.T) {
	failed := "10 fsync(8</x/0.age.tmp-00000000>) = -1 EIO (Input/output error) (INJECTED)\n"
	for log, want := range map[string]bool{
		failed + "10 fsync(8</x/0.age.tmp-00000000>) = 0\n":                                                  true,
		failed + "10 fsync(8</x/1.age.tmp-00000000>) = 0\n":                                                  false,
		strings.ReplaceAll(failed, "EIO", "EINTR") + "10 fsync(8</x/0.age.tmp-00000000>) = 0\n":              false,
		"10 fsync(8</x/0.age.tmp-00000000>) = 0\n10 fsync(8</x/0.age.tmp-00000000>) = 0\n":                   false,
		failed + "10 fsync(9</x>) = -1 EIO (Input/output error)\n10 fsync(8</x/0.age.tmp-00000000>) = 0\n10": true,
	} {
		r, err := parseTrace(log)
		if err != nil {
			t.Fatal(err)
		}
		if got := syncedOnce(r.calls) != nil; got != want {
			t.Errorf("%q: seen %v, want %v", log, got, want)
		}
	}
}

func TestAnswers(t *testing.T) {
	for printed, want := range map[string]answer{
		"done confirmed\n":                   {done: true, confirmed: true, text: "done confirmed"},
		"done unconfirmed\n":                 {done: true, text: "done unconfirmed"},
		"refused full: disk is full\n":       {refused: "full", text: "refused full: disk is full"},
		"done confirm":                       {text: "silence"},
		"":                                   {text: "silence"},
		"at stat x\n":                        {text: "silence"},
		"at sync x\ndone confirmed\nmore\n":  {done: true, confirmed: true, text: "done confirmed"},
		"refused otherwise: two\nlines of\n": {refused: "otherwise", text: "refused otherwise: two"},
	} {
		if got := parseAnswer(printed); got != want {
			t.Errorf("%q is %+v, want %+v", printed, got, want)
		}
	}
}

// Whatever strace or a victim prints is read without a panic, and calls are
// numbered by name.
func FuzzTrace(f *testing.F) {
	f.Add(saved)
	f.Add("10 fsync(8 <unfinished ...>\n11 fsync(8 <unfinished ...>\n")
	f.Fuzz(func(t *testing.T, text string) {
		parseAnswer(text)
		r, err := parseTrace(text)
		if err != nil {
			return
		}
		count := map[string]int{}
		for _, c := range r.calls {
			if count[c.name]++; c.nth != count[c.name] {
				t.Errorf("%+v is number %d", c, count[c.name])
			}
		}
		_ = syncedOnce(r.calls)
	})
}
