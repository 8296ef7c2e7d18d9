package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"golang.org/x/crypto/scrypt"
)

// benchBody is a body as it is after some ten records.
func benchBody(size int) []byte { return bytes.Repeat([]byte("0123456789abcdef"), size/16) }

// BenchmarkFsyncInPlace is the floor of a save: the same bytes written over
// themselves, and synced.
func BenchmarkFsyncInPlace(b *testing.B) {
	for _, size := range []int{50_000, 1_000_000, 5_000_000} {
		b.Run(fmt.Sprintf("body=%d", size), func(b *testing.B) {
			f, err := os.Create(filepath.Join(b.TempDir(), "file"))
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			body := benchBody(size)
			for b.Loop() {
				if _, err := f.WriteAt(body, 0); err != nil {
					b.Fatal(err)
				}
				if err := f.Sync(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSave is a whole save, read back and confirmed. Of those of a million
// bytes 99 in 100 are to take at most 50 ms.
func BenchmarkSave(b *testing.B) {
	for _, size := range []int{50_000, 1_000_000, 5_000_000} {
		b.Run(fmt.Sprintf("body=%d", size), func(b *testing.B) {
			body := benchBody(size)
			v := mustCreate(b, b.TempDir(), weak(b, nil), string(body))
			defer v.Close()
			var took []time.Duration
			for b.Loop() {
				begin := time.Now()
				if _, err := v.Save(body); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(begin))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-us")
		})
	}
}

// BenchmarkSaveRatio interleaves the floor, a durable replacement of a file (new
// file, sync, rename, sync of the folder) and a whole save, all of as many bytes as
// the smallest slot has.
func BenchmarkSaveRatio(b *testing.B) {
	dir := b.TempDir()
	body := benchBody(50_000)
	file := make([]byte, smallest)
	v := mustCreate(b, filepath.Join(dir, "vault"), weak(b, nil), string(body))
	defer v.Close()
	inPlace, err := os.Create(filepath.Join(dir, "file"))
	if err != nil {
		b.Fatal(err)
	}
	defer inPlace.Close()
	plain := Options{}.at(dir)
	interleave(b, func() {}, []timed{
		{"in-place", func() error {
			_, err := inPlace.WriteAt(file, 0)
			return errors.Join(err, inPlace.Sync())
		}},
		{"replace", func() error {
			name := plain.slot(0)
			err := plain.writeNew(name+".new", file)
			return errors.Join(err, plain.disk.Rename(name+".new", name), plain.disk.SyncDir(dir))
		}},
		{"save", func() error {
			_, err := v.Save(body)
			return err
		}},
	})
}

// BenchmarkUnlockRatio interleaves scrypt with the opening of a vault, both on
// memory that is fresh from the operating system, as it is in a new process.
func BenchmarkUnlockRatio(b *testing.B) {
	opt, dir := weak(b, nil), b.TempDir()
	opt.testOnlyWork = minWork
	v := mustCreate(b, dir, opt, string(benchBody(50_000)))
	if err := v.Close(); err != nil {
		b.Fatal(err)
	}
	interleave(b, debug.FreeOSMemory, []timed{
		{"scrypt", func() error {
			_, err := scrypt.Key([]byte(testPass), bytes.Repeat([]byte("s"), 44), 1<<minWork, 8, 1, 32)
			return err
		}},
		{"unlock", func() error {
			v, _, err := Open(dir, testPass, opt)
			if err != nil {
				return err
			}
			return v.Close()
		}},
	})
}

// timed is one of several things to compare; the first is the floor.
type timed struct {
	name string
	do   func() error
}

// interleave takes turns, and reports medians and ratios to the floor. Before is
// not measured.
func interleave(b *testing.B, before func(), acts []timed) {
	times := make([][]float64, len(acts))
	for b.Loop() {
		for i, a := range acts {
			before()
			begin := time.Now()
			if err := a.do(); err != nil {
				b.Fatal(err)
			}
			times[i] = append(times[i], float64(time.Since(begin).Microseconds()))
		}
	}
	var floor float64
	for i, a := range acts {
		slices.Sort(times[i])
		median := times[i][len(times[i])/2]
		b.ReportMetric(median, a.name+"-us")
		if i == 0 {
			floor = median
			continue
		}
		b.ReportMetric(median/floor, a.name+"/"+acts[0].name)
	}
}

// BenchmarkScryptAlone is the floor of opening a vault.
func BenchmarkScryptAlone(b *testing.B) {
	for b.Loop() {
		if _, err := scrypt.Key([]byte(testPass), bytes.Repeat([]byte("s"), 44), 1<<minWork, 8, 1, 32); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUnlock opens a vault whose key has the program's lowest work factor.
func BenchmarkUnlock(b *testing.B) {
	opt := weak(b, nil)
	opt.testOnlyWork = minWork
	dir := b.TempDir()
	v := mustCreate(b, dir, opt, string(benchBody(50_000)))
	if err := v.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		v, _, err := Open(dir, testPass, opt)
		if err != nil {
			b.Fatal(err)
		}
		if err := v.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
