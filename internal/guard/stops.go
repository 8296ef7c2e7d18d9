package guard

import "context"

// Stops tells how the shell stops the program and lets it go on. Where a system
// has nothing of the kind the channels never have anything.
type Stops struct {
	// Asked: the program is to stop, as for Ctrl+Z. It does not stop by itself:
	// it is to give its terminal back, and then to call Stop.
	Asked <-chan struct{}
	// Resumed: it was stopped without being asked, and goes on. Anything may have
	// been done to its terminal since.
	Resumed <-chan struct{}

	now  chan chan struct{}
	done <-chan struct{}
}

// WatchStops begins to tell, and ends when ctx is done. It is called once.
func WatchStops(ctx context.Context) Stops {
	asked, resumed := make(chan struct{}, 1), make(chan struct{}, 1)
	s := Stops{Asked: asked, Resumed: resumed, now: make(chan chan struct{}), done: ctx.Done()}
	arriving, forget := stopSignals()
	go func() {
		defer forget()
		for {
			select {
			case <-ctx.Done():
				return
			case goesOn := <-s.now:
				stop(arriving)
				close(goesOn)
			case signal := <-arriving:
				tell := resumed
				if asksToStop(signal) {
					tell = asked
				}
				select {
				case tell <- struct{}{}:
				default: // it was told and not yet heard
				}
			}
		}
	}()
	return s
}

// Stop stops the program and what the shell started together with it, and
// returns when they go on. Where no shell could let them go on, it returns at
// once.
func (s Stops) Stop() {
	goesOn := make(chan struct{})
	select {
	case s.now <- goesOn:
		<-goesOn
	case <-s.done:
	}
}
