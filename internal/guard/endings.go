package guard

import (
	"context"
	"os"
	"os/signal"
)

// Ending is why the program is to end.
type Ending uint8

// The reasons. All of them mean: keep what is safe to keep, restore the
// terminal, go. They differ in what may still be said.
const (
	// Interrupted: somebody asked from the keyboard or by a signal in its place.
	// In raw mode Ctrl+C is a key and never gets here.
	Interrupted Ending = iota + 1
	// Asked: the system or another program asked, for example at shutdown.
	Asked
	// Abandoned: the terminal is gone. Nothing can be shown any more.
	Abandoned
	// Dropped: asked to end at once and to leave an image of its memory, which
	// is never done.
	Dropped
)

// Endings tells why the program is to end, each time it is asked to. From the
// call on such signals no longer end the program by themselves. When ctx is
// done, the channel is closed and the signals have their old effect again.
func Endings(ctx context.Context) <-chan Ending {
	arriving := make(chan os.Signal, len(endings))
	for s := range endings {
		signal.Notify(arriving, s)
	}
	out := make(chan Ending, 1)
	go func() {
		defer close(out)
		defer signal.Stop(arriving)
		for {
			select {
			case <-ctx.Done():
				return
			case s := <-arriving:
				select {
				case out <- endings[s]:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return out
}
