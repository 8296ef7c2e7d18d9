//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// patience is how long one victim may take.
const patience = 30 * time.Second

// An order is what a victim is told; see its flags.
type order struct {
	act, dir, pass, next, body, to string
	clock, broken                  string
	umask                          string // octal; empty: as it is
	most                           int    // bytes in a file; 0: no limit
	fixed                          bool   // unfinished files have fixed names
}

func (o order) args() []string {
	args := []string{"-act", o.act, "-dir", o.dir, "-pass", o.pass, "-next", o.next, "-body", o.body, "-to", o.to,
		"-broken", o.broken, "-most", strconv.Itoa(o.most)}
	if o.clock != "" {
		args = append(args, "-clock", o.clock)
	}
	if o.umask != "" {
		args = append(args, "-umask", "0"+o.umask)
	}
	if o.fixed {
		args = append(args, "-fixed")
	}
	return args
}

// An answer is what a victim said before it ended. The zero answer is silence.
type answer struct {
	done, confirmed bool
	refused         string // the word for why
	text            string
}

// parseAnswer reads what a victim printed. Half a line is silence.
func parseAnswer(printed string) answer {
	for line := range strings.Lines(printed) {
		text, whole := strings.CutSuffix(line, "\n")
		word, rest, _ := strings.Cut(text, " ")
		switch {
		case !whole:
		case word == "done":
			return answer{done: true, confirmed: rest == "confirmed", text: text}
		case word == "refused":
			why, _, _ := strings.Cut(rest, ":")
			return answer{refused: why, text: text}
		}
	}
	return answer{text: "silence"}
}

// A ground is what all trials stand on.
type ground struct {
	victim string // the program
	dir    string // a folder that is removed at the end
	seed   seed
	places *places
	env    []string // of the victim; nil: as here
	within string   // the folder that the victim is started in; empty: this one
}

// buildVictim compiles the victim.
func (g ground) buildVictim(ctx context.Context) error {
	return build(ctx, g.victim, "alcove.example/internal/faults/testdata/victim")
}

// build compiles a program as a release is compiled.
func build(ctx context.Context, path, what string) error {
	compile := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, what)
	compile.Env = append(os.Environ(), "CGO_ENABLED=0")
	return said(compile)
}

// said runs a command; its error holds what the command said.
func said(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", filepath.Base(cmd.Path), err, bytes.TrimSpace(out))
	}
	return nil
}

// tell runs a victim to its end and returns its answer.
func (g ground) tell(ctx context.Context, o order) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, g.victim, o.args()...)
	cmd.Env, cmd.Dir = g.env, g.within
	var complaint strings.Builder
	cmd.Stderr = &complaint
	printed, err := cmd.Output()
	if err != nil {
		return answer{}, fmt.Errorf("victim: %w: %s", err, complaint.String())
	}
	return parseAnswer(string(printed)), nil
}

// mustTell fails unless the victim did what it was told.
func (g ground) mustTell(ctx context.Context, o order) error {
	a, err := g.tell(ctx, o)
	if err == nil && !a.done {
		err = fmt.Errorf("%s: %s", o.act, a.text)
	}
	return err
}

// step runs a victim and calls at before every operation of its disk, with the
// operation and the name of the file, and once more as soon as it answered.
func (g ground) step(ctx context.Context, o order, at func(point string, a answer) error) (a answer, err error) {
	ctx, cancel := context.WithTimeout(ctx, 4*patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, g.victim, append(o.args(), "-steps")...)
	cmd.Stderr = os.Stderr
	orders, err := cmd.StdinPipe()
	if err != nil {
		return a, err
	}
	printed, err := cmd.StdoutPipe()
	if err != nil {
		return a, err
	}
	if err := cmd.Start(); err != nil {
		return a, err
	}
	defer func() { err = errors.Join(err, orders.Close(), cmd.Wait()) }()
	lines := bufio.NewReader(printed)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			return a, nil
		}
		if err != nil {
			return a, err
		}
		point, waits := strings.CutPrefix(strings.TrimSpace(line), "at ")
		if !waits {
			a = parseAnswer(line)
			point = "answer"
		}
		if err := at(point, a); err != nil {
			return a, err
		}
		if waits {
			if _, err := io.WriteString(orders, "go\n"); err != nil {
				return a, err
			}
		}
	}
}
