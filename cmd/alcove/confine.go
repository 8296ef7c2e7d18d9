package main

import (
	"os"
	"path/filepath"

	"alcove.example/internal/guard"
	"alcove.example/internal/scrub"
	"github.com/urfave/cli/v3"
)

// confine gives up every folder but these, as far as the system can do it. What
// holds is said by the command doctor.
func (p *program) confine(f guard.Folders) (guard.Hold, error) {
	p.onlyReads.Store(len(f.Keep) == 0)
	f.Program, _ = scrub.Program() // without a path the program cannot be run again either
	hold, err := guard.Confine(f)
	if hold == guard.Holds {
		p.confined.Store(true)
	}
	return hold, err
}

// places are the folders of what is kept: its own, the key's where that is another
// one, and in a workshop the one for the answers.
func places(c *cli.Command, dir string) []string { return placesWith(c, dir, c.String("key")) }

// placesWith is places where the key file may have been named later.
func placesWith(c *cli.Command, dir, key string) []string {
	out := []string{dir}
	if key != "" {
		out = append(out, filepath.Dir(key))
	}
	if c.String("hand-out") != "" {
		out = append(out, there(answersFolder(c)))
	}
	return out
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// there is a folder, or where it is not there yet the nearest above it that is: what
// is not there cannot be left within reach.
func there(dir string) string {
	for missing(dir) && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
	}
	return dir
}

// beside are the folders of files.
func beside(files ...string) []string {
	var out []string
	for _, f := range files {
		if f != "" {
			out = append(out, filepath.Dir(f))
		}
	}
	return out
}
