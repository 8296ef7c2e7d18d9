package main

import (
	"context"
	"os"
	"slices"
	"strings"

	"alcove.example/internal/app"
	"alcove.example/internal/locale"
	"github.com/urfave/cli/v3"
)

// atHome reads the path of a flag as a shell would: not every shell does, behind a =,
// and nobody wants a folder called "~" wherever they happen to be.
func (p *program) atHome(flag string) func(context.Context, *cli.Command, string) error {
	return func(_ context.Context, c *cli.Command, given string) error {
		home, _ := os.UserHomeDir()
		path := app.Whole(given, home)
		if strings.HasPrefix(path, "~") {
			return p.refuse("cli.usage-error", locale.A("given", given))
		}
		return c.Set(flag, path)
	}
}

// useless refuses flags that would do nothing in what was asked for: whoever typed
// them believes that they are heeded.
func (p *program) useless(c *cli.Command, flags ...string) error {
	for _, f := range flags {
		if c.IsSet(f) {
			return p.refuse("cli.no-use", locale.A("flag", "--"+f), locale.A("command", c.FullName()))
		}
	}
	return nil
}

// named finds what somebody named in a list. It refuses a name that is not there
// with those that are.
func named[T any](p *program, refusal, given string, all []T, name func(T) string) (one T, err error) {
	i := slices.IndexFunc(all, func(x T) bool { return name(x) == given })
	if i < 0 {
		return one, p.refuse(refusal, locale.A("given", given), locale.A("right", listed(all, name)))
	}
	return all[i], nil
}

// listed is a word for each of a list, with commas between them.
func listed[T any](all []T, word func(T) string) string {
	var out []string
	for _, x := range all {
		out = append(out, word(x))
	}
	return strings.Join(out, ", ")
}
