package device

import (
	"slices"
	"strings"
)

const swaps = "/proc/swaps"

// swapFact: whether what the memory puts aside is encrypted on the disk.
func swapFact() Fact {
	return Fact{ID: "swap-encrypted", on: map[System]source{
		Linux: {paths: append(slices.Clone(blockPaths), swaps), read: tellSwap},
	}}
}

func tellSwap(r *reader) Finding {
	data, err := r.bytes(swaps)
	if err != nil {
		return because(err, swaps)
	}
	places, ok := parseSwaps(data)
	switch {
	case !ok:
		return strange(swaps)
	case len(places) == 0:
		return yes("no-swap")
	}
	out := yes("swap-memory")
	for _, p := range places {
		f := r.swapPlace(p)
		if f.State == No {
			return f
		}
		if out.State == Yes && f.Why != "swap-memory" {
			out = f
		}
	}
	return out
}

// swapPlace says whether one place for swap is encrypted.
func (r *reader) swapPlace(place string) Finding {
	if strings.HasPrefix(place, "/dev/zram") {
		return yes("swap-memory")
	}
	var d disk
	if strings.HasPrefix(place, "/dev/") {
		name, f, ok := r.blockName(place)
		if !ok {
			return f
		}
		d = r.block(name, mostDeep)
	} else {
		d = r.diskUnder(place)
	}
	switch d.state {
	case Yes:
		return yes("swap-encrypted", val("path", place), val("kind", d.kind))
	case No:
		return no("swap-open", val("path", place), val("device", d.name))
	}
	return d.found
}

// parseSwaps gives the places of /proc/swaps.
func parseSwaps(data []byte) (places []string, ok bool) {
	first := true
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(line)
		switch {
		case first && (len(f) == 0 || f[0] != "Filename"):
			return nil, false
		case first:
			first = false
		case len(f) >= 2:
			places = append(places, octal(f[0]))
		}
	}
	return places, !first
}
