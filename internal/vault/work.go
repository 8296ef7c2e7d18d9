package vault

import (
	"runtime/debug"
	"time"
)

// scrypt's work factor: 2^18 is 256 MiB of memory, each step doubles time and
// memory.
const (
	minWork = 18
	maxWork = 20
	// patience is how long opening the vault may take on this computer.
	patience = 2 * time.Second
)

// workMemory returns the bytes of memory that a work factor needs.
func workMemory(work int) uint64 { return 1 << (work + 10) }

// giveBack returns scrypt's memory to the operating system.
func giveBack(work int) {
	if work >= minWork {
		debug.FreeOSMemory()
	}
}

// lockDear calls lock with rising work factors and returns the dearest result
// that opens within patience on this computer and fits a quarter of its memory
// (in bytes). It never goes below minWork, never tries a step that the one before
// shows to be too slow, and trusts no clock that stands still.
func lockDear(clock func() time.Time, memory uint64, lock func(work int) ([]byte, error)) ([]byte, int, error) {
	timed := func(work int) ([]byte, time.Duration, error) {
		begin := clock()
		file, err := lock(work)
		return file, clock().Sub(begin), err
	}
	best, took, err := timed(minWork)
	if err != nil {
		return nil, 0, err
	}
	work := minWork
	for work < maxWork && took > 0 && 2*took <= patience && workMemory(work+1) <= memory/4 {
		next, longer, err := timed(work + 1)
		if err != nil {
			return nil, 0, err
		}
		if longer <= 0 || longer > patience {
			break
		}
		best, took, work = next, longer, work+1
	}
	return best, work, nil
}
