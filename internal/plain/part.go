package plain

import (
	"errors"
	"io"
	"time"
)

// lastClear is how long clearing may take: a terminal that was halted takes
// nothing, and leaving waits for nothing.
const lastClear = time.Second / 10

// part ends the talk, for this reason: what was said goes from the terminal, and
// where it cannot, that it stays is said. Nothing is said to somebody who left at
// once.
func (f *face) part(why error) error {
	if errors.Is(why, errGone) {
		f.clear()
		return why
	}
	f.out.WriteString(f.Clear)
	if f.Paging > 0 && f.Clear == "" {
		f.say("new-passphrase.stays")
	}
	if err := f.flush(); why == nil {
		return err
	}
	return why
}

// clear takes what was said off the terminal. It says nothing that waits to be
// said.
func (f *face) clear() {
	if f.Clear == "" {
		return
	}
	select {
	case <-beside(func() (int, error) { return io.WriteString(f.Out, f.Clear) }):
	case <-f.After(lastClear):
	}
}
