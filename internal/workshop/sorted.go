package workshop

import (
	"cmp"
	"maps"
	"slices"
)

// sorted gives the keys of a map in order: nothing that is shown may depend on
// the order of a map.
func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
