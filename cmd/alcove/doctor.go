package main

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"alcove.example/internal/guard"
	"alcove.example/internal/locale"
	"alcove.example/internal/text"
	"alcove.example/internal/vault"
	"github.com/urfave/cli/v3"
)

// examined is the output of doctor --json, with its keys in order. Nothing in it
// tells who or where the person is.
type examined struct {
	Core        string            `json:"core"`
	Disk        *examinedDisk     `json:"disk,omitempty"`
	Go          string            `json:"go"`
	Landlock    int               `json:"landlock"`
	Protections map[string]string `json:"protections"`
	Recorded    bool              `json:"recorded"`
	RightToLeft string            `json:"right_to_left"`
	Swap        string            `json:"swap"`
	System      string            `json:"system"`
	Terminal    string            `json:"terminal"`
	Version     string            `json:"version"`
}

type examinedDisk struct {
	Confirms string `json:"confirms"`
	Kind     string `json:"kind"`
	Passing  bool   `json:"passing"`
}

// protections are what guard can hold, in the order in which they are said.
var protections = []string{"no-network", "only-folders", "no-peek", "no-dump", "no-trace"}

// The words for the states of a protection, and for how sure a disk is.
var (
	holds    = map[guard.Hold]string{guard.Absent: "absent", guard.Failed: "failed", guard.Holds: "holds"}
	confirms = map[vault.Confirmation]string{vault.Confirmed: "yes", vault.CannotConfirm: "cannot", vault.NotConfirmed: "failed"}
)

func (p *program) doctorCommand() *cli.Command {
	return &cli.Command{Name: "doctor", Usage: p.words.Say("cli.doctor"), UsageText: p.words.Say("cli.doctor.usage"), Action: p.alone(p.doctor),
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: p.words.Say("cli.flag.json")},
			&cli.BoolFlag{Name: "report", Usage: p.words.Say("cli.flag.report")},
		}}
}

// doctor says what holds on this machine, and what does not.
func (p *program) doctor(_ context.Context, c *cli.Command) error {
	drawing, ok := drawingOf(c.String("bidi"))
	if !ok {
		return p.refuse("cli.usage-error", locale.A("given", "--bidi="+c.String("bidi")))
	}
	if c.Bool("report") {
		if err := p.useless(c, "json"); err != nil {
			return err
		}
	}
	seen := examined{
		Core: corePattern(), Go: runtime.Version(), Landlock: guard.LandlockVersion(), Recorded: p.recorded, RightToLeft: drawing.Bidi.String(), Swap: swap(),
		System: runtime.GOOS + "/" + runtime.GOARCH, Terminal: text.CleanLine(os.Getenv("TERM")), Version: release(),
	}
	if dir := c.String("vault"); dir != "" {
		ground, err := vault.GroundOf(dir, p.vaultOptions(c))
		if err != nil {
			return p.refuse("cli.no-folder")
		}
		seen.Disk = &examinedDisk{Confirms: confirms[ground.Confirms], Kind: ground.Kind, Passing: ground.Passing}
	}
	only, _ := p.confine(guard.Folders{}) // last: nothing can be looked at after it
	states := map[string]guard.Hold{"no-network": p.held.NoNetwork, "only-folders": only,
		"no-peek": p.held.NoPeek, "no-dump": p.held.NoDump, "no-trace": p.held.NoTrace}
	seen.Protections = map[string]string{}
	for name, state := range states {
		seen.Protections[name] = holds[state]
		if state == guard.Failed {
			p.code = found
		}
	}
	if c.Bool("json") {
		return p.jsonLine(seen)
	}
	if c.Bool("report") {
		return p.reportExamined(seen)
	}
	p.tellExamined(seen)
	return nil
}

// familiar are the kinds of terminals that a report names. Any other word may have
// been chosen by the person, and is left out.
var familiar = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(xterm|screen|tmux|rxvt|linux|vt\d+|foot|alacritty|kitty|wezterm|konsole|gnome|st|dumb|cygwin|ansi)(-((16|88|256)?color|direct|truecolor|mono|unicode|kitty|ghostty|bce|s|m))*$`)
})

// reportExamined writes what others need to mend a fault: the same as doctor says,
// in names that do not depend on the language, and nothing that a person chose.
func (p *program) reportExamined(seen examined) error {
	if !familiar().MatchString(seen.Terminal) {
		seen.Terminal = "other"
	}
	p.tell("doctor.report")
	fmt.Fprintln(p.out)
	return p.json(struct {
		examined
		Language string `json:"language"`
	}{seen, string(p.words.Tag())})
}

func (p *program) tellExamined(found examined) {
	for _, name := range protections {
		p.tell("doctor."+found.Protections[name], locale.A("what", p.words.Say("doctor."+name)))
	}
	if found.Landlock > 0 {
		p.tell("doctor.landlock", locale.A("number", strconv.Itoa(found.Landlock)))
	}
	fmt.Fprintln(p.out)
	p.tell("doctor.recorded-" + strconv.FormatBool(found.Recorded))
	p.tell("doctor.swap-" + found.Swap)
	p.tell("doctor.core-" + found.Core)
	if d := found.Disk; d != nil {
		if d.Kind != "" {
			p.tell("doctor.disk", locale.A("kind", d.Kind))
		}
		if d.Passing {
			p.tell("doctor.disk-passing")
		}
		p.tell("doctor.disk-confirms-" + d.Confirms)
	}
	fmt.Fprintln(p.out)
	p.tell("doctor.versions", locale.A("version", found.Version), locale.A("go", found.Go), locale.A("system", found.System))
	if found.Terminal != "" {
		p.tell("doctor.terminal", locale.A("name", found.Terminal))
	}
	p.tell("doctor.right-to-left", locale.A("mode", found.RightToLeft))
}

// swap says where memory is written to: none, memory, unknown for a disk of
// which it cannot be told whether it is encrypted, and hidden if not even that
// can be told.
func swap() string {
	list, err := os.ReadFile("/proc/swaps")
	if err != nil {
		return "hidden"
	}
	where := "none"
	_, rest, _ := strings.Cut(string(list), "\n") // after the heading
	for line := range strings.Lines(rest) {
		switch {
		case strings.TrimSpace(line) == "":
		case !strings.HasPrefix(line, "/dev/zram"):
			return "unknown"
		default:
			where = "memory"
		}
	}
	return where
}

// corePattern says where images of crashed programs go: none, program, file, or
// hidden if that cannot be told.
func corePattern() string {
	pattern, err := os.ReadFile("/proc/sys/kernel/core_pattern")
	switch line := strings.TrimSpace(string(pattern)); {
	case err != nil:
		return "hidden"
	case line == "":
		return "none"
	case line[0] == '|':
		return "program"
	}
	return "file"
}
