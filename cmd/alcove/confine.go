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
	f.Program, _ = scrub.Program() // without a path the program cannot be run again either
	return guard.Confine(f)
}

// places are the folders of what is kept: its own, and the key's where that is
// another one.
func places(c *cli.Command, dir string) []string {
	if key := c.String("key"); key != "" {
		return []string{dir, filepath.Dir(key)}
	}
	return []string{dir}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
