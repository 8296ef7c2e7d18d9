package plain

import (
	"time"

	"alcove.example/internal/app"
)

const (
	patience = time.Second // after which a job is announced
	lastSave = time.Second // that a save has when the terminal is gone
)

// work runs a job, and what follows from it, to the end.
func (f *face) work(job app.Job) error {
	for job != nil {
		if err := f.flush(); err != nil {
			return err
		}
		result, err := f.wait(beside(func() (any, error) { return job(), nil }))
		if err != nil {
			return err
		}
		job = f.Session.Finish(result)
	}
	return nil
}

// wait is for a job to be done. One that takes long is announced.
func (f *face) wait(done <-chan outcome[any]) (any, error) {
	long := f.After(patience)
	for {
		select {
		case r := <-done:
			return r.value, r.err
		case <-long:
			f.say("plain.wait")
			if err := f.flush(); err != nil {
				return nil, err
			}
			long = nil
		case <-f.Hangup:
			if f.Session.Saving() {
				select {
				case <-done:
				case <-f.After(lastSave):
				}
			}
			return nil, errGone
		}
	}
}

// outcome is what work that ran beside gives.
type outcome[T any] struct {
	value T
	err   error
}

// beside runs work in another goroutine. A panic there is ErrBroken.
func beside[T any](work func() (T, error)) <-chan outcome[T] {
	done := make(chan outcome[T], 1)
	go func() {
		r := outcome[T]{err: ErrBroken}
		defer func() {
			_ = recover() // its value may hold an answer
			done <- r
		}()
		r.value, r.err = work()
	}()
	return done
}
