//go:build linux

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// longest is how long all families may take.
const longest = 15 * time.Minute

func main() {
	word := flag.String("seed", string(newSeed()), "what is drawn by lot follows from this word")
	names := flag.String("only", "", "how the names of the families to run begin, with commas between; empty: all")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	sound, err := breakAll(ctx, seed(*word), chosen(*names))
	if err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
	}
	if err != nil || !sound {
		os.Exit(1)
	}
}

// chosen returns the families with these names, in order.
func chosen(names string) []family {
	wanted := strings.Split(names, ",")
	return slices.DeleteFunc(families(), func(f family) bool {
		return !slices.ContainsFunc(wanted, func(w string) bool { return strings.HasPrefix(f.name, w) })
	})
}

// breakAll runs families and reports whether all that must run did and found
// nothing.
func breakAll(ctx context.Context, s seed, all []family) (sound bool, err error) {
	if len(all) == 0 {
		return false, errors.New("no family has such a name")
	}
	fmt.Printf("seed %s\n", s)
	dir, err := realDir()
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	g := ground{victim: filepath.Join(dir, "victim"), dir: dir, seed: s, places: new(places)}
	if err := g.buildVictim(ctx); err != nil {
		return false, err
	}
	var wrong, idle, missed []string
	for _, f := range all {
		if lack := f.lacks(ctx, g); lack != "" {
			lack, _, _ = strings.Cut(strings.TrimSpace(lack), "\n")
			fmt.Printf("%-21s not run: %s\n", f.name, lack)
			idle = append(idle, f.name)
			if f.spare == "" || !strings.Contains(lack, f.spare) {
				missed = append(missed, f.name)
			}
			continue
		}
		t, begin := new(tally), time.Now()
		if err := f.run(ctx, g, t); err != nil {
			t.violation("%s could not go on: %v", f.name, err)
		}
		fmt.Printf("%-21s %4.0f s: %v\n", f.name, time.Since(begin).Seconds(), t)
		wrong = append(wrong, t.wrong...)
	}
	for _, w := range wrong {
		fmt.Println("WRONG:", w)
	}
	fmt.Printf("%d families run, %d not run, %d promises broken, seed %s\n", len(all)-len(idle), len(idle), len(wrong), s)
	if len(missed) > 0 && os.Getenv("CI") == "true" {
		fmt.Println("here all families must run, and these did not:", strings.Join(missed, ", "))
		return false, nil
	}
	return len(wrong) == 0, nil
}
