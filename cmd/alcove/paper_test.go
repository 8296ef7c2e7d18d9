//go:build unix

package main_test

import (
	"testing"

	"alcove.example/internal/paper"
)

// TestPaperHasTheDigitsOfTheScreen holds the form to the digits with which the walks
// over the full screen choose.
func TestPaperHasTheDigitsOfTheScreen(t *testing.T) {
	choices := 0
	for _, pack := range library(t).Packs {
		for _, q := range pack.Questions {
			for _, c := range paper.Choices(q) {
				if c.Own == nil {
					continue
				}
				if choices++; c.Code != keyOf(q, c.ID) {
					t.Errorf("%s: %s is %s on paper and %s on the screen", q.ID, c.ID, c.Code, keyOf(q, c.ID))
				}
			}
		}
	}
	if choices == 0 {
		t.Error("no choice was compared")
	}
}
