package app

import (
	"slices"

	"alcove.example/internal/locale"
)

// arg names a value that a sentence shows.
func arg(name, value string) locale.Arg { return locale.A(name, value) }

func sortStable(cs []Choice, cmp func(a, b Choice) int) { slices.SortStableFunc(cs, cmp) }
