//go:build linux

package main

import "context"

// A family is one way in which a computer fails.
type family struct {
	name string
	// lacks says why the family cannot run on this computer; "" if it can.
	lacks func(ctx context.Context, g ground) string
	// run breaks things. What it finds goes into the tally; an error means that it
	// could not go on.
	run func(ctx context.Context, g ground, t *tally) error
	// spare is a part of a lack with which it may be missing even where all families
	// must run; "" if it must not.
	spare string
}

// families are all of them.
func families() []family {
	all := []family{
		{name: "kills", lacks: noStrace, run: kills},
		{name: "errors", lacks: noStrace, run: fails},
	}
	for _, f := range filesystems {
		all = append(all, family{name: "power cuts on " + f.name, lacks: f.noImage, run: cutsOn(f), spare: f.spare})
	}
	return append(all,
		family{name: "full disk", lacks: noMount, run: fullDisks},
		family{name: "taken away", lacks: noMount, run: takenAway},
		family{name: "planted", lacks: nothing, run: planted},
		family{name: "modes", lacks: nothing, run: modes},
		family{name: "two at once", lacks: nothing, run: twoAtOnce},
		family{name: "clocks", lacks: nothing, run: clocks},
		family{name: "canaries", lacks: filesystems[0].noImage, run: canaries},
		family{name: "memory", lacks: noDump, run: memory},
		family{name: "other programs", lacks: noNode, run: peers},
	)
}
