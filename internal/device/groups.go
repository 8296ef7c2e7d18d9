package device

import "slices"

// A Group is readings that belong together, by the id of its heading.
type Group struct {
	ID       string
	Readings []Reading
}

// The groups, in the order in which they are shown.
const (
	InPlace      = "in-place"
	Missing      = "missing"
	NotKnown     = "cannot-tell"
	WorthKnowing = "worth-knowing"
)

// Groups puts readings into groups, what is in place first. Groups without any
// are left out.
func Groups(readings []Reading) []Group {
	var out []Group
	for _, id := range []string{InPlace, Missing, NotKnown, WorthKnowing} {
		g := Group{ID: id}
		for _, r := range readings {
			if groupOf(r) == id {
				g.Readings = append(g.Readings, r)
			}
		}
		if len(g.Readings) > 0 {
			out = append(out, g)
		}
	}
	return out
}

func groupOf(r Reading) string {
	switch {
	case r.State == CannotTell:
		return NotKnown
	case r.Kind == Tells:
		return WorthKnowing
	case r.State == Yes:
		return InPlace
	}
	return Missing
}

// Means lists the ids of the words that say what readings do not mean. They go
// with every page of readings: a page on which all is in place most of all.
func Means(readings []Reading) []string {
	out := []string{"device.means.title"}
	if slices.ContainsFunc(readings, func(r Reading) bool { return r.Why == "tails" || r.Why == "tails-persistent" }) {
		out = append([]string{"device.tails"}, out...)
	}
	if !slices.ContainsFunc(readings, func(r Reading) bool { return groupOf(r) == Missing }) {
		out = append(out, "device.means.all")
	}
	return append(out, "device.means.seen", "device.means.people", "device.means.more")
}
