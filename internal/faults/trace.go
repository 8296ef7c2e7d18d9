//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// A call is one system call of a victim on a file of its scene.
type call struct {
	name string
	nth  int    // of the calls with this name, from 1
	text string // as it was traced
}

// An injection is what happens to a call, in the words of strace.
type injection struct {
	call call
	what string
}

const kill = "signal=KILL"

func (i injection) String() string {
	return fmt.Sprintf("inject=%s:%s:when=%d", i.call.name, i.what, i.call.nth)
}

// killedAt reports that a victim was killed as it entered this call, and not
// elsewhere.
func (r run) killedAt(c call) bool {
	last := len(r.calls) - 1
	return r.killed && last >= 0 && r.calls[last].name == c.name && r.calls[last].nth == c.nth
}

// A run is what became of a traced victim.
type run struct {
	calls    []call
	answer   answer
	killed   bool
	injected int // calls that did something else than they were asked for
}

// unseen are calls that neither read nor change anything of a file.
const unseen = "trace=!fcntl,epoll_ctl,fadvise64"

// trace runs a victim under strace. strace takes relative paths and unresolved
// links without a word and then sees nothing, so the paths are made real first.
func (g ground) trace(ctx context.Context, s scene, o order, injections ...injection) (r run, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	log := s.root + ".trace"
	args := []string{"-f", "-q", "-y", "-s", "0", "-e", "signal=none", "-e", unseen, "-o", log}
	for _, path := range s.files() {
		args = append(args, "-P", path)
	}
	for _, i := range injections {
		args = append(args, "-e", i.String())
	}
	out, err := os.Create(s.answer())
	if err != nil {
		return r, err
	}
	defer os.Remove(log)
	var complaint strings.Builder
	o.fixed = true
	args = append(append(args, g.victim), o.here(s).args()...)
	cmd := exec.CommandContext(ctx, "strace", args...)
	cmd.Stdout, cmd.Stderr = out, &complaint
	failed := cmd.Run()
	traced, err := os.ReadFile(log)
	printed, err2 := os.ReadFile(s.answer())
	if err := errors.Join(ctx.Err(), err, err2, out.Close()); err != nil {
		return r, err
	}
	if r, err = parseTrace(string(traced)); err != nil {
		return r, err
	}
	r.answer = parseAnswer(string(printed))
	r.killed = cmd.ProcessState.String() == "signal: killed" // strace ends as its victim did
	if failed != nil && !r.killed {
		return r, fmt.Errorf("strace: %w: %s", failed, complaint.String())
	}
	return r, nil
}

var traced = regexp.MustCompile(`^(\d+) +([a-z0-9_]+)(\(.*)$`)

// parseTrace reads what strace wrote. It fails if more than one thread made
// calls, since strace counts the calls of each thread by themselves.
func parseTrace(log string) (r run, err error) {
	thread, count := "", map[string]int{}
	for line := range strings.Lines(log) {
		line = strings.TrimSpace(line)
		if strings.Contains(line, "(INJECTED)") {
			r.injected++
		}
		part := traced.FindStringSubmatch(line)
		if part == nil {
			continue
		}
		text := part[2] + part[3]
		if strings.HasSuffix(text, "<detached ...>") {
			continue // strace let go of a victim that is being killed
		}
		if n := len(r.calls); n > 0 && strings.HasSuffix(text, "<unfinished ...>") && text == r.calls[n-1].text {
			continue // as it is killed, strace may print a call again for another thread
		}
		if thread != "" && part[1] != thread {
			return r, fmt.Errorf("calls by the threads %s and %s: %s", thread, part[1], line)
		}
		thread = part[1]
		count[part[2]]++
		r.calls = append(r.calls, call{part[2], count[part[2]], text})
	}
	return r, nil
}

// record runs a victim to its end and returns its calls.
func (g ground) record(ctx context.Context, template scene, o order, injections ...injection) (run, error) {
	s, err := template.again(ctx, g.place())
	if err != nil {
		return run{}, err
	}
	defer s.strike()
	return g.trace(ctx, s, o, injections...)
}

// realDir returns a new folder whose path has no link in it.
func realDir() (string, error) {
	dir, err := os.MkdirTemp("", "faults-")
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(dir)
}

// answers reports that a call is the victim's answer.
func (c call) answers() bool { return strings.Contains(c.text, "/answer>") }

// makes reports that a call opens a file to make it.
func (c call) makes() bool { return strings.Contains(c.text, "O_CREAT") }

// writes reports that a call changes something on the disk, or confirms it.
func (c call) writes() bool {
	switch c.name {
	case "write", "fsync", "renameat", "unlinkat", "mkdirat":
		return !c.answers()
	}
	return c.makes()
}
