package tui

import (
	"fmt"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkKey is what one key costs until the frame is ready for Bubble Tea.
func BenchmarkKey(b *testing.B) {
	for _, page := range []string{"question", "step", "list", "note"} {
		for _, size := range [][2]int{{80, 24}, {200, 60}} {
			b.Run(fmt.Sprintf("%s/%dx%d", page, size[0], size[1]), func(b *testing.B) {
				now := time.Now()
				r := newRoot(Options{Session: newFake(b, "en", "welcome", page), Clock: func() time.Time { return now }}, newPainter(io.Discard))
				r.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				for i := range b.N {
					r.Update(tea.KeyPressMsg(key([]string{"down", "up"}[i%2])))
				}
			})
		}
	}
}
