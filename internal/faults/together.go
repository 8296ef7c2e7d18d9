//go:build linux

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

// places counts the scenes, so that each has a folder of its own.
type places struct{ last atomic.Int64 }

// place returns a path that nothing has yet.
func (g ground) place() string {
	return filepath.Join(g.dir, fmt.Sprint(g.places.last.Add(1)))
}

// together does all of a list, as many at once as there are processors, and
// returns the first error.
func together[T any](ctx context.Context, list []T, do func(ctx context.Context, one T) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var wait sync.WaitGroup
	todo := make(chan T)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for one := range todo {
				if ctx.Err() != nil {
					continue
				}
				if err := do(ctx, one); err != nil {
					stop(err)
				}
			}
		})
	}
	for _, one := range list {
		todo <- one
	}
	close(todo)
	wait.Wait()
	return context.Cause(ctx)
}
