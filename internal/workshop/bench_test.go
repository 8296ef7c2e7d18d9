package workshop

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"filippo.io/age"
)

// BenchmarkCollect collects 100, 1,000 and 10,000 slips from a folder of the disk
// and prints, besides the time, the ratio to what reading and decrypting the same
// files takes (the two by turns, medians) and the exponent of growth.
func BenchmarkCollect(b *testing.B) {
	k, scope := weakKey(b), shipped(b)
	room := roomOf(k, scope)
	practices := Practices(scope)
	dir := b.TempDir()
	written := 0
	last := map[int]time.Duration{}
	for _, n := range []int{100, 1000, 10_000} {
		for ; written < n; written++ {
			s := room.slipIn(Begin, map[ID]Level{})
			for i, c := range practices {
				s.Now[c.ID] = Levels[(i+written)%len(Levels)]
			}
			data, err := s.Seal(k.Recipient())
			if err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(fmt.Sprintf("%s/%s.age", dir, NewID()), data, 0o600); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			folder := os.DirFS(dir)
			var floor, ours []time.Duration
			for b.Loop() {
				begin := time.Now()
				decryptAll(b, k, folder)
				middle := time.Now()
				p, err := Collect(k, wanted(scope), Folder{FS: folder})
				ours, floor = append(ours, time.Since(middle)), append(floor, middle.Sub(begin))
				if err != nil || len(p.Slips) != n {
					b.Fatalf("%d of %d, %v", len(p.Slips), n, err)
				}
			}
			mine, least := median(ours), median(floor)
			b.ReportMetric(float64(mine)/float64(least), "x-decrypting")
			b.ReportMetric(float64(mine)/float64(n), "ns/slip")
			if before, ok := last[n/10]; ok {
				b.ReportMetric(math.Log10(float64(mine)/float64(before)), "exponent")
			}
			last[n] = mine
		})
	}
}

// decryptAll is the floor: every file read and decrypted, and nothing more.
func decryptAll(b *testing.B, k Key, folder fs.FS) {
	names, err := fs.ReadDir(folder, ".")
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range names {
		data, err := fs.ReadFile(folder, e.Name())
		if err != nil {
			b.Fatal(err)
		}
		r, err := age.Decrypt(bytes.NewReader(data), k.identity)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

func median(ds []time.Duration) time.Duration {
	ds = slices.Sorted(slices.Values(ds))
	return ds[len(ds)/2]
}
